package cn.laborproof.signing.contract;

import cn.laborproof.signing.contract.domain.ClosedContract;
import cn.laborproof.signing.contract.domain.ConcludedContract;
import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.contract.domain.ContractState;
import cn.laborproof.signing.contract.domain.DraftContract;
import cn.laborproof.signing.contract.domain.FrozenContract;
import cn.laborproof.signing.contract.domain.HalfSignedContract;
import cn.laborproof.signing.contract.domain.InvitedContract;
import cn.laborproof.signing.contract.domain.LabourContract;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.identity.ResidentIdentityNumber;
import cn.laborproof.signing.identity.WorkerKeys;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.template.ContractData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contracts in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class ContractRows {
  private static final String MATCHING =
      """
       from contract
      where tenant_id = current_tenant() and (:state = '' or state = :state)
        and (:words = '' or post ilike '%' || :words || '%' or reference like :words || '%' or worker_name = :name
             or right(upper(replace(id::text, '-', '')), 12) like '%' || :number || '%')
      """;

  private final JdbcClient jdbc;
  private final ContractRowReader reader;
  private final ContractDataSealer sealer;
  private final WorkerKeys workers;

  ContractRows(
      JdbcClient jdbc, ContractRowReader reader, ContractDataSealer sealer, WorkerKeys workers) {
    this.jdbc = jdbc;
    this.reader = reader;
    this.sealer = sealer;
    this.workers = workers;
  }

  void insert(DraftContract draft, UUID requestKey) {
    ContractHead head = draft.head();
    jdbc.sql(
            """
            insert into contract (id, tenant_id, person_id, region, reference, request_key, template, template_version,
                                  data, state, created_at, changed_at)
            values (:id, :tenant, :person, :region, :reference, :key, :template, :templateVersion, :data, :state, :at, :at)
            """)
        .param("id", head.id())
        .param("tenant", head.tenant())
        .param("person", head.worker())
        .param("region", head.region())
        .param("reference", head.reference())
        .param("key", requestKey)
        .param("template", head.template())
        .param("templateVersion", head.templateVersion())
        .param("data", sealer.seal(head))
        .param("state", draft.state().code())
        .param("at", utc(head.createdAt()))
        .update();
    keepListed(head);
  }

  /**
   * Writes the new state over the version the writer has seen.
   *
   * @throws Refusal {@code changed-meanwhile} if somebody else was faster
   */
  void update(LabourContract contract, int seen, Instant at) {
    int rows =
        jdbc.sql(
                """
                update contract set state = :state, version = version + 1, changed_at = :at
                where id = :id and version = :seen
                """)
            .param("state", contract.state().code())
            .param("at", utc(at))
            .param("id", contract.head().id())
            .param("seen", seen)
            .update();
    if (rows != 1) {
      throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
    }
    switch (contract) {
      case DraftContract draft -> keepData(draft.head());
      case FrozenContract frozen -> keepFrozen(frozen);
      case InvitedContract invited -> keepInvited(invited);
      case HalfSignedContract half -> keepHalfSigned(half);
      case ConcludedContract concluded -> keepConcluded(concluded);
      case ClosedContract closed -> keepClosed(closed);
    }
  }

  Optional<StoredContract> find(UUID id) {
    return jdbc.sql("select * from contract where id = :id")
        .param("id", id)
        .query(reader::read)
        .optional();
  }

  /** The same, locked until the transaction ends, so that acts on one contract queue up. */
  Optional<StoredContract> lock(UUID id) {
    return jdbc.sql("select * from contract where id = :id for no key update")
        .param("id", id)
        .query(reader::read)
        .optional();
  }

  Optional<UUID> byRequestKey(UUID tenant, UUID requestKey) {
    return jdbc.sql("select id from contract where tenant_id = :tenant and request_key = :key")
        .param("tenant", tenant)
        .param("key", requestKey)
        .query((row, _) -> row.getObject("id", UUID.class))
        .optional();
  }

  /** Those of the own organisation that pass the filter. */
  MatchingRows<StoredContract> matching(ContractFilter filter, byte[] name) {
    return new MatchingRows<>(
        jdbc,
        MATCHING,
        filter.order(),
        Map.of(
            "state", filter.state().map(ContractState::code).orElse(""),
            "words", filter.words(),
            "number", filter.numberPart(),
            "name", name),
        reader::read);
  }

  List<StateCount> counts() {
    return jdbc.sql(
            "select state, count(*) as n from contract where tenant_id = current_tenant() group by state")
        .query((row, _) ->
            new StateCount(ContractState.ofCode(row.getString("state")), row.getLong("n")))
        .list();
  }

  /** How many contracts are in a state. */
  record StateCount(ContractState state, long count) {}

  private void keepData(ContractHead head) {
    jdbc.sql("update contract set data = :data where id = :id")
        .param("data", sealer.seal(head))
        .param("id", head.id())
        .update();
    keepListed(head);
  }

  private void keepListed(ContractHead head) {
    ContractData data = head.data();
    jdbc.sql(
            """
            update contract set post = :post, term_start = :start, term_end = :end, worker = :worker, worker_name = :name
            where id = :id
            """)
        .param("post", data.text("work.post").orElse(""))
        .param("start", day(data.date("term.start")))
        .param("end", day(data.date("term.end")))
        .param("worker", worker(head))
        .param("name", workers.ofName(head.tenant(), head.workerName()))
        .param("id", head.id())
        .update();
  }

  /** Null until a valid identity number is filled in. */
  private byte @Nullable [] worker(ContractHead head) {
    return head.data()
        .text("worker.idNumber")
        .filter(number -> ResidentIdentityNumber.defectIn(number).isEmpty())
        .map(number -> workers.of(head.tenant(), new ResidentIdentityNumber(number)).bytes())
        .orElse(null);
  }

  private void keepFrozen(FrozenContract frozen) {
    jdbc.sql(
            """
            update contract set frozen_document = :document, frozen_sha256 = :sha256, frozen_at = :at where id = :id
            """)
        .param("document", frozen.frozen().document())
        .param("sha256", frozen.frozen().sha256().bytes())
        .param("at", utc(frozen.frozenAt()))
        .param("id", frozen.head().id())
        .update();
  }

  private void keepInvited(InvitedContract invited) {
    jdbc.sql("update contract set invited_at = :at, invited_until = :until where id = :id")
        .param("at", utc(invited.invitedAt()))
        .param("until", utc(invited.until()))
        .param("id", invited.head().id())
        .update();
  }

  private void keepHalfSigned(HalfSignedContract half) {
    jdbc.sql(
            """
            update contract set half_document = :document, half_sha256 = :sha256, worker_signed_at = :at, seal_due = :due
            where id = :id
            """)
        .param("document", half.halfSigned().document())
        .param("sha256", half.halfSigned().sha256().bytes())
        .param("at", utc(half.workerSignedAt()))
        .param("due", utc(half.sealDue()))
        .param("id", half.head().id())
        .update();
  }

  private void keepConcluded(ConcludedContract concluded) {
    Paper paper = concluded.concluded();
    jdbc.sql(
            "update contract set final_document = :document, final_sha256 = :sha256, concluded_at = :at where id = :id")
        .param("document", paper.document())
        .param("sha256", paper.sha256().bytes())
        .param("at", utc(concluded.concludedAt()))
        .param("id", concluded.head().id())
        .update();
  }

  private void keepClosed(ClosedContract closed) {
    jdbc.sql("update contract set closed_by = :by, closed_at = :at where id = :id")
        .param("by", closed.by().name())
        .param("at", utc(closed.at()))
        .param("id", closed.head().id())
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable LocalDate day(Optional<LocalDate> day) {
    return day.orElse(null);
  }
}
