package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_CERTIFICATE_PATH;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_CERTIFICATE_REVOKED;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_CERTIFICATE_ROLE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_CERTIFICATE_TIME;
import static cn.laborproof.proof.ledger.fabric.NotProvenException.require;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.UtcMillis;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * What one configuration says of an institution's certificates.
 *
 * @param id such as {@code CourtMSP}
 * @param roots certificates an institution's identities lead to
 * @param intermediates authorities in between
 * @param revocations what the institution withdrew
 */
record Msp(
    String id,
    List<X509Certificate> roots,
    List<X509Certificate> intermediates,
    List<X509CRL> revocations) {

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
    return new Msp(
        msp.text(1),
        msp.list(2).stream().map(Identity::x509).toList(),
        msp.list(3).stream().map(Identity::x509).toList(),
        msp.list(5).stream().map(Msp::crl).toList());
  }

  private static X509CRL crl(Bytes bytes) {
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509")
              .generateCRL(new ByteArrayInputStream(bytes.toArray()));
    } catch (CertificateException | CRLException e) {
      throw new MalformedException("fabric.mspConfig: not a revocation list", e);
    }
  }

  /**
   * The certificate, once it is shown to be this institution's, of that role and no other, no
   * authority, and valid at that time.
   *
   * @throws NotProvenException if it is not
   */
  X509Certificate member(Bytes pem, Role role, Instant at) throws NotProvenException {
    X509Certificate certificate = Identity.x509(pem);
    String who = nameOf(certificate).toString();
    requireValid(certificate, at, who);
    X509Certificate issuer = issuerOf(certificate, at, who);
    require(
        revocations.stream().noneMatch(crl -> revokes(crl, certificate, issuer)),
        LEDGER_CERTIFICATE_REVOKED,
        id + " withdrew " + who);
    List<String> roles = rolesOf(certificate);
    require(
        roles.equals(List.of(role.unit())) && certificate.getBasicConstraints() < 0,
        LEDGER_CERTIFICATE_ROLE,
        "%s has the roles %s (expected: %s)".formatted(who, roles, role.unit()));
    return certificate;
  }

  private static void requireValid(X509Certificate certificate, Instant at, String who)
      throws NotProvenException {
    boolean valid =
        !at.isBefore(certificate.getNotBefore().toInstant())
            && !at.isAfter(certificate.getNotAfter().toInstant());
    require(valid, LEDGER_CERTIFICATE_TIME, who + " is not valid at " + UtcMillis.format(at));
  }

  private X509Certificate issuerOf(X509Certificate certificate, Instant at, String who)
      throws NotProvenException {
    Set<TrustAnchor> anchors =
        roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(certificate);
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      parameters.addCertStore(
          CertStore.getInstance(
              "Collection",
              new CollectionCertStoreParameters(
                  Stream.concat(intermediates.stream(), Stream.of(certificate)).toList())));
      PKIXCertPathBuilderResult found =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      X509Certificate root = found.getTrustAnchor().getTrustedCert();
      // A path ends at the anchor, whose own validity PKIX leaves to whoever trusts it.
      requireValid(root, at, nameOf(root).toString());
      return found.getCertPath().getCertificates().size() > 1
          ? (X509Certificate) found.getCertPath().getCertificates().get(1)
          : root;
    } catch (GeneralSecurityException e) {
      throw new NotProvenException(
          LEDGER_CERTIFICATE_PATH, who + " does not lead to a root of " + id);
    }
  }

  /**
   * As Fabric has it (msp/mspimplvalidate.go), from the moment the list is in the configuration,
   * whatever date it names.
   */
  private static boolean revokes(X509CRL crl, X509Certificate certificate, X509Certificate issuer) {
    try {
      if (!new JcaX509CRLHolder(crl).getIssuer().equals(nameOf(issuer))
          || crl.getRevokedCertificate(certificate.getSerialNumber()) == null) {
        return false;
      }
      crl.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static X500Name nameOf(X509Certificate certificate) {
    try {
      return new JcaX509CertificateHolder(certificate).getSubject();
    } catch (CertificateEncodingException e) {
      throw new MalformedException("fabric.identity: no encoding", e);
    }
  }

  private static List<String> rolesOf(X509Certificate certificate) {
    Set<String> known = Arrays.stream(Role.values()).map(Role::unit).collect(Collectors.toSet());
    return Arrays.stream(nameOf(certificate).getRDNs(BCStyle.OU))
        .flatMap(names -> Arrays.stream(names.getTypesAndValues()))
        .filter(name -> name.getType().equals(BCStyle.OU))
        .map(AttributeTypeAndValue::getValue)
        .map(IETFUtils::valueToString)
        .filter(known::contains)
        .toList();
  }
}
