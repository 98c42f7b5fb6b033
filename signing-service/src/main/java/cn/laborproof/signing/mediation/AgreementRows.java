package cn.laborproof.signing.mediation;

import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.mediation.domain.AgreementState;
import cn.laborproof.signing.mediation.domain.ClosedAgreement;
import cn.laborproof.signing.mediation.domain.ConcludedAgreement;
import cn.laborproof.signing.mediation.domain.DraftAgreement;
import cn.laborproof.signing.mediation.domain.FrozenAgreement;
import cn.laborproof.signing.mediation.domain.InvitedAgreement;
import cn.laborproof.signing.mediation.domain.MediationAgreement;
import cn.laborproof.signing.mediation.domain.PartlySignedAgreement;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agreements in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class AgreementRows {
  private static final String MATCHING =
      """
       from mediation_agreement
      where (tenant_id = current_tenant() or respondent_id = current_tenant()) and (:state = '' or state = :state)
      """;

  private final JdbcClient jdbc;
  private final AgreementRowReader reader;
  private final AgreementDataSealer sealer;

  AgreementRows(JdbcClient jdbc, AgreementRowReader reader, AgreementDataSealer sealer) {
    this.jdbc = jdbc;
    this.reader = reader;
    this.sealer = sealer;
  }

  void insert(DraftAgreement draft, UUID requestKey) {
    AgreementHead head = draft.head();
    jdbc.sql(
            """
            insert into mediation_agreement (id, tenant_id, respondent_id, person_id, mediator_id, region, reference,
                                             request_key, template_version, data, state, created_at, changed_at)
            values (:id, :tenant, :respondent, :person, :mediator, :region, :reference, :key, :version, :data, :state, :at, :at)
            """)
        .param("id", head.id())
        .param("tenant", head.body())
        .param("respondent", head.respondent())
        .param("person", head.worker())
        .param("mediator", head.mediator())
        .param("region", head.region())
        .param("reference", head.reference())
        .param("key", requestKey)
        .param("version", head.templateVersion())
        .param("data", sealer.seal(head))
        .param("state", draft.state().code())
        .param("at", utc(head.createdAt()))
        .update();
  }

  /**
   * Writes the new state over the version the writer has seen.
   *
   * @throws Refusal {@code changed-meanwhile} if somebody else was faster
   */
  void update(MediationAgreement agreement, int seen, Instant at) {
    @Nullable Paper newest = agreement.newest().orElse(null);
    int rows =
        jdbc.sql(
                """
                update mediation_agreement set state = :state, version = version + 1, changed_at = :at,
                  document = :document, sha256 = :sha256
                where id = :id and version = :seen
                """)
            .param("state", agreement.state().code())
            .param("at", utc(at))
            .param("document", newest == null ? null : newest.document())
            .param("sha256", newest == null ? null : newest.sha256().bytes(), Types.BINARY)
            .param("id", agreement.head().id())
            .param("seen", seen)
            .update();
    if (rows != 1) {
      throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
    }
    switch (agreement) {
      case DraftAgreement draft -> keepDraft(draft.head());
      case FrozenAgreement frozen -> keep(frozen.head(), "frozen_at", frozen.frozenAt());
      case InvitedAgreement invited -> keep(invited.head(), "invited_until", invited.until());
      case PartlySignedAgreement partly ->
          keep(partly.head(), signedColumn(partly), partly.signedAt().getLast());
      case ConcludedAgreement done -> keep(done.head(), "concluded_at", done.concludedAt());
      case ClosedAgreement closed -> keepClosed(closed);
    }
  }

  Optional<StoredAgreement> find(UUID id) {
    return jdbc.sql("select * from mediation_agreement where id = :id")
        .param("id", id)
        .query(reader::read)
        .optional();
  }

  /** The same, locked until the transaction ends, so that acts on one agreement queue up. */
  Optional<StoredAgreement> lock(UUID id) {
    return jdbc.sql("select * from mediation_agreement where id = :id for no key update")
        .param("id", id)
        .query(reader::read)
        .optional();
  }

  Optional<UUID> byRequestKey(UUID tenant, UUID requestKey) {
    return jdbc.sql(
            "select id from mediation_agreement where tenant_id = :tenant and request_key = :key")
        .param("tenant", tenant)
        .param("key", requestKey)
        .query((row, _) -> row.getObject("id", UUID.class))
        .optional();
  }

  /** Those the own organisation mediates or is a party to that pass the filter. */
  MatchingRows<StoredAgreement> matching(AgreementFilter filter) {
    return new MatchingRows<>(
        jdbc,
        MATCHING,
        filter.order(),
        Map.of("state", filter.state().map(AgreementState::code).orElse("")),
        reader::read);
  }

  private void keepDraft(AgreementHead head) {
    jdbc.sql(
            "update mediation_agreement set data = :data, respondent_id = :respondent where id = :id")
        .param("data", sealer.seal(head))
        .param("respondent", head.respondent())
        .param("id", head.id())
        .update();
  }

  private void keep(AgreementHead head, String column, Instant at) {
    jdbc.sql("update mediation_agreement set " + column + " = :at where id = :id")
        .param("at", utc(at))
        .param("id", head.id())
        .update();
  }

  private static String signedColumn(PartlySignedAgreement partly) {
    return switch (partly.state()) {
      case WORKER_SIGNED -> "worker_signed_at";
      case RESPONDENT_SIGNED -> "employer_signed_at";
      default -> "mediator_signed_at";
    };
  }

  private void keepClosed(ClosedAgreement closed) {
    jdbc.sql("update mediation_agreement set closed_by = :by, closed_at = :at where id = :id")
        .param("by", closed.by().name())
        .param("at", utc(closed.at()))
        .param("id", closed.head().id())
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
