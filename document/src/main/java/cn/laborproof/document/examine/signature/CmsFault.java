package cn.laborproof.document.examine.signature;

/**
 * Something in a CMS container that its signature does not speak for, or that two readers could
 * read differently.
 *
 * @param kind what
 * @param detail technical detail in English
 */
public record CmsFault(Kind kind, String detail) {
  /** What can be wrong with a container. */
  public enum Kind {
    /**
     * Not definite-length, minimal encoding, mixed hexadecimal case, or something else than zeros
     * as padding.
     */
    NOT_CANONICAL,
    /** Versions, sets or parameters that RFC 5652 does not allow here. */
    NOT_PROFILE,
    /**
     * A part that no signature covers: revocation data, unknown unsigned attributes, a second
     * signer.
     */
    UNSIGNED_PART,
    /**
     * The certificate of the signer is not there, or is not the one that the signed attributes
     * name.
     */
    SIGNER_UNKNOWN,
    /** A digest or signature algorithm outside the list of safe ones. */
    ALGORITHM
  }
}
