package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.scan.Indicator;
import cn.laborproof.signing.identity.WorkerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads findings as far as the current actor may see them, in the caller's transaction. */
@Component
final class FindingRows {

  private static final int FETCHED = 500;
  private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};

  private static final TypeReference<List<Indicator>> INDICATORS = new TypeReference<>() {};

  /**
   * Findings on rosters of a day and findings on facts that stood that day, as one list. What a
   * roster and the facts of an office both say about one subject stands in it once, and so does
   * what the hubs of several offices hold.
   */
  private static final String LISTED =
      """
      with listed as (
        select false as of_facts, f.tenant_id, e.region, e.employer_code, e.employer_name, e.as_of, f.rule, f.rule_version, f.severity, f.urgency,
               f.worker, coalesce(encode(f.worker, 'hex'), e.employer_code) as subject, false as about_person, f.articles, f.threshold,
               f.facts, f.position, cast(null as date) as first_seen, cast('{}' as text[]) as chain, cast('[]' as jsonb) as indicators
        from finding f join employer_examination e on e.id = f.examination_id
        where :origin <> 'facts' and e.as_of = :asOf and (:employer = '' or e.employer_code = :employer)
          and case when :exact then e.region = :region else starts_with(e.region, :region) end
        union all
        select true, h.tenant_id, h.region, h.employer, h.employer_name, h.last_seen, h.rule, h.rule_version, h.severity, h.urgency,
               cast(null as bytea), h.subject, h.about_person, h.articles, h.threshold,
               h.facts, h.ordinal, h.first_seen, h.chain, h.indicators
        from standing_findings(:asOf) h
        where (:employer = '' or h.employer = :employer) and :origin <> 'roster'
          and case when :exact then h.region = :region else starts_with(h.region, :region) end
          and (:origin = 'facts' or not exists (
            select 1 from finding f join employer_examination e on e.id = f.examination_id
            where e.as_of = :asOf and e.employer_code = h.employer and f.rule = h.rule
              and coalesce(encode(f.worker, 'hex'), e.employer_code) = h.subject)))
      """;

  private static final String NARROWED =
      " where (:rule = '' or rule = :rule) and (:severity = '' or severity = :severity) ";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FindingRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A finding with whose it is.
   *
   * @param tenant the employer, or the office whose facts it stands on
   * @param employerName its registered name
   * @param worker whom it is about; empty when it is about the employer or stands on facts
   * @param facts what only a finding on facts has
   * @param finding what the rule says
   */
  record Kept(
      UUID tenant,
      String employerName,
      Optional<WorkerKey> worker,
      Optional<OnFacts> facts,
      Finding finding) {}

  /**
   * What only a finding on the facts of an office has.
   *
   * @param aboutPerson whether its subject is a person key
   * @param firstSeen the day it was found first
   * @param chain companies in the order in which people pass
   * @param indicators behind a score; empty for an ordinary rule
   */
  record OnFacts(
      boolean aboutPerson, LocalDate firstSeen, List<String> chain, List<Indicator> indicators) {}

  /** How many findings of a rule and severity there are. */
  record Count(String rule, Severity severity, long count) {}

  List<Kept> page(FindingFilter filter) {
    return select(filter, " limit :limit offset :offset")
        .param("limit", filter.size())
        .param("offset", (long) filter.page() * filter.size())
        .query((row, _) -> read(row))
        .list();
  }

  /** Hands over all of them, one after the other; their number costs no memory. */
  void each(FindingFilter filter, Consumer<Kept> consumer) {
    select(filter, "")
        .withFetchSize(FETCHED)
        .query((RowCallbackHandler) row -> consumer.accept(read(row)));
  }

  private StatementSpec select(FindingFilter filter, String end) {
    String sql =
        LISTED
            + "select * from listed"
            + NARROWED
            + " order by "
            + filter.sort().columns()
            + ", rule, subject"
            + end;
    return employerAndDay(jdbc.sql(sql), filter)
        .param("rule", filter.rule())
        .param("severity", filter.severity().map(Severity::name).orElse(""));
  }

  /** Counts of the employer and day, whatever rule and severity the filter names. */
  List<Count> counts(FindingFilter filter) {
    String sql = LISTED + "select rule, severity, count(*) as n from listed group by 1, 2";
    return employerAndDay(jdbc.sql(sql), filter)
        .query((row, _) ->
            new Count(
                row.getString("rule"),
                Severity.valueOf(row.getString("severity")),
                row.getLong("n")))
        .list();
  }

  /** How many findings there are in each division of so many digits, under a filter. */
  List<FindingTotals.OfArea> areas(FindingFilter filter, int digits) {
    String sql =
        LISTED
            + """
            select left(region, :digits) as area, count(*) as n, count(*) filter (where severity = 'BREACH') as breaches
            from listed group by 1 order by 1
            """;
    return employerAndDay(jdbc.sql(sql), filter)
        .param("digits", digits)
        .query((row, _) ->
            new FindingTotals.OfArea(
                row.getString("area"), row.getLong("n"), row.getLong("breaches")))
        .list();
  }

  /**
   * How many findings on facts stood on each of some days, each counted once, whichever hubs hold
   * it: one pass over those of the region, put together by what they are about, and then by day
   * over the distinct spans alone.
   */
  List<FindingTotals.Standing> standing(String region, List<LocalDate> days) {
    return jdbc.sql(
            """
            with held as (
              select employer, rule, subject, ordinal, cast(opened_at at time zone 'Asia/Shanghai' as date) as opened, closed_on
              from fact_finding where starts_with(region, :region) and (closed_on is null or closed_on > :first)),
            stood as (
              select range_agg(daterange(opened, closed_on)) as spans from held
              where closed_on is null or closed_on > opened group by employer, rule, subject, ordinal),
            span as materialized (
              select lower(s) as opened, upper(s) as closed_on, count(*) as n from stood, unnest(spans) s group by 1, 2)
            select d.day, coalesce(sum(s.n), 0) as n from unnest(cast(:days as date[])) d(day)
            left join span s on s.opened <= d.day and (s.closed_on is null or s.closed_on > d.day)
            group by d.day order by d.day
            """)
        .param("region", region)
        .param("first", days.getFirst())
        .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
        .query((row, _) ->
            new FindingTotals.Standing(row.getObject("day", LocalDate.class), row.getLong("n")))
        .list();
  }

  private static StatementSpec employerAndDay(StatementSpec statement, FindingFilter filter) {
    return statement
        .param("asOf", filter.asOf())
        .param("employer", filter.employer())
        .param("region", filter.where().region())
        .param("exact", filter.where().exact())
        .param("origin", filter.origin().map(FindingFilter.Origin::code).orElse(""));
  }

  private Kept read(ResultSet row) throws SQLException {
    byte @Nullable [] worker = row.getBytes("worker");
    Optional<WorkerKey> key = Optional.ofNullable(worker).map(WorkerKey::of);
    String employer = row.getString("employer_code");
    var finding =
        new Finding(
            row.getString("rule"),
            row.getInt("rule_version"),
            Severity.valueOf(row.getString("severity")),
            employer,
            row.getString("subject"),
            row.getObject("as_of", LocalDate.class),
            Arrays.asList((String[]) row.getArray("articles").getArray()),
            row.getString("threshold"),
            json.readValue(row.getString("facts"), FACTS));
    return new Kept(
        row.getObject("tenant_id", UUID.class),
        row.getString("employer_name"),
        key,
        row.getBoolean("of_facts") ? Optional.of(onFacts(row)) : Optional.empty(),
        finding);
  }

  private OnFacts onFacts(ResultSet row) throws SQLException {
    return new OnFacts(
        row.getBoolean("about_person"),
        row.getObject("first_seen", LocalDate.class),
        Arrays.asList((String[]) row.getArray("chain").getArray()),
        json.readValue(row.getString("indicators"), INDICATORS));
  }
}
