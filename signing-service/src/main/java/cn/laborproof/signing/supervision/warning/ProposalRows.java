package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.signing.shared.MatchingRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Proposals in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class ProposalRows {
  private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
  private static final TypeReference<List<Proposal.Ground>> GROUNDS = new TypeReference<>() {};
  private static final TypeReference<List<Fact>> FINDING_FACTS = new TypeReference<>() {};

  private static final String MATCHING =
      """
       from warning_proposal where (:state = '' or state = :state) and (:employer = '' or employer = :employer)
         and proposed_at >= cast(:from as timestamp) at time zone 'Asia/Shanghai'
         and proposed_at < cast(:until as timestamp) at time zone 'Asia/Shanghai'
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ProposalRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Open findings of some rules about an employer itself, on an office's hub, in their order. */
  List<Proposal.Ground> grounds(UUID office, String employer, Collection<String> rules) {
    return jdbc.sql(
            """
            select * from fact_finding
            where tenant_id = :office and employer = :employer and closed_at is null and not about_person and rule = any(:rules)
            order by rule, subject, ordinal
            """)
        .param("office", office)
        .param("employer", employer)
        .param("rules", rules.toArray(String[]::new))
        .query((row, _) ->
            new Proposal.Ground(
                row.getObject("id", UUID.class),
                row.getString("rule"),
                row.getInt("rule_version"),
                Severity.valueOf(row.getString("severity")),
                row.getObject("last_seen", LocalDate.class),
                Arrays.asList((String[]) row.getArray("articles").getArray()),
                row.getString("threshold"),
                json.readValue(row.getString("facts"), FINDING_FACTS)))
        .list();
  }

  /** Those of an employer whose bound is reached, decided or not; locked. */
  List<Proposal> live(UUID office, String employer) {
    return jdbc.sql(
            """
            select * from warning_proposal where tenant_id = :office and employer = :employer and ended_at is null
            order by level, position for no key update
            """)
        .param("office", office)
        .param("employer", employer)
        .query((row, _) -> read(row))
        .list();
  }

  void insert(Proposal proposal) {
    jdbc.sql(
            """
            insert into warning_proposal (id, tenant_id, region, employer, employer_name, scheme, level, position, severity, state,
                                          facts, grounds, proposed_at, changed_at)
            values (:id, :office, :region, :employer, :name, :scheme, :level, :position, :severity, 'open',
                    :facts::jsonb, :grounds::jsonb, :at, :at)
            """)
        .param("id", proposal.id())
        .param("office", proposal.office())
        .param("region", proposal.region())
        .param("employer", proposal.employer())
        .param("name", proposal.employerName())
        .param("scheme", proposal.item().scheme())
        .param("level", proposal.item().level())
        .param("position", proposal.item().position())
        .param("severity", proposal.item().severity())
        .param("facts", written(proposal.facts()))
        .param("grounds", json.writeValueAsString(proposal.grounds()))
        .param("at", utc(proposal.proposedAt()))
        .update();
  }

  /** What findings say now takes the place of what they said. */
  void change(UUID id, Proposal to) {
    jdbc.sql(
            """
            update warning_proposal set region = :region, employer_name = :name, facts = :facts::jsonb, grounds = :grounds::jsonb, changed_at = :at
            where id = :id
            """)
        .param("id", id)
        .param("region", to.region())
        .param("name", to.employerName())
        .param("facts", written(to.facts()))
        .param("grounds", json.writeValueAsString(to.grounds()))
        .param("at", utc(to.changedAt()))
        .update();
  }

  /** The bound is reached no more; one that nobody decided is over with that. */
  void end(UUID id, String ending, Instant at) {
    jdbc.sql(
            """
            update warning_proposal set ended_at = :at, ending = case when state = 'open' then :ending end,
                                        state = case when state = 'open' then 'ended' else state end
            where id = :id
            """)
        .param("id", id)
        .param("ending", ending)
        .param("at", utc(at))
        .update();
  }

  void decide(UUID id, Proposal.State state, Proposal.Decision decision) {
    jdbc.sql(
            """
            update warning_proposal set state = :state, decided_at = :at, decided_by = :person, decided_name = :name, note = :note,
                                        warning_id = :warning::uuid
            where id = :id
            """)
        .param("id", id)
        .param("state", state.code())
        .param("at", utc(decision.at()))
        .param("person", decision.person())
        .param("name", decision.name())
        .param("note", decision.note())
        .param("warning", decision.warning().map(UUID::toString).orElse(null))
        .update();
  }

  Optional<Proposal> find(UUID id) {
    return jdbc.sql("select * from warning_proposal where id = :id")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** The warning that is open at an office about an employer; the newest of several. */
  Optional<UUID> openWarning(UUID office, String employerCode) {
    return jdbc.sql(
            """
            select id from warning where tenant_id = :office and employer_code = :code and closed_at is null
            order by raised_at desc, id limit 1
            """)
        .param("office", office)
        .param("code", employerCode)
        .query(UUID.class)
        .optional();
  }

  /** Those that pass a filter and the current actor may see. */
  MatchingRows<Proposal> matching(ProposalFilter filter) {
    return new MatchingRows<>(
        jdbc,
        MATCHING,
        filter.order(),
        Map.of(
            "state", filter.state(),
            "employer", filter.employer(),
            "from", filter.from().map(LocalDate::toString).orElse("-infinity"),
            "until", filter.to().map(day -> day.plusDays(1).toString()).orElse("infinity")),
        (row, _) -> read(row));
  }

  /** How many wait for a decision. */
  long open() {
    return jdbc.sql("select count(*) from warning_proposal where state = 'open'")
        .query(Long.class)
        .single();
  }

  private String written(Map<String, String> facts) {
    return json.writeValueAsString(new TreeMap<>(facts));
  }

  private Proposal read(ResultSet row) throws SQLException {
    return new Proposal(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("employer"),
        row.getString("employer_name"),
        new Proposal.Item(
            row.getString("scheme"),
            row.getInt("level"),
            row.getInt("position"),
            row.getInt("severity")),
        Proposal.State.ofCode(row.getString("state")),
        Optional.ofNullable(row.getString("ending")),
        json.readValue(row.getString("facts"), FACTS),
        json.readValue(row.getString("grounds"), GROUNDS),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        decision(row),
        maybe(row, "ended_at"));
  }

  private static Optional<Proposal.Decision> decision(ResultSet row) throws SQLException {
    Optional<Instant> at = maybe(row, "decided_at");
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Proposal.Decision(
                row.getObject("decided_by", UUID.class),
                row.getString("decided_name"),
                at.get(),
                row.getBytes("note"),
                Optional.ofNullable(row.getObject("warning_id", UUID.class))));
  }

  private static Optional<Instant> maybe(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? Optional.empty() : Optional.of(time.toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
