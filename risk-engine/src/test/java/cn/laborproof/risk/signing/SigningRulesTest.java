package cn.laborproof.risk.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bounds exactly reached and missed by one, the edges of windows, and what nobody knows. */
class SigningRulesTest {

  private static final String EMPLOYER = "91330106MA0000000A";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");
  private static final Duration WINDOW = Duration.ofHours(4);
  private static final Optional<ReadingTime> FAST =
      Optional.of(new ReadingTime(3001, Duration.ofSeconds(60)));
  private static final Optional<ReadingTime> AT_THE_BOUND =
      Optional.of(new ReadingTime(3000, Duration.ofSeconds(60)));

  private final SigningRules rules = new SigningRules(CompanyScan.shippedBook());

  @Test
  void one_device_for_as_many_workers_as_the_bound_is_found_and_for_one_fewer_is_not() {
    assertThat(found(journeys(5, WINDOW, each -> each.device("d")))).isEqualTo("device");
    assertThat(found(journeys(4, WINDOW, each -> each.device("d")))).isEmpty();
  }

  @Test
  void signatures_exactly_so_many_hours_apart_are_within_the_window_and_a_second_more_is_not() {
    assertThat(found(journeys(5, WINDOW, each -> each.device("d")))).isEqualTo("device");
    assertThat(found(journeys(5, WINDOW.plusSeconds(4), each -> each.device("d")))).isEmpty();
  }

  @Test
  void the_densest_hours_count_wherever_they_lie_among_the_others() {
    List<SigningJourney> all = new ArrayList<>(journeys(2, WINDOW, each -> each.device("d")));
    all.addAll(
        journeys(
            6,
            Duration.ofHours(1),
            each -> each.device("d").person(each.number + 10).later(Duration.ofHours(10))));
    Finding finding = only(all);
    assertThat(value(finding, "signing-persons")).isEqualTo("6");
    assertThat(value(finding, "signed-from")).isEqualTo("2026-11-22 19:00");
    assertThat(value(finding, "signed-to")).isEqualTo("2026-11-22 20:00");
  }

  @Test
  void one_worker_who_signs_many_contracts_on_one_device_is_one_worker() {
    assertThat(found(journeys(9, WINDOW, each -> each.device("d").person(1)))).isEmpty();
  }

  @Test
  void devices_of_their_own_and_devices_nobody_knows_are_no_sign() {
    assertThat(found(journeys(30, WINDOW, each -> each.device("d" + each.number)))).isEmpty();
    assertThat(found(journeys(30, WINDOW, each -> each))).isEmpty();
  }

  @Test
  void one_address_says_nothing_unless_enough_of_its_workers_also_read_very_fast() {
    assertThat(found(journeys(30, WINDOW, each -> each.address("a")))).isEmpty();
    assertThat(found(journeys(10, WINDOW, each -> each.address("a").read(each.number < 4, FAST))))
        .as("four of ten, and too few who read fast for a sign of their own")
        .isEmpty();
    assertThat(found(journeys(10, WINDOW, each -> each.address("a").read(each.number < 5, FAST))))
        .isEqualTo("address fast");
    assertThat(found(journeys(9, WINDOW, each -> each.address("a").read(true, FAST))))
        .as("nine workers")
        .isEqualTo("fast");
  }

  @Test
  void one_number_for_three_workers_is_found_and_for_two_is_not() {
    assertThat(found(journeys(3, Duration.ofDays(20), each -> each.number("m")))).isEmpty();
    assertThat(found(journeys(3, Duration.ofDays(20), each -> each.number("m").later(days(-25)))))
        .as("on several days")
        .isEqualTo("number");
    assertThat(found(journeys(2, WINDOW, each -> each.number("m").later(days(-25))))).isEmpty();
  }

  @Test
  void so_many_characters_a_second_as_the_bound_are_not_faster_than_it() {
    assertThat(found(journeys(5, WINDOW, each -> each.read(true, AT_THE_BOUND)))).isEmpty();
    assertThat(found(journeys(5, WINDOW, each -> each.read(true, FAST)))).isEqualTo("fast");
    assertThat(found(journeys(5, WINDOW, each -> each.read(each.number > 0, FAST)))).isEmpty();
    assertThat(
            found(
                journeys(
                    5,
                    WINDOW,
                    each -> each.read(true, Optional.of(new ReadingTime(1, Duration.ZERO))))))
        .as("read in no time at all")
        .isEqualTo("fast");
  }

