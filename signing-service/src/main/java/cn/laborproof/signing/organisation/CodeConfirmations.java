package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.organisation.CodeConfirmation.State;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Confirms that an employer holds the credit code it registered under. Until an office of its
 * registered place has, nothing offices know about that code is shown to it or served on it.
 */
@Service
public class CodeConfirmations {
  private static final int MOST = 1000;
  private static final String GROUNDS = "organisation.code-grounds";

  private final CodeConfirmationRows rows;
  private final Tenancy tenancy;
  private final EvidenceJournal journal;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CodeConfirmations(
      CodeConfirmationRows rows,
      Tenancy tenancy,
      EvidenceJournal journal,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.tenancy = tenancy;
    this.journal = journal;
    this.events = events;
    this.clock = clock;
  }

  /** A page of a list. */
  public record Page(List<CodeConfirmation> rows, long total) {
    /** Copies the rows. */
    public Page {
      rows = List.copyOf(rows);
    }
  }

  /** Where the organisation stands that the current actor acts for; empty for other kinds. */
  public Optional<CodeConfirmation> own() {
    return tenancy
        .current()
        .organisation()
        .flatMap(own -> tenancy.inTransaction(() -> rows.find(own)));
  }

  /** Whether the current actor acts for an employer of which it is confirmed. */
  public boolean isOwnConfirmed() {
    return own().filter(each -> each.state() == State.CONFIRMED).isPresent();
  }

  /** Whether an employer waits, or was refused: it is told so where it looks for what it misses. */
  public boolean isOwnMissing() {
    return own().filter(each -> each.state() != State.CONFIRMED).isPresent();
  }

  /**
   * An organisation the office that asks decides about.
   *
   * @throws Refusal {@code not-found}
   */
  public CodeConfirmation find(UUID organisation) {
    return tenancy
        .inTransaction(() -> rows.find(organisation))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /**
   * Those the office that asks decides about.
   *
   * @param state one, or blank for all
   * @param text part of a name or code, or blank
   */
  public Page page(String state, String text, int page, int size) {
    return tenancy.inTransaction(() -> {
      MatchingRows<CodeConfirmation> matching = rows.matching(state, text.strip());
      return new Page(matching.page(page, size), matching.total());
    });
  }

  /** Hands over all of them, one after the other. */
  public void each(String state, String text, Consumer<CodeConfirmation> consumer) {
    tenancy.inTransaction(() -> {
      rows.matching(state, text.strip()).each(consumer);
      return true;
    });
  }

  /**
   * Decides, or takes the other decision instead. What stands already is not decided again.
   *
   * @param grounds what was compared, or why the code is not theirs
   * @throws Refusal {@code not-found}, {@code invalid-input}, {@code not-allowed} for anybody but a
   *     person of an office
   */
  public CodeConfirmation decide(UUID organisation, boolean holds, String grounds) {
    if (!(tenancy.current() instanceof Actor.Official official)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    String said = grounds.strip();
    if (said.isEmpty() || said.length() > MOST) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(FieldRefusal.of("grounds", "confirmation.grounds.defect")));
    }
    State state = holds ? State.CONFIRMED : State.REFUSED;
    return tenancy.inTransaction(() -> {
      CodeConfirmation before =
          rows.lock(organisation).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
      if (before.state() != state) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        rows.decide(organisation, state, said, official, now);
        journal.append(
            EventDraft.of(Organisations.stream(organisation), "organisation.code-" + state.code())
                .fact("credit_code", before.creditCode())
                .fact("office", official.office().toString())
                .personal(official.account(), GROUNDS, said));
        events.publishEvent(new CodeDecided(before.creditCode(), before.region()));
      }
      return find(organisation);
    });
  }

  /** A new employer waits for it. Joins the transaction that registers it. */
  void ask(Organisation organisation) {
    if (organisation.kind() == OrganisationKind.EMPLOYER) {
      rows.ask(organisation);
    }
  }
}
