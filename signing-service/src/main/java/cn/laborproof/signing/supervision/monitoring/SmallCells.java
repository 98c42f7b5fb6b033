package cn.laborproof.signing.supervision.monitoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Leaves out what would tell of one or two employers. */
final class SmallCells {

  private SmallCells() {}

  /**
   * Something counted.
   *
   * @param code of the cell
   * @param number what is counted
   * @param employers how many employers it is about
   */
  record Cell(String code, long number, long employers) {}

  /** Cells, and all of them together, where an employer counts once. */
  record Counted(List<Cell> cells, Cell whole) {
    Counted {
      cells = List.copyOf(cells);
    }
  }

  /** A cell as it is told; without a number it is hidden. */
  record Told(String code, Optional<Long> number) {}

  /** Cells as they are told; without a whole it is hidden too. */
  record ToldCells(List<Told> cells, Optional<Long> whole) {}

  /**
   * Hides cells of few employers. Where what is hidden is together about too few, the whole less
   * the shown ones would tell it: then the smallest of the shown ones are hidden with it. Nought is
   * about nobody and stays.
   *
   * @param smallest employers below which a cell is hidden
   */
  static ToldCells of(Counted counted, int smallest) {
    List<Cell> hidden =
        new ArrayList<>(counted.cells().stream().filter(cell -> isSmall(cell, smallest)).toList());
    List<Cell> shown =
        new ArrayList<>(
            counted.cells().stream()
                .filter(cell -> cell.employers() >= smallest)
                .sorted(Comparator.comparingLong(Cell::employers))
                .toList());
    while (!hidden.isEmpty() && !shown.isEmpty() && left(counted, shown) < smallest) {
      hidden.add(shown.removeFirst());
    }
    return new ToldCells(
        counted.cells().stream()
            .map(cell ->
                new Told(
                    cell.code(),
                    hidden.contains(cell) ? Optional.empty() : Optional.of(cell.number())))
            .toList(),
        isSmall(counted.whole(), smallest)
            ? Optional.empty()
            : Optional.of(counted.whole().number()));
  }

  /**
   * The same for a part of what is told beside it: a cell is hidden too where the rest of the other
   * cell of its code would be about too few, and the whole with it, which would tell the cell.
   *
   * @param among what the counted are a part of, cell by cell
   */
  static ToldCells of(Counted counted, Counted among, int smallest) {
    ToldCells told = of(counted, smallest);
    List<String> telling =
        counted.cells().stream()
            .filter(cell -> isSmall(rest(cell, among), smallest))
            .map(Cell::code)
            .toList();
    if (telling.isEmpty() && !isSmall(rest(counted.whole(), among), smallest)) {
      return told;
    }
    return new ToldCells(
        told.cells().stream()
            .map(cell ->
                telling.contains(cell.code()) ? new Told(cell.code(), Optional.empty()) : cell)
            .toList(),
        Optional.empty());
  }

  /** What is left of the other when the cell is taken from it. */
  private static Cell rest(Cell cell, Counted among) {
    Cell other =
        Stream.concat(among.cells().stream(), Stream.of(among.whole()))
            .filter(each -> each.code().equals(cell.code()))
            .findFirst()
            .orElse(cell);
    // An employer with a warning on either side is counted on both: at least one is left where
    // anything is.
    long employers =
        other.number() == cell.number() ? 0 : Math.max(1, other.employers() - cell.employers());
    return new Cell(cell.code(), other.number() - cell.number(), employers);
  }

  /** How many employers the hidden cells are about at least. */
  private static long left(Counted counted, List<Cell> shown) {
    return counted.whole().employers() - shown.stream().mapToLong(Cell::employers).sum();
  }

  private static boolean isSmall(Cell cell, int smallest) {
    return cell.employers() > 0 && cell.employers() < smallest;
  }
}
