package cn.laborproof.risk.roster;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.fact.EmploymentForm;
import java.time.LocalDate;
import java.util.Optional;

/** One line of a roster: either good and kept, or bad and listed with the reason. */
public sealed interface RosterLine {

  /** Line number in the file, the header being line 1. */
  long number();

  /**
   * @param identityNumber 公民身份号码, upper case; personal data, never logged
   */
  record Good(
      long number,
      String name,
      String identityNumber,
      EmploymentForm form,
      LocalDate firstWorkingDay,
      Optional<Money> monthlyWage,
      Optional<LocalDate> lastWorkingDay)
      implements RosterLine {}

  /**
   * @param column the English heading of the column at fault, or empty when the line as a whole is
   * @param reason why it was not kept
   */
  record Bad(long number, String column, Reason reason) implements RosterLine {}

  /** Why a line was not kept; each has a text in both languages. */
  enum Reason {
    /** A required value is missing. */
    MISSING,
    /** Not a date such as 2026-11-21. */
    NOT_A_DATE,
    /** Not an amount in yuan with at most two decimals, or not positive. */
    NOT_AN_AMOUNT,
    /** Not one of the known forms of employment. */
    UNKNOWN_FORM,
    /** The identity number fails its check. */
    IDENTITY_NUMBER,
    /** The last working day lies before the first. */
    ENDS_BEFORE_START,
    /** The same person with the same first working day stands on an earlier line. */
    DUPLICATE,
    /** The line has too many or too few columns. */
    COLUMN_COUNT,
    /** A value is longer than any real one. */
    TOO_LONG
  }
}
