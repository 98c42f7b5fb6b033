package cn.laborproof.signing.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The kinds of key a vault makes. Both sign over SHA-256. */
public enum KeyAlgorithm {
  /** EC on P-256; signs ecdsa-with-SHA256 (RFC 5758), DER of Ecdsa-Sig-Value. */
  P_256("EC", "SHA256withECDSA"),
  /** RSA with 3072 bits; signs sha256WithRSAEncryption (RFC 8017 §8.2). */
  RSA_3072("RSA", "SHA256withRSA");

  private final String family;
  private final String signature;

  KeyAlgorithm(String family, String signature) {
    this.family = family;
    this.signature = signature;
  }

  /** The kind of a public key this vault once made. */
  static KeyAlgorithm of(byte[] publicKey) {
    try (var in = new ASN1InputStream(new ByteArrayInputStream(publicKey))) {
      var key = SubjectPublicKeyInfo.getInstance(in.readObject());
      return PKCSObjectIdentifiers.rsaEncryption.equals(key.getAlgorithm().getAlgorithm())
          ? RSA_3072
          : P_256;
    } catch (IOException e) {
      throw new KeyVaultException("a kept public key cannot be read", e);
    }
  }

  /** Name for {@link java.security.KeyPairGenerator} and {@link java.security.KeyFactory}. */
  String family() {
    return family;
  }

  /** Name for {@link java.security.Signature}. */
  String signature() {
    return signature;
  }
}
