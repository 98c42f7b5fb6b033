package cn.laborproof.risk.spark;

import cn.laborproof.risk.columnar.Layout;
import cn.laborproof.risk.columnar.Months;
import cn.laborproof.risk.columnar.Registers;
import cn.laborproof.risk.columnar.RowReader;
import cn.laborproof.risk.intake.Coverage;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.FactSource;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** What the rules ask of the facts as a whole, small enough to go to every worker. */
record KnownFacts(
    Set<FactKind> kinds,
    Map<FactKind, YearMonth> firstMonths,
    Map<FactKind, YearMonth> lastMonths,
    Coverage coverage,
    List<FactRow> affiliations,
    List<FactRow> standards)
    implements FactSource, Serializable {

  /** Asks the tables of the session, each once. */
  static KnownFacts of(SparkSession session) {
    Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
    Map<FactKind, YearMonth> first = new EnumMap<>(FactKind.class);
    Map<FactKind, YearMonth> last = new EnumMap<>(FactKind.class);
    for (FactKind kind : FactKind.values()) {
      if (session.table(Layout.table(kind)).isEmpty()) {
        continue;
      }
      kinds.add(kind);
      if (Layout.isMonthly(kind)) {
        Row span = session.sql("SELECT min(month), max(month) FROM " + Layout.table(kind)).first();
        first.put(kind, Months.of(span.getInt(0)));
        last.put(kind, Months.of(span.getInt(1)));
      }
    }
    return new KnownFacts(
        kinds,
        first,
        last,
        coverage(session),
        shared(session, FactKind.AFFILIATIONS),
        shared(session, FactKind.STANDARDS));
  }

  private static Coverage coverage(SparkSession session) {
    Registers registers = new Registers();
    session
        .sql(Registers.sql())
        .toLocalIterator()
        .forEachRemaining(row ->
            registers.take(
                row.getString(0),
                row.getString(1),
                number(row, 2),
                number(row, 3),
                !row.isNullAt(4),
                number(row, 5),
                number(row, 6)));
    return registers.coverage();
  }

  private static @Nullable Integer number(Row row, int place) {
    return row.isNullAt(place) ? null : row.getInt(place);
  }

  private static List<FactRow> shared(SparkSession session, FactKind kind) {
    RowReader reader = new RowReader(kind);
    return session
        .sql(
            "SELECT line_no, %s FROM %s f ORDER BY line_no"
                .formatted(Lines.cells(kind), Layout.table(kind)))
        .collectAsList()
        .stream()
        .map(row -> new FactRow(kind, row.getLong(0), reader.values(row.getList(1), "", "")))
        .toList();
  }

  @Override
  public boolean has(FactKind kind) {
    return kinds.contains(kind);
  }

  @Override
  public Optional<YearMonth> firstMonth(FactKind kind) {
    return Optional.ofNullable(firstMonths.get(kind));
  }

  @Override
  public Optional<YearMonth> lastMonth(FactKind kind) {
    return Optional.ofNullable(lastMonths.get(kind));
  }
}
