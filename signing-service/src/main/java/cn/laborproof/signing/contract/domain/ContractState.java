package cn.laborproof.signing.contract.domain;

import java.util.Locale;

/** The names of the states, as tables, the API and the status feed carry them. */
public enum ContractState {
  /** Being written; nobody but the employer sees it. */
  DRAFT,
  /** The PDF is made; not one byte of it changes any more. */
  FROZEN,
  /** The worker has the link. */
  INVITED,
  /** The worker has signed, the employer's seal is missing: not in force (未生效). */
  HALF_SIGNED,
  /** Signed by both, archived and found in order by our own verifier. */
  CONCLUDED,
  /** The worker said no. */
  DECLINED,
  /** Taken back before the seal, by the worker or the employer. */
  WITHDRAWN,
  /** Nobody signed in time. */
  EXPIRED;

  /** The name in lower case with hyphens, for example {@code half-signed}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads {@link #code()}.
   *
   * @throws IllegalArgumentException for an unknown name
   */
  public static ContractState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
