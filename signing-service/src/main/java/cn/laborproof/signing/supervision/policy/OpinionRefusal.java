package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.shared.RefusalCode;

/** Why feedback on a policy is not possible. */
enum OpinionRefusal implements RefusalCode {
  /** Nothing can be said any more. */
  CLOSED("policy-feedback-closed", 409),
  /** No such link. */
  LINK_UNKNOWN("policy-link-unknown", 404),
  /** The answer was written for another link than the browser has open. */
  LINK_OTHER("policy-link-other", 409);

  private final String code;
  private final int status;

  OpinionRefusal(String code, int status) {
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
