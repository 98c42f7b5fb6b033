package cn.laborproof.proof.log;

/**
 * Why a Merkle proof does not hold. One constant per condition of RFC 9162 §2.1.3.2 and §2.1.4.2.
 */
public enum ProofFault {
  /** The leaf index is negative or not below the tree size. */
  INDEX_OUTSIDE_TREE,
  /** The first size is below one or larger than the second. */
  SIZES_OUT_OF_ORDER,
  /** Sizes are equal, so the path must be empty, and it is not. */
  PATH_NOT_EMPTY,
  /** Nodes ran out before the top of the tree was reached. */
  PATH_TOO_SHORT,
  /** Nodes are left over after the top of the tree was reached. */
  PATH_TOO_LONG,
  /** The path leads to another root than the first tree's. */
  FIRST_ROOT_DIFFERS,
  /** The path leads to another root than the (second) tree's. */
  ROOT_DIFFERS
}
