package cn.laborproof.signing.evidence.fsck;

/**
 * Two sources that should say the same do not.
 *
 * @param area {@code ledger}, {@code log}, {@code events} or {@code documents}
 * @param code stable code of what is wrong
 * @param where which block, index, event or document
 * @param detail what was found and what was expected
 */
record Disagreement(String area, String code, String where, String detail) {
  String line() {
    return area + ": " + code + " at " + where + ": " + detail;
  }
}
