package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.log.Merkle;
import cn.laborproof.proof.note.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A log in memory, straight from the definitions of RFC 6962 §2.1, that can be rewritten. */
final class MemoryLog {

  private final String origin;
  private final List<Digest> leaves;

  MemoryLog(String origin) {
    this(origin, new ArrayList<>());
  }

  private MemoryLog(String origin, List<Digest> leaves) {
    this.origin = origin;
    this.leaves = leaves;
  }

  void grow(int entries) {
    for (int i = 0; i < entries; i++) {
      byte[] entry = (origin + " " + leaves.size()).getBytes(StandardCharsets.US_ASCII);
      leaves.add(Merkle.leafHash(entry));
    }
  }

  /** Another history of the same length. */
  MemoryLog rewritten() {
    MemoryLog other = new MemoryLog(origin, new ArrayList<>(leaves));
    other.leaves.set(0, Merkle.leafHash(new byte[] {1}));
    return other;
  }

  int size() {
    return leaves.size();
  }

  Digest root(int size) {
    return Merkle.root(leaves.subList(0, size));
  }

  CheckpointRecord record(int size, Ed25519SecretKey key, AnchorPurpose purpose) {
    Checkpoint checkpoint = new Checkpoint(origin, size, root(size));
    byte[] note = checkpoint.text().getBytes(StandardCharsets.UTF_8);
    return new CheckpointRecord(
        origin, size, checkpoint.root(), key.publicKey(), key.sign(note), purpose);
  }

  /** PROOF(m, D[n]) of RFC 6962 §2.1.2; empty when there is nothing before. */
  List<Digest> consistency(int first, int second) {
    return first == 0 || first == second
        ? List.of()
        : subproof(first, leaves.subList(0, second), true);
  }

  private static List<Digest> subproof(int m, List<Digest> tree, boolean known) {
    if (m == tree.size()) {
      return known ? List.of() : List.of(Merkle.root(tree));
    }
    int k = Integer.highestOneBit(tree.size() - 1);
    List<Digest> proof = new ArrayList<>();
    if (m <= k) {
      proof.addAll(subproof(m, tree.subList(0, k), known));
      proof.add(Merkle.root(tree.subList(k, tree.size())));
    } else {
      proof.addAll(subproof(m - k, tree.subList(k, tree.size()), false));
      proof.add(Merkle.root(tree.subList(0, k)));
    }
    return proof;
  }
}
