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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One employer whose lines nobody can judge, between two others. */
@ServiceTest
class JudgementTasksTest {

  @Autowired FactHub hub;
  @Autowired Judgements judgements;
  @Autowired JudgementTask task;
  @Autowired ScanTask scans;
  @Autowired DropFolder drop;
  @Autowired Tenancy tenancy;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;

  @TempDir Path folder;

  private final UUID office = UUID.randomUUID();

  @BeforeEach
  void breakOne() throws IOException {
    byte[] csv =
        "employer,person,month,due,paid\nE1,P,2026-10,1,1\nE2,P,2026-10,1,1\nE3,P,2026-10,1,1\n"
            .getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("wages.csv"), csv);
    var delivery =
        new Delivery(
            FactKind.WAGES,
            false,
            FactFormat.CSV,
            "wages.csv",
            FactBatch.Channel.API,
            Optional.empty(),
            file,
            Digest.sha256(csv));
    // In one transaction: the service's own look never sees the lines unbroken.
    tenancy.inTransaction(
        new Actor.Official(office, office, "659004", Role.INSPECTOR, ""),
        () -> {
          hub.receive(delivery);
          return jdbc.sql(
                  """
                  insert into fact_row (tenant_id, region, batch_id, line, kind, fact_key, owner, person, cells, withdrawn,
                    issued_at, confirmed_at, confirmed_sha, confirmed_batch, confirmed_line)
                  select tenant_id, region, batch_id, 99, kind, sha256(fact_key), owner, person, '{NULL}', withdrawn,
                    issued_at, confirmed_at, confirmed_sha, confirmed_batch, confirmed_line
                  from fact_row where tenant_id = :office and owner = 'E2'
                  """)
              .param("office", office)
              .update();
        });
  }

  @Test
  void one_that_cannot_be_judged_holds_up_nobody_and_tomorrow_is_appointed() {
    new JudgementTasks(judgements, task, scans, drop, clock).judge(office);
    assertThat(due()).containsExactly("E2");
    assertThat(appointed(office + "/" + judgements.today().plusDays(1))).isEqualTo(1);
    assertThat(appointed(office + "/again %")).isPositive();
  }

  @Test
  void one_that_could_not_be_judged_is_judged_by_the_next_look() {
    assertThat(judgements.catchUp(office)).containsExactly("E2");
    tenancy.inTransaction(
        new Actor.Platform(office),
        () ->
            jdbc.sql("update fact_row set replaced_by = id where tenant_id = :office and line = 99")
                .param("office", office)
                .update());
    assertThat(judgements.catchUp(office)).isEmpty();
    assertThat(due()).isEmpty();
  }

  @Test
  void one_that_cannot_be_judged_holds_up_nobody_of_the_same_delivery() {
    judgements.judgeFew(office, 8);
    assertThat(due()).containsExactly("E2");
  }

  private List<String> due() {
    return tenancy.inTransaction(
        new Actor.Platform(office),
        () ->
            jdbc.sql("select employer from fact_employer where tenant_id = :office and touched")
                .param("office", office)
                .query((row, _) -> row.getString(1))
                .list());
  }

  private long appointed(String instance) {
    return jdbc.sql(
            "select count(*) from scheduled_tasks where task_name = :task and task_instance like :instance")
        .param("task", JudgementTask.TASK)
        .param("instance", instance)
        .query(Long.class)
        .single();
  }
}
