package cn.laborproof.signing.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times of a contract as pages show them; empty where there is none. */
record ShownTimes(String until, String due, String workerSigned, String concluded) {
  ShownTimes(ContractViews.ContractView contract) {
    this(
        shownEnd(contract.invitedUntil()),
        shownEnd(contract.sealDue()),
        shown(contract.workerSignedAt()),
        shown(contract.concludedAt()));
  }

  private static String shownEnd(@Nullable Instant end) {
    return end == null ? "" : TimelineWords.shownEnd(end);
  }

  private static String shown(@Nullable Instant time) {
    return time == null ? "" : TimelineWords.shown(time);
  }
}
