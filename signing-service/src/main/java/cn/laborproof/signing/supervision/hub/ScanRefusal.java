package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.shared.RefusalCode;

/** Why a full scan is refused. */
enum ScanRefusal implements RefusalCode {
  /** This installation names no program that scans. */
  NOT_CONFIGURED("scan-not-configured", 409),
  /** Nothing was ever delivered to the hub. */
  NOTHING_DELIVERED("scan-nothing-delivered", 409),
  /** The hub is being scanned. */
  UNDER_WAY("scan-under-way", 409),
  /** The snapshot's files were thrown away since, or never made. */
  NOT_KEPT("scan-not-kept", 409);

  private final String code;
  private final int status;

  ScanRefusal(String code, int status) {
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
