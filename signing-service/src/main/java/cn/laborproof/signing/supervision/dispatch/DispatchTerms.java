package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.shared.MatchingRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Terms of dispatched workers that run on a day, counted and listed by PostgreSQL from the facts of
 * hubs. Every call runs in the caller's transaction.
 */
@Component
final class DispatchTerms {

  private final JdbcClient jdbc;

  DispatchTerms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One running term.
   *
   * @param person opaque key
   * @param endsOn empty when open
   * @param bands where it belongs on each chart
   * @param batch the delivery that says so, and {@code line} its line
   */
  record Term(
      String firm,
      String unit,
      String person,
      LocalDate startsOn,
      Optional<LocalDate> endsOn,
      String post,
      Map<Dimension, String> bands,
      UUID batch,
      long line) {}

  /** So many terms are in a band. */
  record Count(Dimension dimension, String band, long terms) {}

  /**
   * How many there are.
   *
   * @param terms one for each stay of a person at a unit
   * @param insured the last month of which insurance is known
   */
  record Totals(long terms, long persons, long units, long firms, Optional<YearMonth> insured) {}

  Totals totals(TermFilter filter, LocalDate day) {
    return jdbc.sql(
            with()
                + """
                select count(*) as terms, count(distinct (firm, person)) as persons, count(distinct unit) as units,
                       count(distinct firm) as firms, (select month from latest) as month
                from sent where\
                """
                + narrowed(filter))
        .params(parameters(filter, day))
        .query((row, _) -> {
          @Nullable LocalDate month = row.getObject("month", LocalDate.class);
          return new Totals(
              row.getLong("terms"),
              row.getLong("persons"),
              row.getLong("units"),
              row.getLong("firms"),
              month == null ? Optional.empty() : Optional.of(YearMonth.from(month)));
        })
        .single();
  }

  /** What each chart shows, in one pass over the terms. */
  List<Count> counts(TermFilter filter, LocalDate day) {
    String values =
        Stream.of(Dimension.values())
            .map(dimension -> "('%s', %s)".formatted(dimension.name(), dimension.column()))
            .collect(Collectors.joining(", "));
    return jdbc.sql(
            with()
                + " select d.dimension, d.band, count(*) as terms from sent cross join lateral (values "
                + values
                + ") as d (dimension, band) where "
                + narrowed(filter)
                + " group by 1, 2 order by 1, 3 desc, 2")
        .params(parameters(filter, day))
        .query((row, _) ->
            new Count(
                Dimension.valueOf(row.getString("dimension")),
                row.getString("band"),
                row.getLong("terms")))
        .list();
  }

  /** The terms themselves, by firm, unit and person. */
  MatchingRows<Term> matching(TermFilter filter, LocalDate day) {
    return new MatchingRows<>(
        jdbc,
        "from (" + with() + " select * from sent where " + narrowed(filter) + ") as found",
        "firm, unit, person, starts_on",
        parameters(filter, day),
        (row, _) -> term(row));
  }

  private static String with() {
    return "with "
        + FactSql.OFFICES
        + ","
        + FactSql.TERMS
        + ","
        + FactSql.LATEST
        + ","
        + FactSql.SENT;
  }

  private static String narrowed(TermFilter filter) {
    return Stream.concat(
            Stream.of("true"),
            filter.bands().keySet().stream()
                .sorted()
                .map(dimension -> dimension.column() + " = :" + dimension.code()))
        .collect(Collectors.joining(" and "));
  }

  private static Map<String, Object> parameters(TermFilter filter, LocalDate day) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("firm", filter.firm());
    parameters.put("day", day.toString());
    parameters.put("year", day.getYear());
    filter.bands().forEach((dimension, band) -> parameters.put(dimension.code(), band));
    return parameters;
  }

  private static Term term(ResultSet row) throws SQLException {
    Map<Dimension, String> bands = new HashMap<>();
    for (Dimension dimension : Dimension.values()) {
      bands.put(dimension, row.getString(dimension.column()));
    }
    String ends = row.getString("ends_on");
    return new Term(
        row.getString("firm"),
        row.getString("unit"),
        row.getString("person"),
        LocalDate.parse(row.getString("starts_on")),
        ends.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(ends)),
        row.getString("post"),
        bands,
        row.getObject("batch_id", UUID.class),
        row.getLong("line"));
  }
}
