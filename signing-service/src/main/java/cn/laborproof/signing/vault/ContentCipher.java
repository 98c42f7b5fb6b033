package cn.laborproof.signing.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.AEADBlockCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * How content is encrypted: a block cipher in GCM with a 96-bit nonce and a 128-bit tag. Each names
 * itself in the first byte of what it sealed and has keys of its own length, so no box is ever
 * opened by the other.
 */
public enum ContentCipher {
  /** AES with 256-bit keys (NIST SP 800-38D). */
  AES_256_GCM(1, 32) {
    @Override
    byte[] encrypt(byte[] key, byte[] nonce, byte[] context, byte[] plain)
        throws GeneralSecurityException {
      return aes(Cipher.ENCRYPT_MODE, key, nonce, context, plain);
    }

    @Override
    byte[] decrypt(byte[] key, byte[] nonce, byte[] context, byte[] sealed)
        throws GeneralSecurityException {
      return aes(Cipher.DECRYPT_MODE, key, nonce, context, sealed);
    }
  },
  /** SM4 (GB/T 32907-2016), 128-bit keys, as RFC 8998 §2 has it. The Java runtime has no SM4. */
  SM4_128_GCM(2, 16) {
    @Override
    byte[] encrypt(byte[] key, byte[] nonce, byte[] context, byte[] plain)
        throws GeneralSecurityException {
      return sm4(true, key, nonce, context, plain);
    }

    @Override
    byte[] decrypt(byte[] key, byte[] nonce, byte[] context, byte[] sealed)
        throws GeneralSecurityException {
      return sm4(false, key, nonce, context, sealed);
    }
  };

  static final int NONCE_LENGTH = 12;
  static final int TAG_BITS = 128;

  private final byte mark;
  private final int keyLength;

  ContentCipher(int mark, int keyLength) {
    this.mark = (byte) mark;
    this.keyLength = keyLength;
  }

  /** Length of a key in bytes. */
  public int keyLength() {
    return keyLength;
  }

  /** First byte of what it sealed. */
  byte mark() {
    return mark;
  }

  /** The one whose keys have this length: a wrapped data key is told apart by it. */
  public static ContentCipher ofKey(byte[] key) {
    return Arrays.stream(values())
        .filter(cipher -> cipher.keyLength == key.length)
        .findFirst()
        .orElseThrow(() -> new KeyVaultException("no cipher has keys of " + key.length + " bytes"));
  }

  /** Ciphertext followed by the tag. */
  abstract byte[] encrypt(byte[] key, byte[] nonce, byte[] context, byte[] plain)
      throws GeneralSecurityException;

  /** The plain bytes; any change is refused. */
  abstract byte[] decrypt(byte[] key, byte[] nonce, byte[] context, byte[] sealed)
      throws GeneralSecurityException;

  private static byte[] aes(int mode, byte[] key, byte[] nonce, byte[] context, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context);
    return cipher.doFinal(input);
  }

  private static byte[] sm4(boolean encrypt, byte[] key, byte[] nonce, byte[] context, byte[] input)
      throws GeneralSecurityException {
    AEADBlockCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
    cipher.init(encrypt, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, context));
    byte[] output = new byte[cipher.getOutputSize(input.length)];
    int written = cipher.processBytes(input, 0, input.length, output, 0);
    try {
      cipher.doFinal(output, written);
    } catch (InvalidCipherTextException e) {
      throw new GeneralSecurityException("not what was sealed", e);
    }
    return output;
  }
}
