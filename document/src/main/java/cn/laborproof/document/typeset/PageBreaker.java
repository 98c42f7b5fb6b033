package cn.laborproof.document.typeset;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts boxes on pages, first fit, never parting what must stay together unless no page holds it.
 */
public final class PageBreaker {
  private final double bodyTop;
  private final double bodyBottom;
  private final List<List<Placed>> pages = new ArrayList<>();
  private double y;

  /** Pages whose body reaches from {@code bodyTop} down to {@code bodyBottom}. */
  public PageBreaker(double bodyTop, double bodyBottom) {
    this.bodyTop = bodyTop;
    this.bodyBottom = bodyBottom;
    newPage();
  }

  /**
   * A box with its place.
   *
   * @param box the box
   * @param top y of its upper edge
   */
  public record Placed(Box box, double top) {}

  /** The pages, top to bottom. */
  public List<List<Placed>> pages(List<Box> boxes) {
    int start = 0;
    while (start < boxes.size()) {
      int end = start + 1;
      while (end < boxes.size() && boxes.get(end - 1).kind() != Box.Kind.FREE) {
        end++;
      }
      place(boxes.subList(start, end));
      start = end;
    }
    return pages;
  }

  private void place(List<Box> group) {
    double height = group.stream().mapToDouble(Box::height).sum();
    if (height > y - bodyBottom && !current().isEmpty()) {
      newPage();
    }
    for (Box box : group) {
      if (box.height() > y - bodyBottom && !current().isEmpty()) {
        newPage();
      }
      boolean first = current().isEmpty();
      if (first && box.kind() == Box.Kind.WHITE) {
        continue;
      }
      if (first) {
        box.head().ifPresent(this::put);
      }
      put(box);
    }
  }

  private void put(Box box) {
    current().add(new Placed(box, y));
    y -= box.height();
  }

  private List<Placed> current() {
    return pages.getLast();
  }

  private void newPage() {
    pages.add(new ArrayList<>());
    y = bodyTop;
  }
}
