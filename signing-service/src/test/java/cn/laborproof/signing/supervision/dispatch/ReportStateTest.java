package cn.laborproof.signing.supervision.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.supervision.dispatch.ReportAct.Kind;
import cn.laborproof.testkit.Seeded;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verification of a report as a machine: random acts on random days against a table. */
class ReportStateTest {
  private static final int YEAR = 2025;
  private static final LocalDate DUE = LocalDate.of(2026, 3, 31);

  /**
   * Where each act is possible, days aside, and where it leads: written from the task, not the
   * code.
   */
  private static final Map<Kind, Map<String, String>> TABLE = new EnumMap<>(Kind.class);

  static {
    TABLE.put(Kind.FILE, Map.of("unopened", "filed", "missing", "filed", "filed", "filed"));
    TABLE.put(Kind.FIND_MISSING, Map.of("unopened", "missing"));
    TABLE.put(Kind.QUALIFY, Map.of("filed", "qualified"));
    TABLE.put(Kind.ORDER, Map.of("filed", "rectifying", "missing", "rectifying"));
    TABLE.put(Kind.FIND_IDLE, Map.of("filed", "no-business"));
    TABLE.put(Kind.SUBMIT, Map.of("rectifying", "submitted"));
    TABLE.put(Kind.ACCEPT, Map.of("submitted", "rectified"));
    TABLE.put(Kind.SEND_BACK, Map.of("submitted", "rectifying"));
    TABLE.put(Kind.REFER, Map.of("rectifying", "referred"));
    TABLE.put(Kind.HELP, Map.of("no-business", "no-business"));
    TABLE.put(Kind.END_HELP, Map.of("no-business", "helped"));
    TABLE.put(
        Kind.REOPEN,
        Map.of("qualified", "filed", "no-business", "filed", "rectifying", "filed|missing"));
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(200);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void random_acts_lead_where_the_table_says_or_change_nothing(Seeded any) {
    ReportState state = new ReportState.Unopened();
    LocalDate today = LocalDate.of(2026, any.number(1, 12), any.number(1, 28));
    Optional<LocalDate> deadline = Optional.empty();
    for (int i = 0; i < 40; i++) {
      today = today.plusDays(any.number(0, 20));
      Kind kind = any.pick(List.of(Kind.values()));
      LocalDate day = today.plusDays(any.number(-60, 60));
      var calendar = new ReportState.Calendar(today, YEAR, DUE, today.plusDays(40));
      ReportState.Outcome outcome = state.after(kind.act(day, ReportAct.Figures.NONE), calendar);
      boolean onDay =
          switch (kind) {
            case FILE -> !day.isAfter(today) && day.getYear() > YEAR;
            case FIND_MISSING -> today.isAfter(DUE);
            case ORDER, SEND_BACK -> day.isAfter(today) && !day.isAfter(today.plusDays(40));
            case REFER -> deadline.filter(today::isAfter).isPresent();
            default -> true;
          };
      Optional<String> there =
          Optional.ofNullable(TABLE.getOrDefault(kind, Map.of()).get(state.code()));
      switch (outcome) {
        case ReportState.Outcome.Next(var next) -> {
          assertThat(onDay).as("%s from %s on %s", kind, state, today).isTrue();
          assertThat(there.orElse("").split("\\|")).contains(next.code());
          boolean begins = kind == Kind.ORDER || kind == Kind.SEND_BACK;
          deadline = begins ? Optional.of(day) : next.deadline();
          assertThat(next.deadline()).isEqualTo(deadline);
          assertThat(next.deadline().isPresent()).isEqualTo(next.code().equals("rectifying"));
          assertThat(next.outcome().isPresent()).isEqualTo(next.reported().isPresent());
          state = next;
        }
        case ReportState.Outcome.No(var why) ->
            assertThat(there.isPresent() && onDay)
                .as("%s from %s on %s: %s", kind, state, today, why)
                .isFalse();
      }
    }
  }

  @Test
  void every_way_ends_in_order_in_help_or_with_those_who_may_fine() {
    Set<String> ends = Set.of("rectified", "referred", "helped");
    var reachable = new TreeSet<String>();
    var open = new ArrayDeque<>(List.of("unopened"));
    while (!open.isEmpty()) {
      String from = open.pop();
      if (reachable.add(from)) {
        TABLE.values().stream()
            .flatMap(ways -> Optional.ofNullable(ways.get(from)).stream())
            .flatMap(to -> Stream.of(to.split("\\|")))
            .forEach(open::add);
      }
    }
    assertThat(reachable).hasSize(10).containsAll(ends);
    ends.forEach(end ->
        assertThat(TABLE.values().stream().noneMatch(ways -> ways.containsKey(end)))
            .as(end)
            .isTrue());
  }

  @Test
  void the_last_day_is_in_time_and_an_order_runs_through_its_last_day() {
    var unopened = new ReportState.Unopened();
    assertThat(unopened.after(new ReportAct.FindMissing(), on(DUE)))
        .isEqualTo(new ReportState.Outcome.No(ReportState.Refused.NOT_DUE));
    assertThat(unopened.after(new ReportAct.FindMissing(), on(DUE.plusDays(1))))
        .isEqualTo(new ReportState.Outcome.Next(new ReportState.Missing()));
    var running = new ReportState.Rectifying(Optional.empty(), DUE);
    assertThat(running.after(new ReportAct.Refer(), on(DUE)))
        .isEqualTo(new ReportState.Outcome.No(ReportState.Refused.NOT_OVERDUE));
    assertThat(Verifications.end(LocalDate.of(2028, 2, 29))).hasToString("2028-02-29T16:00:00Z");
  }

  private static ReportState.Calendar on(LocalDate day) {
    return new ReportState.Calendar(day, YEAR, DUE, day.plusDays(40));
  }
}
