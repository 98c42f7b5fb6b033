package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.RefusalCode;

/** Why an act of dispatch supervision is not possible. */
enum DispatchRefusal implements RefusalCode {
  /** No fact the office may see speaks of this company as a dispatch firm. */
  FIRM_UNKNOWN("dispatch-firm-unknown", 422),
  /** The firm still has time to report. */
  REPORT_NOT_DUE("dispatch-report-not-due", 409),
  /** The order still runs. */
  ORDER_NOT_OVERDUE("dispatch-order-not-overdue", 409),
  /** As many versions or answers as one filing takes. */
  FILING_FULL("dispatch-filing-full", 409);

  private final String code;
  private final int status;

  DispatchRefusal(String code, int status) {
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

  static RefusalCode of(ReportState.Refused why) {
    return switch (why) {
      case WRONG_STATE -> CommonRefusal.WRONG_STATE;
      case NOT_DUE -> REPORT_NOT_DUE;
      case NOT_OVERDUE -> ORDER_NOT_OVERDUE;
      case REPORT_DAY, DEADLINE -> CommonRefusal.INVALID_INPUT;
    };
  }
}
