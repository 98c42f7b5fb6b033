package cn.laborproof.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certification authority that does wrong on request: good certificates and each way a
 * certificate can be bad, with CRLs. Nothing is served; pass what it makes to the code under test.
 * Thread-safe.
 */
public final class TestPki {
  /** Where the JDK's classes find SM2; registered nowhere. */
  static final Provider NATIONAL = new BouncyCastleProvider();

  private static final Duration DAY = Duration.ofDays(1);

  private final Instant now;
  private final SecureRandom random = new SecureRandom();
  private final TestIdentity root;
  private final TestIdentity issuing;

  private TestPki(Instant now) {
    this.now = now;
    this.root = selfSigned("CN=Test Root");
    this.issuing = issuing(root);
  }

  /** A new root and issuing authority whose certificates began a month before {@code now}. */
  public static TestPki at(Instant now) {
    return new TestPki(now);
  }

  /** The self-signed root, the only anchor to trust. */
  public X509Certificate rootCertificate() {
    return root.certificate();
  }

  /** The issuing authority with its key, to sign what this class does not offer. */
  public TestIdentity issuingAuthority() {
    return issuing;
  }

  /**
   * A new key with a certificate of that kind for {@code CN=name}; chains end in this root but for
   * {@code FOREIGN_ROOT}.
   */
  public TestIdentity issue(LeafKind kind, String name) {
    return switch (kind) {
      case GOOD_RSA -> leaf(issuing, kind, name, rsa(3072));
      case WEAK_KEY -> leaf(issuing, kind, name, rsa(1024));
      case FOREIGN_ROOT -> leaf(issuing(selfSigned("CN=Test Root")), kind, name, ec());
      case ISSUED_BY_A_LEAF -> leaf(issue(LeafKind.GOOD, "not an authority"), kind, name, ec());
      case FORGED_ISSUER_SIGNATURE ->
          leaf(new TestIdentity(ec().getPrivate(), issuing.chain()), kind, name, ec());
      default -> leaf(issuing, kind, name, ec());
    };
  }

  /** A good certificate that names a host, for a server of TLS. */
  public TestIdentity issueForHost(String host) {
    var names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
    return leaf(issuing, LeafKind.GOOD, "a server", ec(), Optional.of(names));
  }

  /**
   * A CRL of the issuing authority from {@code thisUpdate} for a day, revoking the serials since
   * {@code thisUpdate}.
   */
  public X509CRL crl(Instant thisUpdate, BigInteger... revoked) {
    return crlOf(issuing, thisUpdate, revoked);
  }

  /** As {@link #crl}, but of the root. */
  public X509CRL rootCrl(Instant thisUpdate, BigInteger... revoked) {
    return crlOf(root, thisUpdate, revoked);
  }

