package cn.laborproof.signing.contract.domain;

import java.time.Instant;

/**
 * It came to nothing.
 *
 * @param last the last document there was
 * @param state declined, withdrawn or expired
 * @param by who or what ended it
 * @param at when
 */
public record ClosedContract(ContractHead head, Paper last, ContractState state, By by, Instant at)
    implements LabourContract {
  /** Who or what ended it. */
  public enum By {
    /** The worker. */
    WORKER,
    /** The employer. */
    EMPLOYER,
    /** The time to sign passed. */
    TIME
  }

  /** Refuses a state that is not an end. */
  public ClosedContract {
    switch (state) {
      case DECLINED, WITHDRAWN, EXPIRED -> {}
      case DRAFT, FROZEN, INVITED, HALF_SIGNED, CONCLUDED ->
          throw new IllegalArgumentException("not a closed state: " + state);
    }
  }

  static ClosedContract withdrawn(ContractHead head, Paper last, By by, Instant at) {
    return new ClosedContract(head, last, ContractState.WITHDRAWN, by, at);
  }

  /** Whether it was the employer who took it back. */
  public boolean isWithdrawnByEmployer() {
    return state == ContractState.WITHDRAWN && by == By.EMPLOYER;
  }
}
