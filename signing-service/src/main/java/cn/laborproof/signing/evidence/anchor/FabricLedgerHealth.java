package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.fabric.FabricHealth;
import cn.laborproof.gateway.fabric.FabricLedger;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Which peers answer. Signing goes on without them, so readiness does not depend on it. */
final class FabricLedgerHealth implements HealthIndicator {

  private final FabricLedger ledger;

  FabricLedgerHealth(FabricLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Health health() {
    FabricHealth standing = ledger.health();
    Health.Builder health = standing.up() ? Health.up() : Health.outOfService();
    health.withDetail("channel", standing.channel()).withDetail("block", standing.indexed());
    standing.fault().ifPresent(fault -> health.withDetail("fault", fault));
    for (FabricHealth.Peer peer : standing.peers()) {
      health.withDetail(
          peer.institution().id(), peer.fault().map(why -> "away: " + why).orElse("answers"));
    }
    return health.build();
  }
}
