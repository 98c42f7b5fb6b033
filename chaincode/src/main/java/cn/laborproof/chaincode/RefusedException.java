package cn.laborproof.chaincode;

import cn.laborproof.proof.ledger.Refusal;

/** The shell refuses before any rule is asked. The sentence is fixed: it never repeats input. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal reason;

  RefusedException(Refusal reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  Refusal reason() {
    return reason;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
