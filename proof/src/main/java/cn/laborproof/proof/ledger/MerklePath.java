package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.log.Merkle;
import java.util.ArrayList;
import java.util.List;

/**
 * Inclusion paths over leaf hashes that are all at hand (RFC 6962 §2.1.1). Costs one hash per leaf.
 */
final class MerklePath {

  private MerklePath() {}

  static List<Digest> of(List<Digest> leafHashes, int index) {
    List<Digest> path = new ArrayList<>();
    List<Digest> tree = leafHashes;
    int place = index;
    while (tree.size() > 1) {
      int split = Integer.highestOneBit(tree.size() - 1);
      List<Digest> left = tree.subList(0, split);
      List<Digest> right = tree.subList(split, tree.size());
      boolean inLeft = place < split;
      path.addFirst(Merkle.root(inLeft ? right : left));
      tree = inLeft ? left : right;
      place = inLeft ? place : place - split;
    }
    return List.copyOf(path);
  }
}
