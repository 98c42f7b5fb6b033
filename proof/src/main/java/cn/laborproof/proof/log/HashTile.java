package cn.laborproof.proof.log;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Up to 256 consecutive hashes of one tile level. */
final class HashTile {
  private HashTile() {}

  static byte[] encode(List<Digest> hashes) {
    byte[] out = new byte[hashes.size() * Digest.LENGTH];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).copyInto(out, i * Digest.LENGTH);
    }
    return out;
  }

  static List<Digest> decode(String path, byte[] tile, int width) {
    if (tile.length < width * Digest.LENGTH || tile.length % Digest.LENGTH != 0) {
      throw new MalformedException(
          path + ": " + tile.length + " bytes (expected: " + width + " hashes)");
    }
    List<Digest> hashes = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      int start = i * Digest.LENGTH;
      hashes.add(Digest.of(Arrays.copyOfRange(tile, start, start + Digest.LENGTH)));
    }
    return hashes;
  }

  /** Root of a complete subtree: the number of hashes is a power of two. */
  static Digest completeRoot(List<Digest> hashes) {
    List<Digest> level = hashes;
    while (level.size() > 1) {
      List<Digest> above = new ArrayList<>(level.size() / 2);
      for (int i = 0; i < level.size(); i += 2) {
        above.add(Merkle.nodeHash(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    return level.getFirst();
  }
}
