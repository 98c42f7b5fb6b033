package cn.laborproof.signing.supervision.monitoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

  /** How many employers the hidden cells are about at least. */
  private static long left(Counted counted, List<Cell> shown) {
    return counted.whole().employers() - shown.stream().mapToLong(Cell::employers).sum();
  }

  private static boolean isSmall(Cell cell, int smallest) {
    return cell.employers() > 0 && cell.employers() < smallest;
  }
}
