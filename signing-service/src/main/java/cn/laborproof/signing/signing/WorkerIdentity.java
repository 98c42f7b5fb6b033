package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.identity.IdentityAnswer;
import cn.laborproof.signing.identity.IdentityAuthority;
import cn.laborproof.signing.identity.IdentityRefusal;
import cn.laborproof.signing.identity.IdentityUnavailableException;
import cn.laborproof.signing.identity.ResidentIdentityNumber;
import cn.laborproof.signing.notification.OneTimeCodes;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Who holds the link: the number in the contract, the phone in the contract, and then face or bank
 * card. Number and phone alone are never identity, since numbers change hands.
 */
@Service
class WorkerIdentity {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerIdentity.class);
  private static final int MOST_TRIES = 5;
  private static final String PURPOSE = "phone";

  private final CurrentSession current;
  private final SessionRows rows;
  private final Invitations invitations;
  private final OneTimeCodes codes;
  private final IdentityAuthority authority;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  WorkerIdentity(
      CurrentSession current,
      SessionRows rows,
      Invitations invitations,
      OneTimeCodes codes,
      IdentityAuthority authority,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.current = current;
    this.rows = rows;
    this.invitations = invitations;
    this.codes = codes;
    this.authority = authority;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** Checks the number against the contract and sends the code to the phone in the contract. */
  void number(String typed, Locale locale) {
    if (ResidentIdentityNumber.defectIn(typed).isPresent()) {
      throw Refusal.ofFields(
          SigningRefusal.NUMBER_MALFORMED,
          List.of(
              FieldRefusal.of(
                  "idNumber",
                  "id-number."
                      + ResidentIdentityNumber.defectIn(typed)
                          .orElseThrow()
                          .name()
                          .toLowerCase(Locale.ROOT)
                          .replace('_', '-'))));
    }
    boolean fits =
        tenancy.inOwnTransaction(() -> compare(new ResidentIdentityNumber(typed), locale));
    if (!fits) {
      int left =
          tenancy.inTransaction(() -> MOST_TRIES - current.position().session().numberTries());
      if (left <= 0) {
        throw new Refusal(SigningRefusal.NUMBER_TRIES_USED);
      }
      throw new Refusal(SigningRefusal.NUMBER_MISMATCH, left);
    }
  }

  /** Sends another code. */
  void codeAgain(Locale locale) {
    tenancy.inTransaction(() -> issue(current.at(SigningStep.CODE), locale));
  }

  /** Tries the code. */
  void code(String typed) {
    CodeAnswers.require(
        codes.attempt(
            () -> binding(current.at(SigningStep.CODE)),
            typed,
            () -> {
              var position = current.at(SigningStep.CODE);
              rows.mark(position.session().id(), SessionRows.Mark.PHONE, clock.instant());
              journal.append(EventDraft.of(position.stream(), "phone.confirmed"));
            }));
  }

  /**
   * The route without face: name, number, card and mobile belong together at the bank.
   *
   * @param card digits of the card
   * @param mobile the number the bank knows; the contract's when empty
   */
  void bankCard(String card, String mobile) {
    var position = tenancy.inTransaction(() -> current.at(SigningStep.BANK_CARD));
    String digits = card.replaceAll("[\\s-]", "");
    if (!digits.matches("[0-9]{12,19}")) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT, List.of(FieldRefusal.of("card", "bank-card.digits")));
    }
    countTry(position);
    String phone = mobile.isBlank() ? position.worker().mobile() : mobile.strip();
    IdentityAnswer answer =
        ask(
            position,
            SigningSession.BANK_CARD,
            () ->
                givingBackTheTry(
                    position,
                    () ->
                        authority.bankCard(
                            position.worker().name(), contractNumber(position), digits, phone)));
    if (answer.result() != IdentityAnswer.Result.MATCH) {
      throw new Refusal(IdentityRefusal.FACTORS_MISMATCH, answer.result().name());
    }
  }

  /** Counts a try of this step; the fifth wrong one ends the link. */
  void countTry(CurrentSession.Position position) {
    if (position.session().identityTries() >= MOST_TRIES) {
      throw new Refusal(IdentityRefusal.TOO_MANY_TRIES);
    }
    tenancy.inOwnTransaction(() -> {
      rows.countIdentityTry(position.session().id());
      return true;
    });
  }

  /** An authority that is away says nothing about the person: five silences must not end a way. */
  private IdentityAnswer givingBackTheTry(
      CurrentSession.Position position, Supplier<IdentityAnswer> question) {
    try {
      return question.get();
    } catch (IdentityUnavailableException e) {
      tenancy.inOwnTransaction(() -> {
        rows.giveBackIdentityTry(position.session().id());
        return true;
      });
      throw e;
    }
  }

  /** Asks the authority, bracketed; a match on the route without face establishes the identity. */
  IdentityAnswer ask(
      CurrentSession.Position position, String method, Supplier<IdentityAnswer> question) {
    StreamId stream = position.stream();
    return journal.bracket(
        OutsideAct.of(
                EventDraft.of(stream, "identity-check.intended").fact("method", method),
                _ -> answered(question),
                answer ->
                    EventDraft.of(stream, "identity-check.done")
                        .fact("method", method)
                        .fact("result", answer.result().name())
                        .fact("authority", answer.authority())
                        .fact("reference", answer.reference())
                        .about("identity-answer.json", answer.signed()))
            .settling((answer, event) -> {
              if (answer.result() == IdentityAnswer.Result.MATCH
                  && SigningSession.BANK_CARD.equals(method)) {
                established(position, event.time());
              }
            }));
  }

  private static IdentityAnswer answered(Supplier<IdentityAnswer> question) {
    try {
      return question.get();
    } catch (IdentityUnavailableException e) {
      LOG.warn("the identity authority gave no answer", e);
      throw new Refusal(CommonRefusal.UNAVAILABLE);
    }
  }

  /** The person is who the contract names. Joins the transaction of the event that says so. */
  void established(CurrentSession.Position position, Instant at) {
    rows.mark(position.session().id(), SessionRows.Mark.IDENTITY, at);
  }

  static ResidentIdentityNumber contractNumber(CurrentSession.Position position) {
    return new ResidentIdentityNumber(position.worker().idNumber());
  }

  private boolean compare(ResidentIdentityNumber typed, Locale locale) {
    var position = current.at(SigningStep.NUMBER);
    SigningSession session = position.session();
    if (session.numberTries() >= MOST_TRIES) {
      return false;
    }
    StreamId stream = position.stream();
    if (!typed.equals(contractNumber(position))) {
      rows.countNumberTry(session.id());
      journal.append(
          EventDraft.of(stream, "id-number.mismatch").fact("try", session.numberTries() + 1));
      if (session.numberTries() + 1 >= MOST_TRIES) {
        invitations.end(session.contract(), session.purpose());
      }
      return false;
    }
    rows.mark(session.id(), SessionRows.Mark.NUMBER, clock.instant());
    journal.append(EventDraft.of(stream, "id-number.matched"));
    issue(position, locale);
    return true;
  }

  private Instant issue(CurrentSession.Position position, Locale locale) {
    journal.append(EventDraft.of(position.stream(), "code.sent").fact("purpose", PURPOSE));
    return codes.issue(
        new OneTimeCodes.Request(
            binding(position), position.worker().mobile(), "sms.code", locale));
  }

  private static OneTimeCodes.Binding binding(CurrentSession.Position position) {
    return new OneTimeCodes.Binding(position.whose(), PURPOSE, null);
  }
}
