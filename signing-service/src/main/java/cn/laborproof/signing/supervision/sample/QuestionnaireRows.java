package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.supervision.sample.SamplePanel.By;
import cn.laborproof.signing.supervision.sample.SamplePanel.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Questionnaires and what came back, in PostgreSQL. Runs in the caller's transaction. */
@Component
final class QuestionnaireRows {
  private static final TypeReference<Map<String, List<String>>> ANSWERS = new TypeReference<>() {};

  private static final String ASKED =
      """
      employers and exists (select 1 from survey_addressee a where a.questionnaire_id = questionnaire.id
                            and a.employer = (select confirmed_code()))
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final FormReader forms;

  QuestionnaireRows(JdbcClient jdbc, JsonMapper json, FormReader forms) {
    this.jdbc = jdbc;
    this.json = json;
    this.forms = forms;
  }

  /**
   * An employer that was asked.
   *
   * @param answered whether it sent its answers
   */
  record Addressee(String employer, String name, int stratum, boolean answered) {}

  /** Links of a stratum: how many were made and how many answered. */
  record Tickets(int stratum, long made, long used) {}

  /** What one employer or worker answered. */
  record Voice(int stratum, Map<String, List<String>> answers) {}

  /**
   * What an employer has answered so far.
   *
   * @param sentAt empty for a draft
   */
  record Reply(UUID id, Map<String, List<String>> answers, int version, Optional<Instant> sentAt) {}

  void insert(Questionnaire asked, String form) {
    jdbc.sql(
            """
            insert into questionnaire (id, tenant_id, region, panel_id, form_code, form_version, form, form_sha256, employers, workers,
                                       smallest, closes_at, made_by, maker, made_at)
            values (:id, :office, :region, :panel, :code, :version, :form, :sha256, :employers, :workers,
                    :smallest, :closes, :by, :name, :at)
            """)
        .param("id", asked.id())
        .param("office", asked.office())
        .param("region", asked.region())
        .param("panel", asked.panel())
        .param("code", asked.form().code())
        .param("version", asked.form().version())
        .param("form", form)
        .param("sha256", asked.sha256())
        .param("employers", asked.employers())
        .param("workers", asked.workers())
        .param("smallest", asked.smallest())
        .param("closes", utc(asked.closesAt()))
        .param("by", asked.made().account())
        .param("name", asked.made().name())
        .param("at", utc(asked.made().at()))
        .update();
  }

  /** Whether the office has used code and version for other questions. */
  boolean isTaken(UUID office, Form form, String sha256) {
    return jdbc.sql(
            """
            select exists (select 1 from questionnaire where tenant_id = :office and form_code = :code
                           and form_version = :version and form_sha256 <> :sha256)
            """)
        .param("office", office)
        .param("code", form.code())
        .param("version", form.version())
        .param("sha256", sha256)
        .query(Boolean.class)
        .single();
  }

  void publish(Questionnaire asked, List<Member> members, By by) {
    step(asked.id(), "published_by = :by, publisher = :name, published_at = :at", by);
    jdbc.sql(
            """
            insert into survey_addressee (questionnaire_id, tenant_id, region, employer, name, stratum)
            select :id, :office, :region, m.employer, m.name, m.stratum::int
            from unnest(:employers, :names, :strata) as m(employer, name, stratum)
            """)
        .param("id", asked.id())
        .param("office", asked.office())
        .param("region", asked.region())
        .param("employers", members.stream().map(Member::employer).toArray(String[]::new))
        .param("names", members.stream().map(Member::name).toArray(String[]::new))
        .param("strata", members.stream().map(each -> "" + each.stratum()).toArray(String[]::new))
        .update();
  }

  void close(UUID id, By by) {
    step(id, "closed_by = :by, closer = :name, closed_at = :at", by);
  }

  private void step(UUID id, String set, By by) {
    jdbc.sql("update questionnaire set " + set + " where id = :id")
        .param("id", id)
        .param("by", by.account())
        .param("name", by.name())
        .param("at", utc(by.at()))
        .update();
  }

  Optional<Questionnaire> find(UUID id) {
    return select(id, "");
  }

  /** The same, locked until the transaction ends. */
  Optional<Questionnaire> lock(UUID id) {
    return select(id, " for no key update");
  }

  private Optional<Questionnaire> select(UUID id, String end) {
    return jdbc.sql("select * from questionnaire where id = :id" + end)
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Those an office may see, newest first; of one panel where it is named. */
  MatchingRows<Questionnaire> newest(Optional<UUID> panel) {
    return newest(
        "from questionnaire where (:panel = '' or cast(panel_id as text) = :panel)",
        Map.of("panel", panel.map(UUID::toString).orElse("")));
  }

  /** Those the employer that acts is asked, newest first. */
  MatchingRows<Questionnaire> asked() {
    return newest("from questionnaire where " + ASKED, Map.of());
  }

  /** Those of them that can be answered and were not sent. */
  long waiting(UUID tenant, Instant now) {
    return jdbc.sql(
            """
            select count(*) from questionnaire where %s and published_at is not null and closed_at is null and closes_at > :now
              and not exists (select 1 from survey_reply r where r.questionnaire_id = questionnaire.id and r.tenant_id = :tenant
                              and r.sent_at is not null)
            """
                .formatted(ASKED))
        .param("now", utc(now))
        .param("tenant", tenant)
        .query(Long.class)
        .single();
  }

  private MatchingRows<Questionnaire> newest(String matching, Map<String, String> parameters) {
    return new MatchingRows<>(
        jdbc, matching, "made_at desc, id", parameters, (row, _) -> read(row));
  }

  List<Addressee> addressees(UUID id) {
    return jdbc.sql(
            """
            select a.*, exists (select 1 from survey_reply r where r.questionnaire_id = a.questionnaire_id
                                and r.employer = a.employer and r.sent_at is not null) as answered
            from survey_addressee a where a.questionnaire_id = :id order by a.stratum, a.employer collate "C"
            """)
        .param("id", id)
        .query((row, _) ->
            new Addressee(
                row.getString("employer"),
                row.getString("name"),
                row.getInt("stratum"),
                row.getBoolean("answered")))
        .list();
  }

  /** Keeps those that are not known; says how many. */
  int insertTickets(Questionnaire asked, int stratum, List<String> digests, Instant until) {
    return jdbc.sql(
            """
            insert into survey_ticket (token_sha, questionnaire_id, tenant_id, region, stratum, expires_at)
            select t, :id, :office, :region, :stratum, :until from unnest(:digests) as t on conflict (token_sha) do nothing
            """)
        .param("id", asked.id())
        .param("office", asked.office())
        .param("region", asked.region())
        .param("stratum", stratum)
        .param("until", utc(until))
        .param("digests", digests.toArray(String[]::new))
        .update();
  }

  List<Tickets> tickets(UUID id) {
    return jdbc.sql(
            """
            select stratum, count(*) as made, count(*) filter (where used) as used from survey_ticket
            where questionnaire_id = :id group by stratum order by stratum
            """)
        .param("id", id)
        .query((row, _) ->
            new Tickets(row.getInt("stratum"), row.getLong("made"), row.getLong("used")))
        .list();
  }

  /** What workers answered, in no order that means anything; none before it is closed. */
  List<Voice> voices(UUID id) {
    return voices("survey_voice where questionnaire_id = :id order by id", id);
  }

  /** What employers sent. */
  List<Voice> replies(UUID id) {
    return voices(
        "survey_reply where questionnaire_id = :id and sent_at is not null order by employer", id);
  }

  private List<Voice> voices(String from, UUID id) {
    return jdbc.sql("select stratum, answers from " + from)
        .param("id", id)
        .query((row, _) -> new Voice(row.getInt("stratum"), answers(row)))
        .list();
  }

  /** The place of the employer that acts among those asked. */
  Optional<Addressee> own(UUID id) {
    return jdbc.sql(
            """
            select *, false as answered from survey_addressee
            where questionnaire_id = :id and employer = (select confirmed_code())
            """)
        .param("id", id)
        .query((row, _) ->
            new Addressee(
                row.getString("employer"), row.getString("name"), row.getInt("stratum"), false))
        .optional();
  }

  /** What the organisation that acts has answered so far. */
  Optional<Reply> reply(UUID questionnaire, UUID tenant) {
    return jdbc.sql(
            "select * from survey_reply where questionnaire_id = :id and tenant_id = :tenant")
        .param("id", questionnaire)
        .param("tenant", tenant)
        .query((row, _) ->
            new Reply(
                row.getObject("id", UUID.class),
                answers(row),
                row.getInt("version"),
                Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)))
        .optional();
  }

  void insertReply(
      UUID id,
      Questionnaire asked,
      UUID tenant,
      Addressee place,
      Map<String, List<String>> answers) {
    jdbc.sql(
            """
            insert into survey_reply (id, tenant_id, questionnaire_id, office, region, employer, stratum, answers, version)
            values (:id, :tenant, :questionnaire, :office, :region, :employer, :stratum, :answers::jsonb, 1)
            """)
        .param("id", id)
        .param("tenant", tenant)
        .param("questionnaire", asked.id())
        .param("office", asked.office())
        .param("region", asked.region())
        .param("employer", place.employer())
        .param("stratum", place.stratum())
        .param("answers", json.writeValueAsString(answers))
        .update();
  }

  /** Says whether nobody else wrote meanwhile. */
  boolean updateReply(UUID id, int version, Map<String, List<String>> answers) {
    return jdbc.sql(
                """
                update survey_reply set answers = :answers::jsonb, version = version + 1
                where id = :id and version = :version and sent_at is null
                """)
            .param("id", id)
            .param("version", version)
            .param("answers", json.writeValueAsString(answers))
            .update()
        == 1;
  }

  void send(UUID reply, UUID account, Instant at) {
    jdbc.sql("update survey_reply set sent_by = :by, sent_at = :at where id = :id")
        .param("id", reply)
        .param("by", account)
        .param("at", utc(at))
        .update();
  }

  private Map<String, List<String>> answers(ResultSet row) throws SQLException {
    return json.readValue(Objects.requireNonNull(row.getString("answers")), ANSWERS);
  }

  /** Reads a row of the table, also where only a link opens it. */
  Questionnaire read(ResultSet row) throws SQLException {
    return new Questionnaire(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getObject("panel_id", UUID.class),
        forms.read(Objects.requireNonNull(row.getString("form"))).form(),
        row.getString("form_sha256"),
        row.getBoolean("employers"),
        row.getBoolean("workers"),
        row.getInt("smallest"),
        row.getObject("closes_at", OffsetDateTime.class).toInstant(),
        new By(
            row.getObject("made_by", UUID.class),
            row.getString("maker"),
            row.getObject("made_at", OffsetDateTime.class).toInstant()),
        by(row, "published_by", "publisher", "published_at"),
        by(row, "closed_by", "closer", "closed_at"));
  }

  private static Optional<By> by(ResultSet row, String account, String name, String at)
      throws SQLException {
    @Nullable UUID who = row.getObject(account, UUID.class);
    return who == null
        ? Optional.empty()
        : Optional.of(
            new By(who, row.getString(name), row.getObject(at, OffsetDateTime.class).toInstant()));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
