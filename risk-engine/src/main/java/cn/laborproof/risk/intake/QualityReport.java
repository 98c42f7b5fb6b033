package cn.laborproof.risk.intake;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What became of the lines of one file: how many were used, which were not and why. */
public final class QualityReport {

  /** More rejected lines than these are counted by reason and not listed. */
  public static final int MOST_LISTED = 10_000;

  /**
   * A line that was not used.
   *
   * @param column the column at fault, or empty
   * @param first the earlier line of a duplicate, 0 otherwise
   */
  public record Rejected(long line, String column, Reason reason, long first) {}

  private final FactKind kind;
  private final List<Rejected> listed = new ArrayList<>();
  private final Map<Reason, Long> byReason = new EnumMap<>(Reason.class);
  private final TreeSet<String> ignoredColumns = new TreeSet<>();
  private long lines;
  private long rejected;
  private @Nullable YearMonth firstMonth;
  private @Nullable YearMonth lastMonth;

  QualityReport(FactKind kind) {
    this.kind = kind;
  }

  void line() {
    lines++;
  }

  void ignored(String heading) {
    ignoredColumns.add(heading);
  }

  void month(YearMonth month) {
    YearMonth last = lastMonth;
    if (last == null || month.isAfter(last)) {
      lastMonth = month;
    }
    YearMonth first = firstMonth;
    if (first == null || month.isBefore(first)) {
      firstMonth = month;
    }
  }

  void reject(long line, String column, Reason reason, long first) {
    rejected++;
    byReason.merge(reason, 1L, Long::sum);
    if (listed.size() < MOST_LISTED) {
      listed.add(new Rejected(line, column, reason, first));
    }
  }

  public FactKind kind() {
    return kind;
  }

  /** Lines below the header. */
  public long lines() {
    return lines;
  }

  public long used() {
    return lines - rejected;
  }

  public long rejected() {
    return rejected;
  }

  public Map<Reason, Long> byReason() {
    return Map.copyOf(byReason);
  }

  /** The first {@link #MOST_LISTED} rejected lines, by line. */
  public List<Rejected> listed() {
    return listed.stream().sorted(Comparator.comparingLong(Rejected::line)).toList();
  }

  /** Headings that no column has; their values were not looked at. */
  public List<String> ignoredColumns() {
    return List.copyOf(ignoredColumns);
  }

  /** The first month any line speaks of. */
  public Optional<YearMonth> firstMonth() {
    return Optional.ofNullable(firstMonth);
  }

  /** The last month any line speaks of: nothing is concluded about later ones. */
  public Optional<YearMonth> lastMonth() {
    return Optional.ofNullable(lastMonth);
  }
}
