package cn.laborproof.proof.ledger.fabric;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An institution's certification authority. */
final class ForgedCa {
  private static long serials = 1;

  final String mspId;
  final X509Certificate certificate;
  private final KeyPair pair;

  private ForgedCa(String mspId, X509Certificate certificate, KeyPair pair) {
    this.mspId = mspId;
    this.certificate = certificate;
    this.pair = pair;
  }

  /** A root. Two of the same MSP have the same name and different keys. */
  static ForgedCa root(String mspId) {
    KeyPair pair = pair("secp256r1");
    X500Name name = new X500Name("C=CN,O=" + mspId + ",CN=ca");
    return new ForgedCa(
        mspId, certificate(name, pair, name, pair, true, year(2020), year(2050)), pair);
  }

  /** An authority below this one. */
  ForgedCa intermediate() {
    KeyPair own = pair("secp256r1");
    X500Name name = new X500Name("C=CN,O=" + mspId + ",CN=intermediate");
    return new ForgedCa(
        mspId, certificate(subject(), pair, name, own, true, year(2020), year(2050)), own);
  }

  ForgedIdentity issue(String name, String... units) {
    return issue(name, year(2025), year(2035), "secp256r1", units);
  }

  ForgedIdentity issue(String name, Instant from, Instant to, String curve, String... units) {
    KeyPair own = pair(curve);
    StringBuilder subject = new StringBuilder("C=CN,O=" + mspId);
    for (String unit : units) {
      subject.append(",OU=").append(unit);
    }
    X500Name dn = new X500Name(subject.append(",CN=").append(name).toString());
    return new ForgedIdentity(
        mspId, certificate(subject(), pair, dn, own, false, from, to), own.getPrivate());
  }

  X509CRL revoking(X509Certificate... revoked) {
    try {
      var list = new JcaX509v2CRLBuilder(certificate, Date.from(year(2026)));
      for (X509Certificate one : revoked) {
        list.addCRLEntry(one.getSerialNumber(), Date.from(year(2026)), CRLReason.keyCompromise);
      }
      return new JcaX509CRLConverter()
          .getCRL(
              list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private X500Name subject() {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private static X509Certificate certificate(
      X500Name issuer,
      KeyPair by,
      X500Name subject,
      KeyPair own,
      boolean authority,
      Instant from,
      Instant to) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              BigInteger.valueOf(serials++),
              Date.from(from),
              Date.from(to),
              subject,
              own.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant year(int year) {
    return Instant.parse(year + "-01-01T00:00:00Z");
  }
}
