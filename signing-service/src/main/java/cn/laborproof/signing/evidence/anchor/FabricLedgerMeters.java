package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.fabric.FabricHealth;
import cn.laborproof.gateway.fabric.FabricLedger;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** The ledger's counts as meters; the gateway knows no meter library. */
final class FabricLedgerMeters implements MeterBinder {

  private final FabricLedger ledger;

  FabricLedgerMeters(FabricLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    count(registry, "submitted", FabricHealth.Counts::submitted);
    count(registry, "resubmitted", FabricHealth.Counts::resubmitted);
    count(registry, "committed", FabricHealth.Counts::committed);
    count(registry, "invalid", FabricHealth.Counts::invalid);
    count(registry, "unknown", FabricHealth.Counts::unknown);
    count(registry, "refused", FabricHealth.Counts::refused);
    Gauge.builder("laborproof.ledger.block", ledger, known -> known.health().indexed())
        .description("newest block in the local index")
        .register(registry);
    Gauge.builder("laborproof.ledger.peers.answering", ledger, FabricLedgerMeters::answering)
        .register(registry);
  }

  private void count(
      MeterRegistry registry, String outcome, ToDoubleFunction<FabricHealth.Counts> of) {
    FunctionCounter.builder(
            "laborproof.ledger.transactions",
            ledger,
            known -> of.applyAsDouble(known.health().counts()))
        .tag("outcome", outcome)
        .register(registry);
  }

  private static double answering(FabricLedger ledger) {
    return ledger.health().peers().stream().filter(FabricHealth.Peer::answering).count();
  }
}
