package cn.laborproof.proof.event;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;

/**
 * Bytes an event speaks of, by digest.
 *
 * @param name file name such as {@code contract.pdf}; the same name in a later event of the stream
 *     means a later version of the same thing
 * @param size length in bytes
 */
public record Subject(String name, Digest sha256, Digest sm3, long size) {
  public Subject {
    EventNames.requireSubject(name);
    if (size < 0) {
      throw new IllegalArgumentException("subject size: " + size + " (expected: not negative)");
    }
  }

  /** Describes bytes. */
  public static Subject of(String name, byte[] content) {
    return new Subject(name, Digest.sha256(content), Digest.sm3(content), content.length);
  }

  /** Whether the bytes are exactly those, by size and both digests. */
  public boolean matches(byte[] content) {
    return content.length == size
        && Digest.sha256(content).equals(sha256)
        && Digest.sm3(content).equals(sm3);
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("name", name)
        .put("sha256", sha256.hex())
        .put("size", size)
        .put("sm3", sm3.hex())
        .build();
  }

  static Subject read(JsonFields in) {
    Subject subject =
        new Subject(
            in.string("name"),
            in.digest("sha256"),
            in.digest("sm3"),
            in.integer("size", 0, JsonInteger.MAX));
    in.end();
    return subject;
  }
}
