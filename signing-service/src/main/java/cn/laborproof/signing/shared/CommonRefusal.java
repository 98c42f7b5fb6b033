package cn.laborproof.signing.shared;

/** Reasons that belong to no room in particular. */
public enum CommonRefusal implements RefusalCode {
  /** There is no such thing, or this reader may not know that there is. */
  NOT_FOUND("not-found", 404),
  /** The reader may not do this. */
  NOT_ALLOWED("not-allowed", 403),
  /** Nobody has signed in, or the session is over. */
  NOT_SIGNED_IN("not-signed-in", 401),
  /** The request cannot be read. */
  UNREADABLE("unreadable-request", 400),
  /** Fields are missing or wrong. */
  INVALID_INPUT("invalid-input", 422),
  /** The thing is in another state than this act needs. */
  WRONG_STATE("wrong-state", 409),
  /** Somebody else changed the thing meanwhile. */
  CHANGED_MEANWHILE("changed-meanwhile", 409),
  /** Too much, too fast. */
  TOO_MANY_REQUESTS("too-many-requests", 429),
  /** The upload is larger than allowed. */
  TOO_LARGE("too-large", 413),
  /** A service this one depends on does not answer. */
  UNAVAILABLE("service-unavailable", 503),
  /** A fault of ours. */
  INTERNAL("internal-error", 500);

  private final String code;
  private final int status;

  CommonRefusal(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
