package cn.laborproof.signing.supervision.inspection;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where an inspection stands. {@link #after} is the whole machine: what an act leads to, or why it
 * is not possible.
 */
sealed interface TaskState {

  /** Drawn, not inspected yet. */
  record Open() implements TaskState {}

  /** Inspected, no problem found. */
  record Clear() implements TaskState {}

  /** Nobody was to be found at the registered seat or by the contacts known. */
  record Unreachable() implements TaskState {}

  /** A problem was found: to be put right by the end of a day. */
  record Rectifying(LocalDate until) implements TaskState {}

  /** Said to be put right, to be looked at. */
  record Submitted(LocalDate until) implements TaskState {}

  /** Put right. */
  record Rectified() implements TaskState {}

  /** Not put right in time, handed on to a formal case (立案). */
  record Referred() implements TaskState {}

  /** Why an act is not possible. */
  enum Refused {
    /** Not from there. */
    WRONG_STATE,
    /** The order still runs. */
    NOT_OVERDUE,
    /** The end of an order is not after today, or too far away. */
    DEADLINE
  }

  /** What came of an act. */
  sealed interface Outcome {
    /** It leads here. */
    record Next(TaskState state) implements Outcome {}

    /** It is not possible. */
    record No(Refused why) implements Outcome {}
  }

  /**
   * What an act on a day leads to.
   *
   * @param today in China
   * @param latest the furthest end an order may have
   */
  default Outcome after(TaskAct act, LocalDate today, LocalDate latest) {
    return switch (act) {
      case TaskAct.FindNothing _ -> this instanceof Open ? next(new Clear()) : wrong();
      case TaskAct.MissThem _ -> this instanceof Open ? next(new Unreachable()) : wrong();
      case TaskAct.Order(var deadline) ->
          this instanceof Open ? ordered(deadline, today, latest) : wrong();
      case TaskAct.Submit _ ->
          this instanceof Rectifying(var until) ? next(new Submitted(until)) : wrong();
      case TaskAct.Accept _ -> this instanceof Submitted ? next(new Rectified()) : wrong();
      case TaskAct.SendBack(var deadline) ->
          this instanceof Submitted ? ordered(deadline, today, latest) : wrong();
      case TaskAct.Refer _ ->
          this instanceof Rectifying(var until)
              ? today.isAfter(until) ? next(new Referred()) : new Outcome.No(Refused.NOT_OVERDUE)
              : wrong();
    };
  }

  /** The end of the order that runs; empty when none does. */
  default Optional<LocalDate> deadline() {
    return this instanceof Rectifying(var until) ? Optional.of(until) : Optional.empty();
  }

  /** Whether nothing is left to do but to publish. */
  default boolean isFinished() {
    return switch (this) {
      case Clear _, Unreachable _, Rectified _, Referred _ -> true;
      case Open _, Rectifying _, Submitted _ -> false;
    };
  }

  /** Whether an inspector found a problem; empty while nobody was there. */
  default Optional<Boolean> problem() {
    return switch (this) {
      case Open _ -> Optional.empty();
      case Clear _, Unreachable _ -> Optional.of(false);
      case Rectifying _, Submitted _, Rectified _, Referred _ -> Optional.of(true);
    };
  }

  /** Stable name. */
  default String code() {
    return switch (this) {
      case Open _ -> "open";
      case Clear _ -> "clear";
      case Unreachable _ -> "unreachable";
      case Rectifying _ -> "rectifying";
      case Submitted _ -> "submitted";
      case Rectified _ -> "rectified";
      case Referred _ -> "referred";
    };
  }

  private static Outcome ordered(LocalDate deadline, LocalDate today, LocalDate latest) {
    return deadline.isAfter(today) && !deadline.isAfter(latest)
        ? next(new Rectifying(deadline))
        : new Outcome.No(Refused.DEADLINE);
  }

  private static Outcome next(TaskState state) {
    return new Outcome.Next(state);
  }

  private static Outcome wrong() {
    return new Outcome.No(Refused.WRONG_STATE);
  }
}
