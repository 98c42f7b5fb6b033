package cn.laborproof.gateway.embedded;

import cn.laborproof.proof.ledger.RuleOutcome;

/** What came of a command. */
sealed interface Submission {

  /** It stands on the ledger, now or already before. */
  record Done() implements Submission {}

  record Refused(RuleOutcome.Refused why) implements Submission {}

  /** It certainly does not stand on the ledger. */
  record NotWritten(String why) implements Submission {}

  /** The disk failed in a way that leaves it open. */
  record Unknown(String why) implements Submission {}
}
