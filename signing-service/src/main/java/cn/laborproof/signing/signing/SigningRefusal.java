package cn.laborproof.signing.signing;

import cn.laborproof.signing.shared.RefusalCode;

/** Why the way to a signature stops. */
public enum SigningRefusal implements RefusalCode {
  /** There is no such link, or it was replaced. */
  LINK_UNKNOWN("link-unknown", 404),
  /** The link's time is over. */
  LINK_EXPIRED("link-expired", 410),
  /** The link has done its work. */
  LINK_USED("link-used", 410),
  /** The link was opened again elsewhere; this session is over. */
  SESSION_SUPERSEDED("session-superseded", 409),
  /** This is not the step the session is at; {0} is. */
  NOT_THIS_STEP("not-this-step", 409),
  /** Face recognition needs its own consent. */
  FACE_CONSENT_NEEDED("face-consent-needed", 422),
  /** The number is no identity number. */
  NUMBER_MALFORMED("id-number-malformed", 422),
  /** The number is not the one in the contract; {0} tries are left. */
  NUMBER_MISMATCH("id-number-mismatch", 422),
  /** Too many wrong numbers; the link is dead. */
  NUMBER_TRIES_USED("id-number-tries-used", 429),
  /** The code is wrong; {0} tries are left. */
  CODE_WRONG("code-wrong", 422),
  /** The code is over or was never asked for. */
  CODE_EXPIRED("code-expired", 410),
  /** Five wrong tries; ask for a new code. */
  CODE_TRIES_USED("code-tries-used", 429),
  /** The person has not shown interest in the end of the text. */
  NOT_READ("not-read-to-the-end", 422),
  /** The confirmed digest is not that of the document. */
  OTHER_DOCUMENT("other-document", 409),
  /** A seal is being made; the signature cannot be taken back any more. */
  SEAL_ON_ITS_WAY("seal-on-its-way", 409),
  /** There is no handwriting in it. */
  SIGNATURE_EMPTY("signature-empty", 422);

  private final String code;
  private final int status;

  SigningRefusal(String code, int status) {
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
