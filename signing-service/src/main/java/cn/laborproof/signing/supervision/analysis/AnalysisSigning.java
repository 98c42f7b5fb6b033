package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.signing.Signatory;
import cn.laborproof.signing.signing.SigningCase;
import cn.laborproof.signing.signing.SigningCase.Stage;
import cn.laborproof.signing.signing.SigningKind;
import cn.laborproof.signing.template.ContractText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reports on the way: one seal, nobody is asked by link. */
@Component
final class AnalysisSigning implements SigningKind {
  private final Analyses reports;

  AnalysisSigning(Analyses reports) {
    this.reports = reports;
  }

  @Override
  public String streamKind() {
    return Analyses.STREAM;
  }

  @Override
  public SigningCase find(UUID id) {
    return of(reports.any(id));
  }

  @Override
  public SigningCase lock(UUID id) {
    return of(reports.lock(id));
  }

  @Override
  public ContractText text(UUID id) {
    throw nobodyIsAsked();
  }

  @Override
  public SigningCase invite(UUID id, Instant until) {
    throw nobodyIsAsked();
  }

  @Override
  public SigningCase signed(UUID id, Signatory by, Paper signed, AppendedEvent event) {
    throw nobodyIsAsked();
  }

  @Override
  public void concluded(UUID id, Paper concluded, AppendedEvent event) {
    reports.concluded(id, concluded, event);
  }

  @Override
  public void renewed(UUID id, Paper renewed, AppendedEvent event) {
    reports.renewed(id, renewed);
  }

  @Override
  public void decline(UUID id) {
    throw nobodyIsAsked();
  }

  @Override
  public void withdrawByWorker(UUID id) {
    throw nobodyIsAsked();
  }

  @Override
  public void expireIfOver(UUID id) {
    // No invitation, no time that passes.
  }

  private static Refusal nobodyIsAsked() {
    return new Refusal(CommonRefusal.WRONG_STATE);
  }

  private static SigningCase of(AnalysisReport report) {
    return new SigningCase(
        Analyses.stream(report.id()),
        report.office(),
        Analyses.STREAM,
        "",
        report.frozen().map(AnalysisReport.Frozen::reference).orElse(""),
        report.officeName(),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new Signatory(
                SignatureRole.LABOUR_OFFICE,
                AnalysisFreezer.FIELD,
                report.office(),
                report.officeName(),
                "劳动行政部门盖章")),
        report.state() == AnalysisReport.State.SEALED ? 1 : 0,
        report.state().code(),
        stage(report));
  }

  private static Stage stage(AnalysisReport report) {
    return switch (report.state()) {
      case FROZEN -> new Stage.Invited(report.frozen().orElseThrow().document());
      case SEALED ->
          new Stage.Concluded(
              report.frozen().orElseThrow().document(), report.sealedAt().orElseThrow());
      case DRAFT, WITHDRAWN -> new Stage.Closed("office");
    };
  }
}
