package cn.laborproof.proof.log;

import cn.laborproof.proof.Base64Text;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An inclusion proof together with the checkpoint it leads to, as one file (C2SP tlog-proof). Extra
 * data, which that format allows and authenticates in no way, is refused.
 *
 * @param index index of the entry
 * @param path sibling hashes from the leaf upwards
 */
public record TlogProof(long index, List<Digest> path, SignedCheckpoint checkpoint) {
  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
  private static final String INDEX = "index ";

  /** A tree of 2^63 leaves is that high. */
  private static final int MAX_PATH = 63;

  public TlogProof {
    path = List.copyOf(path);
    if (path.size() > MAX_PATH) {
      throw new MalformedException("tlog-proof: " + path.size() + " nodes (expected: at most 63)");
    }
  }

  /** Joins a proof and its checkpoint, whose sizes must agree. */
  public static TlogProof of(InclusionProof proof, SignedCheckpoint checkpoint) {
    if (proof.treeSize() != checkpoint.checkpoint().size()) {
      throw new IllegalArgumentException(
          "tree size: " + proof.treeSize() + " (expected: the checkpoint's)");
    }
    return new TlogProof(proof.index(), proof.path(), checkpoint);
  }

  /** The claim about the checkpoint's tree. */
  public InclusionProof inclusion() {
    return new InclusionProof(index, checkpoint.checkpoint().size(), path);
  }

  /** The file's bytes. */
  public byte[] bytes() {
    StringBuilder out = new StringBuilder(FIRST_LINE).append('\n');
    out.append(INDEX).append(index).append('\n');
    path.forEach(node -> out.append(Base64Text.encode(node.bytes())).append('\n'));
    return out.append('\n')
        .append(checkpoint.note().encoded())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the file; neither signature nor path is verified here.
   *
   * @throws MalformedException if the form is wrong
   */
  public static TlogProof parse(byte[] utf8) {
    String text = decode(utf8);
    int split = text.indexOf("\n\n");
    if (split < 0) {
      throw new MalformedException("tlog-proof: no checkpoint after an empty line");
    }
    List<String> head = List.of(text.substring(0, split).split("\n", -1));
    if (head.size() < 2 || !head.get(0).equals(FIRST_LINE) || !head.get(1).startsWith(INDEX)) {
      throw new MalformedException("tlog-proof: (expected: " + FIRST_LINE + ", then the index)");
    }
    List<Digest> path = new ArrayList<>();
    for (String line : head.subList(2, head.size())) {
      path.add(Digest.of(Base64Text.decode(line)));
    }
    byte[] checkpoint = text.substring(split + 2).getBytes(StandardCharsets.UTF_8);
    return new TlogProof(
        index(head.get(1).substring(INDEX.length())), path, SignedCheckpoint.parse(checkpoint));
  }

  private static String decode(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("tlog-proof: not UTF-8", e);
    }
  }

  private static long index(String decimal) {
    if (!decimal.matches("0|[1-9][0-9]{0,17}")) {
      throw new MalformedException("tlog-proof index: " + decimal + " (expected: decimal)");
    }
    return Long.parseLong(decimal);
  }
}
