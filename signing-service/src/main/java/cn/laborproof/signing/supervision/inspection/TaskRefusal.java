package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.shared.RefusalCode;

/** Why an act about an inspection is not possible. */
enum TaskRefusal implements RefusalCode {
  /** Only those drawn for it record what came of it. */
  NOT_THE_INSPECTOR("not-the-inspector", 403),
  /** The order still runs. */
  ORDER_NOT_OVERDUE("inspection-order-not-overdue", 409);

  private final String code;
  private final int status;

  TaskRefusal(String code, int status) {
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
