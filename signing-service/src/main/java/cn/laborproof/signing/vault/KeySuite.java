package cn.laborproof.signing.vault;

/** Of which family of algorithms a key is. */
public enum KeySuite {
  /** P-256 or RSA, as the vault is configured for the purpose. */
  INTERNATIONAL,
  /** SM2 (GB/T 32918). */
  NATIONAL
}
