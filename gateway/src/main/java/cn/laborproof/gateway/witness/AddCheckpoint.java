package cn.laborproof.gateway.witness;

import cn.laborproof.proof.Base64Text;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.SignedNote;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of {@code add-checkpoint} (C2SP tlog-witness): old size, consistency proof, an empty
 * line, the checkpoint. Extension lines of the checkpoint are kept in the note and cosigned with
 * it, but nothing is said about them (tlog-cosignature).
 *
 * @param oldSize size the proof begins at
 * @param path nodes of RFC 6962 §2.1.2
 * @param checkpoint first three lines of the note
 * @param note as it was sent; no signature is verified yet
 */
record AddCheckpoint(long oldSize, List<Digest> path, Checkpoint checkpoint, SignedNote note) {
  /** What a note and the longest proof need, with room. */
  static final int MAX_BYTES = SignedNote.MAX_BYTES + 4096;

  /** "The client MUST NOT send more than 63 consistency proof lines." */
  private static final int MAX_PATH = 63;

  private static final String OLD = "old ";
  private static final int CHECKPOINT_LINES = 3;

  AddCheckpoint {
    path = List.copyOf(path);
  }

  /**
   * Reads a request.
   *
   * @throws MalformedException if the form is wrong in any way
   */
  static AddCheckpoint parse(byte[] utf8) {
    String text = decode(utf8);
    int split = text.indexOf("\n\n");
    if (split < 0 || !text.startsWith(OLD)) {
      throw new MalformedException("request: (expected: old size, proof, empty line, checkpoint)");
    }
    List<String> head = List.of(text.substring(0, split).split("\n", -1));
    if (head.size() > MAX_PATH + 1) {
      throw new MalformedException("proof: " + (head.size() - 1) + " lines (expected: up to 63)");
    }
    List<Digest> path = new ArrayList<>();
    for (String line : head.subList(1, head.size())) {
      path.add(Digest.of(Base64Text.decode(line)));
    }
    SignedNote note = SignedNote.parse(text.substring(split + 2));
    long oldSize = size(head.getFirst().substring(OLD.length()));
    return new AddCheckpoint(oldSize, path, checkpoint(note.text()), note);
  }

  private static Checkpoint checkpoint(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    List<String> extensions = lines.subList(Math.min(CHECKPOINT_LINES, lines.size()), lines.size());
    if (extensions.isEmpty() || extensions.subList(0, extensions.size() - 1).contains("")) {
      throw new MalformedException("checkpoint: (expected: origin, size, root, no empty line)");
    }
    return Checkpoint.parse(String.join("\n", lines.subList(0, CHECKPOINT_LINES)) + "\n");
  }

  private static long size(String decimal) {
    if (!decimal.matches("0|[1-9][0-9]{0,17}")) {
      throw new MalformedException("old size: (expected: decimal without leading zeros)");
    }
    return Long.parseLong(decimal);
  }

  private static String decode(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("request: not UTF-8", e);
    }
  }

  /** The body to send. */
  byte[] bytes() {
    StringBuilder out = new StringBuilder(OLD).append(oldSize).append('\n');
    path.forEach(node -> out.append(Base64Text.encode(node.bytes())).append('\n'));
    return out.append('\n').append(note.encoded()).toString().getBytes(StandardCharsets.UTF_8);
  }
}
