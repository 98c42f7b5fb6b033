package cn.laborproof.gateway;

import cn.laborproof.proof.ledger.RuleOutcome;

/** What came of linking a court receipt, named after the phase that ended it. */
public sealed interface LinkOutcome {

  /** It stands on the ledger, now or already before. */
  record Linked() implements LinkOutcome {}

  /** The rules refused it: the court said two things, or signed with a key nobody approved. */
  record Refused(RuleOutcome.Refused why) implements LinkOutcome {}

  /** It certainly did not reach the ledger. */
  record NotSubmitted(String why) implements LinkOutcome {}

  /** It may or may not stand on the ledger. */
  record Unknown(String why) implements LinkOutcome {}
}
