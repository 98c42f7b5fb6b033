package cn.laborproof.signing.supervision.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the evidence behind a finding looks to people and programs. */
final class EvidenceViews {

  private EvidenceViews() {}

  /** Where something can be opened. */
  record PlaceView(String text, String href) {}

  /** A fact with the lines it stands on. */
  record FactView(String name, String label, String value, List<PlaceView> sources) {}

  /**
   * A dispatch licence as the facts know it.
   *
   * @param state {@code valid}, {@code expired}, {@code none}, {@code unknown}
   */
  record LicenceView(
      String state,
      String text,
      @Nullable String number,
      @Nullable LocalDate validTo,
      List<PlaceView> sources) {}

  /**
   * A company of the chain, or the people at its end.
   *
   * @param role {@code upstream}, {@code principal}, {@code between}, {@code branch}, {@code
   *     contractor}, {@code sub}, {@code workers}, {@code former}, {@code user}, {@code passing},
   *     {@code firm}
   * @param code empty for people
   * @param licence only of whom the law wants one where it sends people
   * @param workers how many people, at the end of the chain
   * @param href the employer's open findings; absent for people and for whoever has no such page
   */
  record NodeView(
      String role,
      String roleText,
      String code,
      String name,
      @Nullable LicenceView licence,
      @Nullable Long workers,
      @Nullable String href,
      List<PlaceView> sources) {}

  /**
   * What ties two of them, by their places in the list.
   *
   * @param kind {@code contract}, {@code same-person}, {@code workers}, {@code moved}, {@code sent}
   */
  record LinkView(
      int from, int to, String kind, String text, List<String> details, List<PlaceView> sources) {}

  /**
   * An indicator that is known.
   *
   * @param percent how far it is present
   * @param points what it adds or takes off
   * @param present what it adds when it is there in full; absent where the version is not known
   * @param absent what it takes off when it is not there at all
   * @param bound from which share on it counts; absent where it is not a share
   * @param speaksFor absent where nothing does
   * @param speaksAgainst absent where nothing does
   * @param reason where its weight comes from
   */
  record WeighedView(
      String id,
      String title,
      boolean strong,
      int percent,
      int points,
      @Nullable Integer present,
      @Nullable Integer absent,
      @Nullable String bound,
      @Nullable String speaksFor,
      @Nullable String speaksAgainst,
      @Nullable String reason,
      List<FactView> facts) {}

  /** An indicator about which the data is silent: it counts neither way. */
  record SilentView(
      String id, String title, boolean strong, int present, int absent, String missing) {}

  /** A step of the sum: what it adds, and where the sum stands after it. */
  record StepView(String id, String label, int points, int total) {}

  /**
   * How weights lead to the score, in hundredths of the natural logarithm of the odds.
   *
   * @param inquiryBelow the stated probability below which it is a matter for inquiry
   */
  record SumView(int points, int bound, int probability, int inquiryBelow, List<StepView> steps) {}

  /** A mark of a contract for services that its employer is told of: not how it was weighed. */
  record MarkView(String id, String title) {}

  /** A delivery of its facts that somebody should look at. */
  record MarkedView(UUID batch, List<String> marks, List<String> texts, String href) {}

  /** What the employer answered. */
  record AnswerView(
      UUID id,
      String who,
      Instant at,
      String shownAt,
      String state,
      @Nullable String note,
      @Nullable String reason) {}

  /**
   * The evidence behind one finding.
   *
   * @param told whether this is what its employer is told, and not what the office sees
   * @param sentence absent where facts of it are withheld
   * @param ruleSource where the bounds come from; absent where the version is not known
   * @param withheld how many facts are not told
   * @param strong indicators that courts have decided by
   * @param marks what an employer is told instead of weights
   * @param markedSources deliveries of its facts that somebody should look at
   */
  record EvidenceView(
      UUID id,
      boolean told,
      String rule,
      int ruleVersion,
      String severity,
      String shownSeverity,
      String title,
      @Nullable String sentence,
      String nextStep,
      String employerCode,
      String employer,
      List<String> articles,
      String threshold,
      @Nullable String ruleSource,
      LocalDate firstSeen,
      @Nullable LocalDate lastSeen,
      @Nullable LocalDate closedOn,
      int withheld,
      List<FactView> facts,
      List<NodeView> nodes,
      List<LinkView> links,
      List<WeighedView> strong,
      List<WeighedView> weak,
      List<SilentView> silent,
      @Nullable SumView sum,
      List<MarkView> marks,
      List<MarkedView> markedSources,
      List<AnswerView> answers) {}
}
