package cn.laborproof.signing.identity;

import cn.laborproof.signing.shared.RefusalCode;

/** Why an identity check cannot go on. */
public enum IdentityRefusal implements RefusalCode {
  /** No ID photo waits for the camera: none was sent, or too long ago. */
  PORTRAIT_NEEDED("portrait-needed", 409),
  /** The ID photo cannot be used; {0} says why. */
  PORTRAIT_REFUSED("portrait-refused", 422),
  /** No challenge is open: ask for one. */
  CHALLENGE_NEEDED("challenge-needed", 409),
  /** Too many face checks at once. */
  FACE_BUSY("face-busy", 503),
  /** The authority says the facts do not belong together. */
  FACTORS_MISMATCH("identity-mismatch", 422),
  /** Too many tries. */
  TOO_MANY_TRIES("identity-tries-used", 429);

  private final String code;
  private final int status;

  IdentityRefusal(String code, int status) {
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
