package cn.laborproof.signing.supervision.warning;

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

/** An office's papers on the way: one seal, nobody is asked by link. */
@Component
final class PaperSigning implements SigningKind {
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
    papers.concluded(id, concluded, event);
  }

  @Override
  public void renewed(UUID id, Paper renewed, AppendedEvent event) {
    papers.renewed(id, renewed);
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
