package cn.laborproof.risk.warning;

import java.util.Locale;

/** What has to be there before a warning can be lifted because the risk is gone. */
public enum LiftCondition {
  /** At least one report of handling. */
  HANDLED,
  /** The notice (劳动关系风险预警通知书) was served on the enterprise. */
  NOTICE_SERVED;

  /** Stable name, for example {@code notice-served}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static LiftCondition ofCode(String code) {
    return valueOf(code.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
