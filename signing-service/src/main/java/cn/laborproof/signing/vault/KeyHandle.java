package cn.laborproof.signing.vault;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names a key in the vault. Says nothing about the key and is no secret.
 *
 * @param value 1 to 64 characters of lower-case letters, digits, dot, underscore and hyphen
 */
public record KeyHandle(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** Refuses anything that could leave the vault's directory. */
  public KeyHandle {
    Objects.requireNonNull(value, "value");
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("key handle: " + value + " (expected: " + FORM + ")");
    }
  }

  /** Whether a text can be a handle. */
  static boolean isWellFormed(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
