package cn.laborproof.signing.mediation;

import cn.laborproof.signing.contract.SignedReferences;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.ReferenceSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The references of mediation agreements: shown once the worker has signed, masked always. */
@Component
final class AgreementReferences implements ReferenceSource {
  private final SignedReferences signed;
  private final Agreements agreements;
  private final EvidenceTrail trail;
  private final Installation installation;

  AgreementReferences(
      SignedReferences signed,
      Agreements agreements,
      EvidenceTrail trail,
      Installation installation) {
    this.signed = signed;
    this.agreements = agreements;
    this.trail = trail;
    this.installation = installation;
  }

  @Override
  public Optional<MaskedFacts> find(String reference) {
    return signed.find("mediation_agreement", reference, this::facts);
  }

  private MaskedFacts facts(UUID id) {
    StoredAgreement stored = agreements.find(id);
    var view = AgreementViews.of(stored);
    EvidenceTrail.Proven proven = trail.proven(Agreements.stream(id));
    return new MaskedFacts(
        view.reference(),
        "mediation-agreement",
        view.state(),
        view.inForce(),
        stored.agreement().head().respondentName(),
        ReferenceSource.masked(stored.agreement().head().workerName()),
        view.places().getFirst().signedAt(),
        view.concludedAt(),
        view.sha256(),
        proven.isAnchored(),
        proven.evidenceNumber().orElse(null),
        installation.demo());
  }
}
