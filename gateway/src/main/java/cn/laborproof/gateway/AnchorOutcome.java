package cn.laborproof.gateway;

import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.RuleOutcome;

/** What came of anchoring, named after the phase that ended it. */
public sealed interface AnchorOutcome {

  /** It stands on the ledger, now or already before. */
  record Anchored(AnchoredCheckpoint anchor) implements AnchorOutcome {}

  /**
   * The rules refused it and always will: the log is behind, forked or wrongly signed. A person
   * must look; trying again is useless.
   *
   * @param why stable reason, the values compared, and what stands on the ledger against it
   */
  record Refused(RuleOutcome.Refused why) implements AnchorOutcome {}

  /** It certainly did not reach the ledger. Trying again later is right. */
  record NotSubmitted(String why) implements AnchorOutcome {}

  /** It may or may not stand on the ledger. Submitting the same again is safe and will tell. */
  record Unknown(String why) implements AnchorOutcome {}
}
