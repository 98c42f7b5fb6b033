package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.Reason;
import cn.laborproof.signing.supervision.OfficeNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How deliveries look to people and programs. */
@Component
final class FactViews {

  /** Rejected lines an answer carries; the file has all that were kept. */
  static final int SHOWN = 200;

  private static final int OPEN_CHARACTERS = 2;

  private final MessageSource messages;
  private final OfficeNames offices;

  FactViews(MessageSource messages, OfficeNames offices) {
    this.messages = messages;
    this.offices = offices;
  }

  /**
   * A delivery in the list.
   *
   * @param office whose hub took it in, by name; absent where it has none here
   * @param region that office's division
   * @param marked codes of what somebody should look at; empty when nothing is
   */
  record BatchSummary(
      UUID batch,
      @Nullable String office,
      String region,
      String kind,
      String kindName,
      boolean withdraws,
      String fileName,
      String channel,
      Instant issuedAt,
      Instant receivedAt,
      String sha256,
      long lines,
      long added,
      long corrected,
      long confirmed,
      long late,
      long rejected,
      long employers,
      List<String> marked) {}

  /** How many lines were not used for one reason. */
  record ReasonCount(String reason, String text, long lines) {}

  /** Something somebody should look at; no line was refused for it. */
  record MarkView(
      String check, String text, String column, long sample, String statistic, String bound) {}

  /** A line that was not used; {@code firstLine} is 0 unless an earlier line says the same fact. */
  record RejectedLine(
      long line,
      String column,
      String columnName,
      String reason,
      String text,
      long firstLine,
      List<String> cells) {}

  /** One delivery with its quality report; {@code rejectedLines} are the first of them. */
  record BatchDetail(
      BatchSummary summary,
      List<ReasonCount> reasons,
      List<MarkView> marks,
      List<String> ignoredColumns,
      List<RejectedLine> rejectedLines) {}

  /** A value of a line. */
  record Cell(String column, String name, String value) {}

  /** One version of a fact; {@code counts} says whether it is the one rules look at. */
  record VersionView(
      UUID batch,
      long line,
      Instant issuedAt,
      boolean withdrawn,
      boolean counts,
      List<Cell> cells) {}

  /** The line a finding stands on, and everything else ever said about the same fact. */
  record LineView(
      UUID batch, long line, String kind, String kindName, List<VersionView> versions) {}

  BatchSummary summary(FactBatch batch, Locale locale) {
    FactBatch.Counts counts = batch.counts();
    return new BatchSummary(
        batch.id(),
        offices.of(batch.office()).orElse(null),
        batch.region(),
        batch.kind().code(),
        kind(batch.kind(), locale),
        batch.withdraws(),
        batch.fileName(),
        batch.channel().name().toLowerCase(Locale.ROOT),
        batch.issuedAt(),
        batch.receivedAt(),
        batch.sha256().hex(),
        counts.lines(),
        counts.added(),
        counts.corrected(),
        counts.confirmed(),
        counts.late(),
        counts.rejected(),
        counts.employers(),
        batch.marks().stream().map(QualityMarks.Mark::check).distinct().toList());
  }

  BatchDetail detail(
      FactBatch batch, List<FactIntake.Rejected> rejected, boolean open, Locale locale) {
    return new BatchDetail(
        summary(batch, locale),
        batch.reasons().entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getKey()))
            .map(entry ->
                new ReasonCount(
                    entry.getKey().name(), reason(entry.getKey(), locale), entry.getValue()))
            .toList(),
        batch.marks().stream()
            .map(mark ->
                new MarkView(
                    mark.check(),
                    text("facts.mark." + mark.check(), locale),
                    column(batch.kind(), mark.column(), locale),
                    mark.sample(),
                    mark.statistic(),
                    mark.bound()))
            .toList(),
        batch.ignored(),
        rejected.stream().map(line -> rejected(batch, line, open, locale)).toList());
  }

  /**
   * @param open whether what stood there is shown: to the office whose hub it is
   */
  RejectedLine rejected(FactBatch batch, FactIntake.Rejected line, boolean open, Locale locale) {
    return new RejectedLine(
        line.line(),
        line.column(),
        column(batch.kind(), line.column(), locale),
        line.reason().name(),
        told(batch.kind(), line, locale),
        line.first(),
        open ? line.cells() : List.of());
  }

  /**
   * A line with its versions.
   *
   * @param open whether person keys are shown in full: to the office whose hub it is
   */
  LineView line(
      FactBatch batch, long line, List<FactBatches.Version> versions, boolean open, Locale locale) {
    return new LineView(
        batch.id(),
        line,
        batch.kind().code(),
        kind(batch.kind(), locale),
        versions.stream()
            .map(version ->
                new VersionView(
                    version.batch(),
                    version.line(),
                    version.issuedAt(),
                    version.withdrawn(),
                    version.counts(),
                    cells(version, open, locale)))
            .toList());
  }

  private List<Cell> cells(FactBatches.Version version, boolean open, Locale locale) {
    List<Cell> cells = new ArrayList<>();
    List<Column> columns = version.kind().columns();
    for (int i = 0; i < Math.min(columns.size(), version.cells().size()); i++) {
      String value = version.cells().get(i);
      if (!value.isEmpty()) {
        Column column = columns.get(i);
        boolean person = column.type().equals("person");
        cells.add(
            new Cell(
                column.name(),
                column(version.kind(), column.name(), locale),
                person && !open ? masked(value) : value));
      }
    }
    return cells;
  }

  /** A person key without its middle: enough to tell two apart, too little to look one up. */
  static String masked(String person) {
    return person.length() <= 2 * OPEN_CHARACTERS
        ? "*".repeat(person.length())
        : person.substring(0, OPEN_CHARACTERS)
            + "***"
            + person.substring(person.length() - OPEN_CHARACTERS);
  }

  String kind(FactKind kind, Locale locale) {
    return text("facts.kind." + kind.code(), locale);
  }

  String reason(Reason reason, Locale locale) {
    return text("facts.reason." + reason.name(), locale);
  }

  /** Of a code that is none of a column's, also which there are. */
  private String told(FactKind kind, FactIntake.Rejected line, Locale locale) {
    String reason = reason(line.reason(), locale);
    List<String> codes =
        kind.columns().stream()
            .filter(known -> known.name().equals(line.column()))
            .map(Column::codes)
            .findFirst()
            .orElse(List.of());
    if (line.reason() != Reason.UNKNOWN_CODE || codes.isEmpty()) {
      return reason;
    }
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return messages.getMessage(
        "facts.reason.allowed",
        new Object[] {
          reason,
          codes.stream()
              .map(code -> chinese ? Column.word(code) + " " + code : code)
              .collect(Collectors.joining(chinese ? "、" : ", "))
        },
        locale);
  }

  /** The heading as the reader's files have it; for the line as a whole, that. */
  String column(FactKind kind, String column, Locale locale) {
    if (column.isEmpty()) {
      return text("facts.column.line", locale);
    }
    return kind.columns().stream()
        .filter(known -> known.name().equals(column))
        .map(known ->
            locale.getLanguage().equals(Locale.CHINESE.getLanguage())
                ? known.chinese()
                : known.name())
        .findFirst()
        .orElse(column);
  }

  List<String> rejectedHead(Locale locale) {
    return List.of("line", "column", "code", "reason", "first", "cells").stream()
        .map(each -> text("facts.rejected." + each, locale))
        .toList();
  }

  private String text(String key, Locale locale) {
    return messages.getMessage(key, new Object[0], locale);
  }
}
