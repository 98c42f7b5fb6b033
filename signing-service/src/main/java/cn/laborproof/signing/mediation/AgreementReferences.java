package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.CredentialTransactions;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.ReferenceSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The references of mediation agreements: shown once the worker has signed, masked always. */
@Component
final class AgreementReferences implements ReferenceSource {
  private final CredentialTransactions credentials;
  private final Agreements agreements;
  private final EvidenceTrail trail;
  private final Tenancy tenancy;
  private final Installation installation;

  AgreementReferences(
      CredentialTransactions credentials,
      Agreements agreements,
      EvidenceTrail trail,
      Tenancy tenancy,
      Installation installation) {
    this.credentials = credentials;
    this.agreements = agreements;
    this.trail = trail;
    this.tenancy = tenancy;
    this.installation = installation;
  }

  private record Row(UUID id, UUID body) {}

  @Override
  public Optional<MaskedFacts> find(String reference) {
    Optional<Row> row =
        credentials.showing(
            reference,
            jdbc ->
                jdbc.sql(
                        """
                        select id, tenant_id from mediation_agreement
                        where reference = :reference and worker_signed_at is not null
                        """)
                    .param("reference", reference)
                    .query((r, _) ->
                        new Row(
                            r.getObject("id", UUID.class), r.getObject("tenant_id", UUID.class)))
                    .optional());
    return row.map(
        found -> tenancy.inTransaction(new Actor.Platform(found.body()), () -> facts(found.id())));
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
