package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.contract.TimelineWords;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How filings look to programs and people. */
@Component
final class FilingViews {
  private final Filings filings;
  private final DispatchPeriods periods;
  private final DispatchViews words;
  private final Clock clock;

  FilingViews(Filings filings, DispatchPeriods periods, DispatchViews words, Clock clock) {
    this.filings = filings;
    this.periods = periods;
    this.words = words;
    this.clock = clock;
  }

  /**
   * One of a list, by its current version.
   *
   * @param id of the filing
   * @param standing {@code filed sent-back overdue taken}
   * @param reportedOn day of the first version
   * @param late whether that was after the last day for reports
   */
  record FilingSummary(
      UUID id,
      String firm,
      String firmName,
      String region,
      int year,
      int workers,
      int version,
      String standing,
      LocalDate reportedOn,
      boolean late,
      Instant filedAt,
      String shownFiled,
      @Nullable Instant due,
      @Nullable String shownDue) {}

  /** A user unit as a line of a report states it. */
  record FiledUnit(String name, int workers, String posts, String term) {}

  /**
   * A version as it was filed.
   *
   * @param atUnits workers of all lines of user units: shown beside the total, and not judged
   * @param files how many came with it
   */
  record FiledVersion(
      UUID id,
      int version,
      FilingText report,
      List<FiledUnit> units,
      long atUnits,
      int files,
      String standing,
      String who,
      Instant filedAt,
      String shownFiled) {}

  /** An act; {@code note} is absent where there is none and when it was erased. */
  record FilingStep(
      String act,
      String text,
      int version,
      String who,
      Instant at,
      String shownAt,
      @Nullable String shownDue,
      @Nullable String note) {}

  /**
   * Where the verification stands.
   *
   * @param due last instant of the running order
   */
  record FilingVerification(
      UUID id,
      String state,
      String stateName,
      @Nullable Instant orderedAt,
      @Nullable Instant due,
      @Nullable String shownDue) {}

  /** A filing opened up, with what the reader may do now. */
  record FilingDetail(
      FilingSummary filing,
      FiledVersion current,
      List<FiledVersion> earlier,
      List<FilingStep> acts,
      @Nullable FilingVerification verification,
      List<String> possible) {}

  FilingSummary summary(StoredFiling one) {
    LocalDate on = Filings.reportedOn(one);
    return new FilingSummary(
        one.filing(),
        one.firm(),
        one.firmName(),
        one.region(),
        one.year(),
        Integer.parseInt(one.text().field("workers")),
        one.number(),
        filings.standing(one),
        on,
        on.isAfter(periods.reportDue(one.year())),
        one.filedAt(),
        TimelineWords.shown(one.filedAt()),
        one.due().orElse(null),
        one.due().map(TimelineWords::shownEnd).orElse(null));
  }

  FilingDetail detail(UUID filing, Locale locale) {
    return detail(filings.find(filing), locale);
  }

  FilingDetail detail(Filings.Told told, Locale locale) {
    StoredFiling current = told.current();
    return new FilingDetail(
        summary(current),
        filed(current, filings.standing(current)),
        // The term of an earlier version ended with the next one.
        told.versions().stream().skip(1).map(each -> filed(each, each.state().code())).toList(),
        told.acts().stream().map(act -> step(act, locale)).toList(),
        told.verified().map(each -> verification(each, locale)).orElse(null),
        filings.possible(told));
  }

  FilingVerification verification(StoredFiling.Verified verified, Locale locale) {
    String state = verified.standing(clock.instant());
    return new FilingVerification(
        verified.id(),
        state,
        words.word("dispatch.report." + state, locale),
        verified.orderedAt().orElse(null),
        verified.due().orElse(null),
        verified.due().map(TimelineWords::shownEnd).orElse(null));
  }

  private static FiledVersion filed(StoredFiling one, String standing) {
    List<FilingCheck.UserUnit> units = FilingCheck.units(one.text());
    return new FiledVersion(
        one.id(),
        one.number(),
        one.text(),
        units.stream()
            .map(unit -> new FiledUnit(unit.name(), unit.workers(), unit.posts(), unit.term()))
            .toList(),
        units.stream().mapToLong(FilingCheck.UserUnit::workers).sum(),
        one.documents().size(),
        standing,
        one.who(),
        one.filedAt(),
        TimelineWords.shown(one.filedAt()));
  }

  private FilingStep step(Filings.ToldAct told, Locale locale) {
    StoredFiling.Act act = told.act();
    return new FilingStep(
        act.kind(),
        act.about()
            .map(about -> words.word("dispatch.act." + about, locale))
            .orElseGet(() -> words.word("filing.act." + act.kind(), locale)),
        act.version(),
        act.who(),
        act.at(),
        TimelineWords.shown(act.at()),
        act.due().map(TimelineWords::shownEnd).orElse(null),
        told.note().orElse(null));
  }
}