  @Test
  void drawings_equal_in_every_point_are_found_from_three_workers_on() {
    assertThat(found(journeys(3, WINDOW, each -> each.strokes("s")))).isEqualTo("strokes");
    assertThat(found(journeys(2, WINDOW, each -> each.strokes("s")))).isEmpty();
    assertThat(found(journeys(9, WINDOW, each -> each.strokes("s" + each.number)))).isEmpty();
  }

  @Test
  void faces_as_alike_as_the_bound_for_two_workers_are_found_and_a_little_less_alike_are_not() {
    assertThat(found(journeys(2, WINDOW, each -> each.face(face(7, 60 * each.number, 80)))))
        .as("cosine of 0.6 and a little")
        .isEqualTo("face");
    assertThat(found(journeys(2, WINDOW, each -> each.face(face(7, 60 * each.number, 81)))))
        .isEmpty();
    assertThat(
            found(journeys(2, WINDOW, each -> each.person(1).face(face(7, 60 * each.number, 80)))))
        .as("one worker with two contracts")
        .isEmpty();
    assertThat(
            found(journeys(2, WINDOW, each -> each.face(face(each.number, 60 * each.number, 80)))))
        .as("turned by different secrets")
        .isEmpty();
    assertThat(found(journeys(2, WINDOW, each -> each))).as("nobody agreed").isEmpty();
  }

  @Test
  void whoever_is_alike_to_somebody_of_a_group_belongs_to_it() {
    Finding finding =
        only(
            journeys(
                3,
                WINDOW,
                each ->
                    each.face(
                        new FaceReference(
                            1,
                            new byte[] {
                              (byte) (100 * Math.cos(each.number * 0.8)),
                              (byte) (100 * Math.sin(each.number * 0.8))
                            }))));
    assertThat(finding.rule()).isEqualTo("signing-same-face");
    assertThat(value(finding, "signing-persons")).isEqualTo("3");
  }

  /** The first lies along one axis; the second leaves it by so much. */
  private static FaceReference face(int renewal, int along, int across) {
    return new FaceReference(
        renewal, along == 0 ? new byte[] {100, 0, 0} : new byte[] {(byte) along, (byte) across, 0});
  }

  @Test
  void the_first_day_that_counts_counts_the_day_before_it_does_not_nor_does_tomorrow() {
    Duration toMidnight = Duration.between(NINE, Instant.parse("2026-10-23T16:00:00Z"));
    var first = journeys(3, Duration.ZERO, each -> each.strokes("s").later(toMidnight));
    var before =
        journeys(3, Duration.ZERO, each -> each.strokes("s").later(toMidnight.minusMillis(1)));
    var tomorrow = journeys(3, Duration.ZERO, each -> each.strokes("s").later(days(1)));
    assertThat(found(first)).isEqualTo("strokes");
    assertThat(found(before)).isEmpty();
    assertThat(found(tomorrow)).isEmpty();
  }

  @Test
  void a_group_keeps_its_name_when_more_of_it_sign() {
    String five = only(journeys(5, WINDOW, each -> each.device("d"))).subject();
    List<SigningJourney> more = new ArrayList<>(journeys(5, WINDOW, each -> each.device("d")));
    more.addAll(
        journeys(
            9,
            WINDOW,
            each -> each.device("d").person(each.number + 10).later(Duration.ofHours(5))));
    assertThat(only(more).subject()).isEqualTo(five).doesNotContain("d1");
  }

  @Test
  void another_bound_of_a_region_counts_there_alone() {
    RuleEntry shipped =
        CompanyScan.shippedBook()
            .inForce(SigningRules.SHARED_DEVICE, "330106", TODAY)
            .orElseThrow();
    var local =
        new RuleEntry(
            shipped.rule(),
            1000,
            TODAY,
            Optional.empty(),
            "3301",
            shipped.articles(),
            "an order",
            Map.of("persons", "9", "within-hours", "4", "days", "30"));
    var book = CompanyScan.shippedBook().with(List.of(local));
    List<SigningJourney> eight = journeys(8, WINDOW, each -> each.device("d"));
    assertThat(new SigningRules(book).examine(EMPLOYER, "330106", eight, TODAY)).isEmpty();
    assertThat(new SigningRules(book).examine(EMPLOYER, "320106", eight, TODAY)).hasSize(1);
  }

