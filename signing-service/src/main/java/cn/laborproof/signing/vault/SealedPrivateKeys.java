package cn.laborproof.signing.vault;

import cn.laborproof.proof.national.Sm2;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Private keys encrypted inside their records: the encrypted keystore of the embedded profile. */
final class SealedPrivateKeys implements PrivateKeys {

  private static final int RSA_BITS = 3072;

  private final byte[] key;
  private final SealedBox box;

  SealedPrivateKeys(byte[] key, SealedBox box) {
    this.key = key;
    this.box = box;
  }

  @Override
  public Made make(KeyHandle handle, KeyPurpose purpose, KeyAlgorithm algorithm) {
    try {
      KeyPair pair =
          switch (algorithm) {
            case P_256 -> pair(algorithm, new ECGenParameterSpec("secp256r1"));
            case RSA_3072 ->
                pair(algorithm, new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4));
            case SM2 -> Sm2.generate();
          };
      byte[] pkcs8 = pair.getPrivate().getEncoded();
      try {
        return new Made(
            pair.getPublic().getEncoded(), box.seal(key, context(handle, purpose), pkcs8));
      } finally {
        Arrays.fill(pkcs8, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw new KeyVaultException("cannot generate key " + handle, e);
    }
  }

  private static KeyPair pair(KeyAlgorithm algorithm, AlgorithmParameterSpec parameters)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.family());
    generator.initialize(parameters);
    return generator.generateKeyPair();
  }

  @Override
  public Set<KeySuite> suites() {
    return EnumSet.allOf(KeySuite.class);
  }

  @Override
  public byte[] sign(KeyFile file, byte[] message) {
    KeyAlgorithm algorithm = file.algorithm();
    try {
      if (algorithm == KeyAlgorithm.SM2) {
        return Sm2.sign(open(file, algorithm), message);
      }
      Signature signature = Signature.getInstance(algorithm.signature());
      signature.initSign(open(file, algorithm));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new KeyVaultException("cannot sign with key " + file.handle(), e);
    }
  }

  /** The record held it all. */
  @Override
  public void forget(KeyHandle handle) {}

  /** Key and record are one file, written at once. */
  @Override
  public List<KeyHandle> unfinished() {
    return List.of();
  }

  private PrivateKey open(KeyFile file, KeyAlgorithm algorithm) throws GeneralSecurityException {
    byte[] sealed = file.sealedPrivateKey();
    if (sealed == null) {
      throw new KeyVaultException("key " + file.handle() + " is destroyed");
    }
    byte[] pkcs8 = box.open(key, context(file.handle(), file.purpose()), sealed);
    try {
      if (algorithm == KeyAlgorithm.SM2) {
        return Sm2.privateKey(pkcs8);
      }
      return KeyFactory.getInstance(algorithm.family())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  private static String context(KeyHandle handle, KeyPurpose purpose) {
    return "key/" + handle + "/" + purpose;
  }
}
