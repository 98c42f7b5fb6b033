package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.scan.Found;
import cn.laborproof.risk.scan.Sieve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a rule would say, and would have said, under another book: judged on the facts of a hub as
 * they are known today, kept nowhere. Every call runs in the caller's transaction.
 */
@Component
public class TrialJudgements {

  private final JdbcClient jdbc;
  private final FactsOfHub facts;

  TrialJudgements(JdbcClient jdbc, FactsOfHub facts) {
    this.jdbc = jdbc;
    this.facts = facts;
  }

  /**
   * One employer on one day.
   *
   * @param before what the rule says under the first book
   * @param after what it says under the second
   */
  public record Trial(String employer, LocalDate day, List<Finding> before, List<Finding> after) {
    /** Copies the lists. */
    public Trial {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** How many employers the hub knows. */
  public long employers(UUID office) {
    return jdbc.sql("select count(*) from fact_employer where tenant_id = :office")
        .param("office", office)
        .query(Long.class)
        .single();
  }

  /** The next employers after one, in their order; the empty text begins. */
  public List<String> employersAfter(UUID office, String last, int most) {
    return jdbc.sql(
            """
            select employer from fact_employer where tenant_id = :office and employer collate "C" > :last
            order by employer collate "C" limit :most
            """)
        .param("office", office)
        .param("last", last)
        .param("most", most)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Judges one employer by both books on each of these days; its facts are read once. */
  public List<Trial> of(
      UUID office,
      String employer,
      String rule,
      List<LocalDate> days,
      RuleBook before,
      RuleBook after) {
    FactsOfHub.Around around = facts.around(office, employer);
    List<Trial> trials = new ArrayList<>();
    for (LocalDate day : days) {
      trials.add(
          new Trial(
              employer,
              day,
              said(rule, Judgement.of(employer, around, day, before, Sieve.of(rule))),
              said(rule, Judgement.of(employer, around, day, after, Sieve.of(rule)))));
    }
    return trials;
  }

  private static List<Finding> said(String rule, List<Found> found) {
    return found.stream().map(Found::finding).filter(each -> each.rule().equals(rule)).toList();
  }
}
