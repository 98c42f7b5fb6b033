package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.ledger.RuleOutcome;

/** A peer ran the chaincode, and the chaincode said no. */
final class ChaincodeRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient RuleOutcome.Refused why;

  ChaincodeRefusedException(RuleOutcome.Refused why) {
    super(why.reason() + ": " + why.detail());
    this.why = why;
  }

  RuleOutcome.Refused why() {
    return why;
  }
}
