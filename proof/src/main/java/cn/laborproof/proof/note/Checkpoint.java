package cn.laborproof.proof.note;

import cn.laborproof.proof.Base64Text;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import java.util.List;

/**
 * The state of a log: whose, how many leaves, which root (C2SP tlog-checkpoint). Extension lines
 * are refused: our logs write none and nobody could say what they mean.
 *
 * @param origin name of the log, also the name of its key
 * @param size number of leaves, not negative
 * @param root RFC 6962 root over them
 */
public record Checkpoint(String origin, long size, Digest root) {
  public Checkpoint {
    origin = new KeyName(origin).text();
    if (size < 0) {
      throw new MalformedException("checkpoint size: " + size + " (expected: not negative)");
    }
  }

  /** The note text: origin, decimal size, base64 root, a line each. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64Text.encode(root.bytes()) + "\n";
  }

  /**
   * Reads a note text.
   *
   * @throws MalformedException if it is not exactly the three lines
   */
  public static Checkpoint parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() != 4 || !lines.get(3).isEmpty()) {
      throw new MalformedException(
          "checkpoint: " + (lines.size() - 1) + " lines (expected: origin, size, root)");
    }
    return new Checkpoint(
        lines.get(0), size(lines.get(1)), Digest.of(Base64Text.decode(lines.get(2))));
  }

  private static long size(String decimal) {
    if (!decimal.matches("0|[1-9][0-9]{0,17}")) {
      throw new MalformedException(
          "checkpoint size: " + decimal + " (expected: decimal without leading zeros)");
    }
    return Long.parseLong(decimal);
  }
}
