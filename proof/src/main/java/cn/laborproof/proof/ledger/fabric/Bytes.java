package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.Base64Text;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** A run of bytes with content equality, possibly a part of a longer one. Immutable. */
public final class Bytes {
  /** No bytes. */
  public static final Bytes NONE = new Bytes(new byte[0], 0, 0);

  private final byte[] array;
  private final int from;
  private final int size;

  private Bytes(byte[] array, int from, int size) {
    this.array = array;
    this.from = from;
    this.size = size;
  }

  /** A copy of the bytes. */
  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone(), 0, bytes.length);
  }

  /**
   * Decodes canonical base64.
   *
   * @throws MalformedException if the text is anything else
   */
  public static Bytes ofBase64(String text) {
    byte[] decoded = Base64Text.decode(text);
    return new Bytes(decoded, 0, decoded.length);
  }

  /** How many. */
  public int size() {
    return size;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** A copy. */
  public byte[] toArray() {
    return Arrays.copyOfRange(array, from, from + size);
  }

  /** Canonical base64. */
  public String base64() {
    return Base64Text.encode(toArray());
  }

  /** SHA-256 over the concatenation of the parts, in order. */
  public static Digest sha256(Iterable<Bytes> parts) {
    MessageDigest sha256 = Digest.newSha256();
    parts.forEach(part -> sha256.update(part.array, part.from, part.size));
    return Digest.of(sha256.digest());
  }

  /** The parts in order, as one. */
  static Bytes concat(List<Bytes> parts) {
    int size = parts.stream().mapToInt(Bytes::size).sum();
    ByteBuffer whole = ByteBuffer.allocate(size);
    parts.forEach(part -> whole.put(part.array, part.from, part.size));
    return new Bytes(whole.array(), 0, size);
  }

  byte at(int index) {
    return array[from + index];
  }

  /** The same memory, no copy. */
  Bytes slice(int start, int end) {
    return new Bytes(array, from + start, end - start);
  }

  /**
   * The text.
   *
   * @throws MalformedException unless the bytes are UTF-8
   */
  public String utf8() {
    try {
      ByteBuffer window = ByteBuffer.wrap(array, from, size);
      return StandardCharsets.UTF_8.newDecoder().decode(window).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("text: not UTF-8", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that
        && Arrays.equals(array, from, from + size, that.array, that.from, that.from + that.size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + at(i);
    }
    return hash;
  }

  @Override
  public String toString() {
    return size + " bytes";
  }
}
