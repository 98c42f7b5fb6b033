package cn.laborproof.proof.examine;

import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.event.Subject;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.Openings;
import cn.laborproof.proof.trust.TrustBundle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a package says, read but not judged.
 *
 * @param events by number of their members
 * @param ledgerResult what the ledger rules say of the proof; null if there is none or nobody to
 *     trust
 * @param hasLedgerProof whether the package brings one
 * @param at the verifier's time
 */
record PackageFacts(
    EvidencePackage pack,
    TrustBundle trust,
    List<LoggedEvent> events,
    Openings openings,
    SignedCheckpoint checkpoint,
    @Nullable ConsistencyProof consistencyProof,
    boolean hasLedgerProof,
    @Nullable LedgerVerification ledgerResult,
    @Nullable CourtReceipt courtReceipt,
    Instant at) {
  PackageFacts {
    events = List.copyOf(events);
  }

  Optional<ConsistencyProof> consistency() {
    return Optional.ofNullable(consistencyProof);
  }

  Optional<LedgerVerification> ledger() {
    return Optional.ofNullable(ledgerResult);
  }

  Optional<LedgerVerification.Proven> provenLedger() {
    return ledgerResult instanceof LedgerVerification.Proven proven
        ? Optional.of(proven)
        : Optional.empty();
  }

  Optional<AnchoredCheckpoint> anchor() {
    return provenLedger().map(LedgerVerification.Proven::anchor);
  }

  Optional<CourtReceipt> receipt() {
    return Optional.ofNullable(courtReceipt);
  }

  /** The last event that speaks of a subject of that name: later versions replace earlier ones. */
  Optional<LoggedEvent> lastAbout(String subjectName) {
    return events.reversed().stream()
        .filter(logged -> logged.event().subject(subjectName).isPresent())
        .findFirst();
  }

  Optional<Subject> lastSubject(String subjectName) {
    return lastAbout(subjectName).flatMap(logged -> logged.event().subject(subjectName));
  }
}
