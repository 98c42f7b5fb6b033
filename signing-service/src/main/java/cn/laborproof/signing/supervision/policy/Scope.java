package cn.laborproof.signing.supervision.policy;

import java.util.List;

/**
 * Employers of some divisions, of all lines of business or of some.
 *
 * @param divisions codes or their beginnings; none is nobody
 * @param sectors beginnings of codes of lines of business, as departments deliver them; none is all
 */
record Scope(List<String> divisions, List<String> sectors) {
  static final Scope NOBODY = new Scope(List.of(), List.of());

  Scope {
    divisions = divisions.stream().distinct().sorted().toList();
    sectors = sectors.stream().distinct().sorted().toList();
  }

  /** Whether what both say can name the same employer by one line of business. */
  boolean meets(Scope other) {
    return isNear(other)
        && (sectors.isEmpty() || other.sectors.isEmpty() || anyMeet(sectors, other.sectors));
  }

  /** Whether they share a division. */
  boolean isNear(Scope other) {
    return anyMeet(divisions, other.divisions);
  }

  private static boolean anyMeet(List<String> codes, List<String> others) {
    return codes.stream()
        .anyMatch(one ->
            others.stream().anyMatch(other -> one.startsWith(other) || other.startsWith(one)));
  }
}
