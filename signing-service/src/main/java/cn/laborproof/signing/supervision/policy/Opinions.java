package cn.laborproof.signing.supervision.policy;

import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.CodeConfirmations;
import cn.laborproof.signing.organisation.OrganisationRefusal;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.policy.HearingRows.Said;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * What an employer says of policies that apply where it is registered, once its code is confirmed:
 * else whoever typed it would speak for another. One opinion an employer, changed until the end.
 */
@Service
class Opinions {

  private static final String STREAM = "policy-opinion";
  private static final int LISTED = 100;

  private final HearingRows rows;
  private final CodeConfirmations confirmations;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  Opinions(
      HearingRows rows,
      CodeConfirmations confirmations,
      EvidenceJournal journal,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.confirmations = confirmations;
    this.journal = journal;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /** A policy with what the employer said of it. */
  record Task(Hearing hearing, boolean open, Optional<Said> said) {}

  boolean isUnconfirmed() {
    return !confirmations.isOwnConfirmed();
  }

  /** Those that apply to the employer that acts, newest first; none before it is confirmed. */
  List<Task> all() {
    UUID tenant = tenant();
    return tenancy.inTransaction(
        () -> rows.concerning(LISTED).stream().map(each -> task(each, tenant)).toList());
  }

  /** How many of them wait for a word. */
  long waiting() {
    UUID tenant = tenant();
    return tenancy.inTransaction(() -> rows.waiting(tenant, clock.instant()));
  }

  /**
   * One of them.
   *
   * @throws Refusal {@code code-not-confirmed}, {@code not-found}
   */
  Task find(UUID policy) {
    UUID tenant = tenant();
    if (isUnconfirmed()) {
      throw new Refusal(OrganisationRefusal.CODE_NOT_CONFIRMED);
    }
    return tenancy.inTransaction(() -> task(concerning(policy), tenant));
  }

  /**
   * Keeps what is said, in the place of what was said before. The very same: nothing happens.
   *
   * @param version of what the writer has seen; 0 before the first
   * @throws Refusal {@code code-not-confirmed}, {@code not-found}, {@code policy-feedback-closed},
   *     {@code changed-meanwhile}
   */
  Task say(UUID policy, Opinion said, int version) {
    if (!(tenancy.current() instanceof Actor.Member member)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    Task seen = find(policy);
    return tenancy.inTransaction(() -> {
      Optional<Said> before = rows.own(policy, member.tenant());
      if (before.map(Said::opinion).filter(said::equals).isPresent()) {
        return task(seen.hearing(), member.tenant());
      }
      if (!seen.open()) {
        throw new Refusal(OpinionRefusal.CLOSED);
      }
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      UUID id = before.map(Said::id).orElseGet(ids::next);
      if (before.map(Said::version).orElse(0) != version) {
        throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
      }
      boolean kept =
          before.isEmpty()
              ? rows.insert(id, policy, member.tenant(), said, now)
              : rows.update(id, version, said, now);
      if (!kept) {
        throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
      }
      StreamId stream = new StreamId(STREAM, id);
      if (before.isEmpty()) {
        journal.open(stream, seen.hearing().policy().region());
      }
      journal.append(
          EventDraft.of(stream, STREAM + ".sent")
              .about("opinion.json", content(said).canonicalBytes())
              .fact("policy", policy.toString()));
      return task(seen.hearing(), member.tenant());
    });
  }

  private static JsonObject content(Opinion said) {
    JsonObject.Builder content = JsonObject.builder();
    for (Asked question : Asked.values()) {
      content.put(question.code(), said.rating(question));
    }
    return content.put("words", said.words()).build();
  }

  private Task task(Hearing hearing, UUID tenant) {
    return new Task(
        hearing, hearing.isOpen(clock.instant()), rows.own(hearing.policy().id(), tenant));
  }

  private Hearing concerning(UUID policy) {
    return rows.concerning(policy).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private UUID tenant() {
    return tenancy
        .current()
        .organisation()
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_ALLOWED));
  }
}
