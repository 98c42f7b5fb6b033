package cn.laborproof.proof.ledger;

import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.LedgerTrust;
import java.util.Objects;

/** Verifies ledger proofs offline, against nothing but the pinned trust. */
public final class LedgerVerifier {

  private final LedgerTrust trust;

  public LedgerVerifier(LedgerTrust trust) {
    this.trust = Objects.requireNonNull(trust, "trust");
  }

  /**
   * Verifies that the checkpoint was anchored. The log's own signature is verified with the log's
   * key elsewhere; here it is the institutions that speak.
   *
   * @param expected origin, size and root the proof must be about
   */
  public LedgerVerification verify(LedgerProof proof, Checkpoint expected) {
    return switch (proof) {
      case EmbeddedLedgerProof embedded ->
          new EmbeddedProofExamination(embedded, trust).examine(expected);
    };
  }
}
