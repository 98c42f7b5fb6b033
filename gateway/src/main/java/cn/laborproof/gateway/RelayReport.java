package cn.laborproof.gateway;

import java.util.List;

/**
 * What one round of the relay did.
 *
 * @param linked how many receipts were linked
 * @param headLogged whether a new court head went into the log
 * @param pending how many anchors of this round still wait, or zero
 * @param problems one sentence per anchor that got no receipt; a lying court is reported with its
 *     fault code
 */
public record RelayReport(int linked, boolean headLogged, int pending, List<String> problems) {

  public RelayReport {
    problems = List.copyOf(problems);
  }

  /** Whether everything that was waiting has its receipt. */
  public boolean complete() {
    return pending == 0 && problems.isEmpty();
  }
}
