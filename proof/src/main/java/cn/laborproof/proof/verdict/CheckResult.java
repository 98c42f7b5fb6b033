package cn.laborproof.proof.verdict;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one check found.
 *
 * @param code the question
 * @param subject the part it was asked about, such as {@code documents/contract.pdf} or a signature
 *     field
 * @param indication passed, failed or cannot be known
 * @param subIndication the reason; null exactly when passed
 * @param answer key of the answer sentence
 * @param facts values the sentence speaks of, plain text by name; no secrets
 */
public record CheckResult(
    CheckCode code,
    String subject,
    Indication indication,
    @Nullable SubIndication subIndication,
    String answer,
    SortedMap<String, String> facts) {
  /** Longer values come from hostile input and would only drown the sentence. */
  private static final int MAX_FACT = 500;

  /** Answer key of every passed check. */
  public static final String PASSED = "passed";

  public CheckResult {
    facts = legible(facts);
    if ((indication == Indication.TOTAL_PASSED) != (subIndication == null)) {
      throw new IllegalArgumentException(code.id() + ": a reason (expected: unless passed)");
    }
    if (!code.answers().contains(answer)) {
      throw new IllegalArgumentException(code.id() + ": unknown answer " + answer);
    }
  }

  /**
   * Facts may quote what was examined: cut to length, and without the control and format characters
   * that could move a terminal's cursor or turn text around.
   */
  private static SortedMap<String, String> legible(SortedMap<String, String> facts) {
    SortedMap<String, String> legible = new TreeMap<>();
    facts.forEach((name, value) -> legible.put(name, legible(value)));
    return Collections.unmodifiableSortedMap(legible);
  }

  private static String legible(String value) {
    String cut = value.length() > MAX_FACT ? value.substring(0, MAX_FACT) + "…" : value;
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD");
  }

  /** The check holds. */
  public static CheckResult passed(CheckCode code, String subject, Map<String, String> facts) {
    return new CheckResult(
        code, subject, Indication.TOTAL_PASSED, null, PASSED, new TreeMap<>(facts));
  }

  /** The check holds and there is nothing more to say. */
  public static CheckResult passed(CheckCode code, String subject) {
    return passed(code, subject, Map.of());
  }

  /** Something is shown to be wrong. */
  public static CheckResult failed(
      CheckCode code,
      String subject,
      SubIndication reason,
      String answer,
      Map<String, String> facts) {
    return new CheckResult(
        code, subject, Indication.TOTAL_FAILED, reason, answer, new TreeMap<>(facts));
  }

  /** It cannot be known. */
  public static CheckResult indeterminate(
      CheckCode code,
      String subject,
      SubIndication reason,
      String answer,
      Map<String, String> facts) {
    return new CheckResult(
        code, subject, Indication.INDETERMINATE, reason, answer, new TreeMap<>(facts));
  }

  /** Whether it passed. */
  public boolean passed() {
    return indication == Indication.TOTAL_PASSED;
  }

  /** Why not, if it did not pass. */
  public Optional<SubIndication> reason() {
    return Optional.ofNullable(subIndication);
  }
}
