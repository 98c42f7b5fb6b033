package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.signing.contract.domain.Paper;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A half-yearly analysis report.
 *
 * @param id identifier, also of its evidence stream {@code analysis-report/<id>}
 * @param office whose it is
 * @param region what it is about
 * @param officeName registered name, as printed
 * @param edits how many versions of sections there are: what a reviewer has read
 * @param reviewed by whom it was reviewed and frozen
 * @param frozen the newest file and its reference; empty for a draft
 */
record AnalysisReport(
    UUID id,
    UUID office,
    String region,
    HalfYear half,
    String officeName,
    State state,
    Numbers numbers,
    int edits,
    By drafted,
    Optional<By> reviewed,
    Optional<Frozen> frozen,
    Optional<Instant> sealedAt) {

  /** Where it stands. */
  enum State {
    /** Being written. */
    DRAFT,
    /** Reviewed; waits for the seal. */
    FROZEN,
    /** Sealed, archived, found in order. */
    SEALED,
    /** Taken back before it was sealed. */
    WITHDRAWN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** An official at a time. */
  record By(UUID account, String name, Instant at) {}

  /** A file and what is printed in its foot. */
  record Frozen(String reference, Paper document) {}

  /**
   * One version of a section.
   *
   * @param edit its number among all versions of the report, from 1
   */
  record Text(Section section, int edit, String text, By by) {}

  /** A report with every version of its text, the oldest first. */
  record Told(AnalysisReport report, List<Text> history) {
    /** What a section says now. */
    Text now(Section section) {
      return history.stream()
          .filter(text -> text.section() == section)
          .reduce((_, later) -> later)
          .orElseThrow();
    }
  }

  /** How people name it. */
  String number() {
    return "FX-" + half.code() + "-" + id.toString().substring(28).toUpperCase(Locale.ROOT);
  }

  /** Drafted before the half-year was over: its numbers are of a day in between. */
  boolean isInterim() {
    return numbers.until().isBefore(half.last());
  }

  /** As printed on top. */
  String title() {
    return half.chinese() + "劳动关系风险分析报告" + (isInterim() ? "（截至%s）".formatted(numbers.until()) : "");
  }
}
