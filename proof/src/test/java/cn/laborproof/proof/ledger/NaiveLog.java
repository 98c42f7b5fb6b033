package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.log.Merkle;
import cn.laborproof.proof.note.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A log in memory, straight from the definitions of RFC 6962 §2.1, that can be copied and bent. */
final class NaiveLog {

  final String origin;
  final Ed25519SecretKey key;
  private final List<Digest> leaves;

  NaiveLog(String origin, Ed25519SecretKey key) {
    this(origin, key, new ArrayList<>());
  }

  private NaiveLog(String origin, Ed25519SecretKey key, List<Digest> leaves) {
    this.origin = origin;
    this.key = key;
    this.leaves = leaves;
  }

  /** The same entries under another key. */
  NaiveLog under(Ed25519SecretKey other) {
    return new NaiveLog(origin, other, new ArrayList<>(leaves));
  }

  void grow(int entries, String flavour) {
    for (int i = 0; i < entries; i++) {
      byte[] entry = (flavour + leaves.size()).getBytes(StandardCharsets.US_ASCII);
      leaves.add(Merkle.leafHash(entry));
    }
  }

  /** Another history of the same length. */
  NaiveLog rewritten(int index) {
    NaiveLog other = new NaiveLog(origin, key, new ArrayList<>(leaves));
    other.leaves.set(index, Merkle.leafHash(new byte[] {1, 2, 3}));
    return other;
  }

  int size() {
    return leaves.size();
  }

  CheckpointRecord record(int size, AnchorPurpose purpose) {
    Checkpoint checkpoint = new Checkpoint(origin, size, root(leaves.subList(0, size)));
    byte[] note = checkpoint.text().getBytes(StandardCharsets.UTF_8);
    return new CheckpointRecord(
        origin, size, checkpoint.root(), key.publicKey(), key.sign(note), purpose);
  }

  CheckpointRecord record(int size) {
    return record(size, AnchorPurpose.BUSINESS);
  }

  /** PROOF(m, D[n]) of RFC 6962 §2.1.2; empty when there is nothing before. */
  List<Digest> consistency(int first, int second) {
    return first == 0 || first == second
        ? List.of()
        : subproof(first, leaves.subList(0, second), true);
  }

  private static List<Digest> subproof(int m, List<Digest> tree, boolean known) {
    if (m == tree.size()) {
      return known ? List.of() : List.of(root(tree));
    }
    int k = Integer.highestOneBit(tree.size() - 1);
    List<Digest> left = tree.subList(0, k);
    List<Digest> right = tree.subList(k, tree.size());
    List<Digest> proof = new ArrayList<>();
    if (m <= k) {
      proof.addAll(subproof(m, left, known));
      proof.add(root(right));
    } else {
      proof.addAll(subproof(m - k, right, false));
      proof.add(root(left));
    }
    return proof;
  }

  private static Digest root(List<Digest> tree) {
    if (tree.size() == 1) {
      return tree.getFirst();
    }
    int k = Integer.highestOneBit(tree.size() - 1);
    return Merkle.nodeHash(root(tree.subList(0, k)), root(tree.subList(k, tree.size())));
  }
}
