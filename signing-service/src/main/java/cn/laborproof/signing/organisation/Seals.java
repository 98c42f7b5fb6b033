package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Accounts.HouseMember;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.organisation.domain.Seal;
import cn.laborproof.signing.organisation.domain.SealHead;
import cn.laborproof.signing.organisation.domain.SealReason;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.vault.KeyHandle;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/**
 * The life of the current organisation's seal: applied for, made, filed, suspended, resumed,
 * cancelled; who keeps it, and from which amount on two people have to agree. Each act is an event
 * of the organisation.
 */
@Service
public class Seals {
  private static final Pattern FILING_NUMBER = Pattern.compile("[0-9A-Z][0-9A-Z-]{7,31}");

  private final SealRows rows;
  private final ElectronicSealRows electronic;
  private final SealKeepers keepers;
  private final SealIssue issue;
  private final OrganisationRows organisations;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  Seals(
      SealRows rows,
      ElectronicSealRows electronic,
      SealKeepers keepers,
      SealIssue issue,
      OrganisationRows organisations,
      EvidenceJournal journal,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.electronic = electronic;
    this.keepers = keepers;
    this.issue = issue;
    this.organisations = organisations;
    this.journal = journal;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Applies for a seal; key, certificate and, where we can, filing follow by a task. Its first
   * keepers are all whose role allows it.
   *
   * @throws Refusal {@code wrong-state} while there is one
   */
  public void apply() {
    tenancy.inTransaction(() -> {
      UUID tenant = tenant();
      Organisation mine =
          organisations.find(tenant).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
      Optional<Seal.Living> living = rows.lock();
      if (living.isPresent()) {
        throw new Refusal(CommonRefusal.WRONG_STATE, living.get().code());
      }
      int number = rows.all().stream().mapToInt(seal -> seal.head().number()).max().orElse(0) + 1;
      var head = new SealHead(ids.next(), tenant, number, mine.sealInscription(), clock.instant());
      rows.insert(new Seal.Applied(head));
      for (HouseMember member : keepers.eligible()) {
        keepers.authorise(tenant, member.id(), clock.instant());
      }
      journal.append(
          EventDraft.of(Organisations.stream(tenant), "seal.applied").fact("number", number));
      issue.schedule(tenant);
      return true;
    });
  }

  /** Applies where there never was a seal, as in data of a version that knew no seals. */
  void applyIfNone() {
    if (tenancy.inTransaction(() -> rows.all().isEmpty())) {
      apply();
    }
  }

  /**
   * The number under which the register has filed the seal.
   *
   * @throws Refusal {@code filing-number-malformed}, {@code wrong-state}
   */
  public void file(String number) {
    if (!FILING_NUMBER.matcher(number).matches()) {
      throw new Refusal(OrganisationRefusal.FILING_NUMBER);
    }
    change(
        Seal.Made.class,
        "seal.filed",
        made -> made.file(new Seal.Filing(number, clock.instant())),
        event -> event.fact("filing_number", number));
  }

  /** Stops the use of the seal for the time being. */
  public void suspend(SealReason reason) {
    change(
        Seal.Filed.class,
        "seal.suspended",
        filed -> filed.suspend(reason, clock.instant()),
        event -> event.fact("reason", reason.code()));
  }

  /** Allows it again. */
  public void resume() {
    change(Seal.Suspended.class, "seal.resumed", Seal.Suspended::resume, event -> event);
  }

  /** Ends the seal for good; a task destroys its key. */
  public void cancel(SealReason reason) {
    tenancy.inTransaction(() -> {
      change(
          Seal.Living.class,
          "seal.cancelled",
          seal -> seal.cancel(reason, clock.instant()),
          event -> event.fact("reason", reason.code()));
      issue.schedule(tenant());
      return true;
    });
  }

  /**
   * Sets from which amount on a second keeper has to approve a use.
   *
   * @param amount in yuan; empty: never
   * @throws Refusal {@code second-person-missing}, {@code wrong-state}
   */
  public void approveFrom(Optional<BigDecimal> amount) {
    tenancy.inTransaction(() -> {
      Seal.Living seal = living();
      if (amount.isPresent()) {
        SealKeepers.requireTwo(authorised().size());
      }
      rows.approvalFrom(seal.head().id(), amount);
      journal.append(
          EventDraft.of(Organisations.stream(tenant()), "seal.rule-changed")
              .fact("approval_from", amount.map(BigDecimal::toPlainString).orElse("none")));
      return true;
    });
  }

  /** Authorises somebody of the house whose role allows it to use the seal. */
  public void authorise(UUID account) {
    tenancy.inTransaction(() -> {
      requireEligible(account);
      keepers.authorise(tenant(), account, clock.instant());
      journal.append(
          EventDraft.of(Organisations.stream(tenant()), "seal.keeper-authorised")
              .fact("account", account.toString()));
      return true;
    });
  }

  /** Ends somebody's authority over the seal. */
  public void endAuthority(UUID account) {
    tenancy.inTransaction(() -> {
      requireEligible(account);
      if (rows.approvalFrom().isPresent() && authorised().contains(account)) {
        SealKeepers.requireTwo(authorised().size() - 1);
      }
      keepers.end(account);
      journal.append(
          EventDraft.of(Organisations.stream(tenant()), "seal.keeper-ended")
              .fact("account", account.toString()));
      return true;
    });
  }

  /** All seals the organisation ever had, newest first, and who keeps the present one. */
  public SealStanding standing() {
    return tenancy.inTransaction(() -> {
      Set<UUID> authorised = keepers.authorised();
      return SealStanding.of(
          rows.all(), electronic.numbers(), rows.approvalFrom(), keepers.eligible(), authorised);
    });
  }

  /**
   * The seal, if it may be used now.
   *
   * @throws Refusal {@code seal-not-ready}, {@code seal-not-filed}, {@code seal-suspended}, {@code
   *     no-seal}
   */
  Seal.Filed usable() {
    return switch (tenancy.inTransaction(rows::lock).orElse(null)) {
      case null -> throw new Refusal(OrganisationRefusal.NO_SEAL);
      case Seal.Applied _ -> throw new Refusal(OrganisationRefusal.SEAL_NOT_READY);
      case Seal.Made _ -> throw new Refusal(OrganisationRefusal.SEAL_NOT_FILED);
      case Seal.Suspended _ -> throw new Refusal(OrganisationRefusal.SEAL_SUSPENDED);
      case Seal.Filed filed -> filed;
    };
  }

  /**
   * The seal, if it may be used now, with the key that was certified last.
   *
   * @throws Refusal as {@link #usable()}
   */
  OrganisationSeal usable(Organisation mine) {
    SealHead head = usable().head();
    return OrganisationSeal.of(mine, head, issue.lastKey(head));
  }

  /** The same with the key that seals now, its certificate renewed where that has to be. */
  OrganisationSeal toUse(Organisation mine) {
    SealHead head = usable().head();
    return OrganisationSeal.of(mine, head, issue.key(mine, head));
  }

  /** The certified key of the national suite of the seal that may be used now. */
  KeyHandle nationalKey(Organisation mine) {
    return issue.nationalKey(mine, usable().head());
  }

  /** Whether {@link #usable} would answer. */
  boolean isUsable() {
    return tenancy.inTransaction(rows::all).stream().anyMatch(Seal.Filed.class::isInstance);
  }

  private Set<UUID> authorised() {
    return keepers.authorised();
  }

  private void requireEligible(UUID account) {
    if (keepers.eligible().stream().noneMatch(member -> member.id().equals(account))) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
  }

  private <S extends Seal> void change(
      Class<S> from, String kind, Function<S, Seal> step, Function<EventDraft, EventDraft> facts) {
    tenancy.inTransaction(() -> {
      Seal.Living seal = living();
      if (!from.isInstance(seal)) {
        throw new Refusal(CommonRefusal.WRONG_STATE, seal.code());
      }
      rows.save(seal, step.apply(from.cast(seal)));
      journal.append(facts.apply(EventDraft.of(Organisations.stream(tenant()), kind)));
      return true;
    });
  }

  private Seal.Living living() {
    return rows.lock().orElseThrow(() -> new Refusal(OrganisationRefusal.NO_SEAL));
  }

  private UUID tenant() {
    return tenancy.current().organisation().orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }
}
