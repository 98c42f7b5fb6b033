package cn.laborproof.signing.contract;

import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.ReferenceSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The references of labour contracts: shown once the worker has signed, masked always. */
@Component
final class ContractReferences implements ReferenceSource {
  private final SignedReferences signed;
  private final Contracts contracts;
  private final EvidenceTrail trail;
  private final Installation installation;

  ContractReferences(
      SignedReferences signed,
      Contracts contracts,
      EvidenceTrail trail,
      Installation installation) {
    this.signed = signed;
    this.contracts = contracts;
    this.trail = trail;
    this.installation = installation;
  }

  @Override
  public Optional<MaskedFacts> find(String reference) {
    return signed.find("contract", reference, this::facts);
  }

  private MaskedFacts facts(UUID id) {
    StoredContract stored = contracts.get(id);
    var view = ContractViews.of(stored);
    EvidenceTrail.Proven proven = trail.proven(StreamId.contract(id));
    return new MaskedFacts(
        view.reference(),
        "labour-contract",
        view.state(),
        view.concludedAt() != null,
        stored.contract().head().employerName(),
        ReferenceSource.masked(stored.contract().head().workerName()),
        view.workerSignedAt(),
        view.concludedAt(),
        view.sha256(),
        proven.isAnchored(),
        proven.evidenceNumber().orElse(null),
        installation.demo());
  }
}
