package cn.laborproof.gateway.witness;

import cn.laborproof.proof.Base64Text;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One history of a log, RFC 6962 §2.1 word for word: slow, obvious, and able to fork. */
final class GrowingLog {
  static final String ORIGIN = "log.example/witnessed";
  static final Ed25519NoteSigner KEY = Ed25519NoteSigner.ofSeed(ORIGIN, new byte[32]);

  private final List<Digest> leaves;
  private final String branch;

  private GrowingLog(List<Digest> leaves, String branch) {
    this.leaves = leaves;
    this.branch = branch;
  }

  static GrowingLog empty() {
    return new GrowingLog(new ArrayList<>(), "main");
  }

  /** Another history that shares the first so many leaves. */
  GrowingLog fork(int at, String name) {
    return new GrowingLog(new ArrayList<>(leaves.subList(0, at)), name);
  }

  int size() {
    return leaves.size();
  }

  GrowingLog grow(int to) {
    while (leaves.size() < to) {
      String leaf = branch + leaves.size();
      leaves.add(Digest.sha256(leaf.getBytes(StandardCharsets.US_ASCII)));
    }
    return this;
  }

  Digest root(int size) {
    return root(leaves.subList(0, size));
  }

  SignedCheckpoint checkpoint(int size) {
    return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, root(size)), KEY);
  }

  /** The request as an honest log makes it. */
  String request(int old, int size) {
    return request(old, path(old, size), checkpoint(size));
  }

  static String request(int old, List<Digest> path, SignedCheckpoint checkpoint) {
    StringBuilder out = new StringBuilder("old " + old + "\n");
    path.forEach(node -> out.append(Base64Text.encode(node.bytes())).append('\n'));
    return out.append('\n').append(checkpoint.note().encoded()).toString();
  }

  /** PROOF(old, D[size]); empty from the empty tree. */
  List<Digest> path(int old, int size) {
    return old == 0 || old >= size ? List.of() : subproof(old, leaves.subList(0, size), true);
  }

  private static Digest root(List<Digest> leaves) {
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

  private static List<Digest> subproof(int m, List<Digest> leaves, boolean whole) {
    if (m == leaves.size()) {
      return whole ? List.of() : List.of(root(leaves));
    }
    int k = split(leaves.size());
    List<Digest> left = leaves.subList(0, k);
    List<Digest> right = leaves.subList(k, leaves.size());
    List<Digest> path =
        new ArrayList<>(m <= k ? subproof(m, left, whole) : subproof(m - k, right, false));
    path.add(m <= k ? root(right) : root(left));
    return path;
  }

  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
