package cn.laborproof.proof.log;

import cn.laborproof.proof.Digest;
import java.security.MessageDigest;
import java.util.List;

/** Hashing of RFC 6962 §2.1. The prefixes keep a node from being passed off as a leaf. */
public final class Merkle {
  private static final byte[] LEAF_PREFIX = {0x00};
  private static final byte[] NODE_PREFIX = {0x01};
  private static final Digest EMPTY_ROOT = Digest.sha256();

  private Merkle() {}

  /** Root of the tree without leaves: the hash of nothing. */
  public static Digest emptyRoot() {
    return EMPTY_ROOT;
  }

  /** SHA-256(0x00 ‖ entry). */
  public static Digest leafHash(byte[] entry) {
    return Digest.sha256(LEAF_PREFIX, entry);
  }

  /** SHA-256(0x01 ‖ left ‖ right). */
  public static Digest nodeHash(Digest left, Digest right) {
    MessageDigest sha256 = Digest.newSha256();
    sha256.update(NODE_PREFIX);
    left.updateInto(sha256);
    right.updateInto(sha256);
    return Digest.of(sha256.digest());
  }

  /** Root over leaf hashes that are all at hand. */
  public static Digest root(List<Digest> leafHashes) {
    MerkleFrontier frontier = new MerkleFrontier();
    leafHashes.forEach(frontier::append);
    return frontier.root();
  }
}
