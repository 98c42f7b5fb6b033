package cn.laborproof.signing.vault;

/**
 * The vault cannot or must not do what was asked. The message names handle and state, never key
 * material.
 */
public final class KeyVaultException extends RuntimeException {

  /** With what was asked and why it is refused. */
  public KeyVaultException(String message) {
    super(message);
  }

  /** With the failure below. */
  public KeyVaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
