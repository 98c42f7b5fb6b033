package cn.laborproof.signing.supervision.dispatch;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where the verification of a firm's report on a year stands. {@link #after} is the whole machine:
 * what an act leads to, or why it is not possible.
 */
sealed interface ReportState {

  /** Nothing was recorded. */
  record Unopened() implements ReportState {}

  /** The last day passed without a report. */
  record Missing() implements ReportState {}

  /** A report came and waits to be verified. */
  record Filed(LocalDate reportedOn) implements ReportState {}

  /** In order. */
  record Qualified(LocalDate reportedOn) implements ReportState {}

  /** No business: on the list of firms to help. */
  record NoBusiness(LocalDate reportedOn) implements ReportState {}

  /** Off that list again. */
  record Helped(LocalDate reportedOn) implements ReportState {}

  /**
   * To be put right by the end of a day.
   *
   * @param reportedOn empty when no report ever came
   */
  record Rectifying(Optional<LocalDate> reportedOn, LocalDate until) implements ReportState {}

  /** Said to be put right, to be looked at. */
  record Submitted(Optional<LocalDate> reportedOn, LocalDate until) implements ReportState {}

  /** Put right. */
  record Rectified(Optional<LocalDate> reportedOn) implements ReportState {}

  /** Not put right in time, and handed on. */
  record Referred(Optional<LocalDate> reportedOn) implements ReportState {}

  /** Why an act is not possible. */
  enum Refused {
    /** Not from there. */
    WRONG_STATE,
    /** The firm still has time to report. */
    NOT_DUE,
    /** The order still runs. */
    NOT_OVERDUE,
    /** The day of a report lies in the future, or before the year has ended. */
    REPORT_DAY,
    /** The end of an order is not after today, or too far away. */
    DEADLINE
  }

  /** What came of an act. */
  sealed interface Outcome {
    /** It leads here. */
    record Next(ReportState state) implements Outcome {}

    /** It is not possible. */
    record No(Refused why) implements Outcome {}
  }

  /**
   * What an act is judged by besides the state.
   *
   * @param today in China
   * @param reportDue last day for the report
   * @param latest the furthest end an order may have
   */
  record Calendar(LocalDate today, int year, LocalDate reportDue, LocalDate latest) {}

  /** What an act on a day leads to. */
  default Outcome after(ReportAct act, Calendar calendar) {
    return switch (act) {
      case ReportAct.File file -> filed(file, calendar);
      case ReportAct.FindMissing _ ->
          this instanceof Unopened
              ? when(calendar.today().isAfter(calendar.reportDue()), Refused.NOT_DUE, new Missing())
              : wrong();
      case ReportAct.Qualify _ -> this instanceof Filed(var on) ? next(new Qualified(on)) : wrong();
      case ReportAct.FindIdle _ ->
          this instanceof Filed(var on) ? next(new NoBusiness(on)) : wrong();
      case ReportAct.Order(var deadline) ->
          switch (this) {
            case Filed(var on) -> ordered(Optional.of(on), deadline, calendar);
            case Missing _ -> ordered(Optional.empty(), deadline, calendar);
            default -> wrong();
          };
      case ReportAct.Submit _ ->
          this instanceof Rectifying(var on, var end) ? next(new Submitted(on, end)) : wrong();
      case ReportAct.Accept _ ->
          this instanceof Submitted(var on, _) ? next(new Rectified(on)) : wrong();
      case ReportAct.SendBack(var deadline) ->
          this instanceof Submitted(var on, _) ? ordered(on, deadline, calendar) : wrong();
      case ReportAct.Refer _ ->
          this instanceof Rectifying(var on, var end)
              ? when(calendar.today().isAfter(end), Refused.NOT_OVERDUE, new Referred(on))
              : wrong();
      case ReportAct.Help _ -> this instanceof NoBusiness ? next(this) : wrong();
      case ReportAct.EndHelp _ ->
          this instanceof NoBusiness(var on) ? next(new Helped(on)) : wrong();
      case ReportAct.Reopen _ -> reopened();
    };
  }

  /** The end of the order that runs; empty when none does. */
  default Optional<LocalDate> deadline() {
    return this instanceof Rectifying(_, var end) ? Optional.of(end) : Optional.empty();
  }

  /** The day of the report; empty when none came. */
  default Optional<LocalDate> reported() {
    return switch (this) {
      case Unopened _, Missing _ -> Optional.empty();
      case Filed(var on) -> Optional.of(on);
      case Qualified(var on) -> Optional.of(on);
      case NoBusiness(var on) -> Optional.of(on);
      case Helped(var on) -> Optional.of(on);
      case Rectifying(var on, _) -> on;
      case Submitted(var on, _) -> on;
      case Rectified(var on) -> on;
      case Referred(var on) -> on;
    };
  }

  /** What of this is a fact of the register of reports: its outcome; empty when no report came. */
  default Optional<String> outcome() {
    return reported()
        .map(_ ->
            switch (this) {
              case Qualified _ -> "QUALIFIED";
              case NoBusiness _, Helped _ -> "NO_BUSINESS";
              case Rectifying _, Submitted _, Rectified _, Referred _ -> "UNQUALIFIED";
              default -> "PENDING";
            });
  }

  /** Stable name. */
  default String code() {
    return switch (this) {
      case Unopened _ -> "unopened";
      case Missing _ -> "missing";
      case Filed _ -> "filed";
      case Qualified _ -> "qualified";
      case NoBusiness _ -> "no-business";
      case Helped _ -> "helped";
      case Rectifying _ -> "rectifying";
      case Submitted _ -> "submitted";
      case Rectified _ -> "rectified";
      case Referred _ -> "referred";
    };
  }

  private Outcome filed(ReportAct.File file, Calendar calendar) {
    boolean possible =
        file.reportedOn().getYear() > calendar.year()
            && !file.reportedOn().isAfter(calendar.today());
    return this instanceof Unopened || this instanceof Missing || this instanceof Filed
        ? when(possible, Refused.REPORT_DAY, new Filed(file.reportedOn()))
        : wrong();
  }

  private static Outcome ordered(Optional<LocalDate> on, LocalDate deadline, Calendar calendar) {
    boolean possible = deadline.isAfter(calendar.today()) && !deadline.isAfter(calendar.latest());
    return when(possible, Refused.DEADLINE, new Rectifying(on, deadline));
  }

  /** Decisions can be taken back; what followed from an order cannot be undone by doing so. */
  private Outcome reopened() {
    return switch (this) {
      case Qualified(var on) -> next(new Filed(on));
      case NoBusiness(var on) -> next(new Filed(on));
      case Rectifying(var on, _) -> next(on.<ReportState>map(Filed::new).orElseGet(Missing::new));
      default -> wrong();
    };
  }

  private static Outcome next(ReportState state) {
    return new Outcome.Next(state);
  }

  private static Outcome wrong() {
    return new Outcome.No(Refused.WRONG_STATE);
  }

  private static Outcome when(boolean possible, Refused otherwise, ReportState state) {
    return possible ? next(state) : new Outcome.No(otherwise);
  }
}
