package cn.laborproof.signing.contract;

import cn.laborproof.signing.shared.RefusalCode;

/** Why a contract cannot go on. */
public enum ContractRefusal implements RefusalCode {
  /** Findings that must be fixed are open. */
  INCOMPLETE("contract-incomplete", 422),
  /** Findings that HR must confirm were not confirmed. */
  FINDINGS_UNCONFIRMED("findings-unconfirmed", 422),
  /** A character no embedded font has. */
  UNPRINTABLE("character-unprintable", 422);

  private final String code;
  private final int status;

  ContractRefusal(String code, int status) {
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
