package cn.laborproof.risk.warning;

import static cn.laborproof.risk.warning.WarningClocksTest.china;
import static cn.laborproof.risk.warning.WarningTablesTest.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.laborproof.risk.calendar.WorkingCalendar;
import cn.laborproof.risk.warning.Transition.Reason;
import cn.laborproof.risk.warning.WarningEvent.By;
import cn.laborproof.risk.warning.WarningEvent.Ground;
import cn.laborproof.risk.warning.WarningHistory.Standing;
import cn.laborproof.risk.warning.WarningHistory.Step;
import cn.laborproof.testkit.Seeded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarningHistoryTest {

  private static final By DISTRICT = new By("沈正", Tier.COUNTY);
  private static final By COLLEAGUE = new By("丁原", Tier.COUNTY);
  private static final By CITY = new By("罗明", Tier.CITY);
  private static final Instant START = china("2026-11-16T09:00");

  private final WorkingCalendar calendar = WorkingCalendar.china();
  private final Scheme beijing = WarningBook.shipped().find("beijing/1").orElseThrow();
  private final Scheme xuanen = WarningBook.shipped().find("xuanen/1").orElseThrow();
  private final WarningHistory none = WarningHistory.under(beijing, calendar);

  @Test
  void a_warning_goes_from_its_facts_to_its_end() {
    WarningHistory history = none.with(found("1", START, "terminated=60"));
    assertThat(stateAt(history, START)).isInstanceOf(WarningState.Raised.class);
    history = history.with(new WarningEvent.SentUp("2", after(1), DISTRICT));
    assertThat(stateAt(history, after(1))).isInstanceOf(WarningState.Reported.class);
    history = history.with(new WarningEvent.Accept("3", after(2), DISTRICT));
    assertThat(stateAt(history, after(2)))
        .isInstanceOfSatisfying(
            WarningState.Accepted.class,
            accepted -> assertThat(accepted.clock().end()).isEqualTo(china("2026-11-20T00:00")));
    history =
        history.with(
            List.of(
                new WarningEvent.NoticeServed("4", after(3), DISTRICT),
                new WarningEvent.Handled("5", after(4), DISTRICT)));
    assertThat(stateAt(history, after(4))).isInstanceOf(WarningState.Handling.class);
    history =
        history.with(
            List.of(
                new WarningEvent.Lift("6", after(5), DISTRICT, Ground.RISK_GONE),
                new WarningEvent.Close("7", after(6), COLLEAGUE)));
    assertThat(stateAt(history, after(6)))
        .isInstanceOfSatisfying(
            WarningState.Closed.class, closed -> assertThat(closed.at()).isEqualTo(after(6)));
    assertThat(stateAt(history, after(50_000))).isInstanceOf(WarningState.Closed.class);
  }

  @Test
  void who_lifts_cannot_close_and_nothing_is_lifted_without_report_and_notice() {
    WarningHistory accepted = accepted();
    assertThat(refused(accepted, lift("5", 3))).contains(Reason.NOT_HANDLED);
    WarningHistory handled = accepted.with(new WarningEvent.Handled("6", after(3), DISTRICT));
    assertThat(refused(handled, lift("7", 4))).contains(Reason.NOTICE_NOT_SERVED);
    WarningHistory served = handled.with(new WarningEvent.NoticeServed("8", after(4), DISTRICT));
    assertThat(refused(served, lift("9", 5))).isEmpty();
    WarningHistory lifted = served.with(lift("9", 5));
    assertThat(refused(lifted, new WarningEvent.Close("a", after(6), DISTRICT)))
        .contains(Reason.SAME_PERSON);
    assertThat(refused(lifted, new WarningEvent.Close("a", after(6), COLLEAGUE))).isEmpty();
    WarningHistory returned = lifted.with(new WarningEvent.Returned("b", after(6), COLLEAGUE));
    assertThat(stateAt(returned, after(6))).isInstanceOf(WarningState.Handling.class);
  }

  @Test
  void a_warning_that_is_not_confirmed_needs_no_notice() {
    WarningHistory history =
        none.with(found("1", START, "terminated=60"))
            .with(new WarningEvent.Lift("2", after(1), DISTRICT, Ground.NOT_CONFIRMED))
            .with(new WarningEvent.Close("3", after(2), COLLEAGUE));
    assertThat(stateAt(history, after(2)))
        .isInstanceOfSatisfying(
            WarningState.Closed.class,
            closed -> assertThat(closed.ground()).isEqualTo(Ground.NOT_CONFIRMED));
  }

  @Test
  void the_city_decides_what_is_of_level_1_and_graver_facts_start_anew() {
    WarningHistory history = accepted().with(found("g", after(10), "terminated=201"));
    assertThat(stateAt(history, after(10)))
        .isInstanceOfSatisfying(
            WarningState.Raised.class,
            raised -> {
              assertThat(raised.core().level()).isEqualTo(1);
              assertThat(raised.clock().end()).isEqualTo(after(10 + 120));
            });
    history = history.with(new WarningEvent.SentUp("h", after(20), DISTRICT));
    assertThat(refused(history, new WarningEvent.Accept("i", after(30), DISTRICT)))
        .contains(Reason.TIER_TOO_LOW);
    assertThat(refused(history, new WarningEvent.Accept("i", after(30), CITY))).isEmpty();
  }

  @Test
  void milder_facts_leave_the_level_and_a_corrected_report_counts_no_more() {
    WarningHistory wrong = none.with(found("1", START, "terminated=60"));
    WarningHistory milder = wrong.with(found("2", after(5), "terminated=6 workforce=1000"));
    assertThat(stateAt(milder, after(5)))
        .isInstanceOfSatisfying(
            WarningState.Raised.class, raised -> assertThat(raised.core().level()).isEqualTo(2));
    WarningHistory corrected =
        wrong.with(
            new WarningEvent.FactsReported(
                "2", after(5), DISTRICT, facts("terminated=6 workforce=1000"), Optional.of("1")));
    assertThat(stateAt(corrected, after(5))).isInstanceOf(WarningState.Unraised.class);
    assertThat(stateAt(corrected, after(4)))
        .as("as known before the correction")
        .isInstanceOf(WarningState.Raised.class);
  }

  @Test
  void the_office_above_is_told_before_the_report_clock_ends_and_step_by_step_after_it() {
    WarningHistory history = none.with(found("1", START, "terminated=60"));
    Instant lead = START.plus(Duration.ofHours(6)).minus(Duration.ofMinutes(30));
    assertThat(stateAt(history, lead)).isInstanceOf(WarningState.Raised.class);
    assertThat(stateAt(history, lead.plusNanos(1)))
        .isInstanceOfSatisfying(
            WarningState.Escalated.class,
            escalated -> {
              assertThat(escalated.to()).isEqualTo(Tier.CITY);
              assertThat(escalated.since()).isEqualTo(lead);
              assertThat(escalated.from().clock().isOver(lead)).isFalse();
            });
    Standing late = history.at(START.plus(Duration.ofDays(30)));
    assertThat(late.steps()).as("no office above the city here").hasSize(2);
    WarningHistory done =
        history.with(new WarningEvent.SentUp("2", START.plus(Duration.ofHours(7)), DISTRICT));
    assertThat(stateAt(done, START.plus(Duration.ofHours(7))))
        .as("late, but done")
        .isInstanceOf(WarningState.Reported.class);
  }

  @Test
  void the_clock_of_the_highest_office_runs_out_at_a_known_instant_and_those_below_never_do() {
    WarningHistory history = none.with(found("1", START, "terminated=60"));
    Instant late = START.plus(Duration.ofDays(30));
    WarningState.Open raised = (WarningState.Open) stateAt(history, START);
    WarningState.Open atTop = (WarningState.Open) stateAt(history, late);
    assertThat(history.transitions().runsOutAt(raised)).as("the city is told").isEmpty();
    assertThat(history.transitions().runsOutAt(atTop)).contains(atTop.clock().end());
    assertThat(history.transitions().wakesAfter(atTop, atTop.clock().end()))
        .contains(atTop.clock().end().plusMillis(1));
    assertThat(history.transitions().wakesAfter(atTop, late)).isEmpty();
  }

  @Test
  void a_township_s_warning_climbs_to_county_and_city() {
    WarningHistory history =
        WarningHistory.under(xuanen, calendar)
            .with(
                found(
                    "1",
                    START,
                    "sector-risk=some-employers group-event=happened people=few townships=1"));
    Standing late = history.at(START.plus(Duration.ofDays(3)));
    assertThat(
            late.steps().stream()
                .filter(step -> step instanceof Step.ByClock)
                .map(step -> ((Step.ByClock) step).after().to()))
        .containsExactly(Tier.COUNTY, Tier.CITY);
  }

  @Test
  void an_act_known_late_undoes_what_the_clock_had_done() {
    WarningHistory history = none.with(found("1", START, "terminated=60"));
    Instant later = START.plus(Duration.ofHours(8));
    assertThat(stateAt(history, later)).isInstanceOf(WarningState.Escalated.class);
    assertThat(stateAt(history.with(new WarningEvent.SentUp("2", after(60), DISTRICT)), later))
        .isInstanceOf(WarningState.Reported.class);
  }

  @Test
  void a_clock_is_extended_once_and_only_while_it_runs() {
    WarningHistory history = accepted();
    WarningHistory once = history.with(new WarningEvent.Extended("5", after(100), DISTRICT));
    assertThat(stateAt(once, after(100)))
        .isInstanceOfSatisfying(
            WarningState.Accepted.class,
            accepted -> {
              assertThat(accepted.clock().extended()).isEqualTo(1);
              assertThat(accepted.clock().end()).isEqualTo(china("2026-11-25T00:00"));
            });
    assertThat(refused(once, new WarningEvent.Extended("6", after(101), DISTRICT)))
        .contains(Reason.NO_EXTENSION);
    assertThat(
            refused(history, new WarningEvent.Extended("6", china("2026-11-20T00:00"), DISTRICT)))
        .as("exactly due")
        .isEmpty();
    assertThat(
            refused(
                history,
                new WarningEvent.Extended("6", china("2026-11-20T00:00").plusNanos(1), DISTRICT)))
        .contains(Reason.NO_EXTENSION);
  }

  @Test
  void somebody_asks_the_office_above_and_it_does_what_was_due() {
    WarningHistory history =
        accepted().with(new WarningEvent.EscalatedByHand("5", after(10), DISTRICT));
    assertThat(stateAt(history, after(10)))
        .isInstanceOfSatisfying(
            WarningState.Escalated.class, escalated -> assertThat(escalated.byHand()).isTrue());
    WarningHistory noticed = history.with(new WarningEvent.NoticeServed("6", after(11), DISTRICT));
    assertThat(stateAt(noticed, after(11))).isInstanceOf(WarningState.Escalated.class);
    assertThat(stateAt(noticed.with(new WarningEvent.Handled("7", after(12), CITY)), after(12)))
        .isInstanceOf(WarningState.Handling.class);
    assertThat(refused(history, new WarningEvent.EscalatedByHand("8", after(12), CITY)))
        .contains(Reason.NO_OFFICE_ABOVE);
  }

  @Test
  void new_facts_after_lifting_raise_it_again_and_after_closing_do_not() {
    WarningHistory lifted =
        accepted()
            .with(
                List.of(
                    new WarningEvent.NoticeServed("5", after(3), DISTRICT),
                    new WarningEvent.Handled("6", after(3), DISTRICT),
                    lift("7", 4)));
    WarningEvent again = found("8", after(10), "terminated=20");
    assertThat(stateAt(lifted.with(again), after(10)))
        .isInstanceOfSatisfying(
            WarningState.Raised.class, raised -> assertThat(raised.core().level()).isEqualTo(3));
    WarningHistory closed = lifted.with(new WarningEvent.Close("9", after(5), COLLEAGUE));
    assertThat(refused(closed, again)).contains(Reason.CLOSED);
  }

  @Test
  void one_id_is_one_event() {
    WarningHistory history = none.with(found("1", START, "terminated=60"));
    assertThat(history.with(found("1", START, "terminated=60")).at(after(1)))
        .isEqualTo(history.at(after(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history.with(found("1", START, "terminated=61")));
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(400);
  }

  /** The state in order is computed here step by step, without the history's own sorting. */
  @ParameterizedTest
  @MethodSource("runs")
  void late_out_of_order_and_repeated_events_come_to_the_same(Seeded any) {
    Scheme scheme = any.pick(beijing, xuanen);
    List<WarningEvent> inOrder = drawn(any);
    Instant end = inOrder.getLast().at().plus(Duration.ofMinutes(any.number(0, 20_000)));
    var transitions = new Transitions(scheme, calendar);
    WarningState expected = new WarningState.Unraised(Situation.UNKNOWN);
    for (WarningEvent event : inOrder) {
      expected = transitions.advance(expected, event.at());
      if (transitions.apply(expected, event) instanceof Transition.Moved moved) {
        expected = moved.state();
      }
    }
    expected = transitions.advance(expected, end);

    var arriving = new ArrayList<>(inOrder);
    arriving.addAll(any.list(0, 10, seeded -> seeded.pick(inOrder)));
    Collections.shuffle(arriving, any.random());
    WarningHistory history = WarningHistory.under(scheme, calendar);
    for (WarningEvent event : arriving) {
      history = history.with(event);
      Standing meanwhile = history.at(any.pick(event.at(), end));
      assertThat(meanwhile.steps()).isSortedAccordingTo(java.util.Comparator.comparing(Step::at));
    }
    assertThat(history.at(end).state()).isEqualTo(expected);
  }

  private static List<WarningEvent> drawn(Seeded any) {
    var events = new ArrayList<WarningEvent>();
    Instant at = START;
    int count = any.number(1, 25);
    for (int i = 0; i < count; i++) {
      at = at.plus(Duration.ofMinutes(any.pick(1, 5, 30, 90, 360, 1440, 4000)));
      String id = "e" + (1000 + i);
      By by = any.pick(DISTRICT, COLLEAGUE, CITY, new By("township", Tier.TOWNSHIP));
      Instant now = at;
      events.add(
          switch (i == 0 ? 0 : any.number(0, 11)) {
            case 0, 1 -> found(id, now, situation(any));
            case 2 -> new WarningEvent.SentUp(id, now, by);
            case 3, 4 -> new WarningEvent.Accept(id, now, by);
            case 5 -> new WarningEvent.NoticeServed(id, now, by);
            case 6 -> new WarningEvent.Handled(id, now, by);
            case 7 -> new WarningEvent.Extended(id, now, by);
            case 8 -> new WarningEvent.EscalatedByHand(id, now, by);
            case 9 -> new WarningEvent.Lift(id, now, by, any.pick(Ground.values()));
            case 10 -> new WarningEvent.Returned(id, now, by);
            default -> new WarningEvent.Close(id, now, by);
          });
    }
    return List.copyOf(events);
  }

  private static String situation(Seeded any) {
    return any.pick(
        "terminated=" + any.number(0, 260),
        "workforce=" + any.number(0, 400),
        "group-event=" + any.pick(WarningFact.GROUP_EVENT.scale()),
        "opinion=" + any.pick(WarningFact.OPINION.scale()),
        "sector-risk=worsening group-event=frequent people=many townships=" + any.number(1, 3),
        "sector-risk=some-employers group-event=happened people=few townships=1");
  }

  private WarningHistory accepted() {
    return none.with(
        List.of(
            found("1", START, "terminated=60"),
            new WarningEvent.SentUp("2", after(1), DISTRICT),
            new WarningEvent.Accept("3", after(2), DISTRICT)));
  }

  private static WarningEvent lift(String id, int minutes) {
    return new WarningEvent.Lift(id, after(minutes), DISTRICT, Ground.RISK_GONE);
  }

  private static Optional<Reason> refused(WarningHistory history, WarningEvent event) {
    return history.with(event).at(event.at()).steps().stream()
        .filter(step -> step instanceof Step.Ignored ignored && ignored.event().equals(event))
        .map(step -> ((Step.Ignored) step).reason())
        .findFirst();
  }

  private static WarningState stateAt(WarningHistory history, Instant now) {
    return history.at(now).state();
  }

  private static WarningEvent found(String id, Instant at, String facts) {
    return new WarningEvent.FactsReported(id, at, DISTRICT, facts(facts), Optional.empty());
  }

  private static Instant after(int minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }
}
