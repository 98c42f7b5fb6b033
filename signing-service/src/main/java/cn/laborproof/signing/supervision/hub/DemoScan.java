package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.DemoChapter;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The demo district has its hub scanned in full once everything in it is judged. */
@Component
final class DemoScan implements DemoChapter {
  private static final UUID SCAN = UUID.fromString("0199d000-0000-7000-8000-000000000a01");

  private final NightScans scans;
  private final OwnFacts facts;
  private final HubEmployers employers;
  private final Tenancy tenancy;

  DemoScan(NightScans scans, OwnFacts facts, HubEmployers employers, Tenancy tenancy) {
    this.scans = scans;
    this.facts = facts;
    this.employers = employers;
    this.tenancy = tenancy;
  }

  @Override
  public int place() {
    return 55;
  }

  @Override
  public boolean tell() {
    if (!scans.isConfigured()) {
      return true;
    }
    boolean judged =
        tenancy.inTransaction(
            DemoCity.DISTRICT,
            () ->
                facts.holds(DemoCity.LABOUR_OFFICE, FactKind.ARBITRATIONS)
                    && employers.waiting() == 0);
    if (!judged) {
      return false;
    }
    tenancy.as(DemoCity.DISTRICT, () -> scans.ask(SCAN));
    return true;
  }
}
