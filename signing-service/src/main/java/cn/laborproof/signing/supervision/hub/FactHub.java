package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Scope;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes facts in for an office. A delivery is one transaction: its lines, its quarantined lines,
 * its event, the marks on whoever has to be judged and the task that judges them.
 */
@Service
class FactHub {

  private static final Logger LOG = LoggerFactory.getLogger(FactHub.class);

  /** So many employers are judged before the answer goes out; more are left to the task. */
  private static final int AT_ONCE = 8;

  private final FactBatches batches;
  private final FactVersions versions;
  private final FactsOfHub facts;
  private final DeliveredRegisters registers;
  private final HubEmployers employers;
  private final Judgements judgements;
  private final JudgementTask task;
  private final FactFeed feed;
  private final DeliveryGate gate;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  FactHub(
      FactBatches batches,
      FactVersions versions,
      FactsOfHub facts,
      DeliveredRegisters registers,
      HubEmployers employers,
      Judgements judgements,
      JudgementTask task,
      FactFeed feed,
      DeliveryGate gate,
      EvidenceJournal journal,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.batches = batches;
    this.versions = versions;
    this.facts = facts;
    this.registers = registers;
    this.employers = employers;
    this.judgements = judgements;
    this.task = task;
    this.feed = feed;
    this.gate = gate;
    this.journal = journal;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /** A page of deliveries. */
  record Page(List<FactBatch> batches, long total) {}

  /**
   * Takes a delivery in for the office the current actor acts for. Delivered already: answers with
   * what became of it then.
   *
   * @throws Refusal {@code not-allowed} for whoever acts for no office
   */
  FactBatch receive(Delivery delivery) {
    Scope scope = tenancy.current().scope();
    UUID office = scope.office();
    String region = scope.region();
    if (office == null || region == null) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    FactBatch batch =
        gate.through(
            office,
            () ->
                tenancy.inTransaction(() -> {
                  batches.open(office, region);
                  batches.queueUp(office);
                  return batches
                      .same(office, delivery, judgements.today())
                      .orElseGet(() -> keep(delivery, office, region));
                }));
    judgeFew(office);
    return batch;
  }

  /**
   * Takes in what the office itself established, in the caller's transaction: the act and its fact
   * stand or fall together. Judging is left to the task.
   *
   * @throws Refusal {@code not-allowed} for whoever acts for no office
   */
  void keepOwn(Delivery delivery) {
    Scope scope = tenancy.current().scope();
    UUID office = scope.office();
    String region = scope.region();
    if (office == null || region == null) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    tenancy.inTransaction(() -> {
      batches.open(office, region);
      batches.queueUp(office);
      return batches
          .same(office, delivery, judgements.today())
          .orElseGet(() -> keep(delivery, office, region));
    });
  }

  /**
   * Asked before a body is read: nobody else fills a disk.
   *
   * @throws Refusal {@code not-allowed} for whoever acts for no office
   */
  void requireOffice() {
    Scope scope = tenancy.current().scope();
    if (scope.office() == null || scope.region() == null) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
  }

  /**
   * What is kept is kept: should judging fail, the task tries again and the answer says what came
   * in.
   */
  private void judgeFew(UUID office) {
    try {
      judgements.judgeFew(office, AT_ONCE);
    } catch (RuntimeException e) {
      LOG.warn("Judging after a delivery is left to the task: {}", e.toString());
    }
  }

  private FactBatch keep(Delivery delivery, UUID office, String region) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant issued =
        delivery
            .issuedAt()
            .map(at -> at.truncatedTo(ChronoUnit.MICROS))
            .filter(at -> at.isBefore(now))
            .orElse(now);
    FactBatch begun =
        new FactBatch(
            ids.next(),
            office,
            region,
            delivery.kind(),
            delivery.withdraws(),
            delivery.sha256(),
            FactIntake.shown(delivery.fileName()),
            delivery.channel(),
            issued,
            now,
            new FactBatch.Counts(0, 0, 0, 0, 0, 0),
            Map.of(),
            List.of(),
            List.of());
    journal.open(stream(begun.id()), region);
    FactVersions.Writing writing = versions.into(begun);
    FactIntake intake = writing.intake();
    feed.read(delivery, judgements.today(), intake);
    intake.finish();
    FactBatch batch = begun.with(writing.counts(), intake);
    batches.keep(batch, intake.rejected());
    mark(batch, writing.touched());
    task.lookAt(office, batch.id().toString(), clock.instant());
    tell(batch);
    return batch;
  }

  private void mark(FactBatch batch, Set<String> touched) {
    UUID office = batch.office();
    if (!touched.isEmpty()) {
      Set<String> marked = new TreeSet<>(touched);
      marked.addAll(employers.linked(office, touched, batch.kind() == FactKind.SERVICES));
      employers.touch(office, batch.region(), marked);
    }
    Set<String> divisions = registers.keepUp(office, batch.region(), batch.kind(), touched);
    if (!divisions.isEmpty()) {
      registers.touch(office, divisions);
    }
    if (employers.common(office, facts.common(office))) {
      employers.touchAll(office);
    }
  }

  private void tell(FactBatch batch) {
    FactBatch.Counts counts = batch.counts();
    journal.append(
        EventDraft.of(stream(batch.id()), "facts.received")
            .fact("kind", batch.kind().code())
            .fact("sha256", batch.sha256().hex())
            .fact("withdraws", batch.withdraws())
            .fact("issued", batch.issuedAt().toString())
            .fact("added", counts.added())
            .fact("corrected", counts.corrected())
            .fact("rejected", counts.rejected()));
  }

  static StreamId stream(UUID batch) {
    return new StreamId("facts", batch);
  }

  /**
   * A delivery the current actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  FactBatch find(UUID batch) {
    return visible(tenancy.inTransaction(() -> batches.find(batch)));
  }

  /** Deliveries, newest first. */
  Page page(Optional<FactKind> kind, int page, int size) {
    String code = kind.map(FactKind::code).orElse("");
    return tenancy.inTransaction(
        () -> new Page(batches.page(code, page, size), batches.total(code)));
  }

  List<FactIntake.Rejected> rejected(FactBatch batch, int most) {
    return tenancy.inTransaction(() -> batches.rejected(batch.id(), most));
  }

  void eachRejected(FactBatch batch, Consumer<FactIntake.Rejected> consumer) {
    tenancy.inTransaction(() -> {
      batches.eachRejected(batch.id(), consumer);
      return batch;
    });
  }

  /** Every version of the fact on a line; empty when the line was not kept. */
  List<FactBatches.Version> versions(FactBatch batch, long line) {
    return tenancy.inTransaction(() -> batches.versions(batch.id(), line));
  }

  /** How many employers wait to be judged. */
  long waiting() {
    return tenancy.inTransaction(employers::waiting);
  }

  /** Whether the delivery is of the office the current actor acts for, and not of one below it. */
  boolean isOwn(FactBatch batch) {
    return batch.office().equals(tenancy.current().scope().office());
  }

  /** The application's own check, before row-level security's. */
  private FactBatch visible(Optional<FactBatch> found) {
    Scope scope = tenancy.current().scope();
    return found
        .filter(batch ->
            batch.office().equals(scope.office())
                || scope.region() != null && batch.region().startsWith(scope.region()))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }
}
