package cn.laborproof.signing.evidence.fsck;

import java.util.List;

/**
 * What the check of one area came to.
 *
 * @param area which
 * @param examined how many things were derived anew
 * @param unit what they are
 * @param disagreements nothing, or what is wrong, in the order found
 */
record AreaReport(String area, long examined, String unit, List<Disagreement> disagreements) {
  AreaReport {
    disagreements = List.copyOf(disagreements);
  }

  boolean agrees() {
    return disagreements.isEmpty();
  }
}
