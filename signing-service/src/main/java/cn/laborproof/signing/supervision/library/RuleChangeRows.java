package cn.laborproof.signing.supervision.library;

import cn.laborproof.signing.supervision.library.RuleChange.By;
import cn.laborproof.signing.supervision.library.RuleChange.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Changes of rules in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class RuleChangeRows {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private static final String WITH_TRIAL =
      "select c.*, t.report from rule_change c left join rule_trial t on t.change_id = c.id";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  RuleChangeRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(RuleChange change) {
    jdbc.sql(
            """
            insert into rule_change (id, tenant_id, region, rule, base_version, parameters, valid_from, source, reason, state,
                                     proposed_by, proposer, proposed_at, trial_total)
            values (:id, :office, :region, :rule, :base, :parameters::jsonb, :from, :source, :reason, :state, :by, :name, :at, :total)
            """)
        .param("id", change.id())
        .param("office", change.office())
        .param("region", change.region())
        .param("rule", change.rule())
        .param("base", change.base())
        .param("parameters", json.writeValueAsString(change.parameters()))
        .param("from", change.from())
        .param("source", change.source())
        .param("reason", change.reason())
        .param("state", change.state().code())
        .param("by", change.proposed().account())
        .param("name", change.proposed().name())
        .param("at", change.proposed().at().atOffset(ZoneOffset.UTC))
        .param("total", change.progress().total())
        .update();
  }

  /**
   * Notes how far the dry run has come.
   *
   * @return whether it is still wanted
   */
  boolean progress(UUID id, RuleChange.Progress progress) {
    return jdbc.sql(
                "update rule_change set trial_done = :done, trial_total = :total where id = :id and state = 'trying'")
            .param("done", progress.done())
            .param("total", progress.total())
            .param("id", id)
            .update()
        > 0;
  }

  /** Keeps what the dry run found; nothing when the change has been decided meanwhile. */
  void tried(RuleChange change, TrialReport report) {
    int still =
        jdbc.sql(
                """
                update rule_change set state = 'tried', trial_done = :n, trial_total = :n where id = :id and state = 'trying'
                """)
            .param("n", report.employers())
            .param("id", change.id())
            .update();
    if (still > 0) {
      jdbc.sql(
              """
              insert into rule_trial (change_id, tenant_id, region, report) values (:id, :office, :region, :report::jsonb)
              """)
          .param("id", change.id())
          .param("office", change.office())
          .param("region", change.region())
          .param("report", json.writeValueAsString(report))
          .update();
    }
  }

  /** Whether the office has a dry run under way. */
  boolean isTrying(UUID office) {
    return jdbc.sql(
            "select exists (select 1 from rule_change where tenant_id = :office and state = 'trying')")
        .param("office", office)
        .query(Boolean.class)
        .single();
  }

  void decide(UUID id, State state, Optional<Integer> version, By by, String note) {
    // Whoever switches on holds the lock on versions: numbers are given, and seen, one after the
    // other.
    jdbc.sql(
            """
            update rule_change set state = :state, version = :version, decided_by = :by, decider = :name, decided_at = :at, note = :note,
              activation = case when :state = 'active' then (select coalesce(max(activation), 0) + 1 from rule_change) end
            where id = :id
            """)
        .param("state", state.code())
        .param("version", version.orElse(null), Types.INTEGER)
        .param("by", by.account())
        .param("name", by.name())
        .param("at", by.at().atOffset(ZoneOffset.UTC))
        .param("note", note)
        .param("id", id)
        .update();
  }

  Optional<RuleChange> find(UUID id) {
    return jdbc.sql(WITH_TRIAL + " where c.id = :id")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** One, locked until the transaction ends. */
  Optional<RuleChange> lock(UUID id) {
    return jdbc.sql(WITH_TRIAL + " where c.id = :id for no key update of c")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Those that were switched on, wherever, in the order of their versions. */
  List<RuleChange> active() {
    return jdbc.sql(
            "select c.*, null as report from rule_change c where state = 'active' order by rule, version")
        .query((row, _) -> read(row))
        .list();
  }

  /** All of one rule that the actor may see, newest first. */
  List<RuleChange> of(String rule, int most) {
    return jdbc.sql(
            "select c.*, null as report from rule_change c where rule = :rule order by proposed_at desc limit :most")
        .param("rule", rule)
        .param("most", most)
        .query((row, _) -> read(row))
        .list();
  }

  /** Those that wait for somebody, newest first. */
  List<RuleChange> open(int most) {
    return jdbc.sql(
            "select c.*, null as report from rule_change c where state in ('trying', 'tried') order by proposed_at desc limit :most")
        .param("most", most)
        .query((row, _) -> read(row))
        .list();
  }

  /** Lets one after the other be switched on, so that no two get the same version. */
  void lockVersions() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('rule_change'))").query(row -> {});
  }

  private RuleChange read(ResultSet row) throws SQLException {
    UUID decider = row.getObject("decided_by", UUID.class);
    int version = row.getInt("version");
    Optional<Integer> numbered = row.wasNull() ? Optional.empty() : Optional.of(version);
    long activation = row.getLong("activation");
    Optional<Long> activated = row.wasNull() ? Optional.empty() : Optional.of(activation);
    String trial = row.getString("report");
    String note = row.getString("note");
    return new RuleChange(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("rule"),
        row.getInt("base_version"),
        numbered,
        activated,
        json.readValue(row.getString("parameters"), TEXTS),
        row.getObject("valid_from", LocalDate.class),
        row.getString("source"),
        row.getString("reason"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        new By(
            row.getObject("proposed_by", UUID.class),
            row.getString("proposer"),
            instant(row, "proposed_at")),
        decider == null
            ? Optional.empty()
            : Optional.of(new By(decider, row.getString("decider"), instant(row, "decided_at"))),
        note == null ? "" : note,
        new RuleChange.Progress(row.getLong("trial_done"), row.getLong("trial_total")),
        trial == null ? Optional.empty() : Optional.of(json.readValue(trial, TrialReport.class)));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
