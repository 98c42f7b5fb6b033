package cn.laborproof.signing.supervision.chain;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.supervision.chain.EvidenceViews.EvidenceView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.StepView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.SumView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The evidence behind a finding, drawn. */
@Controller
@Allow({Role.INSPECTOR, Role.HR, Role.LEGAL_REPRESENTATIVE})
class EvidencePages {

  private static final int WHOLE = 1000;

  private final ChainEvidence evidence;

  EvidencePages(ChainEvidence evidence) {
    this.evidence = evidence;
  }

  /**
   * A step of the sum as a bar, in thousandths of the drawing's width.
   *
   * @param x where it begins on the left
   */
  record Bar(String id, String label, String points, int total, String colour, int x, int width) {}

  /**
   * The sum as bars.
   *
   * @param bound where the bound lies
   * @param end where the sum ends
   */
  record Bars(int bound, int end, List<Bar> bars) {}

  @GetMapping("/findings/{id}/evidence")
  String one(@PathVariable UUID id, Locale locale, Model model) {
    EvidenceView view = evidence.find(id, locale);
    model.addAttribute("one", view);
    model.addAttribute("drawing", ChainDrawing.of(view.nodes(), view.links()));
    model.addAttribute(
        "bars", Optional.ofNullable(view.sum()).map(EvidencePages::bars).orElse(null));
    return "supervision/finding-evidence";
  }

  private static Bars bars(SumView sum) {
    int least = Math.min(0, Math.min(sum.bound(), totals(sum).min().orElse(0)));
    int most = Math.max(0, Math.max(sum.bound(), totals(sum).max().orElse(0)));
    List<Bar> bars = new ArrayList<>();
    int before = 0;
    for (StepView step : sum.steps()) {
      int from = place(Math.min(before, step.total()), least, most);
      int to = place(Math.max(before, step.total()), least, most);
      bars.add(
          new Bar(
              step.id(),
              step.label(),
              "%+d".formatted(step.points()),
              step.total(),
              step.points() > 0 ? "orange" : "info",
              from,
              Math.max(2, to - from)));
      before = step.total();
    }
    return new Bars(
        place(sum.bound(), least, most), place(sum.points(), least, most), List.copyOf(bars));
  }

  private static IntStream totals(SumView sum) {
    return sum.steps().stream().mapToInt(StepView::total);
  }

  private static int place(int points, int least, int most) {
    return most == least ? 0 : (points - least) * WHOLE / (most - least);
  }
}
