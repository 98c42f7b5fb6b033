package cn.laborproof.signing.evidence.anchor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * That the ledger refuses this log. Contracts go on being signed, but nothing of them is registered
 * until a person has looked: health is down and the console says so.
 */
@Component("anchoring")
final class AnchorAlarm implements HealthIndicator {

  private volatile @Nullable Raised raised;

  void raise(String code, String detail) {
    raised = new Raised(code, detail);
  }

  void clear() {
    raised = null;
  }

  Optional<Raised> raised() {
    return Optional.ofNullable(raised);
  }

  @Override
  public Health health() {
    Raised alarm = raised;
    return alarm == null
        ? Health.up().build()
        : Health.down().withDetail("code", alarm.code()).withDetail("why", alarm.detail()).build();
  }

  /**
   * Why it was raised.
   *
   * @param code stable code of the ledger's refusal
   * @param detail one sentence with the values compared
   */
  record Raised(String code, String detail) {}
}
