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
  /** What is signed or hashed cannot be read as what it should be. */
  LEDGER_UNREADABLE,
  /** A configuration block is not the next one after the one before it. */
  LEDGER_CONFIG_CHAIN,
  /** The block was ordered under another configuration than the last one given before it. */
  LEDGER_CONFIG_NOT_IN_FORCE,
  /** The path does not lead from the genesis to the block. */
  LEDGER_NOT_ON_CHAIN,
  /** Somebody signed who is nobody in the configuration in force. */
  LEDGER_UNKNOWN_SIGNER,
  /** A certificate does not lead to a root of its institution in the configuration in force. */
  LEDGER_CERTIFICATE_PATH,
  /** A certificate was not valid at the time stated. */
  LEDGER_CERTIFICATE_TIME,
  /** A certificate was withdrawn in the configuration in force. */
  LEDGER_CERTIFICATE_REVOKED,
  /** A certificate is for another role than the one it was used in. */
  LEDGER_CERTIFICATE_ROLE,
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
  /** The transaction's id does not follow from who submitted it. */
  LEDGER_TRANSACTION_ID,
  /** What was endorsed is the answer to another proposal. */
  LEDGER_PROPOSAL_DIFFERS,
  /** The chaincode that answered is another than the pinned one. */
  LEDGER_OTHER_CHAINCODE,
  /** A peer endorsed the transaction twice. */
  LEDGER_ENDORSED_TWICE,
  /** An endorsement does not fit the transaction. */
  LEDGER_ENDORSEMENT_SIGNATURE,
  /** Fewer institutions than asked for, the operator not counted, endorsed the transaction. */
  LEDGER_ENDORSEMENTS_TOO_FEW,
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
  /** The state receipt is the answer to another proposal. */
  LEDGER_RECEIPT_PROPOSAL_DIFFERS,
  /** An endorsement does not fit the state receipt. */
  LEDGER_RECEIPT_SIGNATURE,
  /** An institution endorsed the state receipt twice. */
  LEDGER_RECEIPT_SIGNED_TWICE,
  /** Fewer institutions than asked for, the operator not counted, endorsed the state receipt. */
  LEDGER_RECEIPT_TOO_FEW
}
