package cn.laborproof.signing.identity;

/**
 * What an identity authority said.
 *
 * @param result its finding
 * @param authority who said so
 * @param reference the authority's number of this check
 * @param signed the answer as signed by the authority, to be kept as evidence; names no person
 */
public record IdentityAnswer(Result result, String authority, String reference, byte[] signed) {
  /** The finding. */
  public enum Result {
    /** 一致. */
    MATCH,
    /** 不一致; which factor is not said. */
    MISMATCH,
    /** 库中无此号. */
    NO_RECORD
  }
}
