package cn.laborproof.document.eseal;

import cn.laborproof.document.eseal.check.SealQuestion;
import cn.laborproof.document.eseal.check.SealTrust;
import cn.laborproof.document.examine.attack.TestTimestamps;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestPki;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** SM2 authorities, a maker of seals and an organisation that owns one, without a network. */
final class SealWorkshop {
  static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  static final byte[] DOCUMENT = "劳动合同 the whole contract".getBytes(StandardCharsets.UTF_8);
  static final int SIGNS = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;

  private static final Provider BC = new BouncyCastleProvider();
  private static final Duration YEAR = Duration.ofDays(365);
  private static final AtomicLong SERIAL = new AtomicLong(1000);

  final Holder makers = root("CN=Root of seal makers");
  final Holder signers = root("CN=Root of signers");
  final Holder maker = leaf(makers, "CN=Maker of seals", NOW.minus(YEAR), NOW.plus(YEAR), SIGNS);
  final Holder owner = leaf(signers, "CN=某某有限公司", NOW.minus(YEAR), NOW.plus(YEAR), SIGNS);
  final TestPki time = TestPki.at(NOW);
  final TestTimestamps stamps =
      new TestTimestamps(time.issue(LeafKind.TIMESTAMP, "time-stamp authority"));

  /** A key and its certificate. */
  record Holder(PrivateKey key, X509Certificate certificate) {
    byte[] der() {
      return done(certificate::getEncoded);
    }

    SealWriter.Signer signer() {
      return message ->
          done(() -> {
            Signature signature = Signature.getInstance(SealWriter.SM2_WITH_SM3, BC);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
          });
    }
  }

  SealInfo info(SealOwners owners) {
    return info(owners, NOW.minus(Duration.ofDays(30)), NOW.plus(YEAR));
  }

  SealInfo info(SealOwners owners, Instant from, Instant until) {
    return new SealInfo(
        "LaborProof",
        "seal-0001",
        new SealProperty(2, "某某有限公司合同专用章", owners, NOW.minus(Duration.ofDays(30)), from, until),
        new SealPicture("PNG", new byte[] {1, 2, 3}, 40, 40),
        List.of());
  }

  ElectronicSeal seal() {
    return seal(maker);
  }

  ElectronicSeal seal(Holder by) {
    return SealWriter.seal(
        info(new SealOwners.Certificates(List.of(owner.der()))), by.der(), by.signer());
  }

  SealStatement statement(ElectronicSeal seal, Instant at) {
    return new SealStatement(
        seal,
        at,
        sm3(DOCUMENT),
        new SealScope("contract.pdf", DOCUMENT.length).text(),
        List.of(new SealVouchers(stampIssuers(), lists()).extension()));
  }

  List<byte[]> stampIssuers() {
    return List.of(der(time.issuingAuthority().certificate()));
  }

  private static byte[] der(X509Certificate certificate) {
    return done(certificate::getEncoded);
  }

  List<byte[]> lists() {
    return List.of(list(makers), list(signers));
  }

  SealSignature signature() {
    return signature(statement(seal(), NOW), owner);
  }

  SealSignature signature(SealStatement statement, Holder by) {
    return stamped(SealWriter.sign(statement, by.der(), by.signer()), statement.time());
  }

  SealSignature stamped(SealSignature signature, Instant at) {
    return done(() -> {
      byte[] imprint = MessageDigest.getInstance("SHA-256").digest(signature.signature());
      return SealWriter.stamped(signature, stamps.token(imprint, at));
    });
  }

  SealTrust trust() {
    return trust(algorithms());
  }

  SealTrust trust(List<AlgorithmEnd> algorithms) {
    return new SealTrust(
        List.of(makers.certificate()),
        List.of(signers.certificate()),
        List.of(time.rootCertificate()),
        algorithms);
  }

  static List<AlgorithmEnd> algorithms() {
    return Stream.of("SM2", "SM3", "SHA-256", "SHA-384", "SHA-512", "ECDSA-P-256", "RSA-3072")
        .map(name -> new AlgorithmEnd(name, NOW.plus(YEAR)))
        .toList();
  }

  SealQuestion question() {
    return question(List.of());
  }

  SealQuestion question(List<byte[]> revocations) {
    return question(trust(), revocations, NOW);
  }

  static SealQuestion question(SealTrust trust, List<byte[]> revocations, Instant at) {
    return new SealQuestion(
        "attachments/contract.ses",
        sm3(DOCUMENT),
        DOCUMENT.length,
        trust,
        List.of(),
        revocations,
        at);
  }

  static byte[] sm3(byte[] content) {
    var sm3 = new SM3Digest();
    sm3.update(content, 0, content.length);
    byte[] digest = new byte[32];
    sm3.doFinal(digest, 0);
    return digest;
  }

  /** A revocation list of an authority, as of a minute ago. */
  static byte[] list(Holder issuer, X509Certificate... revoked) {
    return list(issuer, NOW.minusSeconds(60), revoked);
  }

  static byte[] list(Holder issuer, Instant made, X509Certificate... revoked) {
    return done(() -> {
      Date then = Date.from(made);
      var list = new JcaX509v2CRLBuilder(issuer.certificate(), then);
      list.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(1))));
      for (X509Certificate certificate : revoked) {
        list.addCRLEntry(certificate.getSerialNumber(), then, CRLReason.keyCompromise);
      }
      return list.build(contentSigner(issuer.key())).getEncoded();
    });
  }

  static Holder root(String name) {
    KeyPair pair = keys();
    return done(() -> {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(name),
              serial(),
              Date.from(NOW.minus(YEAR.multipliedBy(5))),
              Date.from(NOW.plus(YEAR.multipliedBy(5))),
              new X500Name(name),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return new Holder(
          pair.getPrivate(),
          new JcaX509CertificateConverter()
              .setProvider(BC)
              .getCertificate(builder.build(contentSigner(pair.getPrivate()))));
    });
  }

  static Holder leaf(Holder issuer, String name, Instant from, Instant until, int usage) {
    KeyPair pair = keys();
    return done(() -> {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer.certificate(),
              serial(),
              Date.from(from),
              Date.from(until),
              new X500Name(name),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      return new Holder(
          pair.getPrivate(),
          new JcaX509CertificateConverter()
              .setProvider(BC)
              .getCertificate(builder.build(contentSigner(issuer.key()))));
    });
  }

  private static KeyPair keys() {
    return done(() -> {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
      generator.initialize(new ECGenParameterSpec("sm2p256v1"));
      return generator.generateKeyPair();
    });
  }

  private static ContentSigner contentSigner(PrivateKey key) throws OperatorCreationException {
    return new JcaContentSignerBuilder("SM3withSM2").setProvider(BC).build(key);
  }

  private static BigInteger serial() {
    return BigInteger.valueOf(SERIAL.incrementAndGet());
  }

  private interface Work<T> {
    T done() throws GeneralSecurityException, IOException, OperatorCreationException;
  }

  private static <T> T done(Work<T> work) {
    try {
      return work.done();
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