  private static X509CRL crlOf(TestIdentity issuer, Instant thisUpdate, BigInteger... revoked) {
    return unchecked(() -> {
      var list = new JcaX509v2CRLBuilder(issuer.certificate(), Date.from(thisUpdate));
      list.setNextUpdate(Date.from(thisUpdate.plus(DAY)));
      for (BigInteger serial : revoked) {
        list.addCRLEntry(serial, Date.from(thisUpdate), CRLReason.keyCompromise);
      }
      var ids = new JcaX509ExtensionUtils();
      list.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          ids.createAuthorityKeyIdentifier(issuer.certificate()));
      list.addExtension(
          Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(thisUpdate.toEpochMilli())));
      return new JcaX509CRLConverter().getCRL(list.build(signer(issuer.key())));
    });
  }

  private TestIdentity selfSigned(String name) {
    KeyPair pair = ec();
    var dn = new X500Name(name);
    var builder =
        new JcaX509v3CertificateBuilder(
            dn,
            serial(),
            date(DAY.multipliedBy(-30)),
            date(DAY.multipliedBy(3650)),
            dn,
            pair.getPublic());
    return unchecked(() -> {
      authority(builder, pair, new BasicConstraints(true));
      return new TestIdentity(pair.getPrivate(), List.of(sign(builder, pair.getPrivate())));
    });
  }

  private TestIdentity issuing(TestIdentity above) {
    KeyPair pair = ec();
    var builder =
        new JcaX509v3CertificateBuilder(
            above.certificate(),
            serial(),
            date(DAY.multipliedBy(-30)),
            date(DAY.multipliedBy(1825)),
            new X500Name("CN=Test Issuing CA"),
            pair.getPublic());
    return unchecked(() -> {
      authority(builder, pair, new BasicConstraints(0));
      issuedBy(builder, above);
      return new TestIdentity(
          pair.getPrivate(), List.of(sign(builder, above.key()), above.certificate()));
    });
  }

  private TestIdentity leaf(TestIdentity issuer, LeafKind kind, String name, KeyPair pair) {
    return leaf(issuer, kind, name, pair, Optional.empty());
  }

  private TestIdentity leaf(
      TestIdentity issuer, LeafKind kind, String name, KeyPair pair, Optional<GeneralNames> hosts) {
    Duration begin = kind == LeafKind.NOT_YET_VALID ? DAY : DAY.multipliedBy(-20);
    Duration end = kind == LeafKind.EXPIRED ? DAY.negated() : DAY.multipliedBy(365);
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer.certificate(),
            serial(),
            date(begin),
            date(end),
            new X500Name("CN=" + name),
            pair.getPublic());
    return unchecked(() -> {
      var ids = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
      issuedBy(builder, issuer);
      usage(builder, kind);
      if (hosts.isPresent()) {
        builder.addExtension(Extension.subjectAlternativeName, false, hosts.get());
      }
      var chain = new ArrayList<X509Certificate>();
      chain.add(sign(builder, issuer.key()));
      chain.addAll(issuer.chain());
      return new TestIdentity(pair.getPrivate(), chain);
    });
  }

  private static void usage(X509v3CertificateBuilder builder, LeafKind kind) throws IOException {
    int bits =
        switch (kind) {
          case WRONG_USAGE -> KeyUsage.keyEncipherment;
          case TIMESTAMP, TIMESTAMP_NOT_CRITICAL, OCSP_RESPONDER -> KeyUsage.digitalSignature;
          default -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        };
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(bits));
    switch (kind) {
      case TIMESTAMP, TIMESTAMP_NOT_CRITICAL ->
          builder.addExtension(
              Extension.extendedKeyUsage,
              kind == LeafKind.TIMESTAMP,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      case OCSP_RESPONDER -> {
        builder.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
      }
      default -> {}
    }
  }

  private static void authority(
      X509v3CertificateBuilder builder, KeyPair pair, BasicConstraints constraints)
      throws GeneralSecurityException, IOException {
    builder.addExtension(Extension.basicConstraints, true, constraints);
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    var ids = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
  }

  private static void issuedBy(X509v3CertificateBuilder builder, TestIdentity issuer)
      throws GeneralSecurityException, IOException {
    var ids = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        ids.createAuthorityKeyIdentifier(issuer.certificate()));
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key)));
  }

  private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    return new JcaContentSignerBuilder(algorithm).build(key);
  }

  private BigInteger serial() {
    return new BigInteger(127, random).setBit(126);
  }

  private Date date(Duration fromNow) {
    return Date.from(now.plus(fromNow));
  }

  /** A new SM2 key pair. */
  public static KeyPair sm2() {
    return unchecked(() -> {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", NATIONAL);
      generator.initialize(new ECGenParameterSpec("sm2p256v1"));
      return generator.generateKeyPair();
    });
  }

  /** A new P-256 key pair. */
  public static KeyPair ec() {
    return unchecked(() -> {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    });
  }

  private static KeyPair rsa(int bits) {
    return unchecked(() -> {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    });
  }

  private interface Work<T> {
    T done() throws GeneralSecurityException, IOException, OperatorCreationException;
  }

  private static <T> T unchecked(Work<T> work) {
    try {
      return work.done();
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("the test PKI could not make what was asked for", e);
    }
  }
}
