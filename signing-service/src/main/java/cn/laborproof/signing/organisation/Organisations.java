package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeySuite;
import cn.laborproof.signing.vault.KeyVault;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Registers organisations and knows them. */
@Service
public class Organisations {
  private final OrganisationRows rows;
  private final CodeConfirmations confirmations;
  private final Seals seals;
  private final Tenancy tenancy;
  private final EvidenceJournal journal;
  private final Accounts accounts;
  private final KeyVault vault;
  private final IdSource ids;
  private final Clock clock;

  Organisations(
      OrganisationRows rows,
      CodeConfirmations confirmations,
      Seals seals,
      Tenancy tenancy,
      EvidenceJournal journal,
      Accounts accounts,
      KeyVault vault,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.confirmations = confirmations;
    this.seals = seals;
    this.tenancy = tenancy;
    this.journal = journal;
    this.accounts = accounts;
    this.vault = vault;
    this.ids = ids;
    this.clock = clock;
  }

  /** The stream that tells an organisation's history. */
  public static StreamId stream(UUID organisation) {
    return new StreamId("organisation", organisation);
  }

  /**
   * Registers an organisation; its seal certificate follows by a task that survives a restart.
   *
   * @throws Refusal {@code invalid-input}, {@code organisation-registered}, {@code login-taken}
   */
  public Organisation register(Registration registration) {
    registration.check();
    return settle(ids.next(), registration);
  }

  /**
   * Registers under an identifier that is known already, as the demo city's are; accounts may be
   * there.
   */
  Organisation settle(UUID id, Registration registration) {
    var organisation =
        new Organisation(
            id,
            registration.kind(),
            registration.name().strip(),
            new UnifiedSocialCreditCode(registration.creditCode()),
            registration.domicile().strip(),
            registration.legalRepresentative().strip(),
            registration.region(),
            registration.sealInscription().strip(),
            clock.instant(),
            SignatureSuite.INTERNATIONAL);
    return tenancy.as(
        new Actor.Platform(id),
        () -> tenancy.inOwnTransaction(() -> keep(organisation, registration)));
  }

  /**
   * The organisation the current actor acts for.
   *
   * @throws Refusal {@code not-found} if the actor acts for none
   */
  public Organisation mine() {
    UUID tenant =
        Optional.ofNullable(tenancy.current().scope().tenant())
            .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
    return tenancy
        .inTransaction(() -> rows.find(tenant))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** The registered organisation of a credit code, whoever asks: the exact code is the key. */
  public Optional<Organisation> named(UnifiedSocialCreditCode code) {
    return rows.named(code, false);
  }

  /**
   * The registered employer of a credit code whose hold on it an office has confirmed, whoever
   * asks: the exact code is the key.
   */
  public Optional<Organisation> confirmed(UnifiedSocialCreditCode code) {
    return rows.named(code, true);
  }

  /** Whether an organisation is there, as the platform itself sees it. */
  public boolean isRegistered(UUID organisation) {
    return tenancy
        .inTransaction(new Actor.Platform(organisation), () -> rows.find(organisation))
        .isPresent();
  }

  /**
   * The seal of the organisation the current actor acts for.
   *
   * @throws Refusal {@code seal-not-ready} while its certificate is being issued, {@code
   *     seal-not-filed}, {@code seal-suspended}, {@code no-seal}
   */
  public OrganisationSeal seal() {
    return seals.usable(mine());
  }

  /**
   * The seal to be put on inside a document of a suite, with its key of that suite; the certificate
   * is renewed first where it ends soon. Runs outside a transaction.
   *
   * @throws Refusal as {@link #seal}
   */
  public OrganisationSeal seal(SignatureSuite suite) {
    return suite.inside() == KeySuite.NATIONAL
        ? new OrganisationSeal(nationalSealKey(), seal().drawing())
        : seals.toUse(mine());
  }

  /**
   * The key of that seal in the national suite, certified; made now where an older version made the
   * seal without. Runs outside a transaction.
   *
   * @throws Refusal as {@link #seal}
   */
  public KeyHandle nationalSealKey() {
    return seals.nationalKey(mine());
  }

  /**
   * Chooses how the documents of the organisation the current actor acts for are signed from now
   * on; those whose signers were asked already stay as they are.
   *
   * @throws Refusal {@code suite-not-possible} where the vault makes no keys of the national suite
   */
  public Organisation choose(SignatureSuite suite) {
    if (suite.needsNationalKeys() && !vault.suites().contains(KeySuite.NATIONAL)) {
      throw new Refusal(OrganisationRefusal.SUITE_NOT_POSSIBLE);
    }
    return tenancy.inTransaction(() -> {
      Organisation mine = mine();
      if (mine.suite() != suite) {
        rows.suite(mine.id(), suite);
        journal.append(
            EventDraft.of(stream(mine.id()), "organisation.suite-chosen")
                .fact("suite", suite.code()));
      }
      return mine();
    });
  }

  /** Whether the organisation the current actor acts for has a seal it may use. */
  public boolean isSealReady() {
    return seals.isUsable();
  }

  /** Applies for a seal where an organisation never had one. */
  void applyForSealIfNone(UUID organisation) {
    tenancy.as(
        new Actor.Platform(organisation),
        () -> {
          seals.applyIfNone();
          return true;
        });
  }

  /** Where its seal stands. */
  public SealStanding sealStanding() {
    return seals.standing();
  }

  private Organisation keep(Organisation organisation, Registration registration) {
    rows.insert(organisation);
    confirmations.ask(organisation);
    journal.open(stream(organisation.id()), organisation.region());
    journal.append(
        EventDraft.of(stream(organisation.id()), "organisation.registered")
            .fact("kind", organisation.kind().code())
            .fact("credit_code", organisation.creditCode().value())
            .about(
                "seal.svg",
                OrganisationSeal.drawing(organisation)
                    .toSvg()
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    for (Registration.FirstMember member : registration.members()) {
      accounts.create(
          new Accounts.NewAccount(
              new Accounts.Owner.Organisation(organisation.id()),
              member.role(),
              member.login(),
              member.displayName(),
              member.password()));
    }
    seals.apply();
    return organisation;
  }
}
