package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.signing.contract.SignedReferences;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.ReferenceSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The references of reports: shown once they are sealed; they name no person. */
@Component
final class AnalysisReferences implements ReferenceSource {
  private final SignedReferences signed;
  private final Analyses reports;
  private final EvidenceTrail trail;
  private final Installation installation;

  AnalysisReferences(
      SignedReferences signed, Analyses reports, EvidenceTrail trail, Installation installation) {
    this.signed = signed;
    this.reports = reports;
    this.trail = trail;
    this.installation = installation;
  }

  @Override
  public Optional<MaskedFacts> find(String reference) {
    return signed.find("analysis_report", "sealed_at", reference, this::facts);
  }

  private MaskedFacts facts(UUID id) {
    AnalysisReport report = reports.any(id);
    AnalysisReport.Frozen frozen = report.frozen().orElseThrow();
    EvidenceTrail.Proven proven = trail.proven(Analyses.stream(id));
    return new MaskedFacts(
        frozen.reference(),
        AnalysisFreezer.KIND.code(),
        report.state().code(),
        report.state() == AnalysisReport.State.SEALED,
        report.officeName(),
        "",
        report.sealedAt().orElse(null),
        report.sealedAt().orElse(null),
        frozen.document().sha256().hex(),
        proven.isAnchored(),
        proven.evidenceNumber().orElse(null),
        installation.demo());
  }
}
