package cn.laborproof.signing.supervision.roster;

import cn.laborproof.risk.roster.RosterLine;

/**
 * A line that was not kept.
 *
 * @param line its number in the file, the header being line 1
 * @param column English heading of the column at fault; empty when the line as a whole is
 * @param reason why; what stood there is not kept
 */
record BadLine(long line, String column, RosterLine.Reason reason) {
  static BadLine of(RosterLine.Bad bad) {
    return new BadLine(bad.number(), bad.column(), bad.reason());
  }

  /** Key of the sentence that says why. */
  String messageKey() {
    return "roster.reason." + reason.name();
  }

  /** Key of the column's name as a heading. */
  String columnKey() {
    return "roster.column." + (column.isEmpty() ? "line" : column);
  }
}
