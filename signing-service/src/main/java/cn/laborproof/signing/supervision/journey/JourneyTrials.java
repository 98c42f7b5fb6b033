package cn.laborproof.signing.supervision.journey;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.signing.SigningJourney;
import cn.laborproof.risk.signing.SigningRules;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.hub.PlatformFindings;
import cn.laborproof.signing.supervision.hub.TrialJudgements.Trial;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a rule over journeys would say under another book: on the traces that are still kept, of all
 * employers of a region, kept nowhere. Each call is a transaction of its own.
 */
@Component
public class JourneyTrials {

  private final JourneyRows rows;
  private final Tenancy tenancy;

  JourneyTrials(JourneyRows rows, Tenancy tenancy) {
    this.rows = rows;
    this.tenancy = tenancy;
  }

  /** An employer with its journeys. */
  public record Known(String employer, String region, List<SigningJourney> journeys) {
    /** Copies the list. */
    public Known {
      journeys = List.copyOf(journeys);
    }
  }

  /** How many employers of a region have traces. */
  public long employers(String region) {
    return tenancy.inTransaction(PlatformFindings.in(region), rows::employers);
  }

  /** The next of them after a code; the empty text begins. */
  public List<Known> after(String region, String last, int most) {
    return tenancy.inTransaction(
        PlatformFindings.in(region),
        () ->
            rows.employersAfter(last, most).stream()
                .map(each -> new Known(each.code(), each.region(), rows.of(each.tenant())))
                .toList());
  }

  /** Judges one employer by both books on each of these days. */
  public static List<Trial> of(
      Known known, String rule, List<LocalDate> days, RuleBook before, RuleBook after) {
    return days.stream()
        .map(day ->
            new Trial(
                known.employer(),
                day,
                said(known, rule, day, before),
                said(known, rule, day, after)))
        .toList();
  }

  private static List<Finding> said(Known known, String rule, LocalDate day, RuleBook book) {
    return new SigningRules(book)
        .examine(known.employer(), known.region(), known.journeys(), day).stream()
            .filter(finding -> finding.rule().equals(rule))
            .toList();
  }
}
