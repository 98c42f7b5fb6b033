package cn.laborproof.signing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second lock: what PostgreSQL itself refuses, with the application's own checks bypassed. */
@ServiceTest
class RowLevelSecurityTest {

  /** Tables of no tenant, each with the reason it may be. */
  private static final Set<String> OF_NO_TENANT =
      Set.of(
          "flyway_schema_history", // the migrator's own; app and sequencer hold no grant on it
          "log_entry", // salted commitments and court heads, what the public log publishes
          "log_lease", // who sequences
          "log_checkpoint", // public
          "log_cosignature", // public
          "log_anchor", // public
          "court_receipt", // public
          "stored_object", // digests of ciphertext
          "scheduled_tasks", // ids only
          "archive_review", // ends of algorithms
          "demo_inbox"); // invented people of a demo installation

  @Autowired JdbcClient jdbc;
  @Autowired DataSource app;
  @Autowired @FlywayDataSource DataSource migrator;

  @Autowired
  @Qualifier("sequencer")
  DataSource sequencer;

  @Autowired Tenancy tenancy;
  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired DocumentVault documents;
  @Autowired IdSource ids;

  private UUID ours;
  private UUID theirs;
  private StreamId contract;
  private UUID document;

  @BeforeEach
  void one_contract_of_ours() {
    ours = ids.next();
    theirs = ids.next();
    contract = StreamId.contract(ids.next());
    document =
        tenancy.inTransaction(
            hr(ours),
            () -> {
              journal.open(contract, "330106");
              journal.append(EventDraft.of(contract, "contract.drafted"));
              return documents
                  .store(
                      new NewDocument(
                          ours,
                          contract.subject(),
                          "contract.draft",
                          "contract.pdf",
                          "application/pdf",
                          new byte[] {1, 2, 3}))
                  .id();
            });
  }

  @Test
  void every_table_is_under_forced_row_level_security_or_on_the_short_list() throws SQLException {
    try (Connection connection = migrator.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced,
                       exists (select 1 from pg_policy p where p.polrelid = c.oid) as ruled
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind in ('r', 'p')
                """)) {
      while (rows.next()) {
        String table = rows.getString("relname");
        if (!OF_NO_TENANT.contains(table)) {
          assertThat(rows.getBoolean("forced")).as("%s forces row-level security", table).isTrue();
          assertThat(rows.getBoolean("ruled")).as("%s has a policy", table).isTrue();
        }
      }
    }
  }

  @Test
  void no_role_is_superuser_or_bypasses_row_level_security() {
    assertThat(
            jdbc.sql(
                    "select rolname from pg_roles where rolname in ('migrator', 'app', 'sequencer') and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)")
                .query((row, index) -> row.getString(1))
                .list())
        .containsExactlyInAnyOrder("migrator", "app", "sequencer");
  }

  @Test
  void another_tenant_reads_nothing_of_ours() {
    int rows =
        tenancy.inTransaction(
            hr(theirs),
            () ->
                count("subject", "id")
                    + count("evidence_event", "subject_id")
                    + count("document", "subject_id"));
    assertThat(rows).isZero();
    assertThatThrownBy(() -> tenancy.inTransaction(hr(theirs), () -> documents.open(document)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void another_tenant_cannot_append_to_our_stream() {
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                hr(theirs), () -> journal.append(EventDraft.of(contract, "contract.signed"))))
        .isInstanceOf(Refusal.class)
        .hasMessage("not-found");
  }

  @Test
  void a_row_for_another_tenant_is_refused_by_the_database_itself() {
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                hr(theirs),
                () ->
                    jdbc.sql(
                            "insert into subject (id, tenant_id, kind, region, created_at) values (?, ?, 'contract', '33', now())")
                        .param(ids.next())
                        .param(ours)
                        .update()))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void without_an_actor_or_outside_a_transaction_there_are_no_rows() {
    assertThat(count("subject", "id")).isZero();
    assertThat(tenancy.inTransaction(new Actor.Visitor(), () -> count("subject", "id"))).isZero();
  }

  @Test
  void a_pooled_connection_forgets_the_actor_of_the_transaction_before() {
    for (int i = 0; i < 20; i++) {
      assertThat(tenancy.inTransaction(hr(ours), () -> count("subject", "id"))).isEqualTo(1);
      assertThat(count("subject", "id")).isZero();
    }
  }

  @Test
  void a_link_opens_its_one_subject_and_an_admitted_person_what_they_are_party_to() {
    UUID person = ids.next();
    var holder = new Actor.LinkHolder(ids.next(), contract.subject());
    var stranger = new Actor.LinkHolder(ids.next(), ids.next());
    assertThat(tenancy.as(holder, () -> trail.events(contract))).hasSize(1);
    assertThat(tenancy.as(stranger, () -> trail.events(contract))).isEmpty();

    var worker = new Actor.Person(person, null);
    assertThat(tenancy.as(worker, () -> trail.events(contract))).isEmpty();
    tenancy.inTransaction(
        holder,
        () -> {
          journal.admitPerson(contract, person);
          return person;
        });
    assertThat(tenancy.as(worker, () -> trail.events(contract))).hasSize(1);
  }

  @Test
  void an_office_sees_its_region_and_not_the_next() {
    assertThat(tenancy.as(inspector("3301"), () -> trail.events(contract))).hasSize(1);
    assertThat(tenancy.as(inspector("3302"), () -> trail.events(contract))).isEmpty();
  }

  @Test
  void events_cannot_be_changed_or_deleted_even_by_their_tenant() {
    for (String act :
        new String[] {"update evidence_event set kind = 'x'", "delete from evidence_event"}) {
      assertThatThrownBy(() -> tenancy.inTransaction(hr(ours), () -> jdbc.sql(act).update()))
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void the_sequencer_may_not_even_look_at_tenant_tables() {
    for (String table : new String[] {"evidence_event", "document", "subject", "account"}) {
      assertThatThrownBy(
              () -> JdbcClient.create(sequencer).sql("select 1 from " + table).query().listOfRows())
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void the_application_role_cannot_change_tables_or_become_another_role() {
    for (String act :
        new String[] {
          "create table mine (id int)",
          "alter table subject disable row level security",
          "set role migrator",
          "select * from flyway_schema_history"
        }) {
      assertThatThrownBy(() -> JdbcClient.create(app).sql(act).query().listOfRows())
          .rootCause()
          .isInstanceOf(SQLException.class);
    }
  }

  private int count(String table, String column) {
    return jdbc.sql("select count(*) from " + table + " where " + column + " = ?")
        .param(contract.subject())
        .query((row, index) -> row.getInt(1))
        .single();
  }

  private Actor hr(UUID tenant) {
    return new Actor.Member(ids.next(), tenant, Role.HR, "test");
  }

  private Actor inspector(String region) {
    return new Actor.Official(ids.next(), ids.next(), region, Role.INSPECTOR, "test");
  }
}
