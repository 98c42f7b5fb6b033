package cn.laborproof.risk.spark;

import cn.laborproof.risk.columnar.RowReader;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Found;
import cn.laborproof.risk.scan.Sieve;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows of {@link Lines} in, findings out, as they are asked for: one company is kept at a time. */
final class Judging implements Iterator<Found> {

  private static final Sieve[] SIEVES = Sieve.values();
  private static final FactKind[] KINDS = FactKind.values();

  private final Iterator<Row> rows;
  private final Map<FactKind, RowReader> readers = new EnumMap<>(FactKind.class);
  private final Queue<Found> found = new ArrayDeque<>();
  private final CompanyScan scan;
  private @Nullable Row who;
  private boolean finished;

  Judging(Iterator<Row> rows, LocalDate asOf, KnownFacts facts, Set<Sieve> sieves) {
    this.rows = rows;
    this.scan = CompanyScan.shipped(asOf, facts, sieves, found::add);
    for (FactKind kind : KINDS) {
      readers.put(kind, new RowReader(kind));
    }
    this.who = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    while (found.isEmpty() && !finished) {
      Row pair = who;
      if (pair == null) {
        scan.finish();
        finished = true;
      } else {
        judge(pair);
      }
    }
    return !found.isEmpty();
  }

  @Override
  public Found next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return found.remove();
  }

  private void judge(Row pair) {
    List<String> names = pair.getList(6);
    List<SortedRow> lines = new ArrayList<>();
    who = null;
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.getInt(2) == Lines.WHO) {
        who = row;
        break;
      }
      lines.add(line(row, names.getFirst(), names.getLast()));
    }
    scan.take(names.getFirst(), names.getLast(), lines, sieves(pair.getInt(5)));
  }

  private SortedRow line(Row row, String company, String person) {
    FactKind kind = KINDS[row.getInt(2)];
    List<@Nullable String> cells = row.getList(6);
    RowReader reader = readers.get(kind);
    if (reader == null) {
      throw new IllegalStateException("no reader of " + kind);
    }
    FactRow fact = new FactRow(kind, row.getLong(3), reader.values(cells, company, person));
    return new SortedRow(company, person, row.getInt(4), fact);
  }

  private static Set<Sieve> sieves(int bits) {
    EnumSet<Sieve> sieves = EnumSet.noneOf(Sieve.class);
    for (Sieve sieve : SIEVES) {
      if ((bits & (1 << sieve.ordinal())) != 0) {
        sieves.add(sieve);
      }
    }
    return sieves;
  }
}
