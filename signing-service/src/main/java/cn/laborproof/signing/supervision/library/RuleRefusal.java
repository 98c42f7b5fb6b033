package cn.laborproof.signing.supervision.library;

import cn.laborproof.signing.shared.RefusalCode;

/** Why a change of a rule is not possible. */
enum RuleRefusal implements RefusalCode {
  /** Who proposed it does not switch it on. */
  SECOND_PERSON_NEEDED("second-person-needed", 409),
  /** Its first day has come before it was switched on. */
  FIRST_DAY_PASSED("first-day-passed", 409),
  /** Another change has come between. */
  BASE_CHANGED("base-changed", 409),
  /** The office has a dry run under way. */
  DRY_RUN_UNDER_WAY("dry-run-under-way", 409),
  /** Its bounds are the law's and are changed by nobody here. */
  STAYS_AS_SHIPPED("rule-stays-as-shipped", 409),
  /** Only who proposed it takes it back. */
  NOT_THE_PROPOSER("not-the-proposer", 409);

  private final String code;
  private final int status;

  RuleRefusal(String code, int status) {
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
