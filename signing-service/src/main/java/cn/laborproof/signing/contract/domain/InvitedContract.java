package cn.laborproof.signing.contract.domain;

import java.time.Instant;

/** The worker has the link and has until {@code until}. */
public record InvitedContract(ContractHead head, Paper frozen, Instant invitedAt, Instant until)
    implements LabourContract {
  @Override
  public ContractState state() {
    return ContractState.INVITED;
  }

  /** Asks again, with a new link; the earlier one dies. */
  public InvitedContract inviteAgain(Instant at, Instant later) {
    return new InvitedContract(head, frozen, at, later);
  }

  /** The worker has signed; from now on the sealing clock runs. */
  public HalfSignedContract signedByWorker(Paper halfSigned, Instant at, SealingClock clock) {
    return new HalfSignedContract(head, frozen, halfSigned, at, clock.dueAfter(at));
  }

  /** The worker said no. */
  public ClosedContract decline(Instant at) {
    return new ClosedContract(head, frozen, ContractState.DECLINED, ClosedContract.By.WORKER, at);
  }

  /** The employer takes it back. */
  public ClosedContract withdraw(Instant at) {
    return ClosedContract.withdrawn(head, frozen, ClosedContract.By.EMPLOYER, at);
  }

  /** Whether the time to sign has passed. */
  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /** Nobody signed in time. */
  public ClosedContract expire(Instant at) {
    if (!isOver(at)) {
      throw new IllegalArgumentException("at: " + at + " (expected: not before " + until + ")");
    }
    return new ClosedContract(head, frozen, ContractState.EXPIRED, ClosedContract.By.TIME, at);
  }
}
