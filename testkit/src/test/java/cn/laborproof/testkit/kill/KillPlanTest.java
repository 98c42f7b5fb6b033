package cn.laborproof.testkit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KillPlanTest {
  private static final String ID = "0199d000-0000-7000-8000-000000000001";

  private final List<String> said = new ArrayList<>();

  static java.util.stream.Stream<Seeded> runs() {
    return Seeded.runs(20);
  }

  @Test
  void a_kill_is_due_at_its_request_and_only_once() {
    KillPlan plan = plan(point("draft", Watched.client("POST", "/draft")));

    assertThat(plan.due(Side.CLIENT, "GET", "/draft")).isEmpty();
    assertThat(plan.due(Side.AUTHORITY, "POST", "/draft")).isEmpty();
    assertThat(plan.due(Side.CLIENT, "POST", "/draft")).isPresent();
    plan.resume();
    assertThat(plan.due(Side.CLIENT, "POST", "/draft")).isEmpty();
  }

  @Test
  void nothing_is_due_while_the_system_is_not_yet_up_again() {
    Watched draft = Watched.client("POST", "/draft");
    KillPlan plan = plan(point("draft", draft), point("draft again", draft));

    assertThat(plan.due(Side.CLIENT, "POST", "/draft")).isPresent();
    assertThat(plan.isKilling()).isTrue();
    assertThat(plan.due(Side.CLIENT, "POST", "/draft")).isEmpty();
    plan.resume();
    assertThat(plan.due(Side.CLIENT, "POST", "/draft")).isPresent();
  }

  @Test
  void an_answer_that_needs_an_authority_is_not_held_up_by_the_kill_that_waits_for_it()
      throws InterruptedException {
    Watched card = Watched.client("POST", "/card");
    KillPlan plan = plan(new KillPoint("identity", card, Moment.ANSWERED, 0, false));

    assertThat(plan.due(Side.CLIENT, "POST", "/card")).isPresent();
    plan.awaitQuiet(); // would wait for ever if the authority were held
    plan.hold();
    Thread authority = Thread.startVirtualThread(() -> awaitQuiet(plan));
    while (authority.getState() != Thread.State.WAITING) {
      assertThat(authority.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    plan.resume();
    authority.join();
  }

  private static void awaitQuiet(KillPlan plan) {
    try {
      plan.awaitQuiet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void the_request_of_a_number_is_counted_since_the_kill_before() {
    KillPlan plan =
        plan(
            point("seal", Watched.authority("/tsa")),
            point("archive", Watched.authority("/tsa").number(2)));

    assertThat(plan.due(Side.AUTHORITY, "POST", "/tsa")).isPresent();
    plan.resume();
    assertThat(plan.due(Side.AUTHORITY, "POST", "/tsa")).isEmpty();
    assertThat(plan.due(Side.AUTHORITY, "POST", "/tsa")).isPresent();
  }

  @Test
  void a_gate_holds_a_kill_back_until_a_client_has_passed_it() {
    KillPlan plan = plan(point("seal", Watched.authority("/tsa").after("/c/.*/seal")));

    assertThat(plan.due(Side.AUTHORITY, "POST", "/tsa")).isEmpty();
    plan.due(Side.CLIENT, "POST", "/c/" + ID + "/seal");
    assertThat(plan.due(Side.AUTHORITY, "POST", "/tsa")).isPresent();
  }

  @Test
  void a_kill_that_waits_for_words_is_due_when_the_answer_says_them() {
    KillPlan plan =
        plan(point("anchor", Watched.client("GET", "/status").answeredWith("\"concluded\"")));

    assertThat(plan.due(Side.CLIENT, "GET", "/status")).isEmpty();
    assertThat(plan.due(Side.CLIENT, "GET", "/status", "{\"state\":\"draft\"}")).isEmpty();
    assertThat(plan.due(Side.CLIENT, "GET", "/status", "{\"state\":\"concluded\"}")).isPresent();
  }

  @Test
  void a_kill_whose_moment_never_came_is_named_and_the_next_is_due() {
    KillPlan plan =
        plan(
            point("check", Watched.client("GET", "/findings")),
            point("freeze", Watched.client("POST", "/freeze")));

    assertThat(plan.due(Side.CLIENT, "POST", "/freeze")).isPresent();
    assertThat(said).singleElement().asString().startsWith("missed").contains("«check»");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void one_seed_gives_one_plan(Seeded any) {
    List<String> plan = words(Journey.onceInEachStep(any));
    assertThat(words(Journey.onceInEachStep(Seeded.of(any.seed())))).isEqualTo(plan);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void every_step_has_its_kill_and_the_long_run_one_at_every_request(Seeded any) {
    List<KillPoint> steps = Journey.onceInEachStep(any);
    assertThat(steps).extracting(KillPoint::step).doesNotHaveDuplicates().hasSize(23);
    List<KillPoint> requests = Journey.atEachRequest(Seeded.of(any.seed()));
    assertThat(requests)
        .hasSizeGreaterThan(35)
        .extracting(KillPoint::step)
        .containsAll(steps.stream().map(KillPoint::step).toList());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_sample_keeps_the_order_of_the_journey_and_kills_everything_at_least_once(Seeded any) {
    List<KillPoint> some = Journey.inSomeSteps(6, any);

    assertThat(some).hasSize(6).anyMatch(KillPoint::everything);
    List<String> order =
        Journey.onceInEachStep(Seeded.of(any.seed())).stream().map(KillPoint::step).toList();
    assertThat(some).extracting(point -> order.indexOf(point.step())).isSorted();
    assertThat(words(Journey.inSomeSteps(6, Seeded.of(any.seed())))).isEqualTo(words(some));
  }

  @Test
  void a_client_that_goes_past_the_court_waits_until_the_court_was_asked()
      throws InterruptedException {
    Watched court = Watched.authority("/court").after("/seal");
    KillPlan plan = plan(point("court", court), point("next", Watched.client("POST", "/next")));
    plan.due(Side.CLIENT, "POST", "/seal");

    Thread client = Thread.startVirtualThread(() -> goOn(plan));
    while (client.getState() != Thread.State.TIMED_WAITING) {
      assertThat(client.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    assertThat(plan.due(Side.AUTHORITY, "POST", "/court")).isPresent();
    client.join();
    assertThat(plan.isKilling()).isTrue();
    assertThat(said).isEmpty();
  }

  private static void goOn(KillPlan plan) {
    try {
      plan.awaitWhatComesByItself("POST", "/next");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private KillPlan plan(KillPoint... points) {
    return new KillPlan(List.of(points), said::add);
  }

  private static KillPoint point(String step, Watched watched) {
    return new KillPoint(step, watched, Moment.UNSENT, 0, false);
  }

  private static List<String> words(List<KillPoint> points) {
    return points.stream().map(KillPoint::toString).toList();
  }
}
