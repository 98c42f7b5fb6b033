package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.ledger.RuleOutcome;

/** What came of submitting a command. */
sealed interface Settlement {

  /**
   * A transaction of ours wrote it.
   *
   * @param block number of the block that holds it
   * @param result what the chaincode answered when it was endorsed; empty when that was before a
   *     restart
   */
  record Committed(long block, byte[] result) implements Settlement {}

  /**
   * It stood there before; nothing was submitted.
   *
   * @param result what the chaincode answered
   */
  record Already(byte[] result) implements Settlement {}

  /** The chaincode refuses it at one peer; others have not been heard. */
  record Refused(RuleOutcome.Refused why) implements Settlement {}

  /** It certainly did not reach the ledger, now or later. */
  record NotSubmitted(String why) implements Settlement {}

  /** It may or may not reach the ledger. */
  record Unknown(String why) implements Settlement {}
}
