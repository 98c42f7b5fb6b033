package cn.laborproof.document.examine.signature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A timestamp token (RFC 3161).
 *
 * @param encoded the token's DER without padding
 * @param cms its container
 * @param result what its mathematics say
 * @param time the time it states
 * @param policy object identifier of the policy it was issued under
 * @param imprint whether it speaks of the bytes it stands for
 * @param imprintDigest the digest it speaks of them by, such as {@code SHA-512}; empty when it is
 *     none that we know
 * @param faults what is wrong with its form, beyond the container's own faults
 */
public record TimestampFacts(
    byte[] encoded,
    CmsFacts cms,
    CmsResult result,
    Instant time,
    String policy,
    CmsResult.Finding imprint,
    Optional<String> imprintDigest,
    List<CmsFault> faults) {
  /** Copies the list. */
  public TimestampFacts {
    faults = List.copyOf(faults);
  }
}
