package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.supervision.policy.Policy.By;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What employers and workers say of policies, in PostgreSQL. Runs in the caller's transaction. */
@Component
final class HearingRows {

  /** Those that apply where the acting employer is registered. */
  private static final String CONCERNING =
      "exists (select 1 from unnest(treated) t where starts_with((select confirmed_region()), t))";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  HearingRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** How often a rating was given. */
  record Count(String question, int value, long count) {}

  /** Links for workers. */
  record Tickets(long made, long used) {}

  /** What an employer said. */
  record Said(
      UUID id, String employer, String name, Opinion opinion, int version, Instant sentAt) {}

  /** Puts a policy before people with its newest numbers; says whether it was not yet. */
  boolean open(UUID policy, int smallest, Instant closesAt, By by) {
    return jdbc.sql(
                """
                insert into policy_hearing (policy_id, tenant_id, region, title, description, indicator, expected, starts_on, treated,
                                            compared, treated_sectors, compared_sectors, taken_on, result, smallest, closes_at, opened_by, opener, opened_at)
                select p.id, p.tenant_id, p.region, p.title, p.description, p.indicator, p.expected, p.starts_on, p.treated,
                       p.compared, p.treated_sectors, p.compared_sectors, e.taken_on, e.result, :smallest, :closes, :by, :name, :at
                from policy p cross join lateral (
                  select taken_on, result from policy_evaluation where policy_id = p.id order by taken_at desc, id limit 1) e
                where p.id = :id
                on conflict (policy_id) do nothing
                """)
            .param("id", policy)
            .param("smallest", smallest)
            .param("closes", utc(closesAt))
            .param("by", by.account())
            .param("name", by.name())
            .param("at", utc(by.at()))
            .update()
        == 1;
  }

  /** Says whether nobody had closed it. */
  boolean close(UUID policy, By by) {
    return jdbc.sql(
                """
                update policy_hearing set closed_by = :by, closer = :name, closed_at = :at
                where policy_id = :id and closed_at is null
                """)
            .param("id", policy)
            .param("by", by.account())
            .param("name", by.name())
            .param("at", utc(by.at()))
            .update()
        == 1;
  }

  Optional<Hearing> find(UUID policy) {
    return jdbc.sql("select * from policy_hearing where policy_id = :id")
        .param("id", policy)
        .query((row, _) -> read(row))
        .optional();
  }

