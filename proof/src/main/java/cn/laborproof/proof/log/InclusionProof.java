package cn.laborproof.proof.log;

import cn.laborproof.proof.Digest;
import java.util.List;
import java.util.Optional;

/**
 * That a leaf stands at an index of a tree (RFC 6962 §2.1.1, verification of RFC 9162 §2.1.3.2).
 *
 * @param index position of the leaf, from 0
 * @param treeSize number of leaves of the tree
 * @param path sibling hashes from the leaf upwards
 */
public record InclusionProof(long index, long treeSize, List<Digest> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * What is wrong with the claim that {@code leafHash} is in the tree of {@code root}, if anything.
   */
  public Optional<ProofFault> fault(Digest leafHash, Digest root) {
    if (index < 0 || index >= treeSize) {
      return Optional.of(ProofFault.INDEX_OUTSIDE_TREE);
    }
    long node = index;
    long last = treeSize - 1;
    Digest hash = leafHash;
    for (Digest sibling : path) {
      if (last == 0) {
        return Optional.of(ProofFault.PATH_TOO_LONG);
      }
      if ((node & 1) == 1 || node == last) {
        hash = Merkle.nodeHash(sibling, hash);
        int climbed = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= climbed;
        last >>= climbed;
      } else {
        hash = Merkle.nodeHash(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    if (last != 0) {
      return Optional.of(ProofFault.PATH_TOO_SHORT);
    }
    return hash.equals(root) ? Optional.empty() : Optional.of(ProofFault.ROOT_DIFFERS);
  }
}
