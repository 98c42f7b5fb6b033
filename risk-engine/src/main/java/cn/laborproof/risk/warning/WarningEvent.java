package cn.laborproof.risk.warning;

import java.time.Instant;
import java.util.Optional;

/** Something that happened to a warning. Equal ids are one event, however often it arrives. */
public sealed interface WarningEvent {

  String id();

  /** When it happened, which may be long before it is known here. */
  Instant at();

  /** Who did it. */
  By by();

  /**
   * Who acted.
   *
   * @param person stable name of the person
   * @param tier the administrative level of their office
   */
  record By(String person, Tier tier) {}

  /**
   * Facts became known; the first that match a level raise the warning.
   *
   * @param at when they were discovered
   * @param replaces the id of an earlier report that was wrong and counts no more
   */
  record FactsReported(String id, Instant at, By by, Situation facts, Optional<String> replaces)
      implements WarningEvent {}

  /** The warning information was reported upward. */
  record SentUp(String id, Instant at, By by) implements WarningEvent {}

  /** The deciding office took it up and issued the warning. */
  record Accept(String id, Instant at, By by) implements WarningEvent {}

  /** The notice was served on the enterprise. */
  record NoticeServed(String id, Instant at, By by) implements WarningEvent {}

  /** Measures and their effect were reported. */
  record Handled(String id, Instant at, By by) implements WarningEvent {}

  /** The running clock was given more time. */
  record Extended(String id, Instant at, By by) implements WarningEvent {}

  /** Somebody asked the office above before a clock did. */
  record EscalatedByHand(String id, Instant at, By by) implements WarningEvent {}

  /** One person says that it is over. */
  record Lift(String id, Instant at, By by, Ground ground) implements WarningEvent {}

  /** The second person does not agree that it is over. */
  record Returned(String id, Instant at, By by) implements WarningEvent {}

  /** The second person agrees. */
  record Close(String id, Instant at, By by) implements WarningEvent {}

  /** Why a warning ends. */
  enum Ground {
    /** The risk is gone. */
    RISK_GONE,
    /** There was no such risk: it was examined and not confirmed. */
    NOT_CONFIRMED
  }
}
