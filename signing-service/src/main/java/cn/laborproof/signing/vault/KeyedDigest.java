package cn.laborproof.signing.vault;

/**
 * Finds an equal value again without keeping it: a digest only the vault can compute. Values of low
 * entropy (identity numbers) cannot be guessed from it without the vault's key, which a plain hash
 * would allow.
 *
 * <p>Implementations MUST give the same digest for the same use and value for ever, and digests of
 * different uses MUST NOT be comparable.
 */
public interface KeyedDigest {

  /** Length of a digest in bytes. */
  int LENGTH = 16;

  /**
   * Computes the digest.
   *
   * @param use what the digest is for, ASCII, for example {@code worker/<employer>}
   * @param value the value
   * @return {@value #LENGTH} bytes
   */
  byte[] of(String use, byte[] value);
}
