package cn.laborproof.proof.ledger;

/** Why a ledger proof does not count. The names are stable codes, one per condition. */
public enum LedgerFault {
  /** The proof is from another kind of ledger than the trusted one. */
  LEDGER_OTHER_KIND,
  /** The genesis is not the pinned one: another ledger. */
  LEDGER_OTHER_GENESIS,
  /** The block is of another channel than the pinned one. */
  LEDGER_OTHER_CHANNEL,
  /** The genesis names other institutions or keys than the trusted ones. */
  LEDGER_OTHER_INSTITUTIONS,
  /** The path does not lead from the genesis to the block. */
  LEDGER_NOT_ON_CHAIN,
  /** An institution's signature does not fit the block. */
  LEDGER_BLOCK_SIGNATURE,
  /** An institution signed the block twice. */
  LEDGER_SIGNED_TWICE,
  /** Fewer institutions than the quorum signed the block. */
  LEDGER_QUORUM_MISSED,
  /** The path does not lead from the transaction to the block. */
  LEDGER_TRANSACTION_NOT_IN_BLOCK,
  /** The submitter's signature does not fit the transaction. */
  LEDGER_SUBMITTER_SIGNATURE,
  /** The transaction anchors another checkpoint than the one in question. */
  LEDGER_OTHER_CHECKPOINT,
  /** The transaction wrote something else than its command says. */
  LEDGER_WRITE_DIFFERS,
  /** The state receipt is about another key. */
  LEDGER_RECEIPT_OTHER_KEY,
  /** The state receipt is about another value. */
  LEDGER_RECEIPT_OTHER_VALUE,
  /** The state receipt names another chain, block or transaction as the writer. */
  LEDGER_RECEIPT_OTHER_TRANSACTION,
  /** An endorsement does not fit the state receipt. */
  LEDGER_RECEIPT_SIGNATURE,
  /** An institution endorsed the state receipt twice. */
  LEDGER_RECEIPT_SIGNED_TWICE,
  /** Fewer institutions than asked for, the operator not counted, endorsed the state receipt. */
  LEDGER_RECEIPT_TOO_FEW
}
