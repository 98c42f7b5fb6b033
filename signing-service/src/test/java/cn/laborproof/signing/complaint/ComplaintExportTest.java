package cn.laborproof.signing.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import cn.laborproof.signing.template.SampleContracts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** Complaints as a file: every one of them, however many there are. */
// A database of its own: the test counts what is in the list.
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
@ServiceTest
final class ComplaintExportTest {
  private static final String FILE = "/api/v1/complaints.csv";

  /** More than the rows fetched at once, and than a page can hold. */
  private static final int COMPLAINTS = 450;

  @LocalServerPort private int port;
  @Autowired private Installation installation;
  @Autowired private JdbcClient jdbc;
  @Autowired private Tenancy tenancy;
  @Autowired private EvidenceJournal journal;

  private Desk desk;
  private ApiClient hr;

  @BeforeEach
  void many_complaints_are_there() {
    desk = new Desk(port, installation.data(), Map.of());
    hr = desk.login("hr.jiangnan");
    if (hr.get("/api/v1/complaints").json().path("total").asInt() == 0) {
      complain();
    }
  }

  @Test
  void the_file_holds_every_complaint_once_and_in_the_order_asked_for() {
    List<String> rows = rows(hr, "?sort=raised");

    assertThat(rows).hasSize(COMPLAINTS).doesNotHaveDuplicates().isSorted();
    assertThat(rows(hr, "?sort=-raised")).isEqualTo(rows.reversed());
    assertThat(rows(hr, "?state=ended")).hasSize(COMPLAINTS);
    assertThat(rows(hr, "?state=open")).isEmpty();
  }

  @Test
  void an_office_gets_the_same_rows_with_masked_names_and_another_house_none() {
    assertThat(rows(hr, "")).allMatch(row -> row.contains("张三"));
    assertThat(rows(desk.login("inspector"), ""))
        .hasSize(COMPLAINTS)
        .noneMatch(row -> row.contains("张三"));
    assertThat(rows(desk.login("hr.yunfan"), "")).isEmpty();
  }

  /** Without the heading; from the day on which it was raised, by which rows can be compared. */
  private static List<String> rows(ApiClient who, String query) {
    var answer = who.get(FILE + query);
    assertThat(answer.status())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return new String(answer.body(), StandardCharsets.UTF_8).lines().skip(1).toList();
  }

  /** As the worker would, one a day; how a complaint is raised is tried in ComplaintPagesTest. */
  private void complain() {
    Map<String, Object> data = new HashMap<>(SampleContracts.typed());
    data.put("worker.name", "张三");
    var drafted =
        hr.post("/api/v1/contracts", Map.of("template", "labour-contract-general", "data", data));
    assertThat(drafted.status()).isEqualTo(201);
    UUID contract = UUID.fromString(drafted.json().path("id").asString());
    UUID worker =
        tenancy.inTransaction(
            new Actor.Platform(DemoCity.MANUFACTURER),
            () -> {
              UUID person =
                  jdbc.sql("select person_id from contract where id = :id")
                      .param("id", contract)
                      .query(UUID.class)
                      .single();
              journal.admitPerson(StreamId.contract(contract), person);
              return person;
            });
    tenancy.inTransaction(
        new Actor.Person(worker, contract),
        () ->
            jdbc.sql(
                    """
                    insert into complaint (id, tenant_id, contract_id, person_id, region, employer_code, employer_name,
                                           state, seal_due, raised_at, accept_by, ended_at, outcome)
                    select gen_random_uuid(), c.tenant_id, c.id, c.person_id, c.region, '91330100MA2TESTX0T', '江南精工',
                           'ended', t.at, t.at, t.at, t.at, 'TAKEN_BACK'
                    from contract c, (select timestamptz '2020-01-01 08:00+08' + n * interval '1 day' as at
                                      from generate_series(1, :count) n) t
                    where c.id = :contract
                    """)
                .param("count", COMPLAINTS)
                .param("contract", contract)
                .update());
  }
}
