package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.organisation.OrganisationSeal;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.organisation.SignatureSuite;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How each document is signed: as its organisation had chosen when the worker was asked, for
 * everybody who signs it. Where nothing else is said, calls run in the caller's transaction.
 */
@Component
class DocumentSuites {
  private final JdbcClient jdbc;
  private final Organisations organisations;
  private final SignatureActs acts;
  private final SessionRows sessions;
  private final Tenancy tenancy;
  private final EvidenceJournal journal;
  private final Clock clock;

  DocumentSuites(
      JdbcClient jdbc,
      Organisations organisations,
      SignatureActs acts,
      SessionRows sessions,
      Tenancy tenancy,
      EvidenceJournal journal,
      Clock clock) {
    this.acts = acts;
    this.sessions = sessions;
    this.tenancy = tenancy;
    this.jdbc = jdbc;
    this.organisations = organisations;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Fixes it, by those who ask the worker; asked anew, it is fixed anew. What the worker has
   * confirmed stays: the signature on its way is one of the suite that was read. Who has a page
   * open that says otherwise is out and opens the new link.
   */
  void fix(SigningCase paper) {
    SignatureSuite suite = organisations.mine().suite();
    if (suite == of(paper.id())
        || acts.live(paper.id(), paper.signatories().getFirst().role()).isPresent()) {
      return;
    }
    jdbc.sql(
            """
            insert into document_suite (subject_id, tenant_id, suite, fixed_at) values (:subject, :tenant, :suite, :at)
            on conflict (subject_id) do update set suite = excluded.suite, fixed_at = excluded.fixed_at
            """)
        .param("subject", paper.id())
        .param("tenant", paper.tenant())
        .param("suite", suite.code())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    sessions.endAll(paper.id(), Purpose.SIGN, clock.instant());
    journal.append(
        EventDraft.of(paper.stream(), "signature-suite.fixed").fact("suite", suite.code()));
  }

  /**
   * The seal of a signatory with its key of the document's suite; empty where it went out of use
   * since it was asked for. Runs outside a transaction.
   */
  Optional<OrganisationSeal> seal(SigningCase paper, Signatory signatory) {
    SignatureSuite suite = tenancy.inTransaction(() -> of(paper.id()));
    try {
      return Optional.of(
          tenancy.as(new Actor.Platform(signatory.who()), () -> organisations.seal(suite)));
    } catch (Refusal _) {
      return Optional.empty();
    }
  }

  /** The suite of a document; international where none was fixed. */
  SignatureSuite of(UUID subject) {
    return jdbc.sql("select suite from document_suite where subject_id = :subject")
        .param("subject", subject)
        .query((row, number) -> SignatureSuite.ofCode(row.getString("suite")).orElseThrow())
        .optional()
        .orElse(SignatureSuite.INTERNATIONAL);
  }
}
