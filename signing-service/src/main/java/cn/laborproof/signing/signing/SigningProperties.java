package cn.laborproof.signing.signing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Times on the way to a signature ({@code laborproof.signing.*}).
 *
 * @param invitationLife how long a worker has to sign
 * @param copyLinkLife how long a link to the own copy works; HR can send a new one at any time
 * @param traceLife how long marks of a signature are kept and a browser is known again (ADR 50)
 */
@ConfigurationProperties("laborproof.signing")
record SigningProperties(
    @DefaultValue("7d") Duration invitationLife,
    @DefaultValue("30d") Duration copyLinkLife,
    @DefaultValue("29d") Duration traceLife) {

  /**
   * The worker's notice promises thirty days ({@code notice.text}); what has been kept long enough
   * is forgotten by a daily task, up to a day later.
   */
  private static final Duration LONGEST_TRACE = Duration.ofDays(29);

  SigningProperties {
    if (!traceLife.isPositive() || traceLife.compareTo(LONGEST_TRACE) > 0) {
      throw new IllegalArgumentException(
          "laborproof.signing.trace-life: "
              + traceLife
              + " (expected: up to "
              + LONGEST_TRACE
              + ")");
    }
  }
}
