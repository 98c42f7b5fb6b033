package cn.laborproof.signing.supervision.demo;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.DemoChapter;
import cn.laborproof.signing.supervision.hub.OwnFacts;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What departments deliver to the demo district's labour office, through the same intake as
 * anybody's. One delivery at a time: killed in between, the next start goes on with those that are
 * missing, as of the day of the first.
 */
@Component
final class DemoFacts implements DemoChapter {
  private final OwnFacts facts;
  private final Tenancy tenancy;
  private final Clock clock;

  DemoFacts(OwnFacts facts, Tenancy tenancy, Clock clock) {
    this.facts = facts;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  @Override
  public int place() {
    return 50;
  }

  @Override
  public boolean tell() {
    return tenancy.as(DemoCity.DISTRICT, this::next);
  }

  private boolean next() {
    Instant begun =
        delivered(DemoDistrictFacts.FIRST)
            .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MICROS));
    Map<FactKind, String> all = DemoDistrictFacts.on(LocalDate.ofInstant(begun, Rosters.ZONE));
    for (Map.Entry<FactKind, String> each : all.entrySet()) {
      if (delivered(each.getKey()).isEmpty()) {
        facts.deliver(each.getKey(), name(each.getKey()), each.getValue(), begun);
        return false;
      }
    }
    return true;
  }

  private Optional<Instant> delivered(FactKind kind) {
    return facts.delivered(DemoCity.LABOUR_OFFICE, kind, name(kind));
  }

  /** As the list of deliveries shows it. */
  static String name(FactKind kind) {
    return "演示数据-" + kind.code() + ".csv";
  }
}
