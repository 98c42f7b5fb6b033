package cn.laborproof.proof.verdict;

/** The three outcomes of ETSI EN 319 102-1 §5.1.3. "We cannot know" is never mixed with "false". */
public enum Indication {
  /** Every required check passed. */
  TOTAL_PASSED,
  /** At least one check shows that something is wrong. */
  TOTAL_FAILED,
  /** Nothing is shown to be wrong, but something needed is missing. */
  INDETERMINATE
}
