package cn.laborproof.signing.storage;

import java.util.Optional;
import java.util.UUID;

/**
 * Encrypts personal values under a key per person and subject, so that erasing one person from one
 * contract is destroying one key. Every call runs in the caller's transaction.
 */
public interface PersonalVault {

  /**
   * Encrypts a value.
   *
   * @param whose the person and the subject it is kept for
   * @param purpose what the value is, bound as authenticated data: a value moved to another column
   *     does not open
   * @param value the plain bytes
   */
  byte[] seal(PersonalScope whose, String purpose, byte[] value);

  /** Decrypts a value; empty when the person's key for this subject was destroyed. */
  Optional<byte[]> open(PersonalScope whose, String purpose, byte[] sealed);

  /** Destroys the person's key for this subject. Idempotent. */
  void erase(PersonalScope whose);

  /** {@link #seal} for text. */
  byte[] sealText(PersonalScope whose, String purpose, String value);

  /** {@link #open} for text. */
  Optional<String> openText(PersonalScope whose, String purpose, byte[] sealed);

  /**
   * One person in one subject.
   *
   * @param tenant organisation that owns the subject
   * @param subject contract or case the value is kept for
   * @param person the natural person
   */
  record PersonalScope(UUID tenant, UUID subject, UUID person) {}
}
