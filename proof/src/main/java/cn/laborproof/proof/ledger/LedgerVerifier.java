package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_KIND;

import cn.laborproof.proof.ledger.LedgerVerification.Refused;
import cn.laborproof.proof.ledger.fabric.FabricProofExamination;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.EmbeddedLedgerTrust;
import cn.laborproof.proof.trust.FabricLedgerTrust;
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
      case EmbeddedLedgerProof embedded when trust instanceof EmbeddedLedgerTrust trusted ->
          new EmbeddedProofExamination(embedded, trusted).examine(expected);
      case EmbeddedLedgerProof _ -> otherKind(EmbeddedLedgerTrust.TYPE);
      case FabricLedgerProof fabric when trust instanceof FabricLedgerTrust trusted ->
          new FabricProofExamination(fabric, trusted).examine(expected);
      case FabricLedgerProof _ -> otherKind(FabricLedgerTrust.TYPE);
    };
  }

  private Refused otherKind(String kind) {
    return new Refused(
        LEDGER_OTHER_KIND, "the proof is of kind " + kind + ", trusted is " + trust.type());
  }
}
