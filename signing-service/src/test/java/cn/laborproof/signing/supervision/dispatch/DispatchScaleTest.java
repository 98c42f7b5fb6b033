package cn.laborproof.signing.supervision.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.hub.OwnFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long the pages of a city's dispatch take to compute; prints milliseconds. */
@ServiceTest
class DispatchScaleTest {

  /** A district with 155 firms is what a published system serves. */
  private static final int FIRMS = Boolean.getBoolean("laborproof.long") ? 155 : 5;

  private static final int WORKERS = Boolean.getBoolean("laborproof.long") ? 400 : 40;
  private static final int MONTHS = 3;
  private static final int LOOKS = 9;

  @Autowired OwnFacts facts;
  @Autowired DispatchRegister register;
  @Autowired Tenancy tenancy;

  private final UUID office = UUID.randomUUID();
  private final Actor actor = new Actor.Official(office, office, "659004", Role.INSPECTOR, "");

  @Test
  void charts_register_and_lists_are_counted_by_the_database() {
    LocalDate today = tenancy.as(actor, register::today);
    var licences = new StringBuilder("firm,licence,valid_from,valid_to\n");
    var workers = new StringBuilder("firm,user,person,starts_on,ends_on,nature,birth_year\n");
    var insurance = new StringBuilder("employer,person,month,status\n");
    for (int f = 0; f < FIRMS; f++) {
      licences.append("F%d,L%d,%s,%s\n".formatted(f, f, today.minusYears(1), today.plusYears(2)));
      for (int p = 0; p < WORKERS; p++) {
        workers.append(
            "F%d,U%d,P%d,%s,%s,AUXILIARY,%d\n"
                .formatted(
                    f, (f + p) % 200, p, today.minusDays(30), today.plusDays(300), 1970 + p % 30));
        for (int m = 1; m <= MONTHS; m++) {
          insurance.append(
              "F%d,P%d,%s,PAID\n".formatted(f, p, YearMonth.from(today).minusMonths(m)));
        }
      }
    }
    state(FactKind.LICENCES, licences);
    state(FactKind.DISPATCH, workers);
    state(FactKind.INSURANCE, insurance);

    FirmFilter all =
        new FirmFilter.Asked("", "", "", 0, "workers", 0, 20)
            .on(tenancy.as(actor, register::usualYear));
    TermFilter everybody = TermFilter.ofFirm("");
    assertThat(median("charts", () -> register.charts(everybody)).totals().terms())
        .isEqualTo((long) FIRMS * WORKERS);
    assertThat(median("register", () -> register.page(all)).total()).isEqualTo(FIRMS);
    assertThat(median("list", () -> register.terms(everybody)).total())
        .isEqualTo((long) FIRMS * WORKERS);
    assertThat(median("firm", () -> register.find("F1", all.year())).firm().persons())
        .isEqualTo(WORKERS);
  }

  private <T> T median(String what, Supplier<T> look) {
    double[] took = new double[LOOKS];
    T last = tenancy.as(actor, look);
    for (int i = 0; i < LOOKS; i++) {
      long before = System.nanoTime();
      last = tenancy.as(actor, look);
      took[i] = (System.nanoTime() - before) / 1e6;
    }
    Arrays.sort(took);
    System.err.printf(
        "%s over %d terms of %d firms: median %.0f ms%n",
        what, FIRMS * WORKERS, FIRMS, took[LOOKS / 2]);
    return last;
  }

  private void state(FactKind kind, StringBuilder csv) {
    tenancy.inTransaction(
        actor,
        () -> {
          facts.state(kind, csv.toString(), Instant.now());
          return kind;
        });
  }
}
