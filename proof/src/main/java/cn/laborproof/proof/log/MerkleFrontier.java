package cn.laborproof.proof.log;

import cn.laborproof.proof.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The right edge of a growing tree: the roots of its complete subtrees, largest first. Appending
 * costs two hashes on average and the memory is logarithmic, so a log of any size streams through.
 * Not thread-safe.
 */
public final class MerkleFrontier {
  private final List<Digest> subtrees = new ArrayList<>();
  private long size;

  /** A tree without leaves. */
  public MerkleFrontier() {}

  /**
   * Continues a tree whose complete subtrees are known.
   *
   * @param size number of leaves, not negative
   * @param subtrees one root per set bit of {@code size}, largest first
   */
  public MerkleFrontier(long size, List<Digest> subtrees) {
    if (size < 0 || subtrees.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "subtrees: " + subtrees.size() + " (expected: " + Long.bitCount(size) + ")");
    }
    this.size = size;
    this.subtrees.addAll(subtrees);
  }

  /** Adds a leaf on the right. */
  public void append(Digest leafHash) {
    Digest hash = leafHash;
    for (long bits = size; (bits & 1) == 1; bits >>= 1) {
      hash = Merkle.nodeHash(subtrees.removeLast(), hash);
    }
    subtrees.addLast(hash);
    size++;
  }

  /** Number of leaves. */
  public long size() {
    return size;
  }

  /** Root of the tree as it stands. */
  public Digest root() {
    Optional<Digest> root =
        subtrees.reversed().stream().reduce((right, left) -> Merkle.nodeHash(left, right));
    return root.orElseGet(Merkle::emptyRoot);
  }
}
