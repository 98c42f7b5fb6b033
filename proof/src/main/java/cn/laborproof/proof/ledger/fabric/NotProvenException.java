package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.ledger.LedgerFault;

/** A condition of a Fabric proof does not hold. */
final class NotProvenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final LedgerFault fault;

  /**
   * Says what.
   *
   * @param fault stable code
   * @param detail one English sentence with the values compared
   */
  NotProvenException(LedgerFault fault, String detail) {
    super(detail);
    this.fault = fault;
  }

  LedgerFault fault() {
    return fault;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  /** Throws unless the condition holds. */
  static void require(boolean condition, LedgerFault fault, String detail)
      throws NotProvenException {
    if (!condition) {
      throw new NotProvenException(fault, detail);
    }
  }
}
