package cn.laborproof.signing.supervision.algorithm;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.CodeConfirmation;
import cn.laborproof.signing.organisation.CodeConfirmations;
import cn.laborproof.signing.organisation.OrganisationRefusal;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.supervision.SupervisionRefusal;
import cn.laborproof.signing.supervision.algorithm.AlgorithmVersion.State;
import cn.laborproof.signing.supervision.paper.CopyFormat;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * The register of systems that manage workers. An employer whose code is confirmed files; a change
 * is another version; the office of its registered place takes note or asks for changes within a
 * term. Nobody approves a system here.
 */
@Service
class AlgorithmRegister {
  private static final String STREAM = "algorithm-entry";
  private static final String NOTE = "algorithm-entry.note";

  private final AlgorithmRows rows;
  private final AlgorithmTerms terms;
  private final CodeConfirmations confirmations;
  private final DocumentVault documents;
  private final PersonalVault vault;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  AlgorithmRegister(
      AlgorithmRows rows,
      AlgorithmTerms terms,
      CodeConfirmations confirmations,
      DocumentVault documents,
      PersonalVault vault,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.rows = rows;
    this.terms = terms;
    this.confirmations = confirmations;
    this.documents = documents;
    this.vault = vault;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * What an employer files.
   *
   * @param id what makes a second press of the same button the same version
   * @param entry of which it is another version; empty for a system not filed before
   * @param after the number it follows: what its writer has read
   * @param file PDF, JPEG or PNG, or empty
   */
  record Filed(UUID id, Optional<UUID> entry, int after, Filing filing, Optional<byte[]> file) {}

  /**
   * Something that is done about the current version.
   *
   * @param id what makes a second press of the same button the same act
   * @param act {@code taken-note}, {@code changes-asked} or {@code taken-back}
   * @param version the number that was read
   * @param days the term, for changes
   */
  record Deed(UUID id, String act, int version, int days, String note) {}

  /** An act with its words; empty where there are none or a key was destroyed. */
  record ToldAct(AlgorithmAct act, Optional<String> note) {}

  /** An entry: its versions, the newest first, and what was done. */
  record Told(List<AlgorithmVersion> versions, List<ToldAct> acts) {
    AlgorithmVersion current() {
      return versions.getFirst();
    }
  }

  /** A page of current versions, with how many stand where. */
  record Page(List<AlgorithmVersion> rows, long total, Map<String, Long> standings) {}

  /** The file that came with a version. */
  record Attached(StoredDocument document, byte[] content) {}

  private record Who(UUID account, String name) {}

  /** Whether the organisation that asks may not file because nobody confirmed its code. */
  boolean isUnconfirmed() {
    return !confirmations.isOwnConfirmed();
  }

  /**
   * Files a system, or another version of one. Filed under this id already: nothing happens.
   *
   * @return the entry
   * @throws Refusal {@code code-not-confirmed}, {@code invalid-input}, {@code copy-unreadable},
   *     {@code not-found}, {@code changed-meanwhile}
   */
  UUID file(Filed asked) {
    if (!(tenancy.current() instanceof Actor.Member member)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    CodeConfirmation own =
        confirmations
            .own()
            .filter(each -> each.state() == CodeConfirmation.State.CONFIRMED)
            .orElseThrow(() -> new Refusal(OrganisationRefusal.CODE_NOT_CONFIRMED));
    new FilingCheck().filing(asked.filing(), today()).check();
    Optional<CopyFormat> format =
        asked
            .file()
            .map(file ->
                CopyFormat.of(file)
                    .orElseThrow(() -> new Refusal(SupervisionRefusal.COPY_UNREADABLE)));
    try {
      return tenancy.inTransaction(() -> keep(asked, format, own, member));
    } catch (DuplicateKeyException _) {
      // Two at once: the other one was this very filing, or another version under this number.
      return tenancy
          .inTransaction(() -> rows.version(asked.id()))
          .map(AlgorithmVersion::entry)
          .orElseThrow(() -> new Refusal(CommonRefusal.CHANGED_MEANWHILE));
    }
  }

  private UUID keep(
      Filed asked, Optional<CopyFormat> format, CodeConfirmation own, Actor.Member member) {
    Optional<AlgorithmVersion> known = rows.version(asked.id());
    if (known.isPresent()) {
      return known.orElseThrow().entry();
    }
    int before =
        asked
            .entry()
            .map(each -> visible(rows.lockNewest(each)))
            .map(AlgorithmVersion::number)
            .orElse(0);
    if (asked.entry().isPresent() && before != asked.after()) {
      throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
    }
    UUID entry = asked.entry().orElse(asked.id());
    if (before == 0) {
      journal.open(stream(entry), own.region());
    }
    Optional<StoredDocument> stored =
        format.map(copy ->
            documents.store(
                new NewDocument(
                    member.tenant(),
                    entry,
                    STREAM + ".file",
                    copy.fileName(STREAM),
                    copy.mediaType(),
                    asked.file().orElseThrow())));
    var version =
        new AlgorithmVersion(
            asked.id(),
            entry,
            member.tenant(),
            own.region(),
            own.creditCode(),
            own.name(),
            before + 1,
            asked.filing(),
            rows.written(asked.filing()),
            stored.map(StoredDocument::id),
            member.account(),
            member.displayName(),
            now(),
            State.FILED,
            Optional.empty());
    if (before == 0) {
      rows.open(version);
    }
    rows.insert(version);
    rows.keep(
        version,
        new AlgorithmAct(
            asked.id(),
            version.number(),
            State.FILED,
            member.account(),
            member.displayName(),
            Optional.empty(),
            Optional.empty(),
            version.filedAt()));
    EventDraft filed =
        event(version, State.FILED)
            .fact("employer", version.employer())
            .fact("purpose", version.filing().purpose())
            .fact("workers", version.filing().workers());
    journal.append(stored.map(filed::about).orElse(filed));
    return entry;
  }

  /**
   * Does something about the current version. Done under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code not-allowed}, {@code invalid-input}, {@code
   *     wrong-state}, {@code changed-meanwhile} where another version came after the one that was
   *     read
   */
  void act(UUID entry, Deed deed) {
    State next =
        State.ofCode(deed.act())
            .filter(each -> each != State.FILED)
            .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE));
    Who who = who(next);
    String note = deed.note().strip();
    var check = new FilingCheck();
    if (next == State.CHANGES_ASKED) {
      check.days(deed.days(), terms.changesMostDays());
    }
    check.note(note).check();
    try {
      tenancy.inTransaction(() -> keep(entry, deed, next, who, note));
    } catch (DuplicateKeyException _) {
      throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
    }
  }

