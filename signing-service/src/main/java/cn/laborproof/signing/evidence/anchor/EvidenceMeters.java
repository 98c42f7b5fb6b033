package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.Ledger;
import cn.laborproof.signing.evidence.log.PublishedLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How far evidence has come, whatever the ledger: what an operator draws to see the log run away
 * from its anchors. Asked when somebody reads the meters: one small file and the ledger's index.
 */
@Component
final class EvidenceMeters implements MeterBinder {

  /** More than so many anchors without a receipt are counted as so many. */
  private static final int MOST = 1000;

  private final PublishedLog log;
  private final Ledger ledger;
  private final AnchorAlarm alarm;

  EvidenceMeters(PublishedLog log, Ledger ledger, AnchorAlarm alarm) {
    this.log = log;
    this.ledger = ledger;
    this.alarm = alarm;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "laborproof.log.entries", "entries under the newest checkpoint", this::signed);
    gauge(registry, "laborproof.log.anchored", "entries under the newest anchor", this::anchored);
    gauge(
        registry,
        "laborproof.court.awaiting",
        "anchors without a receipt of the court, at most " + MOST,
        () -> ledger.awaitingReceipt(MOST).size());
    gauge(
        registry,
        "laborproof.anchor.alarm",
        "1 when the ledger refuses this log",
        () -> alarm.raised().isPresent() ? 1 : 0);
  }

  private static void gauge(
      MeterRegistry registry, String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  private long signed() {
    try {
      return log.latest().map(signed -> signed.checkpoint().size()).orElse(0L);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long anchored() {
    return ledger.latest(log.key().name()).map(anchor -> anchor.record().size()).orElse(0L);
  }
}
