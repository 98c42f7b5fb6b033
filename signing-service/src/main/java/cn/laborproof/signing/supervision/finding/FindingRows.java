package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.scan.Indicator;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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

  private static final String ON_ROSTERS =
      """
      select false as of_facts, f.tenant_id, e.region, e.employer_code, e.employer_name, e.as_of, f.rule, f.rule_version, f.severity, f.urgency,
             f.worker, coalesce(encode(f.worker, 'hex'), e.employer_code) as subject, false as about_person, f.articles, f.threshold,
             f.facts, f.position, cast(null as date) as first_seen, cast('{}' as text[]) as chain, cast('[]' as jsonb) as indicators,
             '' as substance, cast(null as uuid) as finding_id
      from finding f join employer_examination e on e.id = f.examination_id
      where e.as_of = :asOf
      """;

  private static final String ON_FACTS =
      """
      select true as of_facts, h.tenant_id, h.region, h.employer as employer_code, h.employer_name, h.last_seen as as_of, h.rule, h.rule_version, h.severity, h.urgency,
             cast(null as bytea) as worker, h.subject, h.about_person, h.articles, h.threshold,
             h.facts, h.ordinal as position, h.first_seen, h.chain, h.indicators, h.substance, h.id as finding_id
      from %s h where true
      """;

  /** Of what a roster and the facts of an office both say about one subject, the roster's. */
  private static final String ON_NO_ROSTER =
      """
      and not exists (
        select 1 from finding f join employer_examination e on e.id = f.examination_id
        where e.as_of = :asOf and e.employer_code = h.employer and f.rule = h.rule
          and coalesce(encode(f.worker, 'hex'), e.employer_code) = h.subject)
      """;

  /** Whether a hub holds one about the same person key with other facts: two persons, perhaps. */
  private static final String HELD_OTHERWISE =
      """
      exists (
        select 1 from fact_finding o
        where listed.of_facts and listed.about_person and o.employer = listed.employer_code and o.rule = listed.rule and o.subject = listed.subject
          and o.substance <> listed.substance and o.tenant_id <> listed.tenant_id and o.about_person
          and cast(o.opened_at at time zone 'Asia/Shanghai' as date) <= :asOf and (o.closed_on is null or o.closed_on > :asOf))
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  FindingRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
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
   * @param id its own
   * @param aboutPerson whether its subject is a person key
   * @param firstSeen the day it was found first
   * @param chain companies in the order in which people pass
   * @param indicators behind a score; empty for an ordinary rule
   * @param heldOtherwise whether another hub that the reader sees holds one about the same person
   *     key with other facts; asked for pages alone
   */
  record OnFacts(
      UUID id,
      boolean aboutPerson,
      LocalDate firstSeen,
      List<String> chain,
      List<Indicator> indicators,
      boolean heldOtherwise) {}

  /** How many findings of a rule and severity there are. */
  record Count(String rule, Severity severity, long count) {}

  /**
   * One page. Each half hands over its first rows in the order asked for, off an index where it
   * stands on facts, so that the page costs what stands before its end.
   */
  List<Kept> page(FindingFilter filter) {
    String order = order(filter);
    String listed = listed(filter, narrowed(filter), order + " limit :upTo");
    String sql =
        "select listed.*, "
            + HELD_OTHERWISE
            + " as held_otherwise from (select * from ("
            + listed
            + ") as halves"
            + order
            + " limit :limit offset :offset) as listed"
            + order;
    long before = (long) filter.page() * filter.size();
    return bound(jdbc.sql(sql), filter)
        .param("upTo", before + filter.size())
        .param("limit", filter.size())
        .param("offset", before)
        .query((row, _) -> read(row))
        .list();
  }

  /** Hands over all of them, one after the other; their number costs no memory. */
  void each(FindingFilter filter, Consumer<Kept> consumer) {
    String sql =
        "select listed.*, false as held_otherwise from ("
            + listed(filter, narrowed(filter), "")
            + ") as listed"
            + order(filter);
    bound(jdbc.sql(sql), filter)
        .withFetchSize(FETCHED)
        .query((RowCallbackHandler) row -> consumer.accept(read(row)));
  }

  private static String order(FindingFilter filter) {
    return " order by " + filter.sort().columns() + ", rule, subject";
  }

  /** Counts of the employer and day, whatever rule and severity the filter names. */
  List<Count> counts(FindingFilter filter) {
    String sql =
        "select rule, severity, count(*) as n from ("
            + listed(filter, "", "")
            + ") as listed group by 1, 2";
    return bound(jdbc.sql(sql), filter)
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
        "select left(region, :digits) as area, count(*) as n, count(*) filter (where severity = 'BREACH') as breaches from ("
            + listed(filter, "", "")
            + ") as listed group by 1 order by 1";
    return bound(jdbc.sql(sql), filter)
        .param("digits", digits)
        .query((row, _) ->
            new FindingTotals.OfArea(
                row.getString("area"), row.getLong("n"), row.getLong("breaches")))
        .list();
  }

  /**
   * Findings on rosters of a day and findings on facts that stood that day, as one list. What a
   * roster and the facts of an office both say about one subject stands in it once, and so does
   * what the hubs of several offices hold. Only conditions that were asked for are in the
   * statement: an index serves no condition that might be none.
   *
   * @param more conditions on both halves
   * @param end the order and bound of each half
   */
  private String listed(FindingFilter filter, String more, String end) {
    List<String> halves = new ArrayList<>();
    if (filter.origin().isEmpty() || filter.origin().get() == FindingFilter.Origin.ROSTER) {
      halves.add(
          "(" + ON_ROSTERS + where(filter, "e.employer_code", "e.region") + more + end + ")");
    }
    if (filter.origin().isEmpty() || filter.origin().get() == FindingFilter.Origin.FACTS) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
      String standing =
          filter.asOf().isBefore(today) ? "standing_findings(:asOf)" : "open_findings()";
      String alone = filter.origin().isEmpty() ? ON_NO_ROSTER : "";
      halves.add(
          "("
              + ON_FACTS.formatted(standing)
              + alone
              + where(filter, "h.employer", "h.region")
              + more
              + end
              + ")");
    }
    return String.join(" union all ", halves);
  }

  private static String where(FindingFilter filter, String employer, String region) {
    String asked = filter.employer().isEmpty() ? "" : " and " + employer + " = :employer";
    if (filter.where().exact()) {
      return asked + " and " + region + " = :region";
    }
    return filter.where().region().isEmpty()
        ? asked
        : asked + " and starts_with(" + region + ", :region)";
  }

  private static String narrowed(FindingFilter filter) {
    String rule = filter.rule().isEmpty() ? "" : " and rule = :rule";
    return filter.severity().isEmpty() ? rule : rule + " and severity = :severity";
  }

  /**
   * How many findings on facts stood on each of some days, each counted once, whichever hubs hold
   * it: one pass over those of the region with what others cover, and then by day over the distinct
   * spans alone.
   */
  List<FindingTotals.Standing> standing(String region, List<LocalDate> days) {
    return jdbc.sql(
            """
            with span as materialized (
              select lower(s) as opened, upper(s) as closed_on, count(*) as n from finding_days f, unnest(f.days) s
              where starts_with(f.region, :region) and (f.closed_on is null or f.closed_on > :first) group by 1, 2)
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

  /** Gives a statement all it may name; what it does not name is let be. */
  private static StatementSpec bound(StatementSpec statement, FindingFilter filter) {
    return statement
        .param("asOf", filter.asOf())
        .param("employer", filter.employer())
        .param("region", filter.where().region())
        .param("rule", filter.rule())
        .param("severity", filter.severity().map(Severity::name).orElse(""));
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
        row.getObject("finding_id", UUID.class),
        row.getBoolean("about_person"),
        row.getObject("first_seen", LocalDate.class),
        Arrays.asList((String[]) row.getArray("chain").getArray()),
        json.readValue(row.getString("indicators"), INDICATORS),
        row.getBoolean("held_otherwise"));
  }
}
