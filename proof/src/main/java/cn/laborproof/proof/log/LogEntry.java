package cn.laborproof.proof.log;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import java.util.Arrays;

/**
 * What one leaf of the log holds: a kind byte and a payload. Immutable, content equality.
 *
 * <p>The kind byte lets later kinds join the log without a new format. A reader must refuse a kind
 * it does not know only when it is asked to interpret that entry; hashing needs no interpretation.
 */
public final class LogEntry {
  /** Payload: the 32-byte commitment of an {@code EvidenceEvent}. */
  public static final byte EVENT_COMMITMENT = 0x01;

  /** Payload: canonical JSON that states the head of a court's chain. */
  public static final byte COURT_HEAD = 0x02;

  /** Entry bundles carry 16-bit lengths; evidence needs far less. */
  public static final int MAX_BYTES = 4096;

  private final byte[] bytes;

  private LogEntry(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The entry for an event. */
  public static LogEntry ofCommitment(Digest commitment) {
    return of(EVENT_COMMITMENT, commitment.bytes());
  }

  /** An entry of any kind. */
  public static LogEntry of(byte kind, byte[] payload) {
    byte[] bytes = new byte[payload.length + 1];
    bytes[0] = kind;
    System.arraycopy(payload, 0, bytes, 1, payload.length);
    return ofBytes(bytes);
  }

  /**
   * Reads kind byte and payload as they stand in an entry bundle.
   *
   * @throws MalformedException if empty, larger than {@link #MAX_BYTES}, or an event commitment of
   *     another length than 32
   */
  public static LogEntry ofBytes(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > MAX_BYTES) {
      throw new MalformedException(
          "log entry: " + bytes.length + " bytes (expected: 1 to " + MAX_BYTES + ")");
    }
    if (bytes[0] == EVENT_COMMITMENT && bytes.length != 1 + Digest.LENGTH) {
      throw new MalformedException(
          "log entry: event commitment of " + (bytes.length - 1) + " bytes (expected: 32)");
    }
    return new LogEntry(bytes.clone());
  }

  /** The kind byte. */
  public byte kind() {
    return bytes[0];
  }

  /** A copy of what follows the kind byte. */
  public byte[] payload() {
    return Arrays.copyOfRange(bytes, 1, bytes.length);
  }

  /** A copy of kind byte and payload: the bytes that are hashed. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The RFC 6962 leaf hash of this entry. */
  public Digest leafHash() {
    return Merkle.leafHash(bytes);
  }

  /** Number of bytes, kind byte included. */
  int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogEntry that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
