package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.CodeConfirmation;
import cn.laborproof.signing.organisation.CodeConfirmations;
import cn.laborproof.signing.organisation.OrganisationRefusal;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.EmployerHandled;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Entries for and against employers, derived from what offices recorded. One derivation looks at
 * one employer, in the transaction of the act; the full one looks at all and comes to the same.
 */
@Service
class CreditLedger {
  static final String UNDONE = "act-undone";
  static final String CORRECTED = "corrected";

  private static final UUID PLATFORM = new UUID(0, 0);

  private final EntryRows rows;
  private final CreditBook book;
  private final CodeConfirmations confirmations;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  CreditLedger(
      EntryRows rows,
      CreditBook book,
      CodeConfirmations confirmations,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.book = book;
    this.confirmations = confirmations;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /** A page of a list. */
  record Page<T>(List<T> rows, long total) {}

  /** What a derivation changed. */
  record Changed(long added, long withdrawn) {}

  /** What an entry stands on. */
  private record Ground(String source, UUID act) {}

  /** The same with what is said. */
  private record Said(Ground ground, String kind, String book, int points, LocalDate until) {
    static Said of(CreditEntry entry) {
      return new Said(
          new Ground(entry.source(), entry.act()),
          entry.kind(),
          entry.book(),
          entry.points(),
          entry.countsUntil());
    }
  }

  /** In the transaction of the act. */
  @EventListener
  void handled(EmployerHandled handled) {
    // What the platform finds itself (ADR 50) is no office's act: nobody could answer an appeal.
    if (!handled.office().equals(PLATFORM)) {
      derive(handled.office(), handled.employer());
    }
  }

  /**
   * Derives everything of the office that asks anew: nothing changes where nothing was missed.
   *
   * @throws Refusal {@code not-allowed} for anybody but a person of an office
   */
  Changed deriveAll() {
    if (!(tenancy.current() instanceof Actor.Official official)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    return tenancy.inTransaction(() -> derive(official.office(), ""));
  }

  private Changed derive(UUID office, String employer) {
    Instant now = now();
    List<CreditEntry> known = rows.standingOn(office, employer);
    Set<Ground> corrected = new HashSet<>();
    Set<Said> standing = new HashSet<>();
    for (CreditEntry entry : known) {
      if (entry.withdrawn().isPresent()) {
        corrected.add(new Ground(entry.source(), entry.act()));
      } else {
        standing.add(Said.of(entry));
      }
    }
    List<CreditEntry> derived =
        rows.acts(office, employer).stream()
            .flatMap(act -> book.judge(act).stream().map(judged -> entry(act, judged)))
            .filter(entry -> !corrected.contains(new Ground(entry.source(), entry.act())))
            .toList();
    Set<Said> wanted = new HashSet<>();
    derived.forEach(entry -> wanted.add(Said.of(entry)));
    // What stands no more goes first: one act has one entry that stands.
    long withdrawn =
        known.stream()
            .filter(entry -> entry.withdrawn().isEmpty() && !wanted.contains(Said.of(entry)))
            .filter(entry -> rows.withdraw(entry.id(), UNDONE, now))
            .count();
    long added =
        derived.stream()
            .filter(entry -> !standing.contains(Said.of(entry)) && rows.insert(entry, now))
            .count();
    return new Changed(added, withdrawn);
  }

  private CreditEntry entry(RecordedAct act, CreditBook.Judged judged) {
    return new CreditEntry(
        ids.next(),
        act.office(),
        act.region(),
        act.employer(),
        act.employerName(),
        judged.kind(),
        act.source(),
        act.act(),
        act.opens(),
        judged.day(),
        judged.book(),
        judged.points(),
        judged.countsUntil(),
        Optional.empty());
  }

  /** Who did what an entry stands on; in the caller's transaction. */
  Optional<UUID> actor(UUID entry) {
    return rows.find(entry).flatMap(rows::actor);
  }

  /** Takes an entry back for good, in the caller's transaction. */
  void correct(UUID entry) {
    rows.withdraw(entry, CORRECTED, now());
  }

  /** Where employers stand, as far as the reader may see. */
  Page<EntryRows.Standing> standings(String text, int page) {
    return tenancy.inTransaction(() -> page(rows.standings(text.strip(), today()), page));
  }

  /**
   * Entries of an employer; an organisation asks for its own and no other.
   *
   * @throws Refusal {@code code-not-confirmed}
   */
  Page<CreditEntry> entries(String employer, Optional<UUID> office, int page) {
    String of = tenancy.current().isOfOffice() ? employer.strip() : ownCode();
    return tenancy.inTransaction(() -> page(rows.entries(of, office), page));
  }

  /**
   * The code of the organisation that asks.
   *
   * @throws Refusal {@code code-not-confirmed}
   */
  String ownCode() {
    return confirmations
        .own()
        .filter(each -> each.state() == CodeConfirmation.State.CONFIRMED)
        .map(CodeConfirmation::creditCode)
        .orElseThrow(() -> new Refusal(OrganisationRefusal.CODE_NOT_CONFIRMED));
  }

  /** Whether the organisation that asks is told nothing because nobody confirmed its code. */
  boolean isUnconfirmed() {
    return !confirmations.isOwnConfirmed();
  }

  /**
   * @throws Refusal {@code not-allowed} for anybody but an office
   */
  void refuseOutsiders() {
    if (!tenancy.current().isOfOffice()) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
  }

  /** The office that asks, as text; empty for an organisation. */
  String ownOffice() {
    return Optional.ofNullable(tenancy.current().scope().office()).map(UUID::toString).orElse("");
  }

  /** Whether so many points have an employer's answers handled first today. */
  boolean isFirst(long points) {
    return points >= book.priority(today());
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
  }

  private static <T> Page<T> page(MatchingRows<T> matching, int page) {
    return new Page<>(matching.page(page, CreditFilter.SIZE), matching.total());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
