package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_CERTIFICATE_PATH;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_CERTIFICATE_REVOKED;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_CERTIFICATE_TIME;
import static cn.laborproof.proof.ledger.fabric.NotProvenException.require;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.UtcMillis;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one configuration says of an institution's certificates.
 *
 * @param id such as {@code CourtMSP}
 * @param roots certificates an institution's identities lead to
 * @param intermediates authorities in between
 * @param revocations what the institution withdrew
 * @param units how it tells roles
 */
record Msp(
    String id,
    List<MemberCertificate> roots,
    List<MemberCertificate> intermediates,
    List<X509CRL> revocations,
    NodeUnits units) {

  /** The kind of MSP made of X.509 certificates; the other one is anonymous and has no roles. */
  private static final long OF_CERTIFICATES = 0;

  Msp {
    roots = List.copyOf(roots);
    intermediates = List.copyOf(intermediates);
    revocations = List.copyOf(revocations);
  }

  /** Reads the value {@code MSP} of an organisation. */
  static Msp parse(Bytes value) {
    ProtoMessage config = ProtoMessage.parse("mspConfig", value);
    if (config.signed(1) != OF_CERTIFICATES) {
      throw config.fault("type " + config.signed(1) + " (expected: X.509)");
    }
    ProtoMessage msp = config.message(2);
    if (!msp.list(7).isEmpty()) {
      // Then only members of some units are members at all, which nothing here looks at.
      throw msp.fault("members are limited to organisational units (expected: no limit)");
    }
    return new Msp(
        msp.text(1),
        msp.list(2).stream().map(MemberCertificate::ofPem).toList(),
        msp.list(3).stream().map(MemberCertificate::ofPem).toList(),
        msp.list(5).stream().map(Msp::crl).toList(),
        NodeUnits.read(msp.message(11)));
  }

  private static X509CRL crl(Bytes bytes) {
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509")
              .generateCRL(new ByteArrayInputStream(bytes.toArray()));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new MalformedException("fabric.mspConfig: not a revocation list", e);
    }
  }

  /**
   * The key of a certificate, once it is shown to be this institution's, of that role and no other,
   * no authority, and valid at that time.
   *
   * @throws NotProvenException if it is not
   */
  PublicKey keyOf(Bytes pem, Role role, Instant at) throws NotProvenException {
    MemberCertificate member = MemberCertificate.ofPem(pem);
    requireValid(member.x509(), at, member.toString());
    X509Certificate issuer = issuerOf(member, at);
    require(
        revocations.stream().noneMatch(crl -> revokes(crl, member, issuer)),
        LEDGER_CERTIFICATE_REVOKED,
        id + " withdrew " + member);
    units.requireRole(member, issuer, role);
    return member.key();
  }

  private static void requireValid(X509Certificate certificate, Instant at, String who)
      throws NotProvenException {
    boolean valid =
        !at.isBefore(certificate.getNotBefore().toInstant())
            && !at.isAfter(certificate.getNotAfter().toInstant());
    require(valid, LEDGER_CERTIFICATE_TIME, who + " is not valid at " + UtcMillis.format(at));
  }

  private X509Certificate issuerOf(MemberCertificate member, Instant at) throws NotProvenException {
    try {
      PKIXCertPathBuilderResult found =
          (PKIXCertPathBuilderResult)
              CertPathBuilder.getInstance("PKIX").build(search(member.x509(), at));
      X509Certificate root = found.getTrustAnchor().getTrustedCert();
      // A path ends at the anchor, whose own validity PKIX leaves to whoever trusts it.
      requireValid(root, at, "the root of " + id);
      List<? extends Certificate> path = found.getCertPath().getCertificates();
      return path.size() > 1 ? (X509Certificate) path.get(1) : root;
    } catch (GeneralSecurityException e) {
      throw new NotProvenException(
          LEDGER_CERTIFICATE_PATH, member + " does not lead to a root of " + id);
    }
  }

  private PKIXBuilderParameters search(X509Certificate certificate, Instant at)
      throws GeneralSecurityException {
    Set<TrustAnchor> anchors =
        roots.stream().map(root -> new TrustAnchor(root.x509(), null)).collect(Collectors.toSet());
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(certificate);
    PKIXBuilderParameters search = new PKIXBuilderParameters(anchors, target);
    search.setRevocationEnabled(false);
    search.setDate(Date.from(at));
    List<X509Certificate> known =
        Stream.concat(intermediates.stream().map(MemberCertificate::x509), Stream.of(certificate))
            .toList();
    search.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
    return search;
  }

  /**
   * As Fabric has it (msp/mspimplvalidate.go): from the moment the list is in the configuration,
   * whatever date it names, and only if the issuer of the certificate signed it.
   */
  private static boolean revokes(X509CRL crl, MemberCertificate member, X509Certificate issuer) {
    if (crl.getRevokedCertificate(member.x509().getSerialNumber()) == null) {
      return false;
    }
    try {
      crl.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