  /** One that applies to the employer that acts. */
  Optional<Hearing> concerning(UUID policy) {
    return jdbc.sql("select * from policy_hearing where policy_id = :id and " + CONCERNING)
        .param("id", policy)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Those that apply to the employer that acts, newest first. */
  List<Hearing> concerning(int most) {
    return jdbc.sql(
            "select * from policy_hearing where %s order by opened_at desc, policy_id limit :most"
                .formatted(CONCERNING))
        .param("most", most)
        .query((row, _) -> read(row))
        .list();
  }

  /** Those of them that are open and that the employer said nothing of. */
  long waiting(UUID tenant, Instant now) {
    return jdbc.sql(
            """
            select count(*) from policy_hearing h where %s and closed_at is null and closes_at > :now
              and not exists (select 1 from policy_opinion o where o.policy_id = h.policy_id and o.tenant_id = :tenant)
            """
                .formatted(CONCERNING))
        .param("now", utc(now))
        .param("tenant", tenant)
        .query(Long.class)
        .single();
  }

  Optional<Said> own(UUID policy, UUID tenant) {
    return jdbc.sql(
            "select * from policy_opinion where policy_id = :policy and tenant_id = :tenant")
        .param("policy", policy)
        .param("tenant", tenant)
        .query((row, _) -> said(row))
        .optional();
  }

  /** Says whether nobody of the same employer was first. */
  boolean insert(UUID id, UUID policy, UUID tenant, Opinion said, Instant at) {
    return jdbc.sql(
                """
                insert into policy_opinion (id, tenant_id, policy_id, office, region, employer, name, known, helped, easy, words,
                                            version, sent_at)
                select :id, o.id, h.policy_id, h.tenant_id, h.region, confirmed_code(), o.name, :known, :helped, :easy, :words, 1, :at
                from policy_hearing h cross join organisation o where h.policy_id = :policy and o.id = :tenant
                on conflict (policy_id, tenant_id) do nothing
                """)
            .param("id", id)
            .param("policy", policy)
            .param("tenant", tenant)
            .param("known", said.known())
            .param("helped", said.helped())
            .param("easy", said.easy())
            .param("words", said.words())
            .param("at", utc(at))
            .update()
        == 1;
  }

  /** Says whether nobody else wrote meanwhile. */
  boolean update(UUID id, int version, Opinion said, Instant at) {
    return jdbc.sql(
                """
                update policy_opinion set known = :known, helped = :helped, easy = :easy, words = :words, version = version + 1,
                                          sent_at = :at
                where id = :id and version = :version
                """)
            .param("id", id)
            .param("version", version)
            .param("known", said.known())
            .param("helped", said.helped())
            .param("easy", said.easy())
            .param("words", said.words())
            .param("at", utc(at))
            .update()
        == 1;
  }

  /** Keeps those that are not known; says how many. */
  int insertTickets(Hearing hearing, List<String> digests) {
    return jdbc.sql(
            """
            insert into policy_ticket (token_sha, policy_id, tenant_id, region)
            select t, :id, :office, :region from unnest(:digests) as t on conflict (token_sha) do nothing
            """)
        .param("id", hearing.policy().id())
        .param("office", hearing.policy().office())
        .param("region", hearing.policy().region())
        .param("digests", digests.toArray(String[]::new))
        .update();
  }

  Tickets tickets(UUID policy) {
    return jdbc.sql(
            "select count(*) as made, count(*) filter (where used) as used from policy_ticket where policy_id = :id")
        .param("id", policy)
        .query((row, _) -> new Tickets(row.getLong("made"), row.getLong("used")))
        .single();
  }

  /** What employers gave as ratings. */
  List<Count> employers(UUID policy) {
    return counts("policy_opinion", policy);
  }

  /** What workers gave as ratings; none before it is closed. */
  List<Count> workers(UUID policy) {
    return counts("policy_voice", policy);
  }

  private List<Count> counts(String table, UUID policy) {
    return jdbc.sql(
            """
            select question, value, count(*) as n
            from %s cross join lateral (values ('known', known), ('helped', helped), ('easy', easy)) as said(question, value)
            where policy_id = :id group by question, value order by question, value
            """
                .formatted(table))
        .param("id", policy)
        .query(
            (row, _) -> new Count(row.getString("question"), row.getInt("value"), row.getLong("n")))
        .list();
  }

  /** What workers wrote, in an order that means nothing. */
  List<String> words(UUID policy) {
    return jdbc.sql(
            "select words from policy_voice where policy_id = :id and words <> '' order by words")
        .param("id", policy)
        .query((row, _) -> row.getString("words"))
        .list();
  }

  /** What employers said, newest first; those who gave a question a rating where both are named. */
  List<Said> opinions(UUID policy, Optional<Asked> question, int value, int most) {
    String chosen =
        question
            .map(each -> each.code() + " = :value")
            .orElse("cast(:value as integer) is not null");
    return jdbc.sql(
            "select * from policy_opinion where policy_id = :id and %s order by sent_at desc, id limit :most"
                .formatted(chosen))
        .param("id", policy)
        .param("value", value)
        .param("most", most)
        .query((row, _) -> said(row))
        .list();
  }

  private static Said said(ResultSet row) throws SQLException {
    return new Said(
        row.getObject("id", UUID.class),
        row.getString("employer"),
        row.getString("name"),
        opinion(row),
        row.getInt("version"),
        instant(row, "sent_at"));
  }

  static Opinion opinion(ResultSet row) throws SQLException {
    return new Opinion(
        row.getInt("known"), row.getInt("helped"), row.getInt("easy"), row.getString("words"));
  }

  /** Reads a row of the table, also where only a link opens it. */
  Hearing read(ResultSet row) throws SQLException {
    By opened =
        new By(
            row.getObject("opened_by", UUID.class),
            row.getString("opener"),
            instant(row, "opened_at"));
    @Nullable UUID closer = row.getObject("closed_by", UUID.class);
    return new Hearing(
        new Policy(
            row.getObject("policy_id", UUID.class),
            row.getObject("tenant_id", UUID.class),
            row.getString("region"),
            row.getString("title"),
            row.getString("description"),
            Policy.Indicator.of(row.getString("indicator")).orElseThrow(),
            row.getString("expected").equals("higher"),
            row.getObject("starts_on", LocalDate.class),
            PolicyRows.scope(row, "treated"),
            PolicyRows.scope(row, "compared"),
            opened),
        new PolicyRows.Taken(
            row.getObject("taken_on", LocalDate.class),
            opened,
            json.readValue(Objects.requireNonNull(row.getString("result")), BeforeAfter.class)),
        row.getInt("smallest"),
        instant(row, "closes_at"),
        opened,
        closer == null
            ? Optional.empty()
            : Optional.of(new By(closer, row.getString("closer"), instant(row, "closed_at"))));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
