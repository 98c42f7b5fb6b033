package cn.laborproof.document.sign;

import cn.laborproof.proof.national.Sm2;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * A binary hash tree as RFC 4998 §4.2 wants it: equal leaves once, a node is the digest over its
 * children concatenated in binary ascending order. A node without a sibling moves up as it is, so
 * every list of a reduced tree has a second value to hash with.
 */
final class HashTree {
  private final List<List<byte[]>> levels = new ArrayList<>();

  /**
   * Builds it.
   *
   * @param digest JCA name; the length of the leaves
   * @param leaves at least one
   */
  HashTree(String digest, Collection<byte[]> leaves) {
    TreeSet<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
    sorted.addAll(leaves);
    MessageDigest hash = digest(digest);
    List<byte[]> level = List.copyOf(sorted);
    levels.add(level);
    while (level.size() > 1) {
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i + 1 < level.size(); i += 2) {
        above.add(node(hash, level.get(i), level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        above.add(level.getLast());
      }
      levels.add(above);
      level = above;
    }
  }

  byte[] root() {
    return levels.getLast().getFirst();
  }

  /**
   * What leads from a leaf to the root: the leaf and its sibling, then the sibling of each node
   * above. Nothing for the only leaf, which is the root itself.
   */
  List<List<byte[]>> reduced(byte[] leaf) {
    List<List<byte[]>> reduced = new ArrayList<>();
    int at = indexOf(leaf);
    for (List<byte[]> level : levels) {
      int sibling = at ^ 1;
      if (sibling < level.size()) {
        byte[] beside = level.get(sibling);
        reduced.add(reduced.isEmpty() ? inOrder(level.get(at), beside, leaf) : List.of(beside));
      }
      at /= 2;
    }
    return reduced;
  }

  /** The first list names the leaf; a leaf that moved up alone is still itself there. */
  private static List<byte[]> inOrder(byte[] node, byte[] beside, byte[] leaf) {
    if (!Arrays.equals(node, leaf)) {
      throw new IllegalStateException("a node above the leaves has no list of its own yet");
    }
    return Arrays.compareUnsigned(leaf, beside) <= 0
        ? List.of(leaf, beside)
        : List.of(beside, leaf);
  }

  private int indexOf(byte[] leaf) {
    List<byte[]> leaves = levels.getFirst();
    int from = 0;
    int to = leaves.size() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = Arrays.compareUnsigned(leaves.get(middle), leaf);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    throw new IllegalArgumentException("not a leaf of this tree");
  }

  private static byte[] node(MessageDigest hash, byte[] one, byte[] other) {
    boolean first = Arrays.compareUnsigned(one, other) <= 0;
    hash.update(first ? one : other);
    return hash.digest(first ? other : one);
  }

  static MessageDigest digest(String name) {
    try {
      return name.equals(Sm2.SM3_NAME)
          ? MessageDigest.getInstance(name, Sm2.provider())
          : MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + name, e);
    }
  }
}
