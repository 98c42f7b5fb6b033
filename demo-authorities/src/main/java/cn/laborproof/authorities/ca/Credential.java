package cn.laborproof.authorities.ca;

import cn.laborproof.proof.national.Sm2;
import java.security.PrivateKey;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key of the authorities, P-256 or SM2, with its certificate.
 *
 * @param key never leaves the process but to its own file
 * @param certificate speaks for the key
 */
public record Credential(PrivateKey key, X509CertificateHolder certificate) {
  private static final AlgorithmIdentifier SM2_CURVE =
      new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1);

  /**
   * A new signer, ECDSA with SHA-256 or SM2 with SM3 as the key is; one per signature, since it
   * holds state.
   */
  public ContentSigner signer() {
    return signer(key);
  }

  /**
   * A new signer, ECDSA with SHA-512: what it signs has to outlive SHA-256. Of an SM2 key SM2 with
   * SM3, since its suite has no other digest.
   */
  public ContentSigner enduringSigner() {
    return isNational() ? national(key) : signer(key, "SHA512withECDSA");
  }

  /** Whether the key is SM2. */
  public boolean isNational() {
    return isNational(key);
  }

  static ContentSigner signer(PrivateKey key) {
    return isNational(key) ? national(key) : signer(key, "SHA256withECDSA");
  }

  private static boolean isNational(PrivateKey key) {
    return SM2_CURVE.equals(PrivateKeyInfo.getInstance(key.getEncoded()).getPrivateKeyAlgorithm());
  }

  private static ContentSigner national(PrivateKey key) {
    try {
      return new JcaContentSignerBuilder(Sm2.SIGNATURE).setProvider(Sm2.provider()).build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("an SM2 key of ours does not sign", e);
    }
  }

  private static ContentSigner signer(PrivateKey key, String algorithm) {
    try {
      return new JcaContentSignerBuilder(algorithm).build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("a P-256 key of ours does not sign", e);
    }
  }
}
