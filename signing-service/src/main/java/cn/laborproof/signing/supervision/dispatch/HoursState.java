package cn.laborproof.signing.supervision.dispatch;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an application for special working hours stands: 综合计算工时工作制 or 不定时工作制 (劳动法 art 39). {@link
 * #after} is the whole machine. That an approval has ended is not an act: it follows from the day.
 */
sealed interface HoursState {

  /** Asked for. */
  record Applied() implements HoursState {}

  /** Approved under a number for a period, both days included. */
  record Approved(String number, LocalDate from, LocalDate to) implements HoursState {}

  /** Not approved. */
  record Refused() implements HoursState {}

  /** Taken back by the employer before it was decided. */
  record Withdrawn() implements HoursState {}

  /** Taken away by the office before its end. */
  record Revoked(String number, LocalDate from, LocalDate to) implements HoursState {}

  /** What is done about an application. */
  sealed interface Act {
    /** Approves it. */
    record Approve(String number, LocalDate from, LocalDate to) implements Act {}

    /** Does not approve it. */
    record Refuse() implements Act {}

    /** The employer takes it back. */
    record Withdraw() implements Act {}

    /** The office takes its approval away. */
    record Revoke() implements Act {}
  }

  /** Stable names of the acts, in the order of the work. */
  enum Kind {
    APPLY,
    APPROVE,
    REFUSE,
    WITHDRAW,
    REVOKE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> ofCode(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }

  /** What an act leads to; empty when it is not possible from here. */
  default Optional<HoursState> after(Act act) {
    return switch (this) {
      case Applied _ ->
          switch (act) {
            case Act.Approve(var number, var from, var to) ->
                Optional.of(new Approved(number, from, to));
            case Act.Refuse _ -> Optional.of(new Refused());
            case Act.Withdraw _ -> Optional.of(new Withdrawn());
            case Act.Revoke _ -> Optional.empty();
          };
      case Approved(var number, var from, var to) ->
          act instanceof Act.Revoke ? Optional.of(new Revoked(number, from, to)) : Optional.empty();
      case Refused _, Withdrawn _, Revoked _ -> Optional.empty();
    };
  }

  /** Stable name. */
  default String code() {
    return switch (this) {
      case Applied _ -> "applied";
      case Approved _ -> "approved";
      case Refused _ -> "refused";
      case Withdrawn _ -> "withdrawn";
      case Revoked _ -> "revoked";
    };
  }
}
