package cn.laborproof.risk.intake;

import java.util.Comparator;

/**
 * A line under one of the companies it speaks of.
 *
 * @param owner the company
 * @param person the person key, or empty for a line about the company itself
 * @param role which of the kind's company columns named the owner: 0 the first, 1 the second
 */
public record SortedRow(String owner, String person, int role, FactRow row)
    implements Comparable<SortedRow> {

  private static final Comparator<SortedRow> ORDER =
      Comparator.comparing(SortedRow::owner)
          .thenComparing(SortedRow::person)
          .thenComparing(r -> r.row().kind())
          .thenComparingLong(r -> r.row().line())
          .thenComparingInt(SortedRow::role);

  @Override
  public int compareTo(SortedRow other) {
    return ORDER.compare(this, other);
  }
}
