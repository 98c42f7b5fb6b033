package cn.laborproof.signing.supervision.journey;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.signing.SigningJourney;
import cn.laborproof.risk.signing.SigningRules;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.signing.FaceComparison;
import cn.laborproof.signing.supervision.hub.PlatformFindings;
import cn.laborproof.signing.supervision.hub.RulesInForce;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Judges the journeys of one employer, in one transaction with what follows: what has been kept
 * long enough is forgotten first, and a finding that stood on it ends. Depends on the traces, the
 * rules and the day alone; repeated it changes nothing.
 */
@Service
class JourneyJudgement {

  private final JourneyRows rows;
  private final Organisations organisations;
  private final RulesInForce rules;
  private final PlatformFindings findings;
  private final FaceComparison comparison;
  private final Tenancy tenancy;

  JourneyJudgement(
      JourneyRows rows,
      Organisations organisations,
      RulesInForce rules,
      PlatformFindings findings,
      FaceComparison comparison,
      Tenancy tenancy) {
    this.rows = rows;
    this.organisations = organisations;
    this.rules = rules;
    this.findings = findings;
    this.comparison = comparison;
    this.tenancy = tenancy;
  }

  /**
   * Judges on a moment.
   *
   * @return whether any trace is left, so that there is something to look at again
   */
  boolean judge(UUID tenant, Instant now) {
    if (!organisations.isRegistered(tenant)) {
      return false;
    }
    String region = tenancy.as(new Actor.Platform(tenant), () -> organisations.mine().region());
    return tenancy.inTransaction(
        PlatformFindings.in(region),
        () -> {
          rows.queueUp(tenant);
          if (comparison.inForce(region).isEmpty()) {
            rows.endFaces(tenant);
          }
          int forgotten = rows.endExpired(tenant, now);
          List<SigningJourney> journeys = rows.of(tenant);
          if (forgotten > 0 || !journeys.isEmpty()) {
            rows.find(tenant).ifPresent(employer -> say(employer, journeys, day(now)));
          }
          return !journeys.isEmpty() || rows.keepsFaces(tenant);
        });
  }

  /** Nobody is spoken of under a code that only a registration claims. */
  private void say(JourneyRows.Employer employer, List<SigningJourney> journeys, LocalDate day) {
    List<Finding> found =
        employer.confirmed()
            ? new SigningRules(rules.book())
                .examine(employer.code(), employer.region(), journeys, day)
            : List.of();
    findings.replace(
        new PlatformFindings.About(employer.region(), employer.code(), employer.name()),
        found,
        day);
  }

  static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, Rosters.ZONE);
  }
}
