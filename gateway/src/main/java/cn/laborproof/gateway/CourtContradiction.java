package cn.laborproof.gateway;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtBlock;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import java.util.Optional;

/**
 * How two true-looking statements of one court can exclude each other. The names are stable codes.
 */
public enum CourtContradiction {
  /** The head is older than one the court signed before: its chain went back. */
  COURT_ROLLED_BACK,
  /** Two different blocks of one number. */
  COURT_FORKED,
  /** The answer cannot be read as what the format asks for. */
  COURT_MALFORMED;

  /** What excludes a new head, given one signed before. */
  static Optional<CourtContradiction> between(CourtHead before, CourtHead now) {
    if (now.number() < before.number()) {
      return Optional.of(COURT_ROLLED_BACK);
    }
    boolean forked = now.number() == before.number() && !now.hash().equals(before.hash());
    return forked ? Optional.of(COURT_FORKED) : Optional.empty();
  }

  /** What excludes a receipt's block, given a head signed before it. */
  static Optional<CourtContradiction> between(CourtHead before, CourtBlock block) {
    return after(before.number(), before.hash(), block);
  }

  /**
   * What excludes a receipt's block, given that of another receipt; which of them was signed first
   * does not matter. On Fabric two receipts may name one and the same block.
   */
  static Optional<CourtContradiction> between(CourtBlock one, CourtBlock other) {
    return after(one.number(), one.hash(), other)
        .or(() -> after(other.number(), other.hash(), one));
  }

  private static Optional<CourtContradiction> after(long number, Digest hash, CourtBlock block) {
    boolean sameNumber = block.number() == number && !block.hash().equals(hash);
    boolean successor = block.number() == number + 1 && !block.previous().equals(hash);
    return sameNumber || successor ? Optional.of(COURT_FORKED) : Optional.empty();
  }

  /** What excludes a head, given a receipt signed before it. */
  static Optional<CourtContradiction> between(CourtReceipt before, CourtHead now) {
    if (now.number() < before.block().number()) {
      return Optional.of(COURT_ROLLED_BACK);
    }
    boolean forked =
        now.number() == before.block().number() && !now.hash().equals(before.block().hash());
    return forked ? Optional.of(COURT_FORKED) : Optional.empty();
  }
}
