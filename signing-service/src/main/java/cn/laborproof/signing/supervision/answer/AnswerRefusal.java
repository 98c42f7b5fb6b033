package cn.laborproof.signing.supervision.answer;

import cn.laborproof.signing.shared.RefusalCode;

/** Why an answer to a finding is refused. */
public enum AnswerRefusal implements RefusalCode {
  /** An answer to this finding waits for the office, or was accepted. */
  ANSWER_STANDS("answer-stands", 409),
  /** The finding is found no more. */
  FINDING_CLOSED("finding-closed", 409);

  private final String code;
  private final int status;

  AnswerRefusal(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
