package cn.laborproof.proof.trust;

/**
 * What a root certificate may vouch for. Kept apart: a timestamping root never makes a signer
 * believable, nor the other way round.
 */
public enum RootUse {
  /** Signers of documents: workers, organisations, mediators. */
  SIGNER("signer"),
  /** RFC 3161 time-stamp authorities. */
  TSA("tsa"),
  /** Makers of electronic seals (GB/T 38540). */
  SEAL_MAKER("seal-maker"),
  /** Institutions of a ledger. */
  INSTITUTION("institution");

  private final String text;

  RootUse(String text) {
    this.text = text;
  }

  /** Name in {@code trust.json}. */
  public String text() {
    return text;
  }
}
