package cn.laborproof.signing.evidence;

import cn.laborproof.signing.access.Tenancy;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Brackets acts outside the database between an intent and a result. A persistent task lies in wait
 * for every intent; if the process dies before the result, the task writes down that nobody knows.
 */
@Component
final class OutsideActs {

  private static final Logger LOG = LoggerFactory.getLogger(OutsideActs.class);

  private final JdbcClient jdbc;
  private final Tenancy tenancy;
  private final ObjectProvider<SchedulerClient> scheduler;
  private final EvidenceProperties properties;
  private final Clock clock;

  OutsideActs(
      JdbcClient jdbc,
      Tenancy tenancy,
      ObjectProvider<SchedulerClient> scheduler,
      EvidenceProperties properties,
      Clock clock) {
    this.jdbc = jdbc;
    this.tenancy = tenancy;
    this.scheduler = scheduler;
    this.properties = properties;
    this.clock = clock;
  }

  <T> T run(EvidenceJournal journal, OutsideAct<T> act) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "an outside act inside a transaction could not be taken back with it (expected: none open)");
    }
    UUID intent = tenancy.inTransaction(() -> intend(journal, act.intent()));
    T value;
    try {
      value = act.perform().apply(intent);
    } catch (RuntimeException e) {
      writeDownFailure(journal, act.intent(), intent, e);
      throw e;
    }
    tenancy.inTransaction(() -> {
      act.settle().accept(value, journal.append(act.result().apply(value)));
      settle(intent);
      return intent;
    });
    return value;
  }

  private UUID intend(EvidenceJournal journal, EventDraft draft) {
    AppendedEvent event = journal.append(draft);
    StreamId stream = draft.stream();
    UUID tenant =
        jdbc.sql(
                """
                insert into outside_intent (id, tenant_id, subject_id, stream, kind, intended_at)
                select :id, s.tenant_id, s.id, :stream, :kind, :now from subject s where s.id = :subject
                returning tenant_id
                """)
            .param("id", event.id())
            .param("stream", stream.name())
            .param("kind", draft.kind())
            .param("now", Timestamp.from(event.time()))
            .param("subject", stream.subject())
            .query((row, index) -> row.getObject("tenant_id", UUID.class))
            .single();
    scheduler
        .getObject()
        .scheduleIfNotExists(
            OutsideActRecoveryTask.DESCRIPTOR
                .instance(event.id().toString())
                .data(
                    new OutsideActRecoveryTask.Interrupted(tenant, stream.kind(), stream.subject()))
                .scheduledTo(event.time().plus(properties.intentTimeout())));
    return event.id();
  }

  /**
   * The failure of the act is what the caller must hear; a failure to write it down is left to the
   * recovery task.
   */
  private void writeDownFailure(
      EvidenceJournal journal, EventDraft intended, UUID intent, RuntimeException cause) {
    try {
      tenancy.inTransaction(() -> {
        journal.append(failure(intended.stream(), intended.kind(), "refused"));
        settle(intent);
        return intent;
      });
    } catch (RuntimeException e) {
      LOG.warn("the failure of {} is left to recovery", intended.kind(), e);
      cause.addSuppressed(e);
    }
  }

  private void settle(UUID intent) {
    jdbc.sql("update outside_intent set settled_at = ? where id = ?")
        .param(Timestamp.from(clock.instant()))
        .param(intent)
        .update();
    scheduler.getObject().cancel(OutsideActRecoveryTask.DESCRIPTOR.instanceId(intent.toString()));
  }

  static EventDraft failure(StreamId stream, String intentKind, String reason) {
    String act =
        intentKind.endsWith(".intended")
            ? intentKind.substring(0, intentKind.length() - ".intended".length())
            : intentKind;
    return EventDraft.of(stream, act + ".failed").fact("reason", reason);
  }

  /** Whether the intent still waits for its result; locks its row. */
  boolean isOpen(UUID intent) {
    return jdbc.sql("select settled_at is null as open from outside_intent where id = ? for update")
        .param(intent)
        .query((row, index) -> row.getBoolean("open"))
        .optional()
        .orElse(false);
  }

  /** The kind of the intent's event. */
  String kindOf(UUID intent) {
    return jdbc.sql("select kind from outside_intent where id = ?")
        .param(intent)
        .query((row, index) -> row.getString("kind"))
        .single();
  }

  void settleInterrupted(UUID intent) {
    jdbc.sql("update outside_intent set settled_at = ? where id = ?")
        .param(Timestamp.from(clock.instant()))
        .param(intent)
        .update();
  }
}
