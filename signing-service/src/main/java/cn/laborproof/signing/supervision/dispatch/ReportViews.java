package cn.laborproof.signing.supervision.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How verifications look to programs and people. */
@Component
final class ReportViews {
  private final Verifications verifications;
  private final DispatchPeriods periods;
  private final DispatchViews words;

  ReportViews(Verifications verifications, DispatchPeriods periods, DispatchViews words) {
    this.verifications = verifications;
    this.periods = periods;
    this.words = words;
  }

  /** Head-counts a report states; one that it does not state is absent. */
  record FiguresView(
      @Nullable Integer workers,
      @Nullable Integer units,
      @Nullable Integer contracts,
      @Nullable Integer insured) {}

  /**
   * One act.
   *
   * @param who the named official
   * @param day the day of the report or the last day of an order
   * @param note absent when it was erased
   */
  record ActView(
      String act,
      String text,
      String who,
      Instant at,
      @Nullable LocalDate day,
      @Nullable FiguresView figures,
      @Nullable String note) {}

  /** A verification opened up, with the acts the caller may do now. */
  record ReportDetail(
      String id,
      String firm,
      String firmName,
      String region,
      int year,
      LocalDate reportDue,
      String state,
      String stateName,
      boolean late,
      @Nullable LocalDate reportedOn,
      @Nullable String reviewer,
      @Nullable Instant orderedAt,
      @Nullable Instant due,
      List<ActView> history,
      List<String> possible) {}

  ReportDetail detail(Verifications.Told told, Instant now, Locale locale) {
    StoredReport report = told.report();
    LocalDate reportDue = periods.reportDue(report.year());
    boolean over = report.due().filter(now::isAfter).isPresent();
    String state = over ? "overdue" : told.state().code();
    return new ReportDetail(
        report.id().toString(),
        report.firm(),
        report.firmName(),
        report.region(),
        report.year(),
        reportDue,
        state,
        words.word("dispatch.report." + state, locale),
        told.state().reported().filter(day -> day.isAfter(reportDue)).isPresent(),
        told.state().reported().orElse(null),
        report.decidedBy().orElse(null),
        report.orderedAt().orElse(null),
        report.due().orElse(null),
        told.acts().stream().map(act -> act(report, act, locale)).toList(),
        verifications.possible(told).stream().map(ReportAct.Kind::code).toList());
  }

  private ActView act(StoredReport report, StoredAct act, Locale locale) {
    Map<String, String> content = act.content();
    boolean counted = content.keySet().stream().anyMatch(key -> !key.equals("day"));
    return new ActView(
        act.kind(),
        words.word("dispatch.act." + act.kind(), locale),
        act.personName(),
        act.recordedAt(),
        Optional.ofNullable(content.get("day")).map(LocalDate::parse).orElse(null),
        counted
            ? new FiguresView(
                number(content, "workers"),
                number(content, "units"),
                number(content, "contracts"),
                number(content, "insured"))
            : null,
        verifications.note(report, act).orElse(null));
  }

  private static @Nullable Integer number(Map<String, String> content, String name) {
    return Optional.ofNullable(content.get(name)).map(Integer::valueOf).orElse(null);
  }
}
