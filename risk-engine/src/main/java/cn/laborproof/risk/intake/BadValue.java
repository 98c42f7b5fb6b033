package cn.laborproof.risk.intake;

/** Leaves the reading of one line; never leaves this package. */
final class BadValue extends Exception {

  private static final long serialVersionUID = 1L;

  private final String column;
  private final Reason reason;

  BadValue(Column column, Reason reason) {
    this(column.name(), reason);
  }

  BadValue(String column, Reason reason) {
    super(reason.name(), null, false, false);
    this.column = column;
    this.reason = reason;
  }

  String column() {
    return column;
  }

  Reason reason() {
    return reason;
  }
}
