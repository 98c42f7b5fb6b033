package cn.laborproof.proof.examine;

import static cn.laborproof.proof.verdict.CheckResult.failed;
import static cn.laborproof.proof.verdict.CheckResult.indeterminate;
import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.court.CourtFault;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.court.CourtVerifier;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has a court the verifier trusts recorded exactly this anchor? */
final class CourtCheck implements PackageCheck {
  private static final String SUBJECT = "court/receipt.json";

  @Override
  public List<CheckResult> run(PackageFacts facts) {
    if (facts.receipt().isEmpty()) {
      return facts.trust().courtReceiptRequired()
          ? List.of(open(SubIndication.ANCHOR_PENDING, "pending", Map.of()))
          : List.of();
    }
    CourtReceipt receipt = facts.receipt().get();
    Optional<CourtTrust> court = facts.trust().court(receipt.court());
    if (court.isEmpty()) {
      return List.of(
          open(SubIndication.NOT_TRUSTED, "not-trusted", Map.of("court", receipt.court())));
    }
    if (facts.anchor().isEmpty()) {
      return List.of(open(SubIndication.ANCHOR_PENDING, "ledger-open", Map.of()));
    }
    return List.of(check(receipt, court.get(), facts.anchor().get()));
  }

  private static CheckResult check(
      CourtReceipt receipt, CourtTrust court, AnchoredCheckpoint anchor) {
    Optional<CourtFault> fault = new CourtVerifier(court).faultOf(receipt, anchor.deposit());
    return fault
        .map(f ->
            failed(
                EvidenceCheck.COURT,
                SUBJECT,
                SubIndication.COURT_RECEIPT_FAILURE,
                "refused",
                Map.of("fault", f.name(), "court", receipt.court())))
        .orElseGet(() ->
            passed(
                EvidenceCheck.COURT,
                SUBJECT,
                Map.of(
                    "court", receipt.court(), "evidenceNumber", receipt.evidenceNumber().text())));
  }

  private static CheckResult open(SubIndication reason, String answer, Map<String, String> facts) {
    return indeterminate(EvidenceCheck.COURT, SUBJECT, reason, answer, facts);
  }
}
