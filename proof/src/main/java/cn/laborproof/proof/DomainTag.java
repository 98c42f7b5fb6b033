package cn.laborproof.proof;

import cn.laborproof.proof.json.JsonValue;
import java.nio.charset.StandardCharsets;

/**
 * The first bytes of everything that is hashed or signed as JSON, so that bytes made for one
 * purpose never count for another.
 *
 * <p>A tag is ASCII and never contains an opening brace. Canonical JSON objects begin with one, so
 * the border between tag and content is unambiguous without a length.
 *
 * @param text for example {@code laborproof/court/deposit/v1}
 */
public record DomainTag(String text) {

  public DomainTag {
    BoundedAscii.require("tag", text, "[a-z0-9/-]+/v[0-9]+", 64);
  }

  /** The tag's bytes followed by the RFC 8785 form of the value: what gets signed. */
  public byte[] bytesOf(JsonValue value) {
    return prefixed(value.canonicalBytes());
  }

  /**
   * The tag's bytes followed by a fixed-length digest: what gets signed when a digest stands for
   * the content.
   */
  public byte[] bytesOf(Digest digest) {
    return prefixed(digest.bytes());
  }

  /** SHA-256 over {@link #bytesOf(JsonValue)}. */
  public Digest digestOf(JsonValue value) {
    return Digest.sha256(bytesOf(value));
  }

  private byte[] prefixed(byte[] content) {
    byte[] tag = text.getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[tag.length + content.length];
    System.arraycopy(tag, 0, whole, 0, tag.length);
    System.arraycopy(content, 0, whole, tag.length, content.length);
    return whole;
  }
}
