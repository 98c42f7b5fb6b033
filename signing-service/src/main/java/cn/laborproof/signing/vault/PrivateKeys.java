package cn.laborproof.signing.vault;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the private keys themselves are. Knows nothing of what a key may do: {@link
 * RecordedKeyVault} asks only what its records allow, and never two things of one key at a time.
 */
interface PrivateKeys {

  /**
   * A new pair.
   *
   * @param publicKey SubjectPublicKeyInfo, DER
   * @param sealed the private key, encrypted, where it is kept in the record; null where it is kept
   *     elsewhere
   */
  record Made(byte[] publicKey, byte @Nullable [] sealed) {}

  /**
   * Makes a pair. There is no record of this handle; what a run that died has left of it is made
   * good use of or removed.
   */
  Made make(KeyHandle handle, KeyPurpose purpose, KeyAlgorithm algorithm);

  /** The suites whose keys can be made here. */
  Set<KeySuite> suites();

  /** Signs with the key of this record. */
  byte[] sign(KeyFile file, byte[] message);

  /**
   * Forgets the key for good, beyond what the record itself holds, and what is left of a key that
   * was never whole. Idempotent.
   */
  void forget(KeyHandle handle);

  /** Keys that were never whole: nobody can use them, and only {@link #forget} ends them. */
  List<KeyHandle> unfinished();
}
