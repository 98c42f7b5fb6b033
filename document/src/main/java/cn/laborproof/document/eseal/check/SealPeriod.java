package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.SealProperty;
import java.time.Instant;

/** The time in which a seal may be used; both ends belong to it. */
final class SealPeriod {
  private SealPeriod() {}

  static boolean holds(SealProperty seal, Instant at) {
    return !at.isBefore(seal.validFrom()) && !at.isAfter(seal.validUntil());
  }
}
