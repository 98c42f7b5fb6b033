package cn.laborproof.signing.supervision.hub;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The employers of hubs as far as the current actor may see them, for those who show findings.
 * Every call runs in the caller's transaction.
 */
@Component
public class JudgedEmployers {

  private final JdbcClient jdbc;

  JudgedEmployers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An employer by its code and, where facts say it, its name.
   *
   * @param name the code where facts do not say it
   */
  public record Judged(String code, String name) {}

  /**
   * How many were judged, or the one asked for.
   *
   * @param employer one employer's code, or blank for all
   * @param without codes that are counted elsewhere
   */
  public long employers(String employer, Collection<String> without) {
    return jdbc.sql(
            """
            select count(distinct employer) from fact_employer
            where judged_on is not null and (:employer = '' or employer = :employer) and employer <> all(:without)
            """)
        .param("employer", employer)
        .param("without", without.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /** Those with open findings, by name. */
  public List<Judged> withFindings(int most) {
    return jdbc.sql(
            """
            select employer, max(employer_name) as name from fact_finding where closed_at is null
            group by employer order by 2, 1 limit :most
            """)
        .param("most", most)
        .query((row, _) -> new Judged(row.getString("employer"), row.getString("name")))
        .list();
  }

  /** The name of one with open findings, as far as facts say it. */
  public Optional<String> nameOf(String employer) {
    return jdbc.sql(
            "select max(employer_name) from fact_finding where closed_at is null and employer = :employer having count(*) > 0")
        .param("employer", employer)
        .query(String.class)
        .optional();
  }

  /** A person key without its middle: enough to tell two apart, too little to look one up. */
  public static String masked(String person) {
    return FactViews.masked(person);
  }
}
