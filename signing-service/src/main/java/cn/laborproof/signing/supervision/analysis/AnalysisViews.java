package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.risk.scan.Wording;
import cn.laborproof.signing.contract.TimelineWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reports for programs and pages. */
@Component
final class AnalysisViews {
  private static final int MOST_RULES = 10;
  private static final int WHOLE = 100;

  private final Analyses reports;

  AnalysisViews(Analyses reports) {
    this.reports = reports;
  }

  /**
   * A report of the list.
   *
   * @param half {@code 2026-H1}
   * @param until the date of its numbers
   * @param state {@code draft}, {@code frozen}, {@code sealed} or {@code withdrawn}
   */
  record ReportSummary(
      UUID id,
      String number,
      String title,
      String half,
      String region,
      String office,
      String state,
      LocalDate until,
      Instant draftedAt,
      String draftedBy,
      @Nullable Instant reviewedAt,
      @Nullable String reviewedBy,
      @Nullable Instant sealedAt) {}

  /** One version of a section. */
  record VersionView(int edit, String text, String by, Instant at, String shown) {}

  /**
   * A section.
   *
   * @param versions the newest first
   */
  record SectionView(String section, String title, String text, List<VersionView> versions) {}

  /**
   * A number a report stands on.
   *
   * @param href where its list is; what stood on a day stays, what stages count goes on
   */
  record NumberView(String label, long before, long number, long width, String href) {}

  /** A published figure as the report prints it. */
  record FigureView(String indicator, String region, String period, String value, String source) {}

  /**
   * A report with its text and numbers.
   *
   * @param edits how many versions of sections there are; sent back with edits and the review
   * @param possible what the caller may do now
   */
  record ReportDetail(
      ReportSummary summary,
      int edits,
      List<SectionView> sections,
      List<NumberView> months,
      List<NumberView> rules,
      List<NumberView> stages,
      List<FigureView> figures,
      @Nullable String reference,
      @Nullable String sha256,
      List<String> possible) {}

  static ReportSummary summary(AnalysisReport report) {
    return new ReportSummary(
        report.id(),
        report.number(),
        report.title(),
        report.half().code(),
        report.region(),
        report.officeName(),
        report.state().code(),
        report.numbers().until(),
        report.drafted().at(),
        report.drafted().name(),
        report.reviewed().map(AnalysisReport.By::at).orElse(null),
        report.reviewed().map(AnalysisReport.By::name).orElse(null),
        report.sealedAt().orElse(null));
  }

  ReportDetail detail(AnalysisReport.Told told, Locale locale) {
    AnalysisReport report = told.report();
    Numbers numbers = report.numbers();
    return new ReportDetail(
        summary(report),
        report.edits(),
        Arrays.stream(Section.values()).map(section -> section(told, section)).toList(),
        months(numbers),
        rules(numbers, locale),
        stages(numbers),
        numbers.figures().stream()
            .map(figure ->
                new FigureView(
                    Indicators.chinese(figure.indicator())
                        + (figure.sector().isEmpty() ? "" : " " + figure.sector()),
                    figure.region(),
                    figure.period(),
                    figure.value().toPlainString() + Indicators.unit(figure.indicator()),
                    figure.source()))
            .toList(),
        report.frozen().map(AnalysisReport.Frozen::reference).orElse(null),
        report.frozen().map(frozen -> frozen.document().sha256().hex()).orElse(null),
        reports.possible(told));
  }

  private static SectionView section(AnalysisReport.Told told, Section section) {
    return new SectionView(
        section.code(),
        section.title(),
        told.now(section).text(),
        told.history().stream()
            .filter(text -> text.section() == section)
            .map(text ->
                new VersionView(
                    text.edit(),
                    text.text(),
                    text.by().name(),
                    text.by().at(),
                    TimelineWords.shown(text.by().at())))
            .toList()
            .reversed());
  }

  private static List<NumberView> months(Numbers numbers) {
    long longest = numbers.months().stream().mapToLong(month -> month.findings()).max().orElse(0);
    return numbers.months().stream()
        .map(month ->
            new NumberView(
                month.day().toString(),
                0,
                month.findings(),
                width(month.findings(), longest),
                "/findings?origin=facts&asOf=" + month.day()))
        .toList();
  }

  private static List<NumberView> rules(Numbers numbers, Locale locale) {
    long longest = numbers.rules().stream().mapToLong(Numbers.OfRule::after).max().orElse(0);
    return numbers.rules().stream()
        .limit(MOST_RULES)
        .map(rule ->
            new NumberView(
                new Wording(locale).title(rule.rule()),
                rule.before(),
                rule.after(),
                width(rule.after(), longest),
                "/findings?origin=facts&rule=" + rule.rule() + "&asOf=" + numbers.until()))
        .toList();
  }

  private static List<NumberView> stages(Numbers numbers) {
    long longest = numbers.stages().stream().mapToLong(stage -> stage.count()).max().orElse(0);
    return numbers.stages().stream()
        .map(stage ->
            new NumberView(
                stage.stage(),
                0,
                stage.count(),
                width(stage.count(), longest),
                (stage.proposal()
                        ? "/warnings/proposals?state=" + stage.key()
                        : "/warnings?state=all&stage=" + stage.key())
                    + "&from="
                    + numbers.first()
                    + "&to="
                    + numbers.until()))
        .toList();
  }

  private static long width(long number, long longest) {
    return number == 0 ? 0 : Math.max(1, number * WHOLE / longest);
  }
}
