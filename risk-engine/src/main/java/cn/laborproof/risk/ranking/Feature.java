package cn.laborproof.risk.ranking;

/**
 * What is looked at. Nothing of a person enters but whether lines about somebody are there: no age,
 * no sex, no household registration. Neither does the line of business, which no employer can
 * change and which would rank it for its neighbours.
 */
public enum Feature {
  /** People employed for over a month without a written contract that runs (LCL art 10). */
  NO_CONTRACT("no-contract", false, true),
  /** Wages of the last twelve months paid late or not in full. */
  LATE_WAGES("late-wages", false, true),
  /** Months of people in the last twelve for which insurance was not paid. */
  INSURANCE_GAP("insurance-gap", false, true),
  /** Months of people in the last twelve with over 36 hours of overtime (Labour Law art 41). */
  OVERTIME("overtime", false, true),
  /** Dispatched people among all at work. */
  DISPATCH("dispatch", false, true),
  /** People who left in the last twelve months. */
  TURNOVER("turnover", false, true),
  /** People at work. */
  SIZE("size", true, false),
  /** Disputes of the last 24 months. */
  EARLIER_DISPUTES("earlier-disputes", true, true),
  /** Petitions and public opinion of the last 24 months. */
  PETITIONS("petitions", true, true),
  /** What courts and other departments did or recorded in the last 24 months. */
  MEASURES("measures", true, true);

  private final String code;
  private final boolean count;
  private final boolean raises;

  Feature(String code, boolean count, boolean raises) {
    this.code = code;
    this.count = count;
    this.raises = raises;
  }

  public String code() {
    return code;
  }

  /** Whether it counts, as ln(1 + n); the others are shares from 0 to 1. */
  public boolean isCount() {
    return count;
  }

  /** Whether more of it may never move an employer down. */
  public boolean raises() {
    return raises;
  }

  /** What people read: a share as it is, a count without its logarithm. */
  public double shown(double value) {
    return count ? Math.expm1(value) : value;
  }
}
