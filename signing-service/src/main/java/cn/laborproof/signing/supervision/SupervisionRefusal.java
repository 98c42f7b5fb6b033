package cn.laborproof.signing.supervision;

import cn.laborproof.signing.shared.RefusalCode;

/** Why a roster, a declaration or a question about findings is refused. */
public enum SupervisionRefusal implements RefusalCode {
  /** The file has no line at all. */
  ROSTER_EMPTY("roster-empty", 422),
  /** A required column is missing: {0}. */
  ROSTER_COLUMN_MISSING("roster-column-missing", 422),
  /** A column stands twice: {0}. */
  ROSTER_COLUMN_TWICE("roster-column-twice", 422),
  /** Not a text in UTF-8 or GB 18030, for example a spreadsheet file. */
  ROSTER_NOT_TEXT("roster-not-text", 422),
  /** More lines than any employer has workers. */
  ROSTER_TOO_LONG("roster-too-long", 422),
  /** No line is good; the roster of before stays. */
  ROSTER_WITHOUT_GOOD_LINES("roster-without-good-lines", 422),
  /** The person is not on the employer's current roster. */
  WORKER_NOT_ON_ROSTER("worker-not-on-roster", 422),
  /** The copy is no PDF, JPEG or PNG. */
  COPY_UNREADABLE("copy-unreadable", 422),
  /** A day other than today is examined for one employer at a time. */
  EMPLOYER_NEEDED("employer-needed", 422);

  private final String code;
  private final int status;

  SupervisionRefusal(String code, int status) {
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
