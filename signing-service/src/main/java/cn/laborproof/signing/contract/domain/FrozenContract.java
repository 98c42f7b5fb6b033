package cn.laborproof.signing.contract.domain;

import java.time.Instant;

/** The PDF is made; the worker has not been asked yet. */
public record FrozenContract(ContractHead head, Paper frozen, Instant frozenAt)
    implements LabourContract {
  @Override
  public ContractState state() {
    return ContractState.FROZEN;
  }

  /** Back to the desk: the PDF is given up and never signed. */
  public DraftContract reopen() {
    return new DraftContract(head);
  }

  /** Asks the worker, who has until {@code until}. */
  public InvitedContract invite(Instant at, Instant until) {
    if (!until.isAfter(at)) {
      throw new IllegalArgumentException("until: " + until + " (expected: after " + at + ")");
    }
    return new InvitedContract(head, frozen, at, until);
  }

  /** The employer takes it back. */
  public ClosedContract withdraw(Instant at) {
    return ClosedContract.withdrawn(head, frozen, ClosedContract.By.EMPLOYER, at);
  }
}
