package cn.laborproof.signing.compliance;

import java.time.LocalDate;
import java.util.Optional;

/** Reads the term of a contract. Months are calendar months (民法典 arts 200 to 203). */
final class Terms {
  static final String FIXED = "FIXED";
  static final String OPEN_ENDED = "OPEN_ENDED";
  static final String TASK = "TASK";

  private Terms() {}

  static String kind(ReviewedContract contract) {
    return contract.data().text("term.kind").orElse("");
  }

  /** The last day of a fixed term. */
  static Optional<LocalDate> end(ReviewedContract contract) {
    return FIXED.equals(kind(contract)) ? contract.data().date("term.end") : Optional.empty();
  }

  /** Whether a term from {@code start} to {@code end} inclusive is shorter than so many months. */
  static boolean shorterThan(LocalDate start, LocalDate end, int months) {
    return end.plusDays(1).isBefore(start.plusMonths(months));
  }
}
