package cn.laborproof.signing.supervision.hub;

import java.util.List;

/**
 * How far employers of a region are judged by a change of a rule, in the hubs the actor may see.
 *
 * @param done how many are
 * @param total of how many
 * @param waiting the first of those who are not, by their codes
 */
public record JudgedAnew(long done, long total, List<String> waiting) {
  /** Copies the list. */
  public JudgedAnew {
    waiting = List.copyOf(waiting);
  }
}
