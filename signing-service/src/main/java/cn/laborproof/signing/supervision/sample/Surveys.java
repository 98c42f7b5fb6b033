package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.CodeConfirmations;
import cn.laborproof.signing.organisation.OrganisationRefusal;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.sample.Questionnaire.State;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Addressee;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Reply;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questionnaires as an employer of the panel answers them. Nobody is asked whose code no office has
 * confirmed: else whoever typed it would answer for another.
 */
@Service
class Surveys {
  private static final String STREAM = "survey-reply";

  private final QuestionnaireRows rows;
  private final Questionnaires questionnaires;
  private final CodeConfirmations confirmations;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final JsonMapper json;
  private final IdSource ids;
  private final Clock clock;

  Surveys(
      QuestionnaireRows rows,
      Questionnaires questionnaires,
      CodeConfirmations confirmations,
      EvidenceJournal journal,
      Tenancy tenancy,
      JsonMapper json,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.questionnaires = questionnaires;
    this.confirmations = confirmations;
    this.journal = journal;
    this.tenancy = tenancy;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** A questionnaire with what was answered so far. */
  record Task(Questionnaire questionnaire, State state, Optional<Reply> reply) {
    /** Whether something is to be done. */
    boolean isWaiting() {
      return state == State.OPEN && reply.flatMap(Reply::sentAt).isEmpty();
    }
  }

  boolean isUnconfirmed() {
    return !confirmations.isOwnConfirmed();
  }

  /** Those the organisation that acts is asked, newest first; none before its code is confirmed. */
  Paged<Task> all(int page) {
    UUID tenant = tenant();
    return tenancy.inTransaction(
        () -> Paged.of(rows.asked(), page).map(each -> task(each, tenant)));
  }

  /** How many of them wait to be answered. */
  long waiting() {
    UUID tenant = tenant();
    return tenancy.inTransaction(() -> rows.waiting(tenant, clock.instant()));
  }

  /**
   * One of them.
   *
   * @throws Refusal {@code code-not-confirmed}, {@code not-found}
   */
  Task find(UUID id) {
    UUID tenant = tenant();
    if (isUnconfirmed()) {
      throw new Refusal(OrganisationRefusal.CODE_NOT_CONFIRMED);
    }
    return tenancy.inTransaction(() -> task(asked(id), tenant));
  }

  /**
   * Keeps a draft, or sends the answers. The very same sent already: nothing happens.
   *
   * @param version of the draft the writer has seen; 0 before the first
   * @throws Refusal {@code code-not-confirmed}, {@code not-found}, {@code invalid-input}, {@code
   *     questionnaire-closed}, {@code survey-sent}, {@code changed-meanwhile}
   */
  Task reply(UUID id, List<Answers.Given> given, int version, boolean send) {
    if (!(tenancy.current() instanceof Actor.Member member)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    Questionnaire asked = find(id).questionnaire();
    Map<String, List<String>> answers =
        Answers.checked(asked.form().of(Form.EMPLOYER), given, send);
    return tenancy.inTransaction(() -> {
      Addressee place = rows.own(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
      Optional<Reply> before = rows.reply(id, member.tenant());
      if (before.flatMap(Reply::sentAt).isPresent()) {
        if (send && before.orElseThrow().answers().equals(answers)) {
          return task(asked, member.tenant());
        }
        throw new Refusal(SampleRefusal.SENT);
      }
      questionnaires.refuseUnlessOpen(asked);
      UUID reply = before.map(Reply::id).orElseGet(ids::next);
      if (before.map(Reply::version).orElse(0) != version) {
        throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
      }
      if (before.isEmpty()) {
        rows.insertReply(reply, asked, member.tenant(), place, answers);
      } else if (!rows.updateReply(reply, version, answers)) {
        throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
      }
      if (send) {
        journal.open(stream(reply), asked.region());
        rows.send(reply, member.account(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        journal.append(
            EventDraft.of(stream(reply), STREAM + ".sent")
                .about("answers.json", json.writeValueAsBytes(answers))
                .fact("questionnaire", id.toString())
                .fact("form_sha256", asked.sha256()));
      }
      return task(asked, member.tenant());
    });
  }

  private Task task(Questionnaire questionnaire, UUID tenant) {
    return new Task(
        questionnaire,
        questionnaire.state(clock.instant()),
        rows.reply(questionnaire.id(), tenant));
  }

  /** Only who is among those asked; a link that is shown opens questions elsewhere. */
  private Questionnaire asked(UUID id) {
    return rows.find(id)
        .filter(each -> each.published().isPresent() && each.employers())
        .filter(each -> rows.own(each.id()).isPresent())
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private UUID tenant() {
    return tenancy
        .current()
        .organisation()
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_ALLOWED));
  }

  private static StreamId stream(UUID reply) {
    return new StreamId(STREAM, reply);
  }
}
