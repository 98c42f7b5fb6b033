package cn.laborproof.document.examine.signature;

import java.time.Instant;
import java.util.List;

/**
 * A timestamp token (RFC 3161).
 *
 * @param cms its container
 * @param result what its mathematics say
 * @param time the time it states
 * @param policy object identifier of the policy it was issued under
 * @param imprint whether it speaks of the bytes it stands for
 * @param faults what is wrong with its form, beyond the container's own faults
 */
public record TimestampFacts(
    CmsFacts cms,
    CmsResult result,
    Instant time,
    String policy,
    CmsResult.Finding imprint,
    List<CmsFault> faults) {
  /** Copies the list. */
  public TimestampFacts {
    faults = List.copyOf(faults);
  }
}