  @Test
  void a_finding_is_a_notice_names_its_contracts_and_reads_as_facts_in_both_languages() {
    for (Finding finding :
        rules.examine(
            EMPLOYER,
            "330106",
            journeys(
                25,
                WINDOW,
                each -> each.device("d").address("a").number("m").strokes("s").read(true, FAST)),
            TODAY)) {
      assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
      assertThat(finding.articles()).containsExactly("电子劳动合同订立指引 第4条");
      assertThat(finding.facts().stream().filter(fact -> fact.name().equals("signed-contract")))
          .hasSize(20)
          .allSatisfy(fact -> assertThat(fact.source()).startsWith("contract/"));
      assertThat(value(finding, "signing-persons")).isEqualTo("25");
      for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
        var words = new Wording(language);
        var said = words.of(finding);
        assertThat(said.title() + said.sentence() + said.nextStep())
            .doesNotContain("{")
            .doesNotContain("未知")
            .doesNotContain("unknown")
            .doesNotContainIgnoringCase("fraud");
        finding.facts().forEach(fact -> assertThat(words.label(fact)).isNotBlank());
        finding.facts().forEach(fact -> assertThat(words.unit(fact)).isNotNull());
      }
    }
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private String found(List<SigningJourney> journeys) {
    return rules.examine(EMPLOYER, "330106", journeys, TODAY).stream()
        .map(finding -> finding.rule().replaceFirst("signing-(shared|same)?-?", ""))
        .map(name -> name.replace("-reading", ""))
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  private Finding only(List<SigningJourney> journeys) {
    List<Finding> findings = rules.examine(EMPLOYER, "330106", journeys, TODAY);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static String value(Finding finding, String name) {
    return finding.facts().stream()
        .filter(fact -> fact.name().equals(name))
        .map(Fact::value)
        .findFirst()
        .orElseThrow();
  }

  /** Journeys of as many workers, evenly over a time; each has nothing a rule looks at. */
  private static List<SigningJourney> journeys(
      int persons, Duration over, java.util.function.UnaryOperator<Draft> with) {
    return IntStream.range(0, persons)
        .mapToObj(number -> {
          Instant at = NINE.plus(over.multipliedBy(number).dividedBy(Math.max(1, persons - 1)));
          return with.apply(new Draft(number, at)).journey();
        })
        .toList();
  }

  /** One journey while it is described. */
  private static final class Draft {
    private final int number;
    private Instant at;
    private int person;
    private Optional<String> device = Optional.empty();
    private Optional<String> address = Optional.empty();
    private Optional<String> mobile = Optional.empty();
    private Optional<String> strokes = Optional.empty();
    private Optional<ReadingTime> reading = Optional.empty();
    private Optional<FaceReference> face = Optional.empty();

    Draft(int number, Instant at) {
      this.number = number;
      this.at = at;
      this.person = number;
    }

    Draft device(String mark) {
      device = Optional.of(mark);
      return this;
    }

    Draft address(String mark) {
      address = Optional.of(mark);
      return this;
    }

    Draft number(String mark) {
      mobile = Optional.of(mark);
      return this;
    }

    Draft strokes(String mark) {
      strokes = Optional.of(mark);
      return this;
    }

    Draft read(boolean known, Optional<ReadingTime> time) {
      reading = known ? time : Optional.empty();
      return this;
    }

    Draft face(FaceReference reference) {
      face = Optional.of(reference);
      return this;
    }

    Draft person(int another) {
      person = another;
      return this;
    }

    Draft later(Duration by) {
      at = at.plus(by);
      return this;
    }

    SigningJourney journey() {
      return new SigningJourney(
          "contract/00000000-0000-7000-8000-%012d".formatted(at.getEpochSecond() * 100 + number),
          "REF-" + person,
          "p" + person,
          at,
          device,
          address,
          mobile,
          strokes,
          reading,
          face);
    }
  }
}
