package cn.laborproof.proof.national;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * SM2 signatures over SM3 (GB/T 32918.2-2016) on the curve of GB/T 32918.5, with the default
 * identity {@code 1234567812345678} of GB/T 35276-2017. A value is the DER SEQUENCE of r and s
 * (GB/T 35276-2017 §7.3).
 */
public final class Sm2 {
  /** Name for {@link Signature} from {@link #provider()}. */
  public static final String SIGNATURE = "SM3withSM2";

  /** SM3 among the digests of {@link #provider()}. */
  public static final String SM3_NAME = "SM3";

  /** SM3 as a digest algorithm of messages (GB/T 33560). */
  public static final ASN1ObjectIdentifier SM3 = GMObjectIdentifiers.sm3;

  /** The signature algorithm of certificates: SM2 with SM3 (GB/T 33560). */
  public static final ASN1ObjectIdentifier SM2_WITH_SM3 = GMObjectIdentifiers.sm2sign_with_sm3;

  private static final String CURVE = "sm2p256v1";

  /**
   * Not registered among the runtime's providers: there it would take over what others ask for, and
   * make curves known whose absence the verifier relies on.
   */
  private static final Provider PROVIDER = new BouncyCastleProvider();

  private Sm2() {}

  /** Where the runtime's classes find SM2 and SM3. */
  public static Provider provider() {
    return PROVIDER;
  }

  /** A new key pair. */
  public static KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
      generator.initialize(new ECGenParameterSpec(CURVE), random);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw missing(e);
    }
  }

  /** A new key pair from the runtime's own randomness, as its other key generators take it. */
  public static KeyPair generate() {
    return generate(CryptoServicesRegistrar.getSecureRandom());
  }

  /**
   * Reads a private key.
   *
   * @param pkcs8 PrivateKeyInfo, DER
   */
  public static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC", PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /**
   * Reads a public key.
   *
   * @param info SubjectPublicKeyInfo, DER
   */
  public static PublicKey publicKey(byte[] info) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC", PROVIDER).generatePublic(new X509EncodedKeySpec(info));
  }

  /** Signs with the default identity. */
  public static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(SIGNATURE, PROVIDER);
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  /** Whether the value is this key's signature of the message, under the default identity. */
  public static boolean verifies(PublicKey key, byte[] message, byte[] value) {
    try {
      Signature signature = Signature.getInstance(SIGNATURE, PROVIDER);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(value);
    } catch (InvalidKeyException | SignatureException notOne) {
      return false; // another kind of key, or bytes that are no value at all
    } catch (NoSuchAlgorithmException e) {
      throw missing(e);
    }
  }

  /** Whether a key is an SM2 key: an elliptic one on the curve of GB/T 32918.5, by its name. */
  public static boolean isKey(PublicKey key) {
    return key.getAlgorithm().equals("EC")
        && isKey(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  /** Whether a key is an SM2 key. */
  public static boolean isKey(SubjectPublicKeyInfo key) {
    return isAlgorithm(key.getAlgorithm());
  }

  static boolean isAlgorithm(AlgorithmIdentifier algorithm) {
    return X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())
        && GMObjectIdentifiers.sm2p256v1.equals(algorithm.getParameters());
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("Bouncy Castle has SM2", e);
  }
}
