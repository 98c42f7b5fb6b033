package cn.laborproof.signing.evidence.anchor;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready until the trust bundle lies where verifiers look for it. */
@Component("trustBundle")
final class TrustHealth implements HealthIndicator {

  private final TrustPublisher trust;

  TrustHealth(TrustPublisher trust) {
    this.trust = trust;
  }

  @Override
  public Health health() {
    return trust.isPublished() ? Health.up().build() : Health.outOfService().build();
  }
}
