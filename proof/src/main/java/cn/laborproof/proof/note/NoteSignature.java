package cn.laborproof.proof.note;

import cn.laborproof.proof.Base64Text;
import cn.laborproof.proof.MalformedException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** One signature line: {@code — name base64(hash ‖ signature)}. */
public final class NoteSignature {
  private static final String PREFIX = "\u2014 ";
  private static final int HASH_BYTES = 4;
  private static final int ED25519_BYTES = 64;
  private static final int TIME_BYTES = 8;

  private final KeyName name;
  private final KeyHash hash;
  private final byte[] blob;

  private NoteSignature(KeyName name, KeyHash hash, byte[] blob) {
    this.name = name;
    this.hash = hash;
    this.blob = blob.clone();
  }

  /** The line of a plain Ed25519 signature. */
  static NoteSignature of(NoteVerifier key, byte[] signature) {
    return new NoteSignature(new KeyName(key.name()), key.hash(), signature);
  }

  /**
   * The line of a witness: Ed25519 over {@code cosignature/v1\ntime T\n} and the text, T in seconds
   * since 1970 (C2SP tlog-cosignature).
   *
   * @param witness signs; its verifier must be {@link NoteVerifier#cosigner}
   */
  public static NoteSignature cosign(String text, NoteSigner witness, Instant time) {
    if (witness.verifier().type() != KeyType.COSIGNATURE_V1) {
      throw new IllegalArgumentException("not a witness key: " + witness.verifier());
    }
    long seconds = time.getEpochSecond();
    byte[] signature = witness.sign(cosigned(text, seconds));
    byte[] blob =
        ByteBuffer.allocate(TIME_BYTES + ED25519_BYTES).putLong(seconds).put(signature).array();
    return of(witness.verifier(), blob);
  }

  /**
   * Reads one line, without its newline.
   *
   * @throws MalformedException if the form is wrong
   */
  public static NoteSignature parse(String line) {
    String[] words = line.startsWith(PREFIX) ? line.substring(2).split(" ", -1) : new String[0];
    if (words.length != 2) {
      throw new MalformedException("note signature line: (expected: em dash, name, base64)");
    }
    byte[] bytes = Base64Text.decode(words[1]);
    if (bytes.length <= HASH_BYTES) {
      throw new MalformedException("note signature of " + words[0] + ": too short");
    }
    byte[] blob = Arrays.copyOfRange(bytes, HASH_BYTES, bytes.length);
    return new NoteSignature(new KeyName(words[0]), KeyHash.ofBytes(bytes), blob);
  }

  /** Name of the key the line claims. */
  public String name() {
    return name.text();
  }

  /** Whether the line claims to be of this key; says nothing about whether it verifies. */
  boolean claims(NoteVerifier key) {
    return name.text().equals(key.name()) && hash.equals(key.hash());
  }

  /** What follows the key hash: of a plain Ed25519 line the signature itself. */
  byte[] blob() {
    return blob.clone();
  }

  boolean verifies(String text, NoteVerifier key) {
    return switch (key.type()) {
      case ED25519 -> blob.length == ED25519_BYTES && key.verifies(NoteVerifier.utf8(text), blob);
      case COSIGNATURE_V1 -> cosignatureVerifies(text, key);
    };
  }

  private boolean cosignatureVerifies(String text, NoteVerifier key) {
    if (blob.length != TIME_BYTES + ED25519_BYTES) {
      return false;
    }
    long seconds = ByteBuffer.wrap(blob).getLong();
    byte[] signature = Arrays.copyOfRange(blob, TIME_BYTES, blob.length);
    // The time is an unsigned number that MUST NOT exceed 2^63 - 1 (C2SP tlog-cosignature).
    return seconds >= 0 && key.verifies(cosigned(text, seconds), signature);
  }

  /**
   * The time a cosignature states; empty for a line that cannot be one. Verified by its key only.
   */
  public Optional<Instant> cosignedAt() {
    if (blob.length != TIME_BYTES + ED25519_BYTES) {
      return Optional.empty();
    }
    long seconds = ByteBuffer.wrap(blob).getLong();
    return Optional.of(Instant.ofEpochSecond(Math.clamp(seconds, 0, Integer.MAX_VALUE * 4L)));
  }

  private static byte[] cosigned(String text, long seconds) {
    return NoteVerifier.utf8("cosignature/v1\ntime " + seconds + "\n" + text);
  }

  /** The line as it stands in a note, without its newline. */
  public String line() {
    byte[] bytes =
        ByteBuffer.allocate(HASH_BYTES + blob.length).putInt(hash.value()).put(blob).array();
    return PREFIX + name + " " + Base64Text.encode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that && line().equals(that.line());
  }

  @Override
  public int hashCode() {
    return line().hashCode();
  }

  @Override
  public String toString() {
    return line();
  }
}
