package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.supervision.policy.Policy.By;
import java.time.Instant;
import java.util.Optional;

/**
 * A policy put before employers and workers it applies to, with the numbers of that day.
 *
 * @param smallest workers' answers below which nothing is shown of them
 */
record Hearing(
    Policy policy,
    PolicyRows.Taken taken,
    int smallest,
    Instant closesAt,
    By opened,
    Optional<By> closed) {

  boolean isOpen(Instant now) {
    return closed.isEmpty() && now.isBefore(closesAt);
  }
}
