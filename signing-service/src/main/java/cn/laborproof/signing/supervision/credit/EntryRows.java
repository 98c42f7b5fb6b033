package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.shared.MatchingRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger, and the acts it stands on. Runs in the caller's transaction. */
@Component
final class EntryRows {

  /**
   * Acts of an office, of one employer or of all. An order is kept by what was handed in within its
   * last running term; a warning ends in time or says nothing. What was done is looked for where
   * the reader sees it, and so are the entries it is compared with.
   */
  private static final String ACTS =
      """
      with handled as (
        select 'inspection' as source, t.id as opens, t.tenant_id, t.region, t.employer_code as employer, t.employer_name,
               a.id, a.seq, a.kind, a.content, a.recorded_at
        from inspection_task t join inspection_act a on a.task_id = t.id
        where t.tenant_id = :office and office_covers(t.region) and (:employer = '' or t.employer_code = :employer)
        union all
        select 'dispatch', r.id, r.tenant_id, r.region, r.firm, r.firm_name, a.id, a.seq, a.kind, a.content, a.recorded_at
        from dispatch_report r join dispatch_act a on a.subject_id = r.id
        where r.tenant_id = :office and office_covers(r.region) and (:employer = '' or r.firm = :employer))
      select source, id as act_id, opens, tenant_id, region, employer, employer_name,
             case kind when 'refer' then 'not-rectified' else 'rectified' end as kind,
             coalesce(submits[cardinality(submits)], recorded_at) as done_at, recorded_at as at, cast(null as timestamptz) as begun,
             cast(cast(days[cardinality(days)] as date) + 1 as timestamp) at time zone 'Asia/Shanghai' as due
      from (select h.*, array_agg(recorded_at) filter (where kind = 'submit') over so_far as submits,
                   array_agg(content ->> 'day') filter (where kind in ('order', 'send-back')) over so_far as days
            from handled h window so_far as (partition by source, opens order by seq)) as h
      where kind in ('accept', 'refer')
      union all
      select 'warning', l.id, w.id, w.tenant_id, w.region, w.employer_code, w.employer_name, 'warning-lifted', l.happened_at, l.happened_at,
             n.happened_at, null
      from warning w
      join lateral (select * from warning_event e where e.warning_id = w.id and e.kind = 'lift' order by e.happened_at desc limit 1) l on true
      join lateral (select * from warning_event e where e.warning_id = w.id and e.kind = 'notice' order by e.happened_at limit 1) n on true
      where w.tenant_id = :office and office_covers(w.region) and (:employer = '' or w.employer_code = :employer)
        and w.state = 'closed' and l.ground = 'RISK_GONE'
      union all
      select 'answer', a.id, a.id, a.office, a.region, a.employer, a.employer_name, 'answered', a.answered_at, a.answered_at, t.told_at, null
      from finding_answer a join told_finding t on t.finding_id = a.finding_id
      where a.office = :office and (:employer = '' or a.employer = :employer) and a.state = 'accepted'
      """;

  private final JdbcClient jdbc;

  EntryRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where an employer stands with an office.
   *
   * @param points what counts on the day
   * @param counting how many entries count
   * @param entries how many there are, ended and withdrawn ones too
   */
  record Standing(
      String employer,
      String name,
      UUID office,
      String region,
      long points,
      long counting,
      long entries) {}

  /** Acts of an office about an employer; about all for a blank one. */
  List<RecordedAct> acts(UUID office, String employer) {
    return jdbc.sql(ACTS)
        .param("office", office)
        .param("employer", employer)
        .query((row, _) ->
            new RecordedAct(
                row.getString("source"),
                row.getObject("act_id", UUID.class),
                row.getObject("opens", UUID.class),
                row.getObject("tenant_id", UUID.class),
                row.getString("region"),
                row.getString("employer"),
                row.getString("employer_name"),
                row.getString("kind"),
                instant(row, "done_at").orElseThrow(),
                instant(row, "at").orElseThrow(),
                instant(row, "begun"),
                instant(row, "due")))
        .list();
  }

  /** Entries that could stand on those acts. */
  List<CreditEntry> standingOn(UUID office, String employer) {
    return jdbc.sql(
            """
            select * from credit_entry where tenant_id = :office and (source = 'answer' or office_covers(region))
              and (:employer = '' or employer = :employer) and (withdrawn_at is null or withdrawn_why = 'corrected')
            """)
        .param("office", office)
        .param("employer", employer)
        .query((row, _) -> read(row))
        .list();
  }

