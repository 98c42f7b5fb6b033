package cn.laborproof.signing.supervision.warning;

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

/** An office's papers on the way: one seal, nobody is asked by link. */
@Component
final class PaperSigning implements SealOnlyKind {
  private final Papers papers;

  PaperSigning(Papers papers) {
    this.papers = papers;
  }

  @Override
  public String streamKind() {
    return Papers.STREAM;
  }

  @Override
  public SigningCase find(UUID id) {
    return of(papers.any(id));
  }

  @Override
  public SigningCase lock(UUID id) {
    return of(papers.lock(id));
  }

  @Override
  public void concluded(UUID id, Paper concluded, AppendedEvent event) {
    papers.concluded(id, concluded, event);
  }

  @Override
  public void renewed(UUID id, Paper renewed, AppendedEvent event) {
    papers.renewed(id, renewed);
  }

  private static SigningCase of(WarningPaper paper) {
    return new SigningCase(
        Papers.stream(paper.id()),
        paper.office(),
        Papers.STREAM,
        "",
        paper.reference(),
        paper.officeName(),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new Signatory(
                SignatureRole.LABOUR_OFFICE,
                PaperFreezer.FIELD,
                paper.office(),
                paper.officeName(),
                "劳动行政部门盖章")),
        paper.state() == WarningPaper.State.SEALED ? 1 : 0,
        paper.state().code(),
        stage(paper));
  }

  private static Stage stage(WarningPaper paper) {
    return switch (paper.state()) {
      case FROZEN -> new Stage.Invited(paper.document());
      case SEALED -> new Stage.Concluded(paper.document(), paper.sealedAt().orElseThrow());
      case WITHDRAWN -> new Stage.Closed("office");
    };
  }
}
