package cn.laborproof.proof.pack;

/** A file that is not an evidence package of the one form; names the broken part. */
public final class PackageRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final PackageFault fault;
  private final String part;

  PackageRefusedException(PackageFault fault, String part, String detail) {
    super(part + ": " + detail);
    this.fault = fault;
    this.part = part;
  }

  /** Which rule is broken. */
  public PackageFault fault() {
    return fault;
  }

  /** Where: a member's name or a structure of the ZIP. */
  public String part() {
    return part;
  }
}
