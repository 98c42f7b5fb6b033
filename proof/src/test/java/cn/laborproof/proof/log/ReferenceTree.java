package cn.laborproof.proof.log;

import cn.laborproof.proof.Digest;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 §2.1 word for word: slow, obvious and independent of the code under test. */
final class ReferenceTree {
  private ReferenceTree() {}

  static Digest root(List<Digest> leaves) {
    if (leaves.isEmpty()) {
      return Digest.sha256();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = split(leaves.size());
    return Digest.sha256(
        new byte[] {1},
        root(leaves.subList(0, k)).bytes(),
        root(leaves.subList(k, leaves.size())).bytes());
  }

  static List<Digest> path(int m, List<Digest> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int k = split(leaves.size());
    List<Digest> left = leaves.subList(0, k);
    List<Digest> right = leaves.subList(k, leaves.size());
    return m < k ? plus(path(m, left), root(right)) : plus(path(m - k, right), root(left));
  }

  static List<Digest> proof(int m, List<Digest> leaves) {
    return subproof(m, leaves, true);
  }

  private static List<Digest> subproof(int m, List<Digest> leaves, boolean whole) {
    if (m == leaves.size()) {
      return whole ? List.of() : List.of(root(leaves));
    }
    int k = split(leaves.size());
    List<Digest> left = leaves.subList(0, k);
    List<Digest> right = leaves.subList(k, leaves.size());
    return m <= k
        ? plus(subproof(m, left, whole), root(right))
        : plus(subproof(m - k, right, false), root(left));
  }

  private static int split(int size) {
    int k = 1;
    while (k * 2 < size) {
      k *= 2;
    }
    return k;
  }

  private static List<Digest> plus(List<Digest> path, Digest node) {
    List<Digest> longer = new ArrayList<>(path);
    longer.add(node);
    return longer;
  }
}
