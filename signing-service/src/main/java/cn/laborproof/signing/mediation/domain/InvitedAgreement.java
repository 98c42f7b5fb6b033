package cn.laborproof.signing.mediation.domain;

import cn.laborproof.signing.contract.domain.Paper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The worker has the link and has until {@code until}. */
public record InvitedAgreement(AgreementHead head, Paper frozen, Instant until)
    implements MediationAgreement {
  @Override
  public AgreementState state() {
    return AgreementState.INVITED;
  }

  @Override
  public Optional<Paper> newest() {
    return Optional.of(frozen);
  }

  /** Asks again, with a new link; the earlier one dies. */
  public InvitedAgreement inviteAgain(Instant later) {
    return new InvitedAgreement(head, frozen, later);
  }

  /** The first signature. */
  public PartlySignedAgreement signedByWorker(Paper signed, Instant at) {
    return new PartlySignedAgreement(head, signed, List.of(at));
  }

  /** The worker said no. */
  public ClosedAgreement decline(Instant at) {
    return new ClosedAgreement(
        head, frozen, AgreementState.DECLINED, ClosedAgreement.By.WORKER, at);
  }

  /** The mediator takes it back before anybody has signed. */
  public ClosedAgreement withdraw(Instant at) {
    return new ClosedAgreement(
        head, frozen, AgreementState.WITHDRAWN, ClosedAgreement.By.MEDIATOR, at);
  }

  /** Whether the time to sign has passed. */
  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /** Nobody signed in time. */
  public ClosedAgreement expire(Instant at) {
    if (!isOver(at)) {
      throw new IllegalArgumentException("at: " + at + " (expected: not before " + until + ")");
    }
    return new ClosedAgreement(head, frozen, AgreementState.EXPIRED, ClosedAgreement.By.TIME, at);
  }
}
