package cn.laborproof.risk.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terms of whole months told by numbers of days, beside the same by adding months. */
class TermsInNumbersTest {

  @TempDir Path folder;

  @Test
  void a_day_lies_after_a_term_of_months_by_its_number_as_by_adding_months() throws Exception {
    // Every first day of five years with a leap day, around the end of every term a rule knows.
    String sql =
        """
        WITH term AS (
          SELECT s, m, add_months(s, m) AS same
          FROM (SELECT DATE '2022-12-01' + CAST(n AS INTEGER) AS s FROM range(1830) d(n)),
            (VALUES (0), (1), (2), (3), (6), (12), (36)) months(m)),
        near AS (
          SELECT s, m, same + CAST(n AS INTEGER) - 4 AS p,
            same - CASE WHEN day(same) < day(s) THEN 0 ELSE 1 END AS last_day
          FROM term, range(9) d(n))
        SELECT count(*), count(*) FILTER (WHERE p > last_day),
          count(*) FILTER (WHERE (p > last_day) <> (%s - %s >= 32 * m))
        FROM near\
        """
            .formatted(FactQueries.number("p"), FactQueries.number("s"));
    try (Engine engine = Engine.open(folder, Limits.TWO_CORES);
        Statement statement = engine.connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      assertThat(result.getLong(1)).isEqualTo(1830L * 7 * 9);
      assertThat(result.getLong(2)).isBetween(1830L * 7 * 4, 1830L * 7 * 6);
      assertThat(result.getLong(3)).isZero();
    }
  }
}
