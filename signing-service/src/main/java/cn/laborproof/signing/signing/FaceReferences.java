package cn.laborproof.signing.signing;

import cn.laborproof.face.Embedding;
import cn.laborproof.face.RenewableReference;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.vault.KeyWrapping;
import cn.laborproof.signing.vault.KeyedDigest;
import cn.laborproof.signing.vault.SealedBox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Faces that are compared with those of other signers at the employer (ADR 64): of workers alone
 * who agreed to it apart from all else (个人信息保护法 arts 14, 29), turned by a secret, encrypted, for
 * days. Every call runs in the caller's transaction.
 */
@Component
public class FaceReferences {
  private static final Logger LOG = LoggerFactory.getLogger(FaceReferences.class);

  private final JdbcClient jdbc;
  private final FaceComparison comparison;
  private final SessionRows rows;
  private final KeyedDigest digest;
  private final KeyWrapping wrapping;
  private final SealedBox box;
  private final Randomness randomness;
  private final EvidenceJournal journal;
  private final MessageSource messages;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FaceReferences(
      JdbcClient jdbc,
      FaceComparison comparison,
      SessionRows rows,
      KeyedDigest digest,
      KeyWrapping wrapping,
      SealedBox box,
      Randomness randomness,
      EvidenceJournal journal,
      MessageSource messages,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.comparison = comparison;
    this.rows = rows;
    this.digest = digest;
    this.wrapping = wrapping;
    this.box = box;
    this.randomness = randomness;
    this.journal = journal;
    this.messages = messages;
    this.events = events;
    this.clock = clock;
  }

  /** Whether this person is asked; of other documents than labour contracts nobody is. */
  Optional<FaceComparison.Terms> asked(CurrentSession.Position position) {
    return position.paper().leavesTrace()
        ? region(position).flatMap(comparison::inForce)
        : Optional.empty();
  }

  private Optional<String> region(CurrentSession.Position position) {
    return jdbc.sql("select region from contract where id = :id")
        .param("id", position.session().contract())
        .query(String.class)
        .optional();
  }

  /** What the person says to it; no answer is a no, and a no leaves nothing behind. */
  void answer(CurrentSession.Position position, boolean agreed, Locale locale) {
    Optional<FaceComparison.Terms> terms = agreed ? asked(position) : Optional.empty();
    if (terms.isPresent() && !position.session().faceCompared()) {
      rows.faceCompared(position.session().id(), true);
      journal.append(
          EventDraft.of(position.stream(), "consent.face-comparison")
              .fact("text", WorkerConsent.TEXT_VERSION)
              .fact("language", locale.getLanguage())
              .fact("days", terms.get().keep().toDays())
              .about("face-comparison-notice.txt", text(terms.get(), locale)));
    } else if (terms.isEmpty() && position.session().mayWithdrawComparison()) {
      end(position);
    }
  }

  /** What is asked, in the person's language. */
  byte[] text(FaceComparison.Terms terms, Locale locale) {
    return messages
        .getMessage("notice.face.comparison.text", new Object[] {terms.keep().toDays()}, locale)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Keeps a face that passed the check, when the person agreed and it is still compared. No fault
   * of it costs the person the way on.
   */
  void tryToKeep(CurrentSession.Position position, Embedding face) {
    if (!position.session().faceCompared()) {
      return;
    }
    jdbc.sql("savepoint signing_face").update();
    try {
      asked(position).ifPresent(terms -> keep(position, terms, face));
      jdbc.sql("release savepoint signing_face").update();
    } catch (RuntimeException e) {
      jdbc.sql("rollback to savepoint signing_face").update();
      // The kind of fault alone: a message may hold values.
      LOG.warn("A face was not kept for comparison: {}", e.getClass().getSimpleName());
    }
  }

  private void keep(CurrentSession.Position position, FaceComparison.Terms terms, Embedding face) {
    UUID contract = position.session().contract();
    UUID employer = position.paper().tenant();
    byte[] secret =
        digest.of(
            "signing-face/" + employer,
            Integer.toString(terms.renewal()).getBytes(StandardCharsets.US_ASCII));
    byte[] key = randomness.bytes(SealedBox.KEY_LENGTH);
    String context = context(contract);
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into signing_face (contract_id, tenant_id, region, renewal, wrapped_key, sealed, kept_at, expires_at)
            select c.id, c.tenant_id, c.region, :renewal, :key, :sealed, :now, :until from contract c where c.id = :contract
            on conflict (contract_id) do update set renewal = excluded.renewal, wrapped_key = excluded.wrapped_key, sealed = excluded.sealed,
              kept_at = excluded.kept_at, expires_at = excluded.expires_at
            """)
        .param("renewal", terms.renewal())
        .param("key", wrapping.wrap(key, context))
        .param("sealed", box.seal(key, context, RenewableReference.of(face, secret)))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("until", now.plus(terms.keep()).atOffset(ZoneOffset.UTC))
        .param("contract", contract)
        .update();
    events.publishEvent(new FacesChanged(employer));
  }

  /** Takes the consent back, by whichever link it was given: what is kept is gone at once. */
  void withdraw(CurrentSession.Position position) {
    if (position.session().mayWithdrawComparison()) {
      end(position);
    }
  }

  private void end(CurrentSession.Position position) {
    jdbc.sql("delete from signing_face where contract_id = :contract")
        .param("contract", position.session().contract())
        .update();
    rows.faceCompared(position.session().id(), false);
    journal.append(EventDraft.of(position.stream(), "consent.face-comparison-withdrawn"));
    events.publishEvent(new FacesChanged(position.paper().tenant()));
  }

  /** Opens what was kept; for who compares. */
  public byte[] open(UUID contract, byte[] wrappedKey, byte[] sealed) {
    String context = context(contract);
    return box.open(wrapping.unwrap(wrappedKey, context), context, sealed);
  }

  private static String context(UUID contract) {
    return "signing-face/" + contract;
  }
}
