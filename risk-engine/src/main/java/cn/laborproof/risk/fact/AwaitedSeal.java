package cn.laborproof.risk.fact;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A contract the worker has signed, for as long as it waited for the employer's seal. It stands
 * apart from the employments: whoever signs may not be on a roster yet.
 *
 * @param reference where it can be opened: a contract id, never personal data
 * @param worker the same opaque key as in {@link Employment#worker}
 * @param signedOn the day on which the worker signed
 * @param sealBy the last day on which the seal is in time
 * @param endedOn the day on which the seal came or the contract was given up; empty while it waits
 */
public record AwaitedSeal(
    String reference,
    String worker,
    LocalDate signedOn,
    LocalDate sealBy,
    Optional<LocalDate> endedOn) {

  /** Whether the worker had signed by that day and the seal was still missing at its end. */
  public boolean isMissingOn(LocalDate day) {
    return !signedOn.isAfter(day) && endedOn.map(day::isBefore).orElse(true);
  }
}
