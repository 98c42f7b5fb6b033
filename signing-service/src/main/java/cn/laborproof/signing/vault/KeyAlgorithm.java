package cn.laborproof.signing.vault;

import cn.laborproof.proof.national.Sm2;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The kinds of key a vault makes. Those of the international suite sign over SHA-256. */
public enum KeyAlgorithm {
  /** EC on P-256; signs ecdsa-with-SHA256 (RFC 5758), DER of Ecdsa-Sig-Value. */
  P_256("EC", "SHA256withECDSA"),
  /** RSA with 3072 bits; signs sha256WithRSAEncryption (RFC 8017 §8.2). */
  RSA_3072("RSA", "SHA256withRSA"),
  /**
   * SM2 on the curve of GB/T 32918.5; signs over SM3 with the default identity, DER SEQUENCE of r
   * and s (GB/T 35276-2017 §7.3).
   */
  SM2("EC", Sm2.SIGNATURE);

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
      if (Sm2.isKey(key)) {
        return SM2;
      }
      return PKCSObjectIdentifiers.rsaEncryption.equals(key.getAlgorithm().getAlgorithm())
          ? RSA_3072
          : P_256;
    } catch (IOException e) {
      throw new KeyVaultException("a kept public key cannot be read", e);
    }
  }

  /** Of which suite the key is. */
  public KeySuite suite() {
    return this == SM2 ? KeySuite.NATIONAL : KeySuite.INTERNATIONAL;
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
