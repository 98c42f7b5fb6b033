package cn.laborproof.signing.evidence.fsck;

import cn.laborproof.proof.note.Checkpoint;
import java.io.IOException;
import java.util.Optional;

/** A ledger as the commands look at it: derived anew from what its keepers hold. */
interface LedgerSource {

  /**
   * Derives it.
   *
   * @throws IOException if it cannot be looked at
   */
  Derived derive() throws IOException;

  /**
   * What came of it.
   *
   * @param report what was examined and what disagrees
   * @param anchors what was anchored; empty when there is no ledger yet
   */
  record Derived(AreaReport report, Optional<Anchors> anchors) {

    Optional<Checkpoint> anchored(String origin) {
      return anchors.flatMap(a -> a.latest(origin)).map(anchor -> anchor.record().checkpoint());
    }
  }
}
