package cn.laborproof.signing.supervision.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What recorded acts say, by the shipped book, and the figures grounds of lists need. */
class CreditBookTest {
  private static final Instant BEGUN = Instant.parse("2026-03-01T02:00:00Z");

  /** The last instant of 16 March in China. */
  private static final Instant FIFTEENTH_DAY_ENDS = Instant.parse("2026-03-16T16:00:00Z");

  private final CreditBook book = new CreditBook();

  @Test
  void an_order_is_kept_until_the_last_instant_of_its_day_and_not_after() {
    assertThat(kind(ordered(FIFTEENTH_DAY_ENDS.minusMillis(1)))).contains("rectified-in-time");
    assertThat(kind(ordered(FIFTEENTH_DAY_ENDS))).contains("rectified-late");
  }

  @Test
  void a_finding_answered_or_a_warning_lifted_after_its_term_says_nothing() {
    assertThat(kind(within("answered", FIFTEENTH_DAY_ENDS.minusMillis(1))))
        .contains("answered-in-time");
    assertThat(kind(within("answered", FIFTEENTH_DAY_ENDS))).isEmpty();
    assertThat(kind(within("warning-lifted", FIFTEENTH_DAY_ENDS)))
        .contains("warning-lifted-in-time");
    assertThat(kind(within("warning-lifted", FIFTEENTH_DAY_ENDS.plusSeconds(15 * 86_400L))))
        .isEmpty();
  }

  @Test
  void an_entry_counts_to_the_day_before_its_months_are_over_and_not_once_withdrawn() {
    CreditBook.Judged judged = book.judge(ordered(BEGUN)).orElseThrow();
    assertThat(judged.day()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(judged.countsUntil()).isEqualTo(LocalDate.of(2027, 2, 28));
    var entry = entry(judged, Optional.empty());
    assertThat(entry.counts(judged.day())).isTrue();
    assertThat(entry.counts(judged.day().minusDays(1))).isFalse();
    assertThat(entry.counts(judged.countsUntil())).isTrue();
    assertThat(entry.counts(judged.countsUntil().plusDays(1))).isFalse();
    var withdrawn =
        entry(judged, Optional.of(new CreditEntry.Withdrawn(BEGUN, CreditLedger.CORRECTED)));
    assertThat(withdrawn.counts(judged.day())).isFalse();
  }

  @Test
  void no_single_act_has_an_employer_handled_first_and_a_warning_lifted_soon_is_the_least() {
    CreditBook.Edition now = book.inForce(LocalDate.of(2026, 11, 23)).orElseThrow();
    assertThat(now.source()).as("ours, and said so").isEqualTo("platform");
    assertThat(now.kinds()).allMatch(kind -> kind.points() < now.priority());
    assertThat(now.kind("warning-lifted-in-time").orElseThrow().points())
        .isLessThan(now.kind("rectified-in-time").orElseThrow().points());
    assertThat(book.judge(within("warning-lifted", FIFTEENTH_DAY_ENDS)).orElseThrow().points())
        .as("by the book of its day")
        .isEqualTo(3);
  }

  @Test
  void a_list_needs_one_worker_for_months_or_many_with_enough_together() {
    CreditBook.Least least =
        book.findGround("arrears-after-order").flatMap(CreditBook.Ground::least).orElseThrow();
    assertThat(least.isReached(1, 3, 5_000)).isTrue();
    assertThat(least.isReached(1, 2, 500_000)).isFalse();
    assertThat(least.isReached(9, 3, 4_999)).isFalse();
    assertThat(least.isReached(10, 0, 30_000)).isTrue();
    assertThat(least.isReached(10, 0, 29_999)).isFalse();
    assertThat(book.grounds()).as("not read again yet").noneMatch(CreditBook.Ground::confirmed);
  }

  private Optional<String> kind(RecordedAct act) {
    return book.judge(act).map(CreditBook.Judged::kind);
  }

  private static RecordedAct ordered(Instant submitted) {
    return act("rectified", submitted, Optional.empty(), Optional.of(FIFTEENTH_DAY_ENDS));
  }

  private static RecordedAct within(String kind, Instant done) {
    return act(kind, done, Optional.of(BEGUN), Optional.empty());
  }

  private static RecordedAct act(
      String kind, Instant done, Optional<Instant> begun, Optional<Instant> due) {
    return new RecordedAct(
        "dispatch",
        new UUID(0, 1),
        new UUID(0, 2),
        new UUID(0, 3),
        "330106",
        "E-1",
        "试验",
        kind,
        done,
        done,
        begun,
        due);
  }

  private static CreditEntry entry(
      CreditBook.Judged judged, Optional<CreditEntry.Withdrawn> withdrawn) {
    return new CreditEntry(
        new UUID(0, 4),
        new UUID(0, 3),
        "330106",
        "E-1",
        "试验",
        judged.kind(),
        "dispatch",
        new UUID(0, 1),
        new UUID(0, 2),
        judged.day(),
        judged.book(),
        judged.points(),
        judged.countsUntil(),
        withdrawn);
  }
}
