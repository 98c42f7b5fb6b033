package cn.laborproof.signing.vault;

import cn.laborproof.signing.shared.Randomness;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticated encryption with AES-256-GCM (NIST SP 800-38D): version byte 0x01 ‖ 96-bit random
 * nonce ‖ ciphertext ‖ 128-bit tag. The context is authenticated with it, so a box moved elsewhere
 * does not open.
 */
public final class SealedBox {

  /** Length of a key in bytes. */
  public static final int KEY_LENGTH = 32;

  private static final byte VERSION = 1;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final Randomness randomness;

  /** With the source of nonces. */
  public SealedBox(Randomness randomness) {
    this.randomness = randomness;
  }

  /**
   * Encrypts.
   *
   * @param key 32 secret bytes
   * @param context what it is and where it belongs
   * @param plain the content
   */
  public byte[] seal(byte[] key, String context, byte[] plain) {
    byte[] nonce = randomness.bytes(NONCE_LENGTH);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, context);
      byte[] box = new byte[1 + NONCE_LENGTH + cipher.getOutputSize(plain.length)];
      box[0] = VERSION;
      System.arraycopy(nonce, 0, box, 1, NONCE_LENGTH);
      cipher.doFinal(plain, 0, plain.length, box, 1 + NONCE_LENGTH);
      return box;
    } catch (GeneralSecurityException e) {
      throw new KeyVaultException("cannot encrypt " + context, e);
    }
  }

  /**
   * Decrypts.
   *
   * @throws KeyVaultException if key, context or content is not what it was sealed with
   */
  public byte[] open(byte[] key, String context, byte[] box) {
    if (box.length < 1 + NONCE_LENGTH + TAG_BITS / 8 || box[0] != VERSION) {
      throw new KeyVaultException("sealed box of " + context + ": not in a known form");
    }
    byte[] nonce = Arrays.copyOfRange(box, 1, 1 + NONCE_LENGTH);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, context)
          .doFinal(box, 1 + NONCE_LENGTH, box.length - 1 - NONCE_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new KeyVaultException("sealed box of " + context + " does not open", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String context)
      throws GeneralSecurityException {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException(
          "key: " + key.length + " bytes (expected: " + KEY_LENGTH + ")");
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
