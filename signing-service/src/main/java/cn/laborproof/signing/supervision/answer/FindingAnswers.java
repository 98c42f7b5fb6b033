package cn.laborproof.signing.supervision.answer;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.CodeConfirmations;
import cn.laborproof.signing.organisation.OrganisationRefusal;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.supervision.EmployerHandled;
import cn.laborproof.signing.supervision.SupervisionRefusal;
import cn.laborproof.signing.supervision.answer.FindingAnswer.State;
import cn.laborproof.signing.supervision.credit.CreditBook;
import cn.laborproof.signing.supervision.paper.CopyFormat;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Findings as an employer is told them, its answers, and what an office decides about these. An
 * accepted answer changes no fact and closes no finding: facts are corrected by whoever delivered
 * them.
 */
@Service
class FindingAnswers {
  private static final String STREAM = "finding-answer";
  private static final String NOTE = "finding-answer.note";
  private static final String REASON = "finding-answer.reason";
  private static final int SHORTEST = 5;
  private static final int LONGEST = 1000;

  private final ToldRows told;
  private final AnswerRows rows;
  private final CreditBook book;
  private final Organisations organisations;
  private final CodeConfirmations confirmations;
  private final DocumentVault documents;
  private final PersonalVault vault;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  FindingAnswers(
      ToldRows told,
      AnswerRows rows,
      CreditBook book,
      Organisations organisations,
      CodeConfirmations confirmations,
      DocumentVault documents,
      PersonalVault vault,
      EvidenceJournal journal,
      Tenancy tenancy,
      ApplicationEventPublisher events,
      JsonMapper json,
      Clock clock) {
    this.told = told;
    this.rows = rows;
    this.book = book;
    this.organisations = organisations;
    this.confirmations = confirmations;
    this.documents = documents;
    this.vault = vault;
    this.journal = journal;
    this.tenancy = tenancy;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /** A page of a list. */
  record Page<T>(List<T> rows, long total) {}

  /**
   * An answer opened: its text and the reason of the decision; empty where a key was destroyed.
   *
   * @param told the finding as it was answered
   */
  record Opened(
      FindingAnswer answer, ToldFinding told, Optional<String> note, Optional<String> reason) {}

  /** Whether the organisation that asks is told nothing because nobody confirmed its code. */
  boolean isUnconfirmed() {
    return !confirmations.isOwnConfirmed();
  }

  /**
   * Findings told to the organisation that asks.
   *
   * @throws Refusal {@code code-not-confirmed}
   */
  Page<ToldRows.Listed> told(AnswerFilter filter) {
    refuseUnconfirmed();
    return tenancy.inTransaction(() -> page(told.matching(filter), filter));
  }

  /** Hands over all of them, one after the other. */
  void eachTold(AnswerFilter filter, Consumer<ToldRows.Listed> consumer) {
    refuseUnconfirmed();
    tenancy.inTransaction(() -> {
      told.matching(filter).each(consumer);
      return true;
    });
  }

  /** How many stand without an answer; for the start page. */
  long unanswered() {
    return tenancy.inTransaction(
        () -> told.matching(AnswerFilter.told("unanswered", "", 0)).total());
  }

  /**
   * One of them.
   *
   * @throws Refusal {@code code-not-confirmed}, {@code not-found}
   */
  ToldFinding find(UUID finding) {
    refuseUnconfirmed();
    return tenancy
        .inTransaction(() -> told.find(finding))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** What was answered to a finding, the newest first, as far as the reader may see it. */
  List<Opened> answers(UUID finding) {
    return tenancy.inTransaction(() -> rows.of(finding).stream().map(this::opened).toList());
  }

  /**
   * Answers. Answered under this id already: nothing happens.
   *
   * @param file PDF, JPEG or PNG, or empty
   * @throws Refusal {@code not-found}, {@code finding-closed}, {@code answer-stands}, {@code
   *     invalid-input}, {@code copy-unreadable}
   */
  UUID answer(UUID finding, UUID id, String note, Optional<byte[]> file) {
    if (!(tenancy.current() instanceof Actor.Member member)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    String text = checked("note", note);
    Optional<CopyFormat> format = file.map(FindingAnswers::format);
    ToldFinding asked = find(finding);
    String name = organisations.mine().name();
    return tenancy.inTransaction(() -> {
      if (rows.find(id).isPresent()) {
        return id;
      }
      if (asked.closedOn().isPresent()) {
        throw new Refusal(AnswerRefusal.FINDING_CLOSED);
      }
      if (rows.of(finding).stream().anyMatch(each -> each.state() != State.REJECTED)) {
        throw new Refusal(AnswerRefusal.ANSWER_STANDS);
      }
      journal.open(stream(id), asked.region());
      Optional<StoredDocument> stored =
          format.map(kind ->
              documents.store(
                  new NewDocument(
                      member.tenant(),
                      id,
                      STREAM + ".file",
                      kind.fileName(STREAM),
                      kind.mediaType(),
                      file.orElseThrow())));
      String snapshot = json.writeValueAsString(asked);
      rows.insert(
          new FindingAnswer(
              id,
              member.tenant(),
              asked.office(),
              asked.region(),
              finding,
              asked.employer(),
              name,
              asked.rule(),
              snapshot,
              member.account(),
              member.displayName(),
              vault.sealText(whose(member.tenant(), id, member.account()), NOTE, text),
              stored.map(StoredDocument::id),
              now(),
              State.OPEN,
              Optional.empty()));
      EventDraft given =
          EventDraft.of(stream(id), STREAM + ".given")
              .about("told.json", snapshot.getBytes(StandardCharsets.UTF_8))
              .fact("finding", finding.toString())
              .fact("rule", asked.rule())
              .fact("rule_version", asked.version())
              .personal(member.account(), NOTE, text);
      journal.append(stored.map(given::about).orElse(given));
      return id;
    });
  }

  /** Answers on the desk of the office that asks. */
  Page<AnswerRows.OnDesk> desk(AnswerFilter filter) {
    return tenancy.inTransaction(() -> page(onDesk(filter), filter));
  }

  /** Hands over all of them, one after the other. */
  void eachOnDesk(AnswerFilter filter, Consumer<AnswerRows.OnDesk> consumer) {
    tenancy.inTransaction(() -> {
      onDesk(filter).each(consumer);
      return true;
    });
  }

  private MatchingRows<AnswerRows.OnDesk> onDesk(AnswerFilter filter) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
    return rows.matching(filter, today, book.priority(today));
  }

  /**
   * An answer of the organisation that asks, or on the desk of the office that does.
   *
   * @throws Refusal {@code not-found}
   */
  Opened open(UUID id) {
    return tenancy.inTransaction(() -> opened(visible(rows.find(id))));
  }

  /** The file that came with an answer. */
  record Attached(StoredDocument document, byte[] content) {}

  /**
   * @throws Refusal {@code not-found}, also where none came with it
   */
  Attached file(UUID id) {
    return tenancy.inTransaction(() -> {
      UUID document =
          visible(rows.find(id)).document().orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
      return new Attached(documents.describe(document), documents.open(document));
    });
  }

  /**
   * Accepts or rejects it with a reason. Decided so already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code wrong-state}, {@code invalid-input}
   */
  Opened decide(UUID id, boolean accepted, String reason) {
    if (!(tenancy.current() instanceof Actor.Official official)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    String text = checked("reason", reason);
    State state = accepted ? State.ACCEPTED : State.REJECTED;
    return tenancy.inTransaction(() -> {
      FindingAnswer answer = visible(rows.lock(id));
      if (answer.state() == State.OPEN) {
        rows.decide(
            id,
            state,
            new FindingAnswer.Decision(
                official.account(),
                official.displayName(),
                vault.sealText(whose(answer.tenant(), id, official.account()), REASON, text),
                now()));
        journal.append(
            EventDraft.of(stream(id), STREAM + "." + state.code())
                .fact("office", official.office().toString())
                .personal(official.account(), REASON, text));
        events.publishEvent(new EmployerHandled(answer.office(), answer.employer()));
      } else if (answer.state() != state) {
        throw new Refusal(CommonRefusal.WRONG_STATE, answer.state().code());
      }
      return opened(visible(rows.find(id)));
    });
  }

  private Opened opened(FindingAnswer answer) {
    return new Opened(
        answer,
        json.readValue(answer.told(), ToldFinding.class),
        vault.openText(whose(answer.tenant(), answer.id(), answer.account()), NOTE, answer.note()),
        answer
            .decision()
            .flatMap(decision ->
                vault.openText(
                    whose(answer.tenant(), answer.id(), decision.account()),
                    REASON,
                    decision.reason())));
  }

  /** The application's own check, before row-level security's. */
  private FindingAnswer visible(Optional<FindingAnswer> found) {
    var scope = tenancy.current().scope();
    String region = Optional.ofNullable(scope.region()).orElse("none");
    return found
        .filter(answer ->
            answer.tenant().equals(scope.tenant())
                || answer.office().equals(scope.office())
                || answer.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private void refuseUnconfirmed() {
    if (isUnconfirmed()) {
      throw new Refusal(OrganisationRefusal.CODE_NOT_CONFIRMED);
    }
  }

  private static String checked(String field, String written) {
    String text = written.strip();
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(new FieldRefusal(field, "told.defect.text", List.of(SHORTEST, LONGEST))));
    }
    return text;
  }

  private static CopyFormat format(byte[] file) {
    return CopyFormat.of(file).orElseThrow(() -> new Refusal(SupervisionRefusal.COPY_UNREADABLE));
  }

  private static <T> Page<T> page(MatchingRows<T> matching, AnswerFilter filter) {
    return new Page<>(matching.page(filter.page(), AnswerFilter.SIZE), matching.total());
  }

  private static StreamId stream(UUID answer) {
    return new StreamId(STREAM, answer);
  }

  private static PersonalScope whose(UUID tenant, UUID answer, UUID person) {
    return new PersonalScope(tenant, answer, person);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
