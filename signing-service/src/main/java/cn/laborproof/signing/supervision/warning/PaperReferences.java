package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.contract.SignedReferences;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.ReferenceSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The references of an office's papers: shown once they are sealed; they name no person. */
@Component
final class PaperReferences implements ReferenceSource {
  private final SignedReferences signed;
  private final Papers papers;
  private final EvidenceTrail trail;
  private final Installation installation;

  PaperReferences(
      SignedReferences signed, Papers papers, EvidenceTrail trail, Installation installation) {
    this.signed = signed;
    this.papers = papers;
    this.trail = trail;
    this.installation = installation;
  }

  @Override
  public Optional<MaskedFacts> find(String reference) {
    return signed.find("warning_paper", "sealed_at", reference, this::facts);
  }

  private MaskedFacts facts(UUID id) {
    WarningPaper paper = papers.any(id);
    EvidenceTrail.Proven proven = trail.proven(Papers.stream(id));
    return new MaskedFacts(
        paper.reference(),
        paper.kind().document().code(),
        paper.state().code(),
        paper.state() == WarningPaper.State.SEALED,
        paper.employerName(),
        "",
        paper.sealedAt().orElse(null),
        paper.sealedAt().orElse(null),
        paper.document().sha256().hex(),
        proven.isAnchored(),
        proven.evidenceNumber().orElse(null),
        installation.demo());
  }
}
