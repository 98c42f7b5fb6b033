package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.RefusalCode;

/** Why signing in or acting is refused. */
public enum AccessRefusal implements RefusalCode {
  /** Name or password is wrong; which of them is not said. */
  WRONG_CREDENTIALS("wrong-credentials", 401),
  /** The token for form posts is missing or stale (CSRF). */
  FORM_EXPIRED("form-expired", 403),
  /** The login name is already used. */
  LOGIN_TAKEN("login-taken", 409),
  /** A first password that others know has to be changed before anything else. */
  FIRST_PASSWORD("first-password", 403);

  private final String code;
  private final int status;

  AccessRefusal(String code, int status) {
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
