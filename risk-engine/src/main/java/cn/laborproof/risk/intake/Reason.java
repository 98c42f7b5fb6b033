package cn.laborproof.risk.intake;

/** Why a line, or a file, was not used; a code of docs/risk-facts.md. */
public enum Reason {
  /** A required value is empty. */
  MISSING,
  NOT_A_DATE,
  NOT_A_MONTH,
  NOT_AN_AMOUNT,
  NOT_A_NUMBER,
  /** A number or date of the right shape that nothing real has, such as 900 hours in a month. */
  IMPOSSIBLE,
  /** A day, month or year that has not come yet, of something that has happened. */
  IN_THE_FUTURE,
  NOT_A_COMPANY,
  NOT_A_PERSON_KEY,
  /** A person key that looks like an identity number: personal data has no place in these files. */
  IDENTITY_NUMBER,
  NOT_A_REGION,
  NOT_A_CODE,
  UNKNOWN_CODE,
  TOO_LONG,
  NOT_TEXT,
  COLUMN_COUNT,
  ENDS_BEFORE_START,
  /** The two companies of a pair are the same. */
  SAME_COMPANY,
  /** The same fact with the same values stands on an earlier line. */
  DUPLICATE,
  /** The same fact stands on an earlier line with other values; the earlier line is used. */
  CONFLICT,
  /** A required column is missing or a column stands twice: nothing of the file was used. */
  HEADER,
  /** Not CSV from this line on; the lines before were used. */
  UNREADABLE_REST
}
