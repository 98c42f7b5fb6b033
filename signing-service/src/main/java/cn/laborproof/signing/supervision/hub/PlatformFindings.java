package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.IdSource;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What the platform itself finds about an employer, in one list with what offices find: opened,
 * closed, told to the employer and answered alike. It is kept in a hub of the platform's own, which
 * takes no deliveries and covers the employer's seat alone.
 */
@Component
public class PlatformFindings {

  private static final UUID PLATFORM = new UUID(0, 0);

  private final FactBatches batches;
  private final HubFindings findings;
  private final ApplicationEventPublisher events;
  private final IdSource ids;
  private final Clock clock;

  PlatformFindings(
      FactBatches batches,
      HubFindings findings,
      ApplicationEventPublisher events,
      IdSource ids,
      Clock clock) {
    this.batches = batches;
    this.findings = findings;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** The platform as an office of its own, which no account has, in a division. */
  public static Actor in(String region) {
    return new Actor.Official(PLATFORM, PLATFORM, region, Role.PLATFORM, "");
  }

  /** Whom findings are about. */
  public record About(String region, String employer, String name) {}

  /**
   * Puts what is found in the place of what the platform found before. Runs in the transaction of
   * the platform in that division.
   */
  public void replace(About about, List<Finding> found, LocalDate day) {
    batches.open(PLATFORM, about.region());
    var judged =
        new HubFindings.Judged(
            PLATFORM, about.region(), about.employer(), about.name(), day, clock.instant());
    findings.replace(
        judged,
        found.stream()
            .map(each ->
                new HubFindings.Said(ids.next(), each, false, each.facts(), List.of(), List.of()))
            .toList());
    events.publishEvent(
        new EmployerJudged(
            PLATFORM, about.region(), about.employer(), about.name(), day, judged.at()));
  }
}
