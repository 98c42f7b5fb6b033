package cn.laborproof.signing.supervision.panorama;

import cn.laborproof.risk.intake.FactKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the panorama asks besides findings and warnings, as far as the current actor may see it.
 * Every call runs in the caller's transaction. Divisions are read from one line for each employer
 * (current scores by their index, workforces), never from lines of persons; indicators from the
 * lines of their kind by the index over offices and kinds.
 */
@Component
final class PanoramaRows {

  private final JdbcClient jdbc;

  PanoramaRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Scores of one division.
   *
   * @param employers with a card, scored or not
   * @param median tenths; null when nobody is scored
   */
  record Scored(long employers, @Nullable Integer median) {}

  /**
   * People at work in one division.
   *
   * @param employers of whom their number is known
   */
  record Workforce(long workers, long employers) {}

  /**
   * A published figure.
   *
   * @param indicator code of the fact's column
   * @param sector GB/T 4754 code, or empty
   * @param period its last month
   * @param publishedOn empty where the line does not say
   * @param batch the delivery that says so, and {@code line} its line
   */
  record Figure(
      String region,
      String indicator,
      String sector,
      YearMonth period,
      BigDecimal value,
      Optional<LocalDate> publishedOn,
      String source,
      UUID batch,
      long line) {}

  /** Divisions of so many digits; a seat that is known less exactly is one of its own. */
  Map<String, Scored> scored(int digits) {
    Map<String, Scored> areas = new HashMap<>();
    jdbc.sql(
            """
            select left(region, :digits) as area, count(*) as employers,
                   round(percentile_cont(0.5) within group (order by tenths))::int as median
            from employer_score where is_current group by 1
            """)
        .param("digits", digits)
        .query(row -> {
          areas.put(
              row.getString("area"),
              new Scored(row.getLong("employers"), row.getObject("median", Integer.class)));
        });
    return areas;
  }

  /**
   * People at work by division, from facts and from the rosters examined that day of those who hold
   * their code; of what two say of one employer there, the greater number.
   */
  Map<String, Workforce> workforces(int digits, LocalDate examined) {
    Map<String, Workforce> areas = new HashMap<>();
    jdbc.sql(
            """
            with said as (
              select left(region, :digits) as area, employer, workers from employer_workforce
              union all
              select left(e.region, :digits), e.employer_code, e.employments from employer_examination e
              where e.as_of = :day and exists (
                select 1 from code_confirmation c where c.tenant_id = e.tenant_id and c.state = 'confirmed')),
            known as (select area, employer, max(workers) as workers from said group by 1, 2)
            select area, sum(workers) as workers, count(*) as employers from known group by 1
            """)
        .param("digits", digits)
        .param("day", examined)
        .query(row -> {
          areas.put(
              row.getString("area"),
              new Workforce(row.getLong("workers"), row.getLong("employers")));
        });
    return areas;
  }

  /** Published figures from a month on, the newest of each first. */
  List<Figure> figures(YearMonth from, YearMonth to) {
    String sql =
        """
        with office as materialized (select distinct tenant_id from fact_batch where kind = 'macro-indicators'),
        said as (
          select distinct on (f.fact_key) f.batch_id, f.line, %s as region, %s as indicator, %s as sector, %s as period,
                 %s as value, %s as published, %s as source
          from office o join fact_row f on f.tenant_id = o.tenant_id and f.kind = 'macro-indicators'
          where f.replaced_by is null and not f.withdrawn
          order by f.fact_key, f.confirmed_at desc, f.confirmed_sha desc)
        select * from said where period between :from and :to order by region, indicator, sector, period desc
        """
            .formatted(
                cell("region"),
                cell("indicator"),
                cell("sector"),
                cell("period"),
                cell("value"),
                cell("published_on"),
                cell("source"));
    return jdbc.sql(sql)
        .param("from", from.toString())
        .param("to", to.toString())
        .query((row, _) -> figure(row))
        .list();
  }

  private static Figure figure(ResultSet row) throws SQLException {
    String published = row.getString("published");
    return new Figure(
        row.getString("region"),
        row.getString("indicator"),
        row.getString("sector"),
        YearMonth.parse(row.getString("period")),
        new BigDecimal(row.getString("value")),
        published.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(published)),
        row.getString("source"),
        row.getObject("batch_id", UUID.class),
        row.getLong("line"));
  }

  private static String cell(String column) {
    return "coalesce(f.cells[%d], '')".formatted(FactKind.MACRO_INDICATORS.place(column) + 1);
  }

  /**
   * When facts came in.
   *
   * @param first before it nothing was known
   */
  record Deliveries(Instant first, Instant last) {}

  /** The first and the last delivery of facts; empty before the first. */
  Optional<Deliveries> deliveries() {
    return jdbc.sql(
            "select min(received_at) as first, max(received_at) as last from fact_batch having count(*) > 0")
        .query((row, _) ->
            new Deliveries(
                row.getObject("first", OffsetDateTime.class).toInstant(),
                row.getObject("last", OffsetDateTime.class).toInstant()))
        .optional();
  }
}
