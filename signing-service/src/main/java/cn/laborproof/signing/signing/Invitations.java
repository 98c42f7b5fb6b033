package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.notification.TextMessages;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.signing.SigningCase.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Makes links and opens them. */
@Service
class Invitations {
  private final SigningCases cases;
  private final InvitationRows rows;
  private final SessionRows sessions;
  private final TextMessages messages;
  private final EvidenceJournal journal;
  private final SigningDeadlines deadlines;
  private final DocumentSuites suites;
  private final Tenancy tenancy;
  private final Installation installation;
  private final SigningProperties properties;
  private final IdSource ids;
  private final Randomness randomness;
  private final Clock clock;

  Invitations(
      SigningCases cases,
      InvitationRows rows,
      SessionRows sessions,
      TextMessages messages,
      EvidenceJournal journal,
      SigningDeadlines deadlines,
      DocumentSuites suites,
      Tenancy tenancy,
      Installation installation,
      SigningProperties properties,
      IdSource ids,
      Randomness randomness,
      Clock clock) {
    this.cases = cases;
    this.rows = rows;
    this.sessions = sessions;
    this.messages = messages;
    this.journal = journal;
    this.deadlines = deadlines;
    this.suites = suites;
    this.tenancy = tenancy;
    this.installation = installation;
    this.properties = properties;
    this.ids = ids;
    this.randomness = randomness;
    this.clock = clock;
  }

  /**
   * A link as handed out, once.
   *
   * @param link address with the secret token behind the hash sign, where no server log sees it
   * @param expiresAt when it dies
   */
  public record Link(String link, Instant expiresAt) {}

  /** Asks the worker to sign; an earlier link dies. */
  Link invite(UUID subject, Locale locale) {
    return tenancy.inTransaction(() -> {
      Instant until = clock.instant().plus(properties.invitationLife());
      SigningCase invited = cases.kindOf(subject).invite(subject, until);
      suites.fix(invited);
      deadlines.expireAt(subject, invited.tenant(), until);
      return make(invited, Purpose.SIGN, until, "sms.invitation", locale);
    });
  }

  /** Sends the worker a link to the own copy; an earlier one dies. */
  Link sendCopyLink(UUID subject, Locale locale) {
    return tenancy.inTransaction(() -> {
      SigningCase paper = cases.find(subject);
      return switch (paper.stage()) {
        case Stage.Underway _, Stage.Concluded _ -> copyLink(paper, "sms.copy", locale);
        default -> throw new Refusal(CommonRefusal.WRONG_STATE, paper.state());
      };
    });
  }

  /** The same inside another act's transaction, with the text that fits it. */
  Link copyLink(SigningCase paper, String messageKey, Locale locale) {
    return make(
        paper, Purpose.COPY, clock.instant().plus(properties.copyLinkLife()), messageKey, locale);
  }

  /** Ends the links of a purpose. Joins the caller's transaction. */
  void end(UUID contract, Purpose purpose) {
    rows.endAll(contract, purpose, clock.instant());
  }

  /**
   * Opens a link.
   *
   * @return who holds it from now on
   * @throws Refusal {@code link-unknown}, {@code link-expired}, {@code link-used}
   */
  Actor.LinkHolder open(String token) {
    Invitation invitation =
        rows.byToken(token).orElseThrow(() -> new Refusal(SigningRefusal.LINK_UNKNOWN));
    if (invitation.endedAt() != null) {
      throw new Refusal(SigningRefusal.LINK_USED);
    }
    if (!clock.instant().isBefore(invitation.expiresAt())) {
      throw new Refusal(SigningRefusal.LINK_EXPIRED);
    }
    var holder = new Actor.LinkHolder(ids.next(), invitation.contract());
    tenancy.as(
        holder,
        () ->
            tenancy.inOwnTransaction(() -> {
              sessions.begin(holder.link(), invitation, clock.instant());
              return journal.append(
                  EventDraft.of(cases.find(invitation.contract()).stream(), "link.opened")
                      .fact("purpose", invitation.purpose().code()));
            }));
    return holder;
  }

  private Link make(
      SigningCase paper, Purpose purpose, Instant until, String messageKey, Locale locale) {
    Instant now = clock.instant();
    String token = randomness.token();
    String link = installation.publicUri() + "/s#" + token;
    SigningCase.Worker worker = paper.asked();
    UUID person = worker.person();
    rows.endAll(paper.id(), purpose, now);
    rows.insert(
        new Invitation(ids.next(), paper.tenant(), paper.id(), person, purpose, until, null),
        token,
        now);
    messages.queue(
        new TextMessages.Outgoing(
            paper.whose(paper.workerPlace()),
            worker.mobile(),
            messageKey + paper.wording(),
            List.of(paper.host(), link),
            locale));
    return new Link(link, until);
  }
}
