package cn.laborproof.gateway;

import java.time.Duration;
import java.util.Arrays;

/**
 * What a court answered.
 *
 * @param <T> what was asked for
 */
public sealed interface CourtAnswer<T> {

  /** What was asked for, verified. */
  record Given<T>(T value) implements CourtAnswer<T> {}

  /** The court took note and asks to come back. */
  record Deferred<T>(Duration retryAfter) implements CourtAnswer<T> {}

  /**
   * No usable answer in time; the court may or may not have acted. Asking the same again is safe.
   */
  record Unreachable<T>(String why) implements CourtAnswer<T> {}

  /**
   * The court said no.
   *
   * @param status HTTP status
   * @param code the court's stable code, if it gave one
   */
  record Refused<T>(int status, String code) implements CourtAnswer<T> {}

  /**
   * The court gave an answer that is not true. The bytes are kept: they are the evidence.
   *
   * @param fault stable code, of {@link cn.laborproof.proof.court.CourtFault} or of {@link
   *     CourtContradiction}
   * @param answer what the court sent
   */
  record Untrustworthy<T>(String fault, byte[] answer) implements CourtAnswer<T> {
    public Untrustworthy {
      answer = answer.clone();
    }

    @Override
    public byte[] answer() {
      return answer.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Untrustworthy<?> that
          && fault.equals(that.fault)
          && Arrays.equals(answer, that.answer);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(answer);
    }
  }
}
