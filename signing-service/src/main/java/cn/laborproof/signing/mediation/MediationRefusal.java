package cn.laborproof.signing.mediation;

import cn.laborproof.signing.shared.RefusalCode;

/** Why a mediation agreement cannot go on. */
enum MediationRefusal implements RefusalCode {
  /** Fields are missing or cannot be printed. */
  INCOMPLETE("agreement-incomplete", 422);

  private final String code;
  private final int status;

  MediationRefusal(String code, int status) {
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
