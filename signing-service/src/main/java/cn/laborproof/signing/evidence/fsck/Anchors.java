package cn.laborproof.signing.evidence.fsck;

import cn.laborproof.gateway.Ledger;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.LedgerChain;
import java.util.Optional;

/** What a ledger, derived anew, says was anchored. */
interface Anchors {

  Optional<AnchoredCheckpoint> latest(String origin);

  Optional<AnchoredCheckpoint> firstCovering(String origin, long entries);

  Optional<CourtReceipt> receiptOf(String origin, long size);

  /** Those of an embedded ledger's blocks. */
  static Anchors of(LedgerChain chain) {
    return new Anchors() {
      @Override
      public Optional<AnchoredCheckpoint> latest(String origin) {
        return chain.latest(origin);
      }

      @Override
      public Optional<AnchoredCheckpoint> firstCovering(String origin, long entries) {
        return chain.firstCovering(origin, entries);
      }

      @Override
      public Optional<CourtReceipt> receiptOf(String origin, long size) {
        return chain.receiptOf(origin, size);
      }
    };
  }

  /** Those of a network's channel. */
  static Anchors of(Ledger ledger) {
    return new Anchors() {
      @Override
      public Optional<AnchoredCheckpoint> latest(String origin) {
        return ledger.latest(origin);
      }

      @Override
      public Optional<AnchoredCheckpoint> firstCovering(String origin, long entries) {
        return ledger.firstCovering(origin, entries);
      }

      @Override
      public Optional<CourtReceipt> receiptOf(String origin, long size) {
        return ledger.receiptOf(origin, size);
      }
    };
  }
}
