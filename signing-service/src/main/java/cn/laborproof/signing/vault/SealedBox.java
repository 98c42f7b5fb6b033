package cn.laborproof.signing.vault;

import cn.laborproof.signing.shared.Randomness;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Authenticated encryption: one byte that names the {@link ContentCipher} ‖ 96-bit random nonce ‖
 * ciphertext ‖ 128-bit tag. The context is authenticated with it, so a box moved elsewhere does not
 * open.
 */
public final class SealedBox {

  /** Length of a key of {@link ContentCipher#AES_256_GCM} in bytes. */
  public static final int KEY_LENGTH = 32;

  private static final int HEAD = 1 + ContentCipher.NONCE_LENGTH;

  private final Randomness randomness;

  /** With the source of nonces. */
  public SealedBox(Randomness randomness) {
    this.randomness = randomness;
  }

  /**
   * Encrypts with the cipher that has keys of this length.
   *
   * @param key secret bytes, as many as a {@link ContentCipher} wants
   * @param context what it is and where it belongs
   * @param plain the content
   */
  public byte[] seal(byte[] key, String context, byte[] plain) {
    ContentCipher cipher = ContentCipher.ofKey(key);
    byte[] nonce = randomness.bytes(ContentCipher.NONCE_LENGTH);
    try {
      byte[] sealed = cipher.encrypt(key, nonce, context.getBytes(StandardCharsets.UTF_8), plain);
      byte[] box = new byte[HEAD + sealed.length];
      box[0] = cipher.mark();
      System.arraycopy(nonce, 0, box, 1, nonce.length);
      System.arraycopy(sealed, 0, box, HEAD, sealed.length);
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
    ContentCipher cipher = ContentCipher.ofKey(key);
    if (box.length < HEAD + ContentCipher.TAG_BITS / 8 || box[0] != cipher.mark()) {
      throw new KeyVaultException(
          "sealed box of " + context + ": not in the form its key asks for");
    }
    byte[] nonce = Arrays.copyOfRange(box, 1, HEAD);
    byte[] sealed = Arrays.copyOfRange(box, HEAD, box.length);
    try {
      return cipher.decrypt(key, nonce, context.getBytes(StandardCharsets.UTF_8), sealed);
    } catch (GeneralSecurityException e) {
      throw new KeyVaultException("sealed box of " + context + " does not open", e);
    }
  }
}
