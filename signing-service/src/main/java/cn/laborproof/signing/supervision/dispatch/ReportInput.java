package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads acts on reports.
 *
 * @param orderMostDays days an order gives at most
 */
record ReportInput(int orderMostDays) {
  private static final int SHORTEST_NOTE = 5;
  private static final int LONGEST_NOTE = 1000;

  /**
   * An act as somebody sent it.
   *
   * @param today for acts without a day
   * @throws Refusal {@code unreadable-request}, {@code invalid-input}
   */
  ReportAct read(Verifications.Deed deed, LocalDate today) {
    ReportAct.Kind kind =
        ReportAct.Kind.ofCode(deed.kind()).orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE));
    int length = deed.note().strip().length();
    if (length < SHORTEST_NOTE || length > LONGEST_NOTE) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(
              new FieldRefusal(
                  "note", "warning.input.note", List.of(SHORTEST_NOTE, LONGEST_NOTE))));
    }
    boolean needed =
        EnumSet.of(ReportAct.Kind.FILE, ReportAct.Kind.ORDER, ReportAct.Kind.SEND_BACK)
            .contains(kind);
    if (needed && deed.day().isEmpty()) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT, List.of(FieldRefusal.of("day", "dispatch.input.day")));
    }
    var figures =
        new ReportAct.Figures(
            count(deed, "workers"),
            count(deed, "units"),
            count(deed, "contracts"),
            count(deed, "insured"));
    return kind.act(deed.day().orElse(today), figures);
  }

  private static Optional<Integer> count(Verifications.Deed deed, String name) {
    Optional<Integer> count = Optional.ofNullable(deed.counts().get(name));
    if (count.filter(number -> number < 0).isPresent()) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT, List.of(FieldRefusal.of(name, "dispatch.input.count")));
    }
    return count;
  }

  /** The refusal that says why, beside the field where there is one. */
  Refusal refused(ReportState.Refused why) {
    return switch (why) {
      case REPORT_DAY ->
          Refusal.ofFields(
              CommonRefusal.INVALID_INPUT,
              List.of(FieldRefusal.of("day", "dispatch.input.reported")));
      case DEADLINE ->
          Refusal.ofFields(
              CommonRefusal.INVALID_INPUT,
              List.of(new FieldRefusal("day", "dispatch.input.deadline", List.of(orderMostDays))));
      default -> new Refusal(DispatchRefusal.of(why));
    };
  }

  /** What an act carries besides words, as text. */
  static Map<String, String> content(ReportAct act) {
    Map<String, String> content = new HashMap<>();
    switch (act) {
      case ReportAct.File(var day, var figures) -> {
        content.put("day", day.toString());
        figures.workers().ifPresent(count -> content.put("workers", count.toString()));
        figures.units().ifPresent(count -> content.put("units", count.toString()));
        figures.contracts().ifPresent(count -> content.put("contracts", count.toString()));
        figures.insured().ifPresent(count -> content.put("insured", count.toString()));
      }
      case ReportAct.Order(var day) -> content.put("day", day.toString());
      case ReportAct.SendBack(var day) -> content.put("day", day.toString());
      default -> {
        return content;
      }
    }
    return content;
  }
}
