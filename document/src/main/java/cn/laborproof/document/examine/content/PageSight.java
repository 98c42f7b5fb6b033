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
  private static final double MOST_OF_ONE = 0.5;
  private static final double UNIT_SLACK = 0.01;

  private final int number;
  private final WorkBudget budget;
  private final Box paper;
  private final List<Box> places;
  private final List<Run> runs;
  private final List<Box> grounds = new ArrayList<>();
  private final List<Run> underlinable = new ArrayList<>();
  private final Ruling ruling;
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
    this.ruling = new Ruling(budget);
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

  /** Whether a form stays in the unit square, which is what its page reckons with. */
  static boolean fillsUnit(Revision revision, PdfValue.Dictionary form) {
    double[] matrix =
        form.has("Matrix")
            ? numbers(revision, revision.resolve(form, "Matrix"), 6).orElse(new double[6])
            : new double[] {1, 0, 0, 1, 0, 0};
    return matrix[1] == 0
        && matrix[2] == 0
        && box(revision, revision.resolve(form, "BBox"))
            .map(box ->
                Box.of(
                    box.left() * matrix[0] + matrix[4],
                    box.bottom() * matrix[3] + matrix[5],
                    box.right() * matrix[0] + matrix[4],
                    box.top() * matrix[3] + matrix[5]))
            .filter(box -> !box.empty())
            .map(box ->
                box.left() > -UNIT_SLACK
                    && box.bottom() > -UNIT_SLACK
                    && box.right() < 1 + UNIT_SLACK
                    && box.top() < 1 + UNIT_SLACK)
            .orElse(false);
  }

  private static Optional<Box> box(Revision revision, PdfValue value) {
    return numbers(revision, value, 4).map(c -> Box.of(c[0], c[1], c[2], c[3]));
  }

  private static Optional<double[]> numbers(Revision revision, PdfValue value, int count) {
    if (!(value instanceof PdfValue.Array array) || array.items().size() != count) {
      return Optional.empty();
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      if (!(revision.resolve(array.items().get(i)) instanceof PdfValue.Number n)) {
        return Optional.empty();
      }
      numbers[i] = n.value();
    }
    return Optional.of(numbers);
  }

  void found(Kind kind, String detail) {
    concealed.add(new HiddenConstruct(kind, number, "page " + number + ": " + detail));
  }

  void shown(Run run) {
    if (onPage) {
      underlinable.add(run);
    }
    if (run.text().isBlank()) {
      return;
    }
    if (!onPage) {
      found(Kind.CONCEALED, "text inside a form");
    } else if (!run.legible()) {
      found(Kind.CONCEALED, "text too pale, too small or too narrow to be read");
    } else if (!run.core().within(paper)) {
      found(Kind.CONCEALED, "text beside the page");
    } else if (overlaps(run)) {
      found(Kind.CONCEALED, "text over text");
    } else if (overGround(run)) {
      found(Kind.CONCEALED, "text over something dark");
    }
    runs.add(run);
  }

  private boolean overlaps(Run run) {
    for (Run earlier : runs) {
      budget.step();
      double shared = run.ink().shared(earlier.ink());
      // A point inside a digit shares less than letters beside each other do, but all of itself.
      if (shared > Letterer.LAP * Math.min(run.size(), earlier.size())
          || shared > MOST_OF_ONE * Math.min(run.ink().width(), earlier.ink().width())) {
        return true;
      }
    }
    return false;
  }

  private boolean overGround(Run run) {
    for (Box ground : grounds) {
      budget.step();
      if (ground.overlaps(run.ink(), LEAST)) {
        return true;
      }
    }
    return false;
  }

  /** Something was painted there, over all texts so far and under all that follow. */
  void painted(Painted paint) {
    if (!onPage) {
      return;
    }
    Box area = paint.area();
    if (paint.dark()) {
      budget.value(0);
      grounds.add(area);
    }
    ruling.add(paint);
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
    if (ruling.strange(underlinable, places)) {
      found(Kind.UNFAMILIAR, "something drawn that is no rule of ours");
    }
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
