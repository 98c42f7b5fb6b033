package cn.laborproof.document.examine.pdf;

import java.time.Duration;

/**
 * How much one examination may cost. A public verifier takes files from strangers: each limit ends
 * in {@code INDETERMINATE} {@code RESOURCE_LIMIT}.
 *
 * @param fileBytes largest file
 * @param objects most indirect objects over all revisions
 * @param values most numbers, names, strings, arrays and dictionaries over all objects
 * @param decodedBytes most bytes out of all decompressed streams together
 * @param depth deepest nesting of arrays, dictionaries and form fields
 * @param time longest wall time
 */
public record WorkLimits(
    long fileBytes, int objects, int values, long decodedBytes, int depth, Duration time) {
  /**
   * 64 MB, 400 000 objects, 6 million values, 256 MB decoded, 64 levels, 30 s: a 20 MB contract
   * with scanned annexes stays far below.
   */
  public static final WorkLimits STANDARD =
      new WorkLimits(64L << 20, 400_000, 6_000_000, 256L << 20, 64, Duration.ofSeconds(30));
}
