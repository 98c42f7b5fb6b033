package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.FactTable;
import cn.laborproof.risk.intake.QualityReport;
import cn.laborproof.risk.intake.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Collects lines on their way in: good ones in pieces, others with their reason. */
final class FactIntake implements FactTable.Intake {

  private static final int PIECE = 1000;
  private static final int MOST_IGNORED = 100;

  /** No kind has half as many columns; what stands beyond is not worth its room. */
  private static final int MOST_CELLS = 64;

  /** What looks like an identity number never gets as far as a table. */
  private static final Pattern IDENTITY_NUMBER =
      Pattern.compile("(?<!\\d)([1-9]\\d{5})(?:\\d{11}[\\dXx]|\\d{9})(?!\\d)");

  /**
   * A line that was not used.
   *
   * @param first the earlier line of a duplicate, 0 otherwise
   */
  record Rejected(long line, String column, Reason reason, long first, List<String> cells) {}

  /** Writes a piece of good lines; says which of them were not used after all. */
  interface Writer {
    void write(List<FactRow> rows);
  }

  private final FactKind kind;
  private final Writer writer;
  private final QualityMarks marks;
  private final List<FactRow> waiting = new ArrayList<>(PIECE);
  private final List<Rejected> rejected = new ArrayList<>();
  private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
  private final TreeSet<String> ignored = new TreeSet<>();
  private long rejectedCount;

  FactIntake(FactKind kind, Writer writer) {
    this.kind = kind;
    this.writer = writer;
    this.marks = new QualityMarks(kind);
  }

  @Override
  public void good(FactRow row) {
    marks.look(row);
    waiting.add(row);
    if (waiting.size() == PIECE) {
      finish();
    }
  }

  /** Writes what is still waiting. */
  void finish() {
    if (!waiting.isEmpty()) {
      writer.write(List.copyOf(waiting));
      waiting.clear();
    }
  }

  @Override
  public void bad(long line, String column, Reason reason, List<String> fields) {
    reject(line, column, reason, 0, fields);
  }

  void reject(long line, String column, Reason reason, long first, List<String> fields) {
    rejectedCount++;
    reasons.merge(reason, 1L, Long::sum);
    if (rejected.size() < QualityReport.MOST_LISTED) {
      rejected.add(
          new Rejected(
              line,
              column,
              reason,
              first,
              keeps(reason)
                  ? fields.stream().limit(MOST_CELLS).map(FactIntake::shown).toList()
                  : List.of()));
    }
  }

  /** A line whose cells stand in no column may hold what people wrote to each other (ADR 58). */
  private boolean keeps(Reason reason) {
    return kind != FactKind.OFF_HOURS
        || (reason != Reason.COLUMN_COUNT && reason != Reason.NOT_TEXT);
  }

  /** As tables can keep it and people may read it. */
  static String shown(String cell) {
    String text = cell.replace('\u0000', '\uFFFD');
    String masked = IDENTITY_NUMBER.matcher(text).replaceAll("$1********");
    return masked.length() > 200 ? masked.substring(0, 200) + "…" : masked;
  }

  @Override
  public void ignored(String heading) {
    if (ignored.size() < MOST_IGNORED) {
      ignored.add(shown(heading));
    }
  }

  List<Rejected> rejected() {
    return List.copyOf(rejected);
  }

  List<QualityMarks.Mark> marks() {
    return marks.marks();
  }

  long rejectedCount() {
    return rejectedCount;
  }

  Map<Reason, Long> reasons() {
    return Map.copyOf(reasons);
  }

  List<String> ignored() {
    return List.copyOf(ignored);
  }
}
