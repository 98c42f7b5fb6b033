package cn.laborproof.signing.vault;

/** What a key is for. A key is never used for anything else. */
public enum KeyPurpose {
  /**
   * A worker's or other natural person's key: made for one session, activated for one document,
   * used once.
   */
  SESSION(true),
  /** The seal of an organisation or a mediation body. */
  ORGANISATION_SEAL(false),
  /** The key this platform makes electronic seals with (GB/T 38540). */
  SEAL_MAKER(false),
  /** A mediator's own signature. */
  MEDIATOR(false);

  private final boolean singleUse;

  KeyPurpose(boolean singleUse) {
    this.singleUse = singleUse;
  }

  /** Whether the key signs once, for one document it was activated for, and is then destroyed. */
  public boolean singleUse() {
    return singleUse;
  }
}