  /** Returns whether it is new: another transaction may have derived it at the same time. */
  boolean insert(CreditEntry entry, Instant now) {
    return jdbc.sql(
                """
                insert into credit_entry (id, tenant_id, region, employer, employer_name, kind, source, act_id, opens, happened_on, book, points,
                                          counts_until, derived_at)
                values (:id, :office, :region, :employer, :name, :kind, :source, :act, :opens, :day, :book, :points, :until, :now)
                on conflict do nothing
                """)
            .param("id", entry.id())
            .param("office", entry.office())
            .param("region", entry.region())
            .param("employer", entry.employer())
            .param("name", entry.employerName())
            .param("kind", entry.kind())
            .param("source", entry.source())
            .param("act", entry.act())
            .param("opens", entry.opens())
            .param("day", entry.happenedOn())
            .param("book", entry.book())
            .param("points", entry.points())
            .param("until", entry.countsUntil())
            .param("now", utc(now))
            .update()
        > 0;
  }

  /** Returns whether it stood. */
  boolean withdraw(UUID entry, String why, Instant now) {
    return jdbc.sql(
                """
                update credit_entry set withdrawn_at = :now, withdrawn_why = :why where id = :id and withdrawn_at is null
                """)
            .param("id", entry)
            .param("why", why)
            .param("now", utc(now))
            .update()
        > 0;
  }

  Optional<CreditEntry> find(UUID id) {
    return jdbc.sql("select * from credit_entry where id = :id")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Who did the act an entry stands on; empty where the reader does not see it. */
  Optional<UUID> actor(CreditEntry entry) {
    String sql =
        switch (entry.source()) {
          case "inspection" -> "select person_id from inspection_act where id = :act";
          case "dispatch" -> "select person_id from dispatch_act where id = :act";
          case "warning" -> "select person_id from warning_event where id = :act";
          default ->
              "select decided_by from finding_answer where id = :act and decided_by is not null";
        };
    return jdbc.sql(sql).param("act", entry.act()).query(UUID.class).optional();
  }

  /** Entries the reader may see; of one employer and one office where they are named. */
  MatchingRows<CreditEntry> entries(String employer, Optional<UUID> office) {
    return new MatchingRows<>(
        jdbc,
        """
        from credit_entry where (:employer = '' or employer = :employer) and (:office = '' or cast(tenant_id as text) = :office)
        """,
        "happened_on desc, id",
        Map.of("employer", employer, "office", office.map(UUID::toString).orElse("")),
        (row, _) -> read(row));
  }

  /** Where employers stand, the highest first. */
  MatchingRows<Standing> standings(String text, LocalDate today) {
    return new MatchingRows<>(
        jdbc,
        """
        from (select employer, max(employer_name) as employer_name, tenant_id, min(region) as region, count(*) as entries,
                     coalesce(sum(points) filter (where counting), 0) as points, count(*) filter (where counting) as counting
              from (select e.*, withdrawn_at is null and happened_on <= :today and counts_until >= :today as counting from credit_entry e) as each
              where :text = '' or employer = :text or position(:text in employer_name) > 0
              group by employer, tenant_id) as stood
        """,
        "points desc, employer, tenant_id",
        Map.of("text", text, "today", today),
        (row, _) ->
            new Standing(
                row.getString("employer"),
                row.getString("employer_name"),
                row.getObject("tenant_id", UUID.class),
                row.getString("region"),
                row.getLong("points"),
                row.getLong("counting"),
                row.getLong("entries")));
  }

  private static CreditEntry read(ResultSet row) throws SQLException {
    return new CreditEntry(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("employer"),
        row.getString("employer_name"),
        row.getString("kind"),
        row.getString("source"),
        row.getObject("act_id", UUID.class),
        row.getObject("opens", UUID.class),
        row.getObject("happened_on", LocalDate.class),
        row.getString("book"),
        row.getInt("points"),
        row.getObject("counts_until", LocalDate.class),
        withdrawn(row));
  }

  private static Optional<CreditEntry.Withdrawn> withdrawn(ResultSet row) throws SQLException {
    String why = Optional.ofNullable(row.getString("withdrawn_why")).orElse("");
    return instant(row, "withdrawn_at").map(at -> new CreditEntry.Withdrawn(at, why));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? Optional.empty() : Optional.of(time.toInstant());
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
