package cn.laborproof.proof.draw;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import java.util.List;

/**
 * The entries of a log between two of its sizes, so that everybody can see what is among them.
 *
 * @param edge roots of the complete subtrees of the earlier tree, largest first
 * @param leaves hashes of the entries after it
 */
public record LogStretch(List<Digest> edge, List<Digest> leaves) {

  /** More makes a package too long for what it shows. */
  public static final int MOST = 2048;

  private static final int MOST_SUBTREES = 63;

  public LogStretch {
    edge = List.copyOf(edge);
    leaves = List.copyOf(leaves);
    if (edge.size() > MOST_SUBTREES || leaves.size() > MOST) {
      throw new MalformedException(
          "draw: a stretch of " + leaves.size() + " entries (expected: at most " + MOST + ")");
    }
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("edge", JsonArray.of(edge, node -> new JsonString(node.hex())))
        .put("leaves", JsonArray.of(leaves, node -> new JsonString(node.hex())))
        .build();
  }

  static LogStretch read(JsonFields in) {
    var stretch = new LogStretch(digests(in, "edge"), digests(in, "leaves"));
    in.end();
    return stretch;
  }

  private static List<Digest> digests(JsonFields in, String name) {
    return in.strings(name).stream().map(Digest::ofHex).toList();
  }
}
