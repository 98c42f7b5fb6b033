package cn.laborproof.risk.judge;

import java.util.List;

/**
 * One labelled relation.
 *
 * @param fake a disguised dispatch
 * @param kind guise or look-alike
 * @param coverage how much of it was handed in
 * @param contracts keys CONTRACTOR/CONTRACT of the contracts that make it up; a finding for any of
 *     them counts
 */
record Relation(
    boolean fake,
    Enum<?> kind,
    boolean heldOut,
    boolean evasive,
    Coverage coverage,
    List<String> contracts) {

  /** How much is handed in. */
  enum Coverage {
    FULL(0.03, 0),
    PARTIAL(0.15, 0.2),
    THIN(0.55, 0.6);

    /** Chance that a term of the contract is not known. */
    final double noTerm;

    /** Chance that a whole kind of facts is missing. */
    final double noKind;

    Coverage(double noTerm, double noKind) {
      this.noTerm = noTerm;
      this.noKind = noKind;
    }
  }
}
