package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.complaint.ComplaintStanding;
import cn.laborproof.signing.complaint.Complaints;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.identity.FaceChecks;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The session of whoever calls, locked for the transaction, and the step it is at. */
@Component
final class CurrentSession {
  private final SessionRows rows;
  private final SigningCases cases;
  private final FaceChecks faces;
  private final Complaints complaints;
  private final Tenancy tenancy;
  private final Clock clock;

  CurrentSession(
      SessionRows rows,
      SigningCases cases,
      FaceChecks faces,
      Complaints complaints,
      Tenancy tenancy,
      Clock clock) {
    this.rows = rows;
    this.cases = cases;
    this.faces = faces;
    this.complaints = complaints;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * Where somebody stands.
   *
   * @param session how far they have come
   * @param paper what it is about
   * @param step the one thing to do next
   * @param sealOverdue whether the time for the next signature has passed
   * @param complaint the newest complaint about that
   */
  record Position(
      SigningSession session,
      SigningCase paper,
      SigningStep step,
      boolean sealOverdue,
      Optional<ComplaintStanding> complaint) {
    SigningCase.Worker worker() {
      return paper.asked();
    }

    StreamId stream() {
      return paper.stream();
    }

    PersonalScope whose() {
      return new PersonalScope(session.tenant(), session.contract(), session.person());
    }
  }

  /** Where the caller stands; must run in a transaction. */
  Position position() {
    SigningSession session =
        switch (tenancy.current()) {
          case Actor.LinkHolder holder ->
              rows.find(holder.link())
                  .orElseThrow(() -> new Refusal(SigningRefusal.SESSION_SUPERSEDED));
          case Actor.Person person when person.subject() != null ->
              rows.identified(person.subject(), person.person())
                  .orElseThrow(() -> new Refusal(SigningRefusal.SESSION_SUPERSEDED));
          default -> throw new Refusal(CommonRefusal.NOT_SIGNED_IN);
        };
    if (session.endedAt() != null) {
      throw new Refusal(SigningRefusal.SESSION_SUPERSEDED);
    }
    SigningCase paper = cases.find(session.contract());
    SigningSession counts =
        tenancy.current() instanceof Actor.LinkHolder ? session.heldByLink() : session;
    return new Position(
        session,
        paper,
        counts.step(paper.stage(), faces.hasPortrait(session.id())),
        paper.isOverdue(clock.instant()),
        complaints.of(paper.id()));
  }

  /**
   * Where the caller stands, if that is one of these steps.
   *
   * @throws Refusal {@code not-this-step}
   */
  Position at(SigningStep... steps) {
    Position position = position();
    for (SigningStep step : steps) {
      if (position.step() == step) {
        return position;
      }
    }
    throw new Refusal(SigningRefusal.NOT_THIS_STEP, position.step().code());
  }
}
