package cn.laborproof.authorities.ca;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The authorities' own credentials, read from their files or made at the first start. Roots by use:
 * who trusts a root for signers does not thereby trust it for times or for making seals.
 *
 * @param international certifies signers with P-256 and RSA keys
 * @param national certifies signers with SM2 keys
 * @param sealMakers certifies makers of electronic seals, with SM2 keys
 * @param timestamps stamps with ECDSA
 * @param nationalTimestamps stamps with SM2
 */
record Hierarchy(
    Signers international,
    Signers national,
    Signers sealMakers,
    Stampers timestamps,
    Stampers nationalTimestamps) {
  /**
   * The authorities of signers of one suite. A chain is of one suite from end to end.
   *
   * @param branch where their certificates and answers are to be had
   * @param root anchors signers
   * @param issuing issues signers' certificates, below {@code root}
   * @param ocsp answers for {@code issuing}
   */
  record Signers(Addresses.Branch branch, Credential root, Credential issuing, Credential ocsp) {}

  /**
   * The authorities behind timestamps of one suite.
   *
   * @param at where their certificates and answers are to be had
   * @param root anchors timestamps
   * @param tsa signs timestamps, below {@code root}
   * @param ocsp answers for {@code root}
   */
  record Stampers(Addresses.Stamping at, Credential root, Credential tsa, Credential ocsp) {}

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
    Source source = new Source(files, files::ec, addresses, clock, RENEW_BEFORE_END);
    Signers international =
        signers(
            source,
            "",
            Addresses.INTERNATIONAL,
            maker,
            DemoNames.ROOT,
            DemoNames.ISSUING,
            DemoNames.OCSP);
    Source sm2 = new Source(files, files::sm2, addresses, clock, RENEW_BEFORE_END);
    Signers national =
        signers(
            sm2,
            "sm2-",
            Addresses.NATIONAL,
            maker,
            DemoNames.NATIONAL_ROOT,
            DemoNames.NATIONAL_ISSUING,
            DemoNames.NATIONAL_OCSP);
    Signers sealMakers =
        signers(
            sm2,
            "seal-",
            Addresses.SEAL_MAKERS,
            maker,
            DemoNames.SEAL_ROOT,
            DemoNames.SEAL_ISSUING,
            DemoNames.SEAL_OCSP);
    Stampers timestamps =
        stampers(
            source,
            "",
            Addresses.TIMESTAMPS,
            maker,
            DemoNames.TSA_ROOT,
            DemoNames.TSA,
            DemoNames.TSA_OCSP);
    Stampers nationalTimestamps =
        stampers(
            sm2,
            "sm2-",
            Addresses.NATIONAL_TIMESTAMPS,
            maker,
            DemoNames.NATIONAL_TSA_ROOT,
            DemoNames.NATIONAL_TSA,
            DemoNames.NATIONAL_TSA_OCSP);
    return new Hierarchy(international, national, sealMakers, timestamps, nationalTimestamps);
  }

  private static Stampers stampers(
      Source source,
      String prefix,
      Addresses.Stamping at,
      CertificateMaker maker,
      X500Name rootName,
      X500Name tsaName,
      X500Name ocspName)
      throws IOException {
    Credential root =
        source.credential(
            prefix + "tsa-root", (pair, key) -> maker.tsaRoot(rootName, key, pair.getPrivate()));
    Credential tsa =
        source
            .renewing(RENEW_TSA_BEFORE_END)
            .credential(prefix + "tsa", (pair, key) -> maker.tsa(root, at, tsaName, key));
    Credential ocsp =
        source
            .renewing(RENEW_TSA_OCSP_BEFORE_END)
            .credential(prefix + "tsa-ocsp", (pair, key) -> maker.tsaOcsp(root, at, ocspName, key));
    return new Stampers(at, root, tsa, ocsp);
  }

  private static Signers signers(
      Source source,
      String prefix,
      Addresses.Branch branch,
      CertificateMaker maker,
      X500Name rootName,
      X500Name issuingName,
      X500Name ocspName)
      throws IOException {
    Credential root =
        source.credential(
            prefix + "root", (pair, key) -> maker.root(rootName, key, pair.getPrivate()));
    Credential issuing =
        source.credential(
            prefix + "issuing", (pair, key) -> maker.issuing(root, branch, issuingName, key));
    Credential ocsp =
        source.credential(
            prefix + "ocsp", (pair, key) -> maker.ocsp(issuing, branch, ocspName, key));
    return new Signers(branch, root, issuing, ocsp);
  }

  private interface Keys {
    KeyPair named(String name) throws IOException;
  }

  private record Source(
      KeyFiles files, Keys keys, Addresses addresses, Clock clock, Duration renewBeforeEnd) {

    Source renewing(Duration beforeEnd) {
      return new Source(files, keys, addresses, clock, beforeEnd);
    }

    Credential credential(String name, Making making) throws IOException {
      KeyPair pair = keys.named(name);
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
