package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.domain.Seal;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Each use of the current organisation's seal: by an authorised keeper only, from the
 * organisation's threshold on after a second keeper has approved, and written down for it to read.
 */
@Service
public class SealUses {
  private final SealUseRows rows;
  private final SealRows sealRows;
  private final Seals seals;
  private final SealKeepers keepers;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  SealUses(
      SealUseRows rows,
      SealRows sealRows,
      Seals seals,
      SealKeepers keepers,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.sealRows = sealRows;
    this.seals = seals;
    this.keepers = keepers;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What the seal is wanted for.
   *
   * @param role place on the document
   * @param sha256 digest of the document as it is, hex
   * @param amount what it is about, in yuan; empty where there is none
   */
  public record Wish(
      UUID document,
      String role,
      String kind,
      String reference,
      String sha256,
      Optional<BigDecimal> amount) {}

  /**
   * A keeper wants to use the seal. Joins the caller's transaction. Asked already for the same
   * document: nothing happens.
   *
   * @return whether it may be used at once; otherwise a second keeper has to approve first
   * @throws Refusal {@code not-a-seal-keeper}, and as {@link Organisations#seal()}
   */
  public boolean ask(Wish wish) {
    Seal.Filed seal = seals.usable();
    UUID keeper = keeper();
    Optional<SealUse> waiting = rows.waiting(wish.document(), wish.role());
    if (waiting.isPresent() && waiting.get().sha256().equals(wish.sha256())) {
      return false;
    }
    rows.stopOpen(wish.document(), wish.role());
    boolean free = !needsSecond(wish);
    rows.insert(
        ids.next(),
        new SealUseRows.Entry(seal.head().organisation(), seal.head().id(), keeper, free, wish),
        clock.instant());
    return free;
  }

  /** What has no amount needs a second person as soon as there is a threshold at all. */
  private boolean needsSecond(Wish wish) {
    return sealRows
        .approvalFrom()
        .filter(from -> wish.amount().map(amount -> amount.compareTo(from) >= 0).orElse(true))
        .isPresent();
  }

  /**
   * A use that waits for a second person, locked. Joins the caller's transaction.
   *
   * @throws Refusal {@code not-found}, {@code wrong-state}
   */
  public SealUse waiting(UUID id) {
    SealUse use = rows.lock(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
    if (!use.state().equals("waiting")) {
      throw new Refusal(CommonRefusal.WRONG_STATE, use.state());
    }
    return use;
  }

  /**
   * The second keeper approves. Joins the caller's transaction.
   *
   * @throws Refusal {@code same-person} for who asked, {@code not-a-seal-keeper}
   */
  public void approve(SealUse use) {
    seals.usable();
    decide(use, "asked");
  }

  /** The second keeper refuses; the one who asked may take it back the same way. */
  public void refuse(SealUse use) {
    rows.decide(use.id(), keeper(), "refused", clock.instant());
  }

  private void decide(SealUse use, String state) {
    UUID second = keeper();
    if (second.equals(use.askedBy())) {
      throw new Refusal(OrganisationRefusal.SAME_PERSON);
    }
    rows.decide(use.id(), second, state, clock.instant());
  }

  /** The document carries the seal. Idempotent. Joins the caller's transaction. */
  public void done(UUID document, String role) {
    rows.end(document, role, "done", clock.instant());
  }

  /** The seal went out of use before it was put on. Idempotent. Joins the caller's transaction. */
  public void stopped(UUID document, String role) {
    rows.stopOpen(document, role);
  }

  /** Uses that wait for a second person, oldest first. */
  public List<SealUse> waiting() {
    return tenancy.inTransaction(rows::allWaiting);
  }

  /** The use of a document that waits for a second person. */
  public Optional<SealUse> waitingFor(UUID document) {
    return waiting().stream().filter(use -> use.document().equals(document)).findFirst();
  }

  /**
   * The log, newest first.
   *
   * @param page counted from 0
   * @param size rows of a page
   */
  public List<SealUse> page(int page, int size) {
    return tenancy.inTransaction(() -> rows.page((long) page * size, size));
  }

  /** How many uses the log holds. */
  public long total() {
    return tenancy.inTransaction(rows::total);
  }

  private UUID keeper() {
    if (!(tenancy.current() instanceof Actor.Member member)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    keepers.require(member.account());
    return member.account();
  }
}
