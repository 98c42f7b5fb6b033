package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.shared.RefusalCode;

/** Why an act about a public list, or a plea, is not possible. */
enum CreditRefusal implements RefusalCode {
  /** Who proposed does not decide, and who decided does not answer the appeal. */
  SAME_PERSON("listing-same-person", 409),
  /** The employer may still make statements. */
  TERM_RUNS("listing-term-runs", 409),
  /** The employer is proposed for, or on, a list under this ground already. */
  STANDS("listing-stands", 409),
  /** Nobody confirmed who holds the code: a notice on the platform reaches nobody. */
  UNREACHABLE("listing-unreachable", 409),
  /** One of this kind waits for the office already. */
  PLEA_STANDS("plea-stands", 409);

  private final String code;
  private final int status;

  CreditRefusal(String code, int status) {
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
