package cn.laborproof.proof.ledger;

/** What can be wrong with the blocks of a ledger's own file. The names are stable codes. */
public enum ChainFault {
  /** The line is no canonical block. */
  CHAIN_UNREADABLE,
  /** The first block is no genesis, or a later one is. */
  CHAIN_GENESIS,
  /** The genesis is not the pinned one. */
  CHAIN_OTHER_GENESIS,
  /** Channel or number do not follow from the block before. */
  CHAIN_NUMBER,
  /** The block names another predecessor. */
  CHAIN_PREVIOUS,
  /** The history root does not cover the headers before. */
  CHAIN_HISTORY,
  /** The data root does not cover the block's content. */
  CHAIN_DATA,
  /** The block is older than the one before. */
  CHAIN_TIME,
  /** A signature does not fit, is there twice, or the quorum is missed. */
  CHAIN_SIGNATURES,
  /** A submitter did not sign its transaction. */
  CHAIN_SUBMITTER,
  /** The rules, run again, refuse a transaction or write something else. */
  CHAIN_RULES,
  /** Bytes after the last whole block: a write that was cut off and never acknowledged. */
  CHAIN_TORN_TAIL
}
