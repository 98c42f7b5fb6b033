package cn.laborproof.signing.supervision.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something an office did in some divisions or lines of business and not in others.
 *
 * @param region the office's own
 * @param higher whether it should raise the indicator; otherwise lower it
 * @param startsOn first day of the first month that is "after"
 * @param treated what it applies to
 * @param compared what it does not apply to
 */
record Policy(
    UUID id,
    UUID office,
    String region,
    String title,
    String description,
    Indicator indicator,
    boolean higher,
    LocalDate startsOn,
    Scope treated,
    Scope compared,
    By described) {

  /** What is measured each month. */
  enum Indicator {
    /** Findings on facts that stand at the end of the month. */
    FINDINGS,
    /** Complaints, arbitration cases and labour cases at court that began in it. */
    DISPUTES,
    /** Warnings raised in it. */
    WARNINGS;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Indicator> of(String code) {
      return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
  }

  /** Who did something, and when. */
  record By(UUID account, String name, Instant at) {}

  /**
   * What an official wrote.
   *
   * @param assessment by the office itself; otherwise feedback of an office it applies to
   * @param region of the writer's office
   */
  record Note(UUID id, boolean assessment, String region, String content, By written) {}
}
