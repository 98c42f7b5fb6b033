package cn.laborproof.authorities.ca;

import java.security.PrivateKey;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A P-256 key of the authorities with its certificate.
 *
 * @param key never leaves the process but to its own file
 * @param certificate speaks for the key
 */
public record Credential(PrivateKey key, X509CertificateHolder certificate) {
  /** A new signer, ECDSA with SHA-256; one per signature, since it holds state. */
  public ContentSigner signer() {
    return signer(key);
  }

  /** A new signer, ECDSA with SHA-512: what it signs has to outlive SHA-256. */
  public ContentSigner enduringSigner() {
    return signer(key, "SHA512withECDSA");
  }

  static ContentSigner signer(PrivateKey key) {
    return signer(key, "SHA256withECDSA");
  }

  private static ContentSigner signer(PrivateKey key, String algorithm) {
    try {
      return new JcaContentSignerBuilder(algorithm).build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("a P-256 key of ours does not sign", e);
    }
  }
}
