package cn.laborproof.signing.shared;

/**
 * Gives unpredictable bytes for salts, tokens and one-time codes.
 *
 * <p>Implementations MUST be cryptographically strong outside tests and safe for use by many
 * threads.
 */
public interface Randomness {

  /**
   * Returns fresh random bytes.
   *
   * @param length how many bytes, at least 1
   */
  byte[] bytes(int length);

  /**
   * Returns a uniformly distributed number.
   *
   * @param bound exclusive upper end, at least 1
   * @return a value from 0 to {@code bound - 1}
   */
  int below(int bound);

  /**
   * Returns 256 random bits as 43 characters of unpadded base64url (RFC 4648 §5): a token nobody
   * guesses.
   */
  default String token() {
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }
}
