package cn.laborproof.proof.json;

import cn.laborproof.proof.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reading of evidence JSON. */
public final class Json {
  /** Default bound on the input, in bytes. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  private Json() {}

  /**
   * Parses strictly: valid UTF-8 without byte order mark, one value, no duplicate member, no
   * fraction, exponent or null, bounded size and depth.
   *
   * @throws MalformedException with the character position
   */
  public static JsonValue parse(byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      throw new MalformedException("JSON: " + utf8.length + " bytes (expected: at most 16 MiB)");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return new JsonParser(text).parse();
    } catch (CharacterCodingException e) {
      throw new MalformedException("JSON: not UTF-8", e);
    }
  }

  /** Parses a value that must be an object. */
  public static JsonObject parseObject(byte[] utf8) {
    if (parse(utf8) instanceof JsonObject object) {
      return object;
    }
    throw new MalformedException("JSON: not an object (expected: an object)");
  }

  /**
   * Parses an object and refuses it unless the bytes are its canonical form, so that equal content
   * means equal bytes and the other way round.
   */
  public static JsonObject parseCanonicalObject(byte[] utf8) {
    JsonObject object = parseObject(utf8);
    if (!Arrays.equals(object.canonicalBytes(), utf8)) {
      throw new MalformedException("JSON: not canonical (expected: RFC 8785 form)");
    }
    return object;
  }
}
