package cn.laborproof.risk.intake;

import java.util.Optional;
import java.util.Set;

/**
 * What one employer's lines say of the registers they come from, whatever the day asked for.
 *
 * @param regions every division it ever had its seat in
 * @param employed from the first to the last month in which it had full-time employees of its own
 * @param contracts whether there is a contract of it
 * @param insured from the first to the last month there is a line of insurance of
 */
public record RegisterLine(
    Set<String> regions,
    Optional<MonthSpan> employed,
    boolean contracts,
    Optional<MonthSpan> insured) {

  /** Of an employer no line is known of. */
  public static final RegisterLine NOTHING =
      new RegisterLine(Set.of(), Optional.empty(), false, Optional.empty());

  public RegisterLine {
    regions = Set.copyOf(regions);
  }
}
