package cn.laborproof.proof.examine;

import static cn.laborproof.proof.verdict.CheckResult.failed;
import static cn.laborproof.proof.verdict.CheckResult.indeterminate;
import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.log.ProofFault;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.LogTrust;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does the anchored state of the log contain these events? The package's checkpoint and the
 * anchored one must be states of one growing log, and the last event must be below the anchored
 * size.
 */
final class AnchorCheck implements PackageCheck {
  private static final String SUBJECT = "log/consistency.json";

  @Override
  public List<CheckResult> run(PackageFacts facts) {
    return List.of(
        facts
            .anchor()
            .map(anchor -> check(facts, anchor.record()))
            .orElseGet(() ->
                indeterminate(
                    EvidenceCheck.ANCHOR,
                    SUBJECT,
                    SubIndication.ANCHOR_PENDING,
                    "ledger-open",
                    Map.of())));
  }

  private static CheckResult check(PackageFacts facts, CheckpointRecord anchored) {
    Checkpoint own = facts.checkpoint().checkpoint();
    boolean sameLog =
        anchored.origin().equals(own.origin())
            && anchored.signed()
            && facts.trust().log(own.origin()).filter(log -> holds(log, anchored)).isPresent();
    if (!sameLog) {
      return wrong(SubIndication.LEDGER_PROOF_FAILURE, "other-log", own, anchored);
    }
    if (own.size() != anchored.size() && facts.consistency().isEmpty()) {
      return indeterminate(
          EvidenceCheck.ANCHOR,
          SUBJECT,
          SubIndication.EVIDENCE_MISSING,
          "proof-missing",
          about(own, anchored));
    }
    if (fault(own, anchored.checkpoint(), facts.consistency()).isPresent()) {
      return wrong(SubIndication.LOG_FORK, "fork", own, anchored);
    }
    return covered(facts, own, anchored);
  }

  private static CheckResult covered(
      PackageFacts facts, Checkpoint own, CheckpointRecord anchored) {
    boolean covered =
        facts.events().stream().allMatch(logged -> logged.proof().index() < anchored.size());
    return covered
        ? passed(EvidenceCheck.ANCHOR, SUBJECT, about(own, anchored))
        : indeterminate(
            EvidenceCheck.ANCHOR,
            SUBJECT,
            SubIndication.ANCHOR_PENDING,
            "not-covered",
            about(own, anchored));
  }

  private static boolean holds(LogTrust log, CheckpointRecord anchored) {
    return log.keys().stream()
        .anyMatch(key -> Arrays.equals(key.publicKey(), anchored.key().bytes()));
  }

  /** A proof of equal sizes is empty; one that is present must still be about these two sizes. */
  private static Optional<ProofFault> fault(
      Checkpoint own, Checkpoint anchored, Optional<ConsistencyProof> proof) {
    Checkpoint earlier = own.size() <= anchored.size() ? own : anchored;
    Checkpoint later = own.size() <= anchored.size() ? anchored : own;
    ConsistencyProof claim =
        proof.orElseGet(() -> new ConsistencyProof(earlier.size(), later.size(), List.of()));
    if (claim.firstSize() != earlier.size() || claim.secondSize() != later.size()) {
      return Optional.of(ProofFault.SIZES_OUT_OF_ORDER);
    }
    return claim.fault(earlier.root(), later.root());
  }

  private static CheckResult wrong(
      SubIndication reason, String answer, Checkpoint own, CheckpointRecord anchored) {
    return failed(EvidenceCheck.ANCHOR, SUBJECT, reason, answer, about(own, anchored));
  }

  private static Map<String, String> about(Checkpoint own, CheckpointRecord anchored) {
    return Map.of(
        "size",
        "" + own.size(),
        "root",
        own.root().hex(),
        "anchoredSize",
        "" + anchored.size(),
        "anchoredRoot",
        anchored.root().hex());
  }
}
