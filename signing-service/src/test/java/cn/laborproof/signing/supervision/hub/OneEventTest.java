package cn.laborproof.signing.supervision.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How long one event at one employer takes, from its bytes to its findings; prints milliseconds.
 */
@ServiceTest
class OneEventTest {

  /** Every employer has ten persons with twelve months of wages, insurance and attendance. */
  private static final int EMPLOYERS = Boolean.getBoolean("laborproof.long") ? 500 : 5;

  private static final int PERSONS = 10;
  private static final int MONTHS = 12;
  private static final int EVENTS = Boolean.getBoolean("laborproof.long") ? 500 : 20;

  @Autowired FactHub hub;
  @Autowired Judgements judgements;
  @Autowired Tenancy tenancy;

  @TempDir Path folder;

  private final UUID office = UUID.randomUUID();
  private final Actor actor = new Actor.Official(office, office, "659003", Role.INSPECTOR, "");
  private final YearMonth last = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1);

  @Test
  void one_wage_line_is_kept_and_its_employer_judged_before_the_answer() throws IOException {
    var wages = new StringBuilder("employer,person,month,due,paid\n");
    var insurance = new StringBuilder("employer,person,month,status\n");
    var attendance = new StringBuilder("employer,person,month,hours,overtime_hours\n");
    var employments = new StringBuilder("employer,person,form,first_working_day\n");
    for (int e = 0; e < EMPLOYERS; e++) {
      for (int p = 0; p < PERSONS; p++) {
        employments.append("E%d,P%d,DIRECT,2020-01-02\n".formatted(e, p));
        for (int m = 0; m < MONTHS; m++) {
          String key = "E%d,P%d,%s,".formatted(e, p, last.minusMonths(m));
          wages.append(key).append("5000,5000\n");
          insurance.append(key).append("PAID\n");
          attendance.append(key).append("170,20\n");
        }
      }
    }
    deliver(FactKind.EMPLOYMENTS, employments.toString());
    deliver(FactKind.INSURANCE, insurance.toString());
    deliver(FactKind.ATTENDANCE, attendance.toString());
    deliver(FactKind.WAGES, wages.toString());
    judgements.catchUp(office);
    double[] took = new double[EVENTS];
    for (int i = 0; i < EVENTS; i++) {
      String csv =
          "employer,person,month,due,paid\nE%d,P0,%s,5000,%d\n"
              .formatted(i % EMPLOYERS, last.minusMonths(3), i);
      long before = System.nanoTime();
      FactBatch batch = deliver(FactKind.WAGES, csv);
      took[i] = (System.nanoTime() - before) / 1e6;
      assertThat(batch.counts().corrected()).isEqualTo(1);
    }
    Arrays.sort(took);
    System.err.printf(
        "one event, %d facts in the hub: median %.1f ms, 95 of 100 within %.1f ms%n",
        EMPLOYERS * PERSONS * (3 * MONTHS + 1), took[EVENTS / 2], took[EVENTS * 95 / 100]);
  }

  private FactBatch deliver(FactKind kind, String csv) throws IOException {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    Path file = Files.createTempFile(folder, "delivery", ".csv");
    Files.write(file, bytes);
    var delivery =
        new Delivery(
            kind,
            false,
            FactFormat.CSV,
            kind.file(),
            FactBatch.Channel.API,
            Optional.empty(),
            file,
            Digest.sha256(bytes));
    return tenancy.as(actor, () -> hub.receive(delivery));
  }
}