  private UUID keep(UUID entry, Deed deed, State next, Who who, String note) {
    AlgorithmVersion current = visible(rows.lockNewest(entry));
    if (rows.acts(entry).stream().anyMatch(act -> act.id().equals(deed.id()))) {
      return entry;
    }
    if (current.number() != deed.version() || rows.newestNumber(entry) != current.number()) {
      throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
    }
    if (!current.state().mayBecome(next)) {
      throw new Refusal(CommonRefusal.WRONG_STATE, current.state().code());
    }
    LocalDate last = today().plusDays(deed.days());
    // A period of days ends with the last instant of its last day (民法典 203).
    Optional<Instant> due =
        next == State.CHANGES_ASKED
            ? Optional.of(last.plusDays(1).atStartOfDay(Rosters.ZONE).toInstant())
            : Optional.empty();
    rows.become(current, next, due);
    rows.keep(
        current,
        new AlgorithmAct(
            deed.id(),
            current.number(),
            next,
            who.account(),
            who.name(),
            Optional.of(vault.sealText(whose(current, who.account()), NOTE, note)),
            due,
            now()));
    EventDraft done = event(current, next).personal(who.account(), NOTE, note);
    journal.append(due.isPresent() ? done.fact("due", last.toString()) : done);
    return entry;
  }

  /**
   * An entry of the organisation that asks, or of the region of the office that does.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID entry) {
    return tenancy.inTransaction(() -> {
      List<AlgorithmVersion> versions = rows.of(entry);
      AlgorithmVersion current = visible(versions.stream().findFirst());
      return new Told(
          versions,
          rows.acts(entry).stream()
              .map(act ->
                  new ToldAct(
                      act,
                      act.note()
                          .flatMap(
                              note -> vault.openText(whose(current, act.account()), NOTE, note))))
              .toList());
    });
  }

  /**
   * @throws Refusal {@code not-found}, also where none came with it
   */
  Attached attached(UUID entry, int number) {
    return tenancy.inTransaction(() -> {
      UUID document =
          visible(rows.of(entry).stream().filter(each -> each.number() == number).findFirst())
              .document()
              .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
      return new Attached(documents.describe(document), documents.open(document));
    });
  }

  Page page(AlgorithmFilter filter) {
    return tenancy.inTransaction(() -> {
      MatchingRows<AlgorithmVersion> matching = rows.matching(filter, now());
      return new Page(
          matching.page(filter.page(), AlgorithmFilter.SIZE),
          matching.total(),
          rows.standings(now()));
    });
  }

  /** How many current versions stand where; for the start page. */
  Map<String, Long> standings() {
    return tenancy.inTransaction(() -> rows.standings(now()));
  }

  /** Where a version stands now. */
  String standing(AlgorithmVersion version) {
    return version.standing(now());
  }

  /** What the reader may do about a current version now, in the order of the work. */
  List<State> possible(AlgorithmVersion current) {
    List<State> theirs =
        switch (tenancy.current()) {
          case Actor.Official _ -> List.of(State.TAKEN_NOTE, State.CHANGES_ASKED);
          case Actor.Member _ -> List.of(State.TAKEN_BACK);
          default -> List.of();
        };
    return theirs.stream().filter(current.state()::mayBecome).toList();
  }

  LocalDate today() {
    return LocalDate.ofInstant(now(), Rosters.ZONE);
  }

  private Who who(State next) {
    return switch (tenancy.current()) {
      case Actor.Official official when next != State.TAKEN_BACK ->
          new Who(official.account(), official.displayName());
      case Actor.Member member when next == State.TAKEN_BACK ->
          new Who(member.account(), member.displayName());
      default -> throw new Refusal(CommonRefusal.NOT_ALLOWED);
    };
  }

  /** The application's own check, before row-level security's. */
  private AlgorithmVersion visible(Optional<AlgorithmVersion> found) {
    var scope = tenancy.current().scope();
    String region = Optional.ofNullable(scope.region()).orElse("none");
    return found
        .filter(version ->
            version.tenant().equals(scope.tenant()) || version.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** What happened to a version, with the digest of what was filed. */
  private static EventDraft event(AlgorithmVersion version, State state) {
    return EventDraft.of(stream(version.entry()), STREAM + "." + state.code())
        .about("entry.json", version.written().getBytes(StandardCharsets.UTF_8))
        .fact("version", version.number());
  }

  private static StreamId stream(UUID entry) {
    return new StreamId(STREAM, entry);
  }

  private static PersonalScope whose(AlgorithmVersion version, UUID person) {
    return new PersonalScope(version.tenant(), version.entry(), person);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
