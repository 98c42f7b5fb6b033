package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.supervision.analysis.AnalysisReport.By;
import cn.laborproof.signing.supervision.analysis.AnalysisReport.State;
import cn.laborproof.signing.supervision.analysis.AnalysisReport.Told;
import cn.laborproof.signing.supervision.roster.Rosters;
import cn.laborproof.signing.supervision.warning.OfficeWithoutSeal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Drafts, edits and reviews half-yearly reports. What is reviewed is frozen in the same transaction
 * and goes the way of every document from there: the keeper of the office's seal, a task, the
 * archive.
 */
@Service
class Analyses {
  /** The kind of their streams, and how their files are called. */
  static final String STREAM = "analysis-report";

  private static final int MOST = 100;
  private static final int LONGEST = 4000;
  private static final String PDF = "application/pdf";

  private final AnalysisRows rows;
  private final ReportNumbers numbers;
  private final AnalysisFreezer freezer;
  private final Organisations organisations;
  private final DocumentVault documents;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Randomness randomness;
  private final Clock clock;

  Analyses(
      AnalysisRows rows,
      ReportNumbers numbers,
      AnalysisFreezer freezer,
      Organisations organisations,
      DocumentVault documents,
      EvidenceJournal journal,
      Tenancy tenancy,
      Randomness randomness,
      Clock clock) {
    this.rows = rows;
    this.numbers = numbers;
    this.freezer = freezer;
    this.organisations = organisations;
    this.documents = documents;
    this.journal = journal;
    this.tenancy = tenancy;
    this.randomness = randomness;
    this.clock = clock;
  }

  static StreamId stream(UUID report) {
    return new StreamId(STREAM, report);
  }

  /** The half-year that is over last, for which a report is due. */
  HalfYear due() {
    return HalfYear.of(today()).before();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
  }

  /**
   * Drafts a report of a half-year from today's knowledge. Drafted under this id already: nothing
   * happens.
   *
   * @throws Refusal {@code half-year-not-begun}, {@code office-without-seal}
   */
  UUID draft(UUID id, HalfYear half) {
    Actor.Official official = official();
    if (half.first().isAfter(today())) {
      throw new Refusal(AnalysisRefusal.HALF_YEAR_NOT_BEGUN);
    }
    String office = officeName(official.office());
    Numbers taken = numbers.of(half, today());
    By by = by(official);
    return tenancy.inTransaction(() -> {
      if (rows.find(id).isEmpty()) {
        journal.open(stream(id), official.region());
        rows.insert(
            new AnalysisReport(
                id,
                official.office(),
                official.region(),
                half,
                office,
                State.DRAFT,
                taken,
                0,
                by,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        int edit = 0;
        for (Map.Entry<Section, String> section :
            new ReportText(half, office, taken).sections().entrySet()) {
          edit++;
          rows.keep(
              id,
              official.office(),
              new AnalysisReport.Text(section.getKey(), edit, section.getValue(), by));
        }
        journal.append(
            EventDraft.of(stream(id), STREAM + ".drafted")
                .fact("half", half.code())
                .fact("until", taken.until().toString())
                .fact("findings", taken.after()));
      }
      return id;
    });
  }

  /**
   * Writes a section anew; what it said before is kept.
   *
   * @param edits how many versions the writer has seen
   * @throws Refusal {@code not-found}, {@code wrong-state}, {@code changed-meanwhile}, {@code
   *     invalid-input}
   */
  void edit(UUID id, Section section, String text, int edits) {
    Actor.Official official = official();
    String said = text.strip();
    if (said.isEmpty() || said.length() > LONGEST) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(new FieldRefusal("text", "analysis.input.text", List.of(1, LONGEST))));
    }
    tenancy.inTransaction(() -> {
      AnalysisReport report = own(id, official, State.DRAFT);
      List<AnalysisReport.Text> history = rows.texts(id);
      if (new Told(report, history).now(section).text().equals(said)) {
        return id;
      }
      refuseChanged(report, edits);
      int edit = report.edits() + 1;
      rows.keep(id, report.office(), new AnalysisReport.Text(section, edit, said, by(official)));
      journal.append(
          EventDraft.of(stream(id), STREAM + ".edited")
              .fact("section", section.code())
              .fact("edit", edit)
              .fact("sha256", Digest.sha256(said.getBytes(StandardCharsets.UTF_8)).hex()));
      return id;
    });
  }

  /**
   * A second person finds the text in order: it is frozen as a PDF and waits for the seal.
   *
   * @param edits how many versions the reviewer has seen
   * @throws Refusal {@code report-same-writer}, {@code wrong-state}, {@code changed-meanwhile},
   *     {@code report-waits-for-seal}, {@code character-unprintable}
   */
  void review(UUID id, int edits) {
    Actor.Official official = official();
    tenancy.inTransaction(() -> {
      AnalysisReport report = own(id, official, State.DRAFT);
      List<AnalysisReport.Text> history = rows.texts(id);
      if (history.stream().anyMatch(text -> text.by().account().equals(official.account()))) {
        throw new Refusal(AnalysisRefusal.REPORT_SAME_WRITER);
      }
      refuseChanged(report, edits);
      Optional<AnalysisReport> replaced = replaced(report);
      By by = by(official);
      String reference = randomness.token();
      byte[] pdf = freezer.freeze(new Told(report, history), replaced, by, reference);
      StoredDocument stored =
          documents.store(
              new NewDocument(
                  report.office(), id, STREAM + ".frozen", STREAM + "-frozen.pdf", PDF, pdf));
      rows.freeze(
          id, by, new AnalysisReport.Frozen(reference, new Paper(stored.id(), stored.sha256())));
      EventDraft frozen =
          EventDraft.of(stream(id), STREAM + ".frozen")
              .about(stored)
              .fact("half", report.half().code())
              .fact("edits", report.edits())
              .fact("reference", reference);
      journal.append(replaced.map(other -> frozen.fact("replaces", other.number())).orElse(frozen));
      return id;
    });
  }

