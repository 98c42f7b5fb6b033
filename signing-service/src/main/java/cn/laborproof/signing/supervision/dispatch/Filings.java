package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.organisation.CodeConfirmation;
import cn.laborproof.signing.organisation.CodeConfirmations;
import cn.laborproof.signing.organisation.OrganisationRefusal;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.supervision.SupervisionRefusal;
import cn.laborproof.signing.supervision.dispatch.StoredFiling.State;
import cn.laborproof.signing.supervision.paper.CopyFormat;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Annual reports that dispatch firms file themselves. A firm whose code is confirmed writes a draft
 * and files it; a change is another version. An office of its registered place takes the report up,
 * which is where its verification begins ({@link Verifications}), or sends it back within a term.
 */
@Service
class Filings {
  /** Reports on years further back are the office's to record. */
  static final int YEARS_BACK = 5;

  static final int MOST_FILES = 3;

  /** Every version and every answer is shown with the filing. */
  static final int MOST_VERSIONS = 20;

  static final int MOST_ANSWERS = 30;

  private static final int CITY_DIGITS = 4;
  private static final String FILE = FilingTold.STREAM + ".file";

  private final FilingRows rows;
  private final Verifications verifications;
  private final DispatchFirms firms;
  private final DispatchPeriods periods;
  private final CodeConfirmations confirmations;
  private final DocumentVault documents;
  private final PersonalVault vault;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  Filings(
      FilingRows rows,
      Verifications verifications,
      DispatchFirms firms,
      DispatchPeriods periods,
      CodeConfirmations confirmations,
      DocumentVault documents,
      PersonalVault vault,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.rows = rows;
    this.verifications = verifications;
    this.firms = firms;
    this.periods = periods;
    this.confirmations = confirmations;
    this.documents = documents;
    this.vault = vault;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * What a firm files: its draft, with files.
   *
   * @param id what makes a second press of the same button the same version
   * @param revision of the draft that was read
   * @param after the number of the version it follows; 0 for a first one
   * @param files each a PDF, JPEG or PNG
   */
  record Asked(UUID id, int year, int revision, int after, List<byte[]> files) {
    Asked {
      files = List.copyOf(files);
    }
  }

  /**
   * Something that is done about a filing.
   *
   * @param id what makes a second press of the same button the same act
   * @param act {@code take}, {@code send-back} or {@code answer}
   * @param version the number that was read
   * @param days the term, for {@code send-back}
   */
  record Deed(UUID id, String act, int version, int days, String note) {}

  /** An act with its words; empty where there are none or a key was destroyed. */
  record ToldAct(StoredFiling.Act act, Optional<String> note) {}

  /** A filing: its versions, the newest first, what was done, and where its verification stands. */
  record Told(
      List<StoredFiling> versions, List<ToldAct> acts, Optional<StoredFiling.Verified> verified) {
    StoredFiling current() {
      return versions.getFirst();
    }
  }

  /** A page of current versions, with how many stand where. */
  record Page(List<StoredFiling> rows, long total, Map<String, Long> standings) {}

  /** A file that came with a version. */
  record Attached(StoredDocument document, byte[] content) {}

  /**
   * Where a firm stands with its report on a year.
   *
   * @param confirmed whether an office confirmed its code
   * @param known what offices of its place know of it as a dispatch firm
   */
  record Own(
      int year,
      boolean confirmed,
      Optional<Firm> known,
      Optional<FilingRows.Draft> draft,
      Optional<Told> told,
      Optional<StoredFiling.Verified> verified) {
    public boolean mayFile() {
      return confirmed && StoredFiling.mayFile(told.map(Told::current), verified);
    }

    public boolean mayAnswer() {
      return told.isPresent() && StoredFiling.mayAnswer(verified);
    }
  }

  /** Where the firm that asks stands with its report on a year. */
  Own own(int year) {
    checkYear(year);
    UUID tenant = member().tenant();
    Optional<CodeConfirmation> own = confirmed();
    Optional<Firm> known = own.flatMap(each -> known(each, year));
    return tenancy.inTransaction(() -> {
      Optional<String> code = own.map(CodeConfirmation::creditCode);
      return new Own(
          year,
          own.isPresent(),
          known,
          rows.draft(tenant, year),
          code.flatMap(each -> rows.filing(each, year)).map(this::told),
          code.flatMap(each -> rows.verified(each, year)));
    });
  }

  /**
   * Keeps a draft after the revision that was read. The same words kept there already: nothing
   * happens, since an answer may be lost on its way.
   *
   * @return the revision it is now
   * @throws Refusal {@code invalid-input}, {@code changed-meanwhile}
   */
  int keepDraft(int year, int revision, FilingText text) {
    Actor.Member member = member();
    checkYear(year);
    if (revision < 0) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    new FilingCheck().draft(text).written(rows.written(text)).check();
    boolean kept =
        tenancy.inTransaction(() ->
            rows.keepDraft(
                    member.tenant(),
                    year,
                    revision,
                    rows.written(text),
                    member.displayName(),
                    now())
                || rows.draft(member.tenant(), year)
                    .filter(draft -> draft.revision() == revision + 1)
                    .filter(draft -> draft.who().equals(member.displayName()))
                    .filter(draft -> rows.written(draft.text()).equals(rows.written(text)))
                    .isPresent());
    if (!kept) {
      throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
    }
    return revision + 1;
  }

  /**
   * Files the draft. Filed under this id already: nothing happens.
   *
   * @return the filing
   * @throws Refusal {@code code-not-confirmed}, {@code invalid-input}, {@code copy-unreadable},
   *     {@code not-found} where there is no draft, {@code changed-meanwhile}, {@code wrong-state}
   *     once the office verifies
   */
  UUID file(Asked asked) {
    Actor.Member member = member();
    checkYear(asked.year());
    Optional<StoredFiling> done = tenancy.inTransaction(() -> rows.version(asked.id()));
    if (done.isPresent()) {
      return done.orElseThrow().filing();
    }
    CodeConfirmation own =
        confirmed().orElseThrow(() -> new Refusal(OrganisationRefusal.CODE_NOT_CONFIRMED));
    boolean known = known(own, asked.year()).isPresent();
    List<CopyFormat> formats =
        asked.files().stream()
            .map(file ->
                CopyFormat.of(file)
                    .orElseThrow(() -> new Refusal(SupervisionRefusal.COPY_UNREADABLE)))
            .toList();
    try {
      return tenancy.inTransaction(() -> keep(asked, formats, own, known, member));
    } catch (DuplicateKeyException _) {
      // Two at once: the other one was this very filing, or another version under this number.
      return tenancy
          .inTransaction(() -> rows.version(asked.id()))
          .map(StoredFiling::filing)
          .orElseThrow(() -> new Refusal(CommonRefusal.CHANGED_MEANWHILE));
    }
  }

  private UUID keep(
      Asked asked,
      List<CopyFormat> formats,
      CodeConfirmation own,
      boolean known,
      Actor.Member member) {
    Optional<StoredFiling> current =
        rows.filing(own.creditCode(), asked.year()).flatMap(rows::newest);
    Optional<StoredFiling> again = rows.version(asked.id());
    if (again.isPresent()) {
      return again.orElseThrow().filing();
    }
    int before = current.map(StoredFiling::number).orElse(0);
    FilingRows.Draft draft =
        rows.draft(member.tenant(), asked.year())
            .filter(each -> each.revision() == asked.revision())
            .orElseThrow(() -> new Refusal(CommonRefusal.CHANGED_MEANWHILE));
    if (before != asked.after()) {
      throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
    }
    if (!StoredFiling.mayFile(current, rows.verified(own.creditCode(), asked.year()))) {
      throw new Refusal(
          CommonRefusal.WRONG_STATE, current.map(each -> each.state().code()).orElse("taken"));
    }
    if (before >= MOST_VERSIONS) {
      throw new Refusal(DispatchRefusal.FILING_FULL);
    }
    new FilingCheck().report(draft.text(), known).files(formats.size(), MOST_FILES).check();
    UUID filing = current.map(StoredFiling::filing).orElse(asked.id());
    if (current.isEmpty()) {
      journal.open(FilingTold.stream(filing), own.region());
    }
    List<StoredDocument> stored = stored(asked, formats, filing, member);
    Instant now = now();
    String written = rows.written(draft.text());
    var version =
        new StoredFiling(
            asked.id(),
            filing,
            member.tenant(),
            own.region(),
            own.creditCode(),
            own.name(),
            asked.year(),
            before + 1,
            draft.text(),
            written,
            stored.stream().map(StoredDocument::id).toList(),
            member.account(),
            member.displayName(),
            now,
            current.map(StoredFiling::firstAt).orElse(now),
            State.FILED,
            Optional.empty());
    if (current.isEmpty()) {
      rows.open(version);
    }
    rows.insert(version);
    act(
        version,
        asked.id(),
        "filed",
        member.account(),
        member.displayName(),
        Optional.empty(),
        Optional.empty());
    if (!rows.endDraft(member.tenant(), asked.year(), asked.revision())) {
      throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
    }
    EventDraft filed =
        event(version, "filed")
            .fact("firm", version.firm())
            .fact("workers", Integer.parseInt(version.text().field("workers")));
    for (int i = 0; i < stored.size(); i++) {
      filed = filed.about("file-" + (i + 1), stored.get(i));
    }
    journal.append(filed);
    return filing;
  }

  private List<StoredDocument> stored(
      Asked asked, List<CopyFormat> formats, UUID filing, Actor.Member member) {
    List<StoredDocument> stored = new ArrayList<>();
    for (int i = 0; i < formats.size(); i++) {
      CopyFormat format = formats.get(i);
      stored.add(
          documents.store(
              new NewDocument(
                  member.tenant(),
                  filing,
                  FILE,
                  format.fileName("dispatch-filing-" + (i + 1)),
                  format.mediaType(),
                  asked.files().get(i))));
    }
    return stored;
  }

  /**
   * Does something about the current version. Done under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code not-allowed}, {@code invalid-input}, {@code
   *     wrong-state}, {@code changed-meanwhile} where another version came after the one that was
   *     read
   */
  void act(UUID filing, Deed deed) {
    String note = deed.note().strip();
    var check = new FilingCheck();
    if (deed.act().equals("send-back")) {
      check.days(deed.days(), periods.returnMostDays());
    }
    check.note(note).check();
    try {
      tenancy.inTransaction(() -> {
        // Only offices may change a version, so only they may lock one.
        StoredFiling current =
            visible(tenancy.current().isOfOffice() ? rows.lockNewest(filing) : rows.newest(filing));
        if (rows.acts(filing).stream().noneMatch(act -> act.id().equals(deed.id()))) {
          if (current.number() != deed.version() || rows.newestNumber(filing) != deed.version()) {
            throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
          }
          done(current, deed, note);
        }
        return filing;
      });
    } catch (DuplicateKeyException _) {
      // Two at once: the other one was this very act, or something else under this number.
      boolean done =
          tenancy.inTransaction(
              () -> rows.acts(filing).stream().anyMatch(act -> act.id().equals(deed.id())));
      if (!done) {
        throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
      }
    }
  }

  private void done(StoredFiling current, Deed deed, String note) {
    switch (deed.act()) {
      case "take" -> take(current, deed, note);
      case "send-back" -> sendBack(current, deed, note);
      case "answer" -> answer(current, deed, note);
      default -> throw new Refusal(CommonRefusal.UNREADABLE);
    }
  }

  /** The office's note is the verification's, and stays with the office. */
  private void take(StoredFiling current, Deed deed, String note) {
    Actor.Official official = official();
    if (current.state() != State.FILED) {
      throw new Refusal(CommonRefusal.WRONG_STATE, current.state().code());
    }
    rows.become(current, State.TAKEN, Optional.empty());
    act(
        current,
        deed.id(),
        "taken",
        official.account(),
        official.displayName(),
        Optional.empty(),
        Optional.empty());
    journal.append(event(current, "taken"));
    Optional<StoredFiling.Verified> verified = rows.verified(current.firm(), current.year());
    boolean ordered =
        verified.map(StoredFiling.Verified::state).filter("rectifying"::equals).isPresent();
    var first =
        new Verifications.Deed(
            deed.id(),
            ordered ? "submit" : "file",
            Optional.of(reportedOn(current)),
            counts(current.text()),
            note);
    if (verified.isPresent()) {
      verifications.act(verified.orElseThrow().id(), first);
    } else {
      verifications.open(deed.id(), current.firm(), current.year(), first);
    }
  }

  /** Before it is verified; what was decided is not sent back but taken back there. */
  private void sendBack(StoredFiling current, Deed deed, String note) {
    Actor.Official official = official();
    boolean undecided =
        rows.verified(current.firm(), current.year())
            .map(StoredFiling.Verified::state)
            .map(List.of("missing", "filed")::contains)
            .orElse(true);
    if (current.state() == State.SENT_BACK || !undecided) {
      throw new Refusal(CommonRefusal.WRONG_STATE, current.state().code());
    }
    LocalDate last = today().plusDays(deed.days());
    Optional<Instant> due = Optional.of(Verifications.end(last));
    rows.become(current, State.SENT_BACK, due);
    act(
        current,
        deed.id(),
        "sent-back",
        official.account(),
        official.displayName(),
        Optional.of(note),
        due);
    journal.append(
        event(current, "sent-back")
            .fact("due", last.toString())
            .personal(official.account(), FilingTold.NOTE, note));
  }

  private void answer(StoredFiling current, Deed deed, String note) {
    Actor.Member member = member();
    if (!StoredFiling.mayAnswer(rows.verified(current.firm(), current.year()))) {
      throw new Refusal(CommonRefusal.WRONG_STATE, current.state().code());
    }
    long answers =
        rows.acts(current.filing()).stream().filter(act -> act.kind().equals("answered")).count();
    if (answers >= MOST_ANSWERS) {
      throw new Refusal(DispatchRefusal.FILING_FULL);
    }
    act(
        current,
        deed.id(),
        "answered",
        member.account(),
        member.displayName(),
        Optional.of(note),
        Optional.empty());
    journal.append(event(current, "answered").personal(member.account(), FilingTold.NOTE, note));
  }

  private void act(
      StoredFiling about,
      UUID id,
      String kind,
      UUID account,
      String who,
      Optional<String> note,
      Optional<Instant> due) {
    rows.keep(
        about,
        new StoredFiling.Act(
            id,
            about.number(),
            kind,
            Optional.empty(),
            account,
            who,
            note.map(
                words -> vault.sealText(FilingTold.whose(about, account), FilingTold.NOTE, words)),
            due,
            now()));
  }

  /** Head-counts of a report as its verification keeps them. */
  private static Map<String, Integer> counts(FilingText text) {
    return Map.of(
        "workers",
        Integer.valueOf(text.field("workers")),
        "units",
        FilingCheck.units(text).size(),
        "contracts",
        Integer.valueOf(text.field("contracts")),
        "insured",
        Integer.valueOf(text.field("insured")));
  }

  /**
   * A filing of the firm that asks, or of the region of the office that does.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID filing) {
    return tenancy.inTransaction(() -> {
      visible(rows.of(filing).stream().findFirst());
      return told(filing);
    });
  }

  private Told told(UUID filing) {
    List<StoredFiling> versions = rows.of(filing);
    StoredFiling current = versions.getFirst();
    return new Told(
        versions,
        rows.acts(filing).stream()
            .map(act ->
                new ToldAct(
                    act,
                    act.note()
                        .flatMap(note ->
                            vault.openText(
                                FilingTold.whose(current, act.account()), FilingTold.NOTE, note))))
            .toList(),
        rows.verified(current.firm(), current.year()));
  }

  /** The filing that a verification came of. */
  Optional<UUID> filing(String firm, int year) {
    return tenancy.inTransaction(() -> rows.filing(firm, year));
  }

  /**
   * @param file counted from 1
   * @throws Refusal {@code not-found}, also where none came with it
   */
  Attached attached(UUID filing, int number, int file) {
    return tenancy.inTransaction(() -> {
      List<UUID> files =
          visible(rows.of(filing).stream().filter(each -> each.number() == number).findFirst())
              .documents();
      if (file < 1 || file > files.size()) {
        throw new Refusal(CommonRefusal.NOT_FOUND);
      }
      UUID document = files.get(file - 1);
      return new Attached(documents.describe(document), documents.open(document));
    });
  }

  Page page(FilingFilter filter) {
    return tenancy.inTransaction(() -> {
      MatchingRows<StoredFiling> matching = rows.matching(filter, now());
      return new Page(
          matching.page(filter.page(), FilingFilter.SIZE), matching.total(), rows.standings(now()));
    });
  }

  /** How many current versions stand where; for the start page. */
  Map<String, Long> standings() {
    return tenancy.inTransaction(() -> rows.standings(now()));
  }

  /** Where a version stands now. */
  String standing(StoredFiling version) {
    return version.standing(now());
  }

  /** What the reader may do about a filing now, in the order of the work. */
  List<String> possible(Told told) {
    Optional<String> state = told.verified().map(StoredFiling.Verified::state);
    return switch (tenancy.current()) {
      case Actor.Official _ -> {
        List<String> acts = new ArrayList<>();
        boolean takes = state.map(List.of("missing", "filed", "rectifying")::contains).orElse(true);
        boolean returns = state.map(List.of("missing", "filed")::contains).orElse(true);
        if (told.current().state() == State.FILED && takes) {
          acts.add("take");
        }
        if (told.current().state() != State.SENT_BACK && returns) {
          acts.add("send-back");
        }
        yield acts;
      }
      case Actor.Member _ ->
          StoredFiling.mayAnswer(told.verified()) ? List.of("answer") : List.of();
      default -> List.of();
    };
  }

  /** The day of a report: that of its first version, whatever was asked for afterwards. */
  static LocalDate reportedOn(StoredFiling filed) {
    return LocalDate.ofInstant(filed.firstAt(), Rosters.ZONE);
  }

  LocalDate today() {
    return LocalDate.ofInstant(now(), Rosters.ZONE);
  }

  /** The year whose report is due this year. */
  int usualYear() {
    return today().getYear() - 1;
  }

  private Optional<CodeConfirmation> confirmed() {
    return confirmations.own().filter(each -> each.state() == CodeConfirmation.State.CONFIRMED);
  }

  /**
   * The firm reads no facts. Its own standing as a dispatch firm is looked up for it, by its own
   * code alone, in the hubs of its city and district, as the office that confirmed the code.
   */
  private Optional<Firm> known(CodeConfirmation own, int year) {
    String city = own.region().substring(0, CITY_DIGITS);
    return tenancy
        .inTransaction(() -> rows.confirmingOffice(own.organisation()))
        .flatMap(office ->
            tenancy.inTransaction(
                new Actor.Official(office, office, city, Role.PLATFORM, ""),
                () -> firms.find(own.creditCode(), year, today(), now())));
  }

  private void checkYear(int year) {
    if (year > usualYear() || year <= usualYear() - YEARS_BACK) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
  }

  /** The application's own check, before row-level security's. */
  private StoredFiling visible(Optional<StoredFiling> found) {
    var scope = tenancy.current().scope();
    String region = Optional.ofNullable(scope.region()).orElse("none");
    return found
        .filter(each -> each.tenant().equals(scope.tenant()) || each.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private Actor.Member member() {
    if (tenancy.current() instanceof Actor.Member member) {
      return member;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  /** What happened to a version, with the digest of what was filed. */
  private static EventDraft event(StoredFiling version, String kind) {
    return EventDraft.of(FilingTold.stream(version.filing()), FilingTold.STREAM + "." + kind)
        .about("report.json", version.written().getBytes(StandardCharsets.UTF_8))
        .fact("year", version.year())
        .fact("version", version.number());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
