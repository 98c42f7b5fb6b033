package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.signing.shared.RefusalCode;

/** Why an act on a report is not possible. */
enum AnalysisRefusal implements RefusalCode {
  /** Who drafted or edited it cannot review it. */
  REPORT_SAME_WRITER("report-same-writer", 409),
  /** Another report of the same numbers' day waits for the seal. */
  REPORT_WAITS_FOR_SEAL("report-waits-for-seal", 409),
  /** The half-year has not begun. */
  HALF_YEAR_NOT_BEGUN("half-year-not-begun", 422);

  private final String code;
  private final int status;

  AnalysisRefusal(String code, int status) {
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
