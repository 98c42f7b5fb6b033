package cn.laborproof.signing.evidence;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link EvidenceJournal} as rows. The stream's row is locked while an event is appended, so the
 * sequence has no gap and no fork; the commitment waits in {@code log_entry} for the sequencer.
 */
@Component
class RowEvidenceJournal implements EvidenceJournal {

  private final JdbcClient jdbc;
  private final Tenancy tenancy;
  private final FieldCommitter fields;
  private final OutsideActs outsideActs;
  private final IdSource ids;
  private final Randomness randomness;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  RowEvidenceJournal(
      JdbcClient jdbc,
      Tenancy tenancy,
      FieldCommitter fields,
      OutsideActs outsideActs,
      IdSource ids,
      Randomness randomness,
      Clock clock,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.tenancy = tenancy;
    this.fields = fields;
    this.outsideActs = outsideActs;
    this.ids = ids;
    this.randomness = randomness;
    this.clock = clock;
    this.events = events;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(StreamId stream, String region) {
    Actor actor = tenancy.current();
    UUID owner =
        actor
            .organisation()
            .or(() -> Optional.ofNullable(actor.scope().office()))
            .orElseThrow(() -> new Refusal(CommonRefusal.NOT_ALLOWED));
    jdbc.sql("insert into subject (id, tenant_id, kind, region, created_at) values (?, ?, ?, ?, ?)")
        .param(stream.subject())
        .param(owner)
        .param(stream.kind())
        .param(region)
        .param(Timestamp.from(clock.instant()))
        .update();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void admitPerson(StreamId stream, UUID person) {
    admit(stream, null, person);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void admitTenant(StreamId stream, UUID tenant) {
    admit(stream, tenant, null);
  }

  private void admit(StreamId stream, @Nullable UUID tenant, @Nullable UUID person) {
    jdbc.sql(
            """
            insert into subject_reader (subject_id, tenant_id, reader_tenant, reader_person, admitted_at)
            values (:subject, :owner, :tenant, :person, :now) on conflict do nothing
            """)
        .param("subject", stream.subject())
        .param("owner", head(stream).tenant())
        .param("tenant", tenant)
        .param("person", person)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public AppendedEvent append(EventDraft draft) {
    Head head = head(draft.stream());
    UUID id = ids.next();
    var committed = fields.commit(draft);
    EvidenceEvent event =
        new EvidenceEvent(
            draft.stream().name(),
            head.seq() + 1,
            draft.kind(),
            clock.instant(),
            tenancy.current().role().code(),
            head.commitment(),
            draft.subjects(),
            EventFacts.toJson(draft.facts()),
            committed.commitments());
    Salt salt = Salt.of(randomness.bytes(Salt.LENGTH));
    var appended =
        new AppendedEvent(
            id, draft.stream(), event.seq(), event.kind(), event.time(), event.commitment(salt));
    insert(appended, event, salt, head.tenant());
    committed.keepOpenings(id, head.tenant());
    advance(appended);
    events.publishEvent(new EventsCommitted());
    return appended;
  }

  @Override
  public <T> T bracket(OutsideAct<T> act) {
    return outsideActs.run(this, act);
  }

  private void insert(AppendedEvent appended, EvidenceEvent event, Salt salt, UUID tenant) {
    jdbc.sql(
            """
            with entry as (insert into log_entry (kind, payload) values (1, :commitment) returning id)
            insert into evidence_event
              (id, tenant_id, subject_id, seq, kind, occurred_at, canonical, salt, commitment, log_entry)
            select :id, :tenant, :subject, :seq, :kind, :time, :canonical, :salt, :commitment, entry.id from entry
            """)
        .param("id", appended.id())
        .param("tenant", tenant)
        .param("subject", appended.stream().subject())
        .param("seq", appended.seq())
        .param("kind", appended.kind())
        .param("time", Timestamp.from(appended.time()))
        .param("canonical", event.canonicalBytes())
        .param("salt", salt.bytes())
        .param("commitment", appended.commitment().bytes())
        .update();
  }

  private void advance(AppendedEvent appended) {
    jdbc.sql("update subject set next_seq = ?, head = ? where id = ?")
        .param(appended.seq())
        .param(appended.commitment().bytes())
        .param(appended.stream().subject())
        .update();
  }

  /** Locks the stream until the caller's transaction ends. */
  private Head head(StreamId stream) {
    return jdbc.sql(
            "select tenant_id, next_seq, head from subject where id = ? and kind = ? for no key"
                + " update")
        .param(stream.subject())
        .param(stream.kind())
        .query((row, index) -> Head.of(row))
        .optional()
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private record Head(UUID tenant, long seq, @Nullable Digest commitment) {
    static Head of(ResultSet row) throws SQLException {
      byte[] head = row.getBytes("head");
      return new Head(
          row.getObject("tenant_id", UUID.class),
          row.getLong("next_seq"),
          head == null ? null : Digest.of(head));
    }
  }
}
