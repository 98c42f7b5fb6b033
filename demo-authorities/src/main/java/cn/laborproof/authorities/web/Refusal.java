package cn.laborproof.authorities.web;

/** Why a request is not served; sent to the caller as an RFC 9457 problem. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * Says no.
   *
   * @param status the HTTP status, 4xx
   * @param code stable and machine-readable, in kebab-case
   * @param detail what happened and what to do, for people
   */
  public Refusal(int status, String code, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The stable code. */
  public String code() {
    return code;
  }
}
