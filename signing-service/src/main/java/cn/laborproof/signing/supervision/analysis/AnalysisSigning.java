package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.signing.SealOnlyKind;
import cn.laborproof.signing.signing.Signatory;
import cn.laborproof.signing.signing.SigningCase;
import cn.laborproof.signing.signing.SigningCase.Stage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reports on the way: one seal, nobody is asked by link. */
@Component
final class AnalysisSigning implements SealOnlyKind {
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
  public void concluded(UUID id, Paper concluded, AppendedEvent event) {
    reports.concluded(id, concluded, event);
  }

  @Override
  public void renewed(UUID id, Paper renewed, AppendedEvent event) {
    reports.renewed(id, renewed);
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
