package cn.laborproof.signing.identity;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Stands for one person at one employer and tells nothing about them: a keyed digest of employer
 * and identity number. The same person has another key at another employer, so that lists of two
 * employers cannot be joined.
 *
 * @param value 32 hexadecimal digits
 */
public record WorkerKey(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException if the text is no key
   */
  public WorkerKey {
    if (!isKey(value)) {
      throw new IllegalArgumentException("worker key (expected: 32 hexadecimal digits)");
    }
  }

  /** Whether a text has the form of a key. */
  public static boolean isKey(String text) {
    return FORM.matcher(text).matches();
  }

  /** From the 16 bytes tables carry. */
  public static WorkerKey of(byte[] bytes) {
    return new WorkerKey(HexFormat.of().formatHex(bytes));
  }

  /** The same as an identifier of a person, where evidence asks for one. */
  public UUID asPerson() {
    ByteBuffer bytes = ByteBuffer.wrap(bytes());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** The 16 bytes tables carry. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(value);
  }
}
