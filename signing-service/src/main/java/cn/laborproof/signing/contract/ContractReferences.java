package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.CredentialTransactions;
import cn.laborproof.signing.access.Tenancy;
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
  private final CredentialTransactions credentials;
  private final Contracts contracts;
  private final EvidenceTrail trail;
  private final Tenancy tenancy;
  private final Installation installation;

  ContractReferences(
      CredentialTransactions credentials,
      Contracts contracts,
      EvidenceTrail trail,
      Tenancy tenancy,
      Installation installation) {
    this.credentials = credentials;
    this.contracts = contracts;
    this.trail = trail;
    this.tenancy = tenancy;
    this.installation = installation;
  }

  private record Row(UUID id, UUID tenant) {}

  @Override
  public Optional<MaskedFacts> find(String reference) {
    Optional<Row> row =
        credentials.showing(
            reference,
            jdbc ->
                jdbc.sql(
                        "select id, tenant_id from contract where reference = :reference and worker_signed_at is not null")
                    .param("reference", reference)
                    .query((r, _) ->
                        new Row(
                            r.getObject("id", UUID.class), r.getObject("tenant_id", UUID.class)))
                    .optional());
    return row.map(found ->
        tenancy.inTransaction(new Actor.Platform(found.tenant()), () -> facts(found.id())));
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
