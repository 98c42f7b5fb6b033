package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.Transition;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.RefusalCode;

/** Why an act on a warning is not possible. */
enum WarningRefusal implements RefusalCode {
  /** The facts match no level of the scheme. */
  NO_LEVEL_MATCHES("no-level-matches", 422),
  /** A higher office has to do this. */
  TIER_TOO_LOW("tier-too-low", 403),
  /** There is no office above. */
  NO_OFFICE_ABOVE("no-office-above", 409),
  /** The clock ran out or was extended before. */
  NO_EXTENSION("no-extension", 409),
  /** A report of handling is missing. */
  NOT_HANDLED("not-handled", 409),
  /** The enterprise has no notice yet. */
  NOTICE_NOT_SERVED("notice-not-served", 409),
  /** Who lifted it cannot close it. */
  SAME_OFFICIAL("same-official", 409),
  /** A later report names the body again: it took part. */
  BODY_ACTED("body-acted", 409),
  /** The office has no seal on this platform. */
  OFFICE_WITHOUT_SEAL("office-without-seal", 409);

  private final String code;
  private final int status;

  WarningRefusal(String code, int status) {
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

  static RefusalCode of(Transition.Reason reason) {
    return switch (reason) {
      case NOT_RAISED, CLOSED, WRONG_STATE -> CommonRefusal.WRONG_STATE;
      case TIER_TOO_LOW -> TIER_TOO_LOW;
      case NO_OFFICE_ABOVE -> NO_OFFICE_ABOVE;
      case NO_EXTENSION -> NO_EXTENSION;
      case NOT_HANDLED -> NOT_HANDLED;
      case NOTICE_NOT_SERVED -> NOTICE_NOT_SERVED;
      case SAME_PERSON -> SAME_OFFICIAL;
    };
  }
}
