package cn.laborproof.signing.mediation.domain;

import java.util.Locale;

/** The names of the states, as tables, the API and the status feed carry them. */
public enum AgreementState {
  /** Being written; nobody but the mediation body sees it. */
  DRAFT,
  /** The PDF is made; not one byte of it changes any more. */
  FROZEN,
  /** The worker has the link. */
  INVITED,
  /** The worker has signed: not in force (未生效). */
  WORKER_SIGNED,
  /** Both parties have signed: not in force. */
  RESPONDENT_SIGNED,
  /** The mediator has signed too, the body's seal is missing: not in force. */
  MEDIATOR_SIGNED,
  /** All four signatures, archived and found in order by our own verifier: in force. */
  CONCLUDED,
  /** A party said no. */
  DECLINED,
  /** Taken back before the body's seal. */
  WITHDRAWN,
  /** The worker did not sign in time. */
  EXPIRED;

  /** The name in lower case with hyphens, for example {@code worker-signed}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads {@link #code()}.
   *
   * @throws IllegalArgumentException for an unknown name
   */
  public static AgreementState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether some have signed and others have not. */
  public boolean isPartlySigned() {
    return this == WORKER_SIGNED || this == RESPONDENT_SIGNED || this == MEDIATOR_SIGNED;
  }
}
