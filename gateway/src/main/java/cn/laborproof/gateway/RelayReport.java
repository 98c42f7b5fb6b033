package cn.laborproof.gateway;

import java.util.List;

/**
 * What one round of the relay did.
 *
 * @param linked how many receipts were linked
 * @param headLogged whether a new court head went into the log
 * @param problems why anchors of this round still wait; empty when none does
 */
public record RelayReport(int linked, boolean headLogged, List<RelayProblem> problems) {

  public RelayReport {
    problems = List.copyOf(problems);
  }

  /** Whether nothing had to be done. */
  public boolean idle() {
    return linked == 0 && problems.isEmpty();
  }
}
