package cn.laborproof.proof.examine;

import static cn.laborproof.proof.verdict.CheckResult.failed;
import static cn.laborproof.proof.verdict.CheckResult.indeterminate;
import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.ledger.LedgerVerification.Proven;
import cn.laborproof.proof.ledger.LedgerVerification.Refused;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Is a checkpoint anchored on the ledger the verifier trusts? */
final class LedgerCheck implements PackageCheck {
  private static final String SUBJECT = "ledger/proof.json";

  @Override
  public List<CheckResult> run(PackageFacts facts) {
    Optional<LedgerVerification> result = facts.ledger();
    if (result.isPresent()) {
      return List.of(judged(result.get()));
    }
    return List.of(
        facts.hasLedgerProof()
            ? indeterminate(
                EvidenceCheck.LEDGER, SUBJECT, SubIndication.NOT_TRUSTED, "not-trusted", Map.of())
            : indeterminate(
                EvidenceCheck.LEDGER, SUBJECT, SubIndication.ANCHOR_PENDING, "pending", Map.of()));
  }

  private static CheckResult judged(LedgerVerification result) {
    return switch (result) {
      case Proven proven ->
          passed(
              EvidenceCheck.LEDGER,
              SUBJECT,
              Map.of(
                  "channel", proven.anchor().channel(),
                  "block", "" + proven.anchor().block(),
                  "signers", "" + proven.signers().size()));
      case Refused refused ->
          failed(
              EvidenceCheck.LEDGER,
              SUBJECT,
              SubIndication.LEDGER_PROOF_FAILURE,
              "refused",
              Map.of("fault", refused.fault().name(), "detail", refused.detail()));
    };
  }
}
