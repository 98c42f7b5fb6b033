package cn.laborproof.signing.complaint;

import cn.laborproof.signing.shared.RefusalCode;

/** Why a complaint is not possible. */
public enum ComplaintRefusal implements RefusalCode {
  /** The employer still has time to seal. */
  SEAL_NOT_OVERDUE("seal-not-overdue", 409);

  private final String code;
  private final int status;

  ComplaintRefusal(String code, int status) {
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
