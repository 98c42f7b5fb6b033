package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * Notice and consents: to the electronic form (指引 arts 3, 6) and, apart from it, to face
 * recognition (个人信息保护法 art 29).
 */
@Service
class WorkerConsent {
  /** Version of the texts; a changed text is a new version. */
  static final String TEXT_VERSION = "notice/2026-2";

  private final CurrentSession current;
  private final SessionRows rows;
  private final SigningCases cases;
  private final Invitations invitations;
  private final FaceReferences faces;
  private final EvidenceJournal journal;
  private final MessageSource messages;
  private final Tenancy tenancy;
  private final Clock clock;

  WorkerConsent(
      CurrentSession current,
      SessionRows rows,
      SigningCases cases,
      Invitations invitations,
      FaceReferences faces,
      EvidenceJournal journal,
      MessageSource messages,
      Tenancy tenancy,
      Clock clock) {
    this.current = current;
    this.rows = rows;
    this.cases = cases;
    this.invitations = invitations;
    this.faces = faces;
    this.journal = journal;
    this.messages = messages;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * The worker has read the notice and agrees to the electronic form.
   *
   * @return what it was agreed for
   */
  SigningCase agree(Locale locale) {
    return tenancy.inTransaction(() -> {
      var position = current.at(SigningStep.NOTICE);
      rows.mark(position.session().id(), SessionRows.Mark.NOTICED, clock.instant());
      if (position.paper().leavesTrace()) {
        rows.toldOfTraces(position.session().id());
      }
      journal.append(
          EventDraft.of(position.stream(), "consent.e-form")
              .fact("text", TEXT_VERSION)
              .fact("language", locale.getLanguage())
              .about("notice.txt", text("notice.text" + position.paper().wording(), locale)));
      return position.paper();
    });
  }

  /**
   * The worker does not want the electronic form, or not this contract; the employer is told by the
   * state.
   */
  void decline() {
    tenancy.inTransaction(() -> {
      var position =
          current.at(
              SigningStep.NOTICE,
              SigningStep.ROUTE,
              SigningStep.NUMBER,
              SigningStep.CODE,
              SigningStep.PORTRAIT,
              SigningStep.CAMERA,
              SigningStep.BANK_CARD,
              SigningStep.READING,
              SigningStep.WILL);
      cases.kindOf(position.session().contract()).decline(position.session().contract());
      invitations.end(position.session().contract(), Purpose.SIGN);
      return true;
    });
  }

  /**
   * The worker chooses how to show who they are. May be chosen anew until the identity is
   * established.
   *
   * @param route {@code face} or {@code bank-card}
   * @param faceConsent the separate consent, needed for the face route
   * @param comparisonConsent one more, needed for nothing: counts where faces are compared
   */
  void choose(String route, boolean faceConsent, boolean comparisonConsent, Locale locale) {
    boolean face = SigningSession.FACE.equals(route);
    if (!face && !SigningSession.BANK_CARD.equals(route)) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    if (face && !faceConsent) {
      throw new Refusal(SigningRefusal.FACE_CONSENT_NEEDED);
    }
    tenancy.inTransaction(() -> {
      var position =
          current.at(
              SigningStep.ROUTE,
              SigningStep.NUMBER,
              SigningStep.CODE,
              SigningStep.PORTRAIT,
              SigningStep.CAMERA,
              SigningStep.BANK_CARD);
      faces.answer(position, face && comparisonConsent, locale);
      if (route.equals(position.session().route())) {
        return route; // said again because the answer was lost: one consent is one event
      }
      rows.route(position.session().id(), route);
      StreamId stream = position.stream();
      journal.append(
          face
              ? EventDraft.of(stream, "consent.face")
                  .fact("text", TEXT_VERSION)
                  .fact("language", locale.getLanguage())
                  .about("face-notice.txt", text("notice.face.text", locale))
              : EventDraft.of(stream, "route.without-face"));
      return route;
    });
  }

  /** The person no longer wants the face to be compared. */
  void withdrawComparison() {
    tenancy.inTransaction(() -> {
      var position = current.position();
      faces.withdraw(position);
      return position;
    });
  }

  private byte[] text(String key, Locale locale) {
    return messages.getMessage(key, null, locale).getBytes(StandardCharsets.UTF_8);
  }
}
