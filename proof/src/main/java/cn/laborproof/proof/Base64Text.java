package cn.laborproof.proof;

import java.util.Base64;

/** Standard base64 (RFC 4648 §4, padded) with exactly one spelling per value. */
public final class Base64Text {
  private Base64Text() {}

  /** Encodes with padding and without line breaks. */
  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Decodes and refuses every spelling but the canonical one. The JDK's decoder ignores the unused
   * low bits of the last character, so two texts could mean the same bytes.
   *
   * @throws MalformedException if the text is not canonical base64
   */
  public static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("base64: not decodable (expected: RFC 4648 section 4)", e);
    }
    if (!encode(bytes).equals(text)) {
      throw new MalformedException("base64: not canonical (expected: padded, unused bits zero)");
    }
    return bytes;
  }
}
