package cn.laborproof.authorities.ca;

import cn.laborproof.proof.DemoMark;
import java.io.IOException;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.jspecify.annotations.Nullable;

/**
 * Writes certificates in the profiles of RFC 5280, RFC 3161 2.3 (timestamps) and RFC 6960 4.2.2.2
 * (OCSP).
 */
final class CertificateMaker {
  /** RFC 9336: the key signs documents that people read. */
  private static final KeyPurposeId DOCUMENT_SIGNING =
      KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36"));

  private static final int AUTHORITY_USE = KeyUsage.keyCertSign | KeyUsage.cRLSign;
  private static final int ROOT_DAYS = 20 * 365;

  /** Timestamps of 30 years, the life of a labour relation, below one root. */
  private static final int TSA_ROOT_DAYS = 40 * 365;

  private static final int ISSUING_DAYS = 10 * 365;
  private static final int TSA_DAYS = 9 * 365;
  private static final int OCSP_DAYS = 365;
  private static final int TSA_OCSP_DAYS = 3 * 365;

  private final Clock clock;
  private final SecureRandom random;
  private final Addresses addresses;
  private final X509ExtensionUtils ids;

  CertificateMaker(Clock clock, SecureRandom random, Addresses addresses) {
    this.clock = clock;
    this.random = random;
    this.addresses = addresses;
    try {
      this.ids = new JcaX509ExtensionUtils();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1 for key identifiers", e);
    }
  }

  X509CertificateHolder root(X500Name name, SubjectPublicKeyInfo key, PrivateKey signingKey)
      throws IOException {
    return root(name, key, signingKey, ROOT_DAYS);
  }

  X509CertificateHolder tsaRoot(X500Name name, SubjectPublicKeyInfo key, PrivateKey signingKey)
      throws IOException {
    return root(name, key, signingKey, TSA_ROOT_DAYS);
  }

  private X509CertificateHolder root(
      X500Name name, SubjectPublicKeyInfo key, PrivateKey signingKey, int days) throws IOException {
    var builder = builder(name, days, name, key);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(AUTHORITY_USE));
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
    return builder.build(Credential.signer(signingKey));
  }

  X509CertificateHolder issuing(
      Credential root, Addresses.Branch branch, X500Name name, SubjectPublicKeyInfo key)
      throws IOException {
    var builder = below(root, ISSUING_DAYS, name, key, new BasicConstraints(0), AUTHORITY_USE);
    revocation(builder, branch.rootCrl());
    access(builder, branch.root(), null);
    return builder.build(root.signer());
  }

  X509CertificateHolder ocsp(
      Credential issuing, Addresses.Branch branch, X500Name name, SubjectPublicKeyInfo key)
      throws IOException {
    return ocsp(issuing, name, key, OCSP_DAYS, branch.issuing());
  }

  X509CertificateHolder tsaOcsp(
      Credential tsaRoot, Addresses.Stamping at, X500Name name, SubjectPublicKeyInfo key)
      throws IOException {
    return ocsp(tsaRoot, name, key, TSA_OCSP_DAYS, at.root());
  }

  private X509CertificateHolder ocsp(
      Credential issuing, X500Name name, SubjectPublicKeyInfo key, int days, String issuer)
      throws IOException {
    var builder =
        below(issuing, days, name, key, new BasicConstraints(false), KeyUsage.digitalSignature);
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
    // Nobody can ask a responder about itself (RFC 6960 4.2.2.2.1).
    builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
    access(builder, issuer, null);
    return builder.build(issuing.signer());
  }

  X509CertificateHolder tsa(
      Credential tsaRoot, Addresses.Stamping at, X500Name name, SubjectPublicKeyInfo key, int days)
      throws IOException {
    var builder =
        below(tsaRoot, days, name, key, new BasicConstraints(false), KeyUsage.digitalSignature);
    builder.addExtension(
        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    revocation(builder, at.rootCrl());
    access(builder, at.root(), at.ocsp());
    return builder.build(tsaRoot.enduringSigner());
  }

  X509CertificateHolder tsa(
      Credential tsaRoot, Addresses.Stamping at, X500Name name, SubjectPublicKeyInfo key)
      throws IOException {
    return tsa(tsaRoot, at, name, key, TSA_DAYS);
  }

  X509CertificateHolder signer(
      Credential issuing,
      Addresses.Branch branch,
      X500Name name,
      SubjectPublicKeyInfo key,
      int days)
      throws IOException {
    int use = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    var builder = below(issuing, days, name, key, new BasicConstraints(false), use);
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(DOCUMENT_SIGNING));
    revocation(builder, branch.issuingCrl());
    access(builder, branch.issuing(), branch.ocsp());
    return builder.build(issuing.signer());
  }

  private X509v3CertificateBuilder builder(
      X500Name issuer, int days, X500Name subject, SubjectPublicKeyInfo key) {
    Instant begin = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    // 127 random bits, the top one set: unique without a counter, positive, and within the 20
    // octets of RFC 5280 4.1.2.2.
    BigInteger serial = new BigInteger(127, random).setBit(126);
    return new X509v3CertificateBuilder(
        issuer,
        serial,
        Date.from(begin),
        Date.from(begin.plus(days, ChronoUnit.DAYS)),
        subject,
        key);
  }

  private X509v3CertificateBuilder below(
      Credential issuer,
      int days,
      X500Name subject,
      SubjectPublicKeyInfo key,
      BasicConstraints constraints,
      int use)
      throws IOException {
    var builder = builder(issuer.certificate().getSubject(), days, subject, key);
    builder.addExtension(Extension.basicConstraints, true, constraints);
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(use));
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        ids.createAuthorityKeyIdentifier(issuer.certificate()));
    builder.addExtension(
        Extension.certificatePolicies,
        false,
        new CertificatePolicies(
            new PolicyInformation(new ASN1ObjectIdentifier(DemoMark.CERTIFICATE_POLICY))));
    return builder;
  }

  private void revocation(X509v3CertificateBuilder builder, String crl) throws IOException {
    var name = new DistributionPointName(new GeneralNames(uri(crl)));
    builder.addExtension(
        Extension.cRLDistributionPoints,
        false,
        new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)}));
  }

  private void access(X509v3CertificateBuilder builder, String issuer, @Nullable String ocsp)
      throws IOException {
    var at = new AccessDescription(AccessDescription.id_ad_caIssuers, uri(issuer));
    builder.addExtension(
        Extension.authorityInfoAccess,
        false,
        ocsp == null
            ? new AuthorityInformationAccess(at)
            : new AuthorityInformationAccess(
                new AccessDescription[] {
                  new AccessDescription(AccessDescription.id_ad_ocsp, uri(ocsp)), at
                }));
  }

  private GeneralName uri(String path) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, addresses.of(path));
  }
}
