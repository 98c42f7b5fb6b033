package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.content.HiddenConstruct.Kind;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of one page can be seen: its texts in drawing order, what is painted over them, and the
 * places to sign, which their signers fill later and which therefore may cover nothing.
 */
final class PageSight {
  private static final double LEAST = 0.05;
  private static final double MUCH = 2;

  /** Chinese punctuation gives up half of its square to what follows (W3C CLReq §3.1.6). */
  private static final double SQUEEZED = 0.55;

  private final int number;
  private final WorkBudget budget;
  private final Box paper;
  private final List<Box> places;
  private final List<Run> runs;
  private final List<HiddenConstruct> concealed;
  private final boolean onPage;

  PageSight(int number, Revision revision, PdfValue.Dictionary page, WorkBudget budget) {
    this(
        number,
        budget,
        box(revision, inherited(revision, page, budget)).orElse(new Box(0, 0, 0, 0)),
        places(revision, page),
        new ArrayList<>(),
        new ArrayList<>(),
        true);
  }

  private PageSight(
      int number,
      WorkBudget budget,
      Box paper,
      List<Box> places,
      List<Run> runs,
      List<HiddenConstruct> concealed,
      boolean onPage) {
    this.number = number;
    this.budget = budget;
    this.paper = paper;
    this.places = places;
    this.runs = runs;
    this.concealed = concealed;
    this.onPage = onPage;
  }

  /**
   * Inside a form, whose place on the page counts as painted as a whole. No form of ours holds
   * text.
   */
  PageSight inside() {
    return new PageSight(number, budget, paper, places, runs, concealed, false);
  }

  private static PdfValue inherited(
      Revision revision, PdfValue.Dictionary page, WorkBudget budget) {
    Optional<PdfValue.Dictionary> at = Optional.of(page);
    for (int depth = 0; at.isPresent() && depth < budget.limits().depth(); depth++) {
      if (at.get().has("MediaBox")) {
        return revision.resolve(at.get(), "MediaBox");
      }
      at = revision.dictionary(at.get(), "Parent");
    }
    return PdfValue.Null.NULL;
  }

  private static List<Box> places(Revision revision, PdfValue.Dictionary page) {
    List<Box> places = new ArrayList<>();
    if (revision.resolve(page, "Annots") instanceof PdfValue.Array annotations) {
      for (PdfValue item : annotations.items()) {
        revision
            .dictionary(item)
            .flatMap(widget -> box(revision, revision.resolve(widget, "Rect")))
            .filter(place -> !place.empty())
            .ifPresent(places::add);
      }
    }
    return places;
  }

  private static Optional<Box> box(Revision revision, PdfValue value) {
    if (!(value instanceof PdfValue.Array array) || array.items().size() != 4) {
      return Optional.empty();
    }
    double[] corners = new double[4];
    for (int i = 0; i < corners.length; i++) {
      if (!(revision.resolve(array.items().get(i)) instanceof PdfValue.Number n)) {
        return Optional.empty();
      }
      corners[i] = n.value();
    }
    return Optional.of(Box.of(corners[0], corners[1], corners[2], corners[3]));
  }

  void found(Kind kind, String detail) {
    concealed.add(new HiddenConstruct(kind, number, "page " + number + ": " + detail));
  }

  void shown(Run run) {
    if (run.text().isBlank()) {
      return;
    }
    if (!onPage) {
      found(Kind.CONCEALED, "text inside a form");
    } else if (!run.legible()) {
      found(Kind.CONCEALED, "text too pale or too small to be read");
    } else if (!run.core().within(paper)) {
      found(Kind.CONCEALED, "text beside the page");
    } else if (overlaps(run)) {
      found(Kind.CONCEALED, "text over text");
    }
    runs.add(run);
  }

  private boolean overlaps(Run run) {
    for (Run earlier : runs) {
      budget.step();
      if (run.core().shared(earlier.core()) > SQUEEZED * Math.min(run.size(), earlier.size())) {
        return true;
      }
    }
    return false;
  }

  /** Something was painted there, over all texts so far. */
  void painted(Box area) {
    if (!onPage) {
      return;
    }
    for (Run run : runs) {
      budget.step();
      if (area.overlaps(run.core(), LEAST)) {
        found(Kind.CONCEALED, "text painted over");
        return;
      }
    }
  }

  /** What is hidden, each kind once. */
  List<HiddenConstruct> concealed() {
    for (int i = 0; i < places.size(); i++) {
      place(places.get(i));
      for (Box other : places.subList(i + 1, places.size())) {
        budget.step();
        if (places.get(i).overlaps(other, MUCH)) {
          found(Kind.CONCEALED, "two places to sign lie over each other");
        }
      }
    }
    return concealed.stream().distinct().toList();
  }

  private void place(Box place) {
    for (Run run : runs) {
      budget.step();
      if (place.overlaps(run.core(), LEAST)) {
        found(Kind.CONCEALED, "a place to sign lies over text");
        return;
      }
    }
  }

  /** The texts that stand between two heights. */
  List<Run> texts(double bottom, double top) {
    return runs.stream().filter(run -> run.baseline() > bottom && run.baseline() < top).toList();
  }
}
