package cn.laborproof.signing.supervision.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which day a report came, and when a firm is reminded of it. */
class FilingDaysTest {
  private static final int YEAR = 2025;
  private static final DispatchPeriods PERIODS = new DispatchPeriods();

  @ParameterizedTest
  @CsvSource({
    "2026-03-31T15:59:59.999999Z, 2026-03-31, false",
    "2026-03-31T16:00:00Z, 2026-04-01, true",
    "2026-03-30T16:00:00Z, 2026-03-31, false"
  })
  void a_report_is_late_from_the_first_instant_of_the_first_of_april_in_china(
      Instant firstAt, LocalDate day, boolean late) {
    LocalDate on = Filings.reportedOn(filed(firstAt, StoredFiling.State.FILED));
    assertThat(on).isEqualTo(day);
    assertThat(on.isAfter(PERIODS.reportDue(YEAR))).isEqualTo(late);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-29, awaited, ",
    "2026-01-30, awaited, 60",
    "2026-03-30, awaited, 1",
    "2026-03-31, awaited, 0",
    "2026-04-01, missing, -1",
    "2026-04-01, qualified, ",
    "2026-03-31, not-due, "
  })
  void a_firm_is_reminded_from_sixty_days_before_until_a_report_came(
      LocalDate today, String state, Long left) {
    assertThat(FilingNotes.due(own(state, Optional.empty()), today, PERIODS))
        .isEqualTo(Optional.ofNullable(left));
    StoredFiling filed = filed(Instant.parse("2026-03-01T00:00:00Z"), StoredFiling.State.SENT_BACK);
    Filings.Told told = new Filings.Told(List.of(filed), List.of(), Optional.empty());
    assertThat(FilingNotes.due(own(state, Optional.of(told)), today, PERIODS)).isEmpty();
  }

  @Test
  void another_version_is_filed_until_the_office_verifies_and_again_when_it_orders() {
    Instant at = Instant.parse("2026-03-01T00:00:00Z");
    Optional<StoredFiling> taken = Optional.of(filed(at, StoredFiling.State.TAKEN));
    Optional<StoredFiling> waiting = Optional.of(filed(at, StoredFiling.State.FILED));
    assertThat(StoredFiling.mayFile(Optional.empty(), Optional.empty())).isTrue();
    assertThat(StoredFiling.mayFile(waiting, Optional.empty())).isTrue();
    assertThat(StoredFiling.mayFile(taken, verified("filed"))).isFalse();
    assertThat(StoredFiling.mayFile(taken, verified("rectifying"))).isTrue();
    assertThat(StoredFiling.mayFile(Optional.empty(), verified("missing"))).isTrue();
    assertThat(StoredFiling.mayFile(Optional.empty(), verified("qualified"))).isFalse();
    assertThat(StoredFiling.mayAnswer(verified("qualified"))).isFalse();
    assertThat(StoredFiling.mayAnswer(verified("no-business"))).isTrue();
  }

  private static Optional<StoredFiling.Verified> verified(String state) {
    return Optional.of(
        new StoredFiling.Verified(new UUID(0, 3), state, Optional.empty(), Optional.empty()));
  }

  private static Filings.Own own(String state, Optional<Filings.Told> told) {
    Firm firm =
        new Firm(
            "F",
            "F",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "valid",
            0,
            0,
            0,
            new Firm.Report(
                YEAR,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    return new Filings.Own(YEAR, true, Optional.of(firm), Optional.empty(), told, Optional.empty());
  }

  private static StoredFiling filed(Instant firstAt, StoredFiling.State state) {
    return new StoredFiling(
        new UUID(0, 1),
        new UUID(0, 2),
        new UUID(0, 4),
        "320404",
        "F",
        "F",
        YEAR,
        2,
        new FilingText(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null),
        "{}",
        List.of(),
        new UUID(0, 5),
        "x",
        firstAt.plusSeconds(86_400 * 20L),
        firstAt,
        state,
        Optional.empty());
  }
}
