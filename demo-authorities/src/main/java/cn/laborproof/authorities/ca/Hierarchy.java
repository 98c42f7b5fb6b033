package cn.laborproof.authorities.ca;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The authorities' own credentials, read from their files or made at the first start. Two roots:
 * who trusts a root for signers does not thereby trust it for times, and the other way round.
 *
 * @param root anchors signers
 * @param issuing issues signers' certificates, below {@code root}
 * @param ocsp answers for {@code issuing}
 * @param tsaRoot anchors timestamps
 * @param tsa signs timestamps, below {@code tsaRoot}
 * @param tsaOcsp answers for {@code tsaRoot}
 */
record Hierarchy(
    Credential root,
    Credential issuing,
    Credential ocsp,
    Credential tsaRoot,
    Credential tsa,
    Credential tsaOcsp) {
  private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);

  /**
   * A timestamp lives as long as the certificate under it, so the timestamp service takes a new one
   * each year: no timestamp has less than eight years before it.
   */
  private static final Duration RENEW_TSA_BEFORE_END = Duration.ofDays(8 * 365);

  /** Its answers hold for a year; none may outlive it. */
  private static final Duration RENEW_TSA_OCSP_BEFORE_END = Duration.ofDays(2 * 365);

  private interface Making {
    X509CertificateHolder certificate(KeyPair pair, SubjectPublicKeyInfo key) throws IOException;
  }

  static Hierarchy open(KeyFiles files, CertificateMaker maker, Addresses addresses, Clock clock)
      throws IOException {
    Source source = new Source(files, addresses, clock, RENEW_BEFORE_END);
    Credential root =
        source.credential(
            "root", (pair, key) -> maker.root(DemoNames.ROOT, key, pair.getPrivate()));
    Credential issuing =
        source.credential("issuing", (pair, key) -> maker.issuing(root, DemoNames.ISSUING, key));
    Credential ocsp =
        source.credential("ocsp", (pair, key) -> maker.ocsp(issuing, DemoNames.OCSP, key));
    Credential tsaRoot =
        source.credential(
            "tsa-root", (pair, key) -> maker.tsaRoot(DemoNames.TSA_ROOT, key, pair.getPrivate()));
    Credential tsa =
        source
            .renewing(RENEW_TSA_BEFORE_END)
            .credential("tsa", (pair, key) -> maker.tsa(tsaRoot, DemoNames.TSA, key));
    Credential tsaOcsp =
        source
            .renewing(RENEW_TSA_OCSP_BEFORE_END)
            .credential("tsa-ocsp", (pair, key) -> maker.tsaOcsp(tsaRoot, DemoNames.TSA_OCSP, key));
    return new Hierarchy(root, issuing, ocsp, tsaRoot, tsa, tsaOcsp);
  }

  private record Source(KeyFiles files, Addresses addresses, Clock clock, Duration renewBeforeEnd) {

    Source renewing(Duration beforeEnd) {
      return new Source(files, addresses, clock, beforeEnd);
    }

    Credential credential(String name, Making making) throws IOException {
      KeyPair pair = files.ec(name);
      Optional<X509CertificateHolder> kept = files.certificate(name).filter(this::stillGood);
      if (kept.isPresent()) {
        return new Credential(pair.getPrivate(), kept.get());
      }
      X509CertificateHolder made =
          making.certificate(pair, SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
      files.keep(name, made);
      return new Credential(pair.getPrivate(), made);
    }

    /**
     * A certificate that ends soon, or that points to a port we no longer listen on, is issued anew
     * for the same name and key; what hangs below the old one hangs below the new one as well.
     */
    private boolean stillGood(X509CertificateHolder certificate) {
      boolean lasts = certificate.isValidOn(Date.from(clock.instant().plus(renewBeforeEnd)));
      Extension points = certificate.getExtension(Extension.cRLDistributionPoints);
      return lasts && (points == null || pointsHere(points.getExtnValue()));
    }

    private boolean pointsHere(ASN1OctetString extension) {
      var point =
          CRLDistPoint.getInstance(extension.getOctets())
              .getDistributionPoints()[0]
              .getDistributionPoint();
      String uri = GeneralNames.getInstance(point.getName()).getNames()[0].getName().toString();
      return uri.startsWith(addresses.base() + "/");
    }
  }
}
