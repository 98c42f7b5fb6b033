package cn.laborproof.signing.evidence;

import cn.laborproof.signing.shared.RefusalCode;

/** Why evidence cannot be had. */
public enum EvidenceRefusal implements RefusalCode {
  /** The last event is not yet under an anchored checkpoint, or its receipt is outstanding. */
  ANCHOR_PENDING("anchor-pending", 409),
  /** An office sees somebody's number only when it says why. */
  REASON_NEEDED("reason-needed", 422);

  private final String code;
  private final int status;

  EvidenceRefusal(String code, int status) {
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