  /**
   * The sealed report of the same numbers' day that this one corrects. Of two that wait for the
   * seal nobody could tell which is to count.
   */
  private Optional<AnalysisReport> replaced(AnalysisReport report) {
    List<AnalysisReport> others =
        rows.ofHalf(report.office(), report.half()).stream()
            .filter(other -> !other.id().equals(report.id()))
            .filter(other -> other.numbers().until().equals(report.numbers().until()))
            .toList();
    if (others.stream().anyMatch(other -> other.state() == State.FROZEN)) {
      throw new Refusal(AnalysisRefusal.REPORT_WAITS_FOR_SEAL);
    }
    return others.stream().filter(other -> other.state() == State.SEALED).findFirst();
  }

  private static void refuseChanged(AnalysisReport report, int edits) {
    if (report.edits() != edits) {
      throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
    }
  }

  /** Takes a report back that is not sealed. Joins the caller's transaction. */
  void withdraw(UUID id) {
    Actor.Official official = official();
    AnalysisReport report = lock(id);
    if (!report.office().equals(official.office())) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    if (report.state() == State.SEALED) {
      throw new Refusal(CommonRefusal.WRONG_STATE, report.state().code());
    }
    if (report.state() != State.WITHDRAWN) {
      rows.withdraw(id);
      journal.append(EventDraft.of(stream(id), STREAM + ".withdrawn"));
    }
  }

  /** Sealed, archived and examined. Joins the transaction of the event that says so. */
  void concluded(UUID id, Paper document, AppendedEvent event) {
    AnalysisReport report = lock(id);
    if (report.state() != State.FROZEN) {
      throw new Refusal(CommonRefusal.WRONG_STATE, report.state().code());
    }
    rows.seal(id, document, event.time());
  }

  /** Archived anew and examined. Joins the transaction of the event that says so. */
  void renewed(UUID id, Paper document) {
    rows.renew(lock(id).id(), document);
  }

  /** For the way of signing: whatever row-level security lets the current actor see. */
  AnalysisReport any(UUID id) {
    return tenancy.inTransaction(
        () -> rows.find(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND)));
  }

  /** The same, locked. Joins the caller's transaction. */
  AnalysisReport lock(UUID id) {
    return rows.lock(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /**
   * A report of the own office, or of one whose region the own covers.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID id) {
    AnalysisReport report = any(id);
    var scope = tenancy.current().scope();
    String region = Optional.ofNullable(scope.region()).orElse("none");
    if (!report.office().equals(scope.tenant())
        && !report.office().equals(scope.office())
        && !report.region().startsWith(region)) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    return tenancy.inTransaction(() -> new Told(report, rows.texts(id)));
  }

  /** Those the current actor may see, the newest half-year first. */
  List<AnalysisReport> all() {
    return tenancy.inTransaction(() -> rows.all("", MOST));
  }

  /** Those that wait for the seal of the organisation the current actor acts for. */
  List<AnalysisReport> waiting() {
    return tenancy
        .current()
        .organisation()
        .map(office ->
            tenancy.inTransaction(() -> rows.all(State.FROZEN.code(), MOST)).stream()
                .filter(report -> report.office().equals(office))
                .toList())
        .orElse(List.of());
  }

  /** What the current actor may do about a report now. */
  List<String> possible(Told told) {
    AnalysisReport report = told.report();
    boolean keeper = tenancy.current().organisation().filter(report.office()::equals).isPresent();
    if (keeper) {
      return report.state() == State.FROZEN ? List.of("seal") : List.of();
    }
    if (!(tenancy.current() instanceof Actor.Official official)
        || !report.office().equals(official.office())) {
      return List.of();
    }
    boolean wrote =
        told.history().stream().anyMatch(text -> text.by().account().equals(official.account()));
    return switch (report.state()) {
      case DRAFT -> wrote ? List.of("edit", "withdraw") : List.of("edit", "review", "withdraw");
      case FROZEN -> List.of("withdraw");
      case SEALED, WITHDRAWN -> List.of();
    };
  }

  /**
   * The newest file.
   *
   * @throws Refusal {@code wrong-state} for a draft
   */
  byte[] file(AnalysisReport report) {
    Paper document =
        report
            .frozen()
            .orElseThrow(() -> new Refusal(CommonRefusal.WRONG_STATE, report.state().code()))
            .document();
    return tenancy.inTransaction(() -> documents.open(document.document()));
  }

  private AnalysisReport own(UUID id, Actor.Official official, State state) {
    AnalysisReport report = lock(id);
    if (!report.office().equals(official.office())) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    if (report.state() != state) {
      throw new Refusal(CommonRefusal.WRONG_STATE, report.state().code());
    }
    return report;
  }

  /** The organisation whose seal the office uses: it has the office's identifier. */
  private String officeName(UUID office) {
    try {
      return tenancy.as(new Actor.Platform(office), () -> organisations.mine()).name();
    } catch (Refusal _) {
      throw OfficeWithoutSeal.refusal();
    }
  }

  private By by(Actor.Official official) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new By(official.account(), official.displayName(), now);
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }
}
