package cn.laborproof.signing.storage;

import cn.laborproof.signing.shared.RefusalCode;

/** Why a stored thing cannot be had. */
public enum StorageRefusal implements RefusalCode {
  /** Its key was destroyed on request of the person it speaks of, or after retention. */
  ERASED("document-erased", 410);

  private final String code;
  private final int status;

  StorageRefusal(String code, int status) {
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
