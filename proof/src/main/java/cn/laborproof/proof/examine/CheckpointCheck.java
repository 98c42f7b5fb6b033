package cn.laborproof.proof.examine;

import static cn.laborproof.proof.verdict.CheckResult.failed;
import static cn.laborproof.proof.verdict.CheckResult.indeterminate;
import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.trust.LogTrust;
import cn.laborproof.proof.trust.WitnessTrust;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Is the checkpoint signed by the named log, and by as many witnesses as asked for? */
final class CheckpointCheck implements PackageCheck {
  private static final String SUBJECT = "log/checkpoint";

  @Override
  public List<CheckResult> run(PackageFacts facts) {
    return List.of(check(facts));
  }

  private static CheckResult check(PackageFacts facts) {
    SignedCheckpoint signed = facts.checkpoint();
    String origin = signed.checkpoint().origin();
    if (!signed.checkpoint().equals(facts.pack().manifest().checkpoint())) {
      return failed(
          EvidenceCheck.CHECKPOINT,
          SUBJECT,
          SubIndication.HASH_FAILURE,
          "other-checkpoint",
          Map.of());
    }
    Optional<LogTrust> log = facts.trust().log(origin);
    if (log.isEmpty()) {
      return indeterminate(
          EvidenceCheck.CHECKPOINT,
          SUBJECT,
          SubIndication.NOT_TRUSTED,
          "unknown-log",
          Map.of("origin", origin));
    }
    if (signed.signerAmong(log.get().keys()).isEmpty()) {
      return failed(
          EvidenceCheck.CHECKPOINT,
          SUBJECT,
          SubIndication.SIG_CRYPTO_FAILURE,
          "false-signature",
          Map.of("origin", origin));
    }
    return witnessed(signed, facts.trust().witnesses(), facts.at());
  }

  /**
   * Too few are no proof of tampering, a witness may simply have been away: the verdict stays open.
   */
  private static CheckResult witnessed(
      SignedCheckpoint signed, WitnessTrust witnesses, Instant at) {
    Instant latest = at.plus(TimesCheck.CLOCK_SKEW);
    int cosigned = signed.witnessedBy(witnesses.keys(), latest).size();
    Map<String, String> about =
        Map.of(
            "origin", signed.checkpoint().origin(),
            "size", "" + signed.checkpoint().size(),
            "witnesses", "" + cosigned,
            "required", "" + witnesses.required());
    return cosigned >= witnesses.required()
        ? passed(EvidenceCheck.CHECKPOINT, SUBJECT, about)
        : indeterminate(
            EvidenceCheck.CHECKPOINT,
            SUBJECT,
            SubIndication.EVIDENCE_MISSING,
            "unwitnessed",
            about);
  }
}
