package cn.laborproof.risk.warning;

import cn.laborproof.risk.calendar.WorkingCalendar;
import cn.laborproof.risk.warning.Transition.Moved;
import cn.laborproof.risk.warning.Transition.Reason;
import cn.laborproof.risk.warning.Transition.Refused;
import cn.laborproof.risk.warning.WarningEvent.Ground;
import cn.laborproof.risk.warning.WarningState.Core;
import cn.laborproof.risk.warning.WarningState.Escalated;
import cn.laborproof.risk.warning.WarningState.Lifted;
import cn.laborproof.risk.warning.WarningState.Open;
import cn.laborproof.risk.warning.WarningState.Pending;
import cn.laborproof.risk.warning.WarningState.Running;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is possible in which state under a scheme, and what clocks do by themselves. Every method is
 * a function of its arguments.
 */
public record Transitions(Scheme scheme, WorkingCalendar calendar) {

  /** The state after an event; clocks that ran out before it have to be let run first. */
  public Transition apply(WarningState state, WarningEvent event) {
    return switch (state) {
      case WarningState.Unraised unraised ->
          event instanceof WarningEvent.FactsReported facts
              ? new Moved(raise(unraised.situation().with(facts.facts()), facts.at()))
              : new Refused(Reason.NOT_RAISED);
      case WarningState.Closed _ -> new Refused(Reason.CLOSED);
      case Escalated escalated -> whileEscalated(escalated, event);
      case Pending pending -> whilePending(pending, event);
    };
  }

  /** The state at an instant, after every clock that ran out before it told the office above. */
  public WarningState advance(WarningState state, Instant now) {
    WarningState current = state;
    WarningState next = step(current, now);
    while (!next.equals(current)) {
      current = next;
      next = step(current, now);
    }
    return current;
  }

  /** The next thing a clock did before an instant; the same state when none did. */
  WarningState step(WarningState state, Instant now) {
    if (!(state instanceof Open open) || !now.isAfter(escalatesAt(open))) {
      return state;
    }
    return above(open)
        .<WarningState>map(tier -> escalate(open, tier, escalatesAt(open), false))
        .orElse(state);
  }

  /** The instant after which the office above is told if nothing happens. */
  public Instant escalatesAt(Open open) {
    Running clock = open.clock();
    return clock.end().minus(rule(open.core(), clock.kind()).escalateBefore());
  }

  /** The instant after which the clock of the highest office is over; empty below it. */
  public Optional<Instant> runsOutAt(Open open) {
    return above(open).isPresent() ? Optional.empty() : Optional.of(open.clock().end());
  }

  /** When something happens by itself next, or is to be reminded of; empty when nothing will. */
  public Optional<Instant> wakesAfter(WarningState state, Instant now) {
    if (!(state instanceof Open open)) {
      return Optional.empty();
    }
    Instant over = runsOutAt(open).orElseGet(() -> escalatesAt(open));
    return Stream.concat(reminders(open), Stream.of(over.plusMillis(1)))
        .filter(instant -> instant.isAfter(now))
        .min(Instant::compareTo);
  }

  /** When to remind of the running clock. */
  public Stream<Instant> reminders(Open open) {
    Running clock = open.clock();
    return rule(open.core(), clock.kind()).remind().stream()
        .map(before -> clock.end().minus(before))
        .filter(instant -> instant.isAfter(clock.start()));
  }

  /** Who has to act: the office of this level, or the one above after an escalation. */
  public Tier acts(Open open) {
    return switch (open) {
      case Escalated escalated -> escalated.to();
      case Pending pending -> level(pending.core()).actsOn(pending.clock().kind());
    };
  }

  private WarningState raise(Situation situation, Instant discovered) {
    return scheme
        .assess(situation)
        .level()
        .<WarningState>map(level -> raised(level, situation, discovered))
        .orElseGet(() -> new WarningState.Unraised(situation));
  }

  private WarningState.Raised raised(Level level, Situation situation, Instant discovered) {
    var core = new Core(level.number(), situation, discovered, 0, false);
    return new WarningState.Raised(core, running(core, ClockKind.REPORT, discovered));
  }

  private Transition whilePending(Pending pending, WarningEvent event) {
    if (event instanceof WarningEvent.FactsReported facts) {
      return new Moved(learn(pending, facts));
    }
    if (!(event instanceof WarningEvent.Lift || event instanceof WarningEvent.EscalatedByHand)
        && !event.by().tier().atLeast(needed(pending, event))) {
      return new Refused(Reason.TIER_TOO_LOW);
    }
    return switch (event) {
      case WarningEvent.FactsReported _ -> throw new IllegalStateException("handled above");
      case WarningEvent.SentUp sent ->
          pending instanceof WarningState.Raised
              ? moved(
                  new WarningState.Reported(
                      pending.core(), running(pending.core(), ClockKind.DECIDE, sent.at())))
              : new Refused(Reason.WRONG_STATE);
      case WarningEvent.Accept accept ->
          pending instanceof WarningState.Reported
              ? moved(
                  new WarningState.Accepted(
                      pending.core(), running(pending.core(), ClockKind.HANDLE, accept.at())))
              : new Refused(Reason.WRONG_STATE);
      case WarningEvent.NoticeServed _ ->
          isIssued(pending) && !pending.core().noticeServed()
              ? moved(pending.with(pending.core().served(), pending.clock()))
              : new Refused(Reason.WRONG_STATE);
      case WarningEvent.Handled handled -> {
        Core core = pending.core().handled();
        yield isIssued(pending)
            ? moved(
                new WarningState.Handling(core, running(core, ClockKind.FOLLOW_UP, handled.at())))
            : new Refused(Reason.WRONG_STATE);
      }
      case WarningEvent.Extended extended -> extend(pending, extended.at());
      case WarningEvent.EscalatedByHand asked ->
          above(pending)
              .<Transition>map(tier -> new Moved(escalate(pending, tier, asked.at(), true)))
              .orElseGet(() -> new Refused(Reason.NO_OFFICE_ABOVE));
      case WarningEvent.Lift lift -> lift(pending, lift);
      case WarningEvent.Returned returned -> giveBack(pending, returned);
      case WarningEvent.Close close -> close(pending, close);
    };
  }

  private Transition whileEscalated(Escalated escalated, WarningEvent event) {
    if (event instanceof WarningEvent.EscalatedByHand asked) {
      return above(escalated)
          .<Transition>map(tier -> new Moved(escalate(escalated, tier, asked.at(), true)))
          .orElseGet(() -> new Refused(Reason.NO_OFFICE_ABOVE));
    }
    Transition inner = whilePending(escalated.from(), event);
    // Facts and a notice do not do what was to be done: the office above stays told.
    return inner instanceof Moved(Pending after) && after.clock().equals(escalated.from().clock())
        ? new Moved(
            new Escalated(
                after, escalated.to(), escalated.since(), escalated.byHand(), escalated.clock()))
        : inner;
  }

  private WarningState learn(Pending pending, WarningEvent.FactsReported facts) {
    if (pending instanceof Lifted && scheme.assess(facts.facts()).level().isPresent()) {
      return raise(facts.facts(), facts.at());
    }
    Situation all = pending.core().situation().with(facts.facts());
    Level now = level(pending.core());
    Optional<Level> graver = scheme.assess(all).level().filter(level -> level.graverThan(now));
    return graver
        .<WarningState>map(level -> raised(level, all, facts.at()))
        .orElseGet(() -> pending.with(pending.core().with(all), pending.clock()));
  }

  private Transition extend(Pending pending, Instant at) {
    Running clock = pending.clock();
    ClockRule rule = rule(pending.core(), clock.kind());
    if (clock.extended() >= rule.extensions() || clock.isOver(at)) {
      return new Refused(Reason.NO_EXTENSION);
    }
    int extended = clock.extended() + 1;
    Instant end = rule.end(clock.start(), extended, calendar);
    return moved(
        pending.with(pending.core(), new Running(clock.kind(), clock.start(), extended, end)));
  }

  private Transition lift(Pending pending, WarningEvent.Lift lift) {
    Level level = level(pending.core());
    if (pending instanceof Lifted) {
      return new Refused(Reason.WRONG_STATE);
    }
    if (!lift.by().tier().atLeast(level.handles())) {
      return new Refused(Reason.TIER_TOO_LOW);
    }
    if (lift.ground() == Ground.RISK_GONE) {
      if (level.lifting().contains(LiftCondition.HANDLED) && pending.core().reports() == 0) {
        return new Refused(Reason.NOT_HANDLED);
      }
      if (level.lifting().contains(LiftCondition.NOTICE_SERVED) && !pending.core().noticeServed()) {
        return new Refused(Reason.NOTICE_NOT_SERVED);
      }
    }
    return moved(
        new Lifted(
            pending.core(),
            running(pending.core(), ClockKind.CLOSE, lift.at()),
            lift.ground(),
            lift.by().person(),
            pending));
  }

  private Transition giveBack(Pending pending, WarningEvent.Returned returned) {
    if (!(pending instanceof Lifted lifted)) {
      return new Refused(Reason.WRONG_STATE);
    }
    ClockKind kind = lifted.before().clock().kind();
    return moved(lifted.before().with(lifted.core(), running(lifted.core(), kind, returned.at())));
  }

  private Transition close(Pending pending, WarningEvent.Close close) {
    if (!(pending instanceof Lifted lifted)) {
      return new Refused(Reason.WRONG_STATE);
    }
    if (level(lifted.core()).closers() > 1 && lifted.lifter().equals(close.by().person())) {
      return new Refused(Reason.SAME_PERSON);
    }
    return moved(new WarningState.Closed(lifted.core(), lifted.ground(), close.at()));
  }

  private Escalated escalate(Open open, Tier to, Instant at, boolean byHand) {
    Pending from =
        switch (open) {
          case Escalated escalated -> escalated.from();
          case Pending pending -> pending;
        };
    return new Escalated(from, to, at, byHand, running(from.core(), ClockKind.RESPOND, at));
  }

  private Optional<Tier> above(Open open) {
    return acts(open).above().filter(tier -> scheme.top().atLeast(tier));
  }

  /** A pending office may do what is due; sending up, notices and reports belong to who handles. */
  private Tier needed(Pending pending, WarningEvent event) {
    Level level = level(pending.core());
    return switch (event) {
      case WarningEvent.SentUp _ -> level.reports();
      case WarningEvent.Accept _, WarningEvent.Returned _, WarningEvent.Close _ -> level.decides();
      case WarningEvent.Extended _ -> level.actsOn(pending.clock().kind());
      default -> level.handles();
    };
  }

  private static boolean isIssued(Pending pending) {
    return pending instanceof WarningState.Accepted || pending instanceof WarningState.Handling;
  }

  private Running running(Core core, ClockKind kind, Instant start) {
    return new Running(kind, start, 0, rule(core, kind).end(start, 0, calendar));
  }

  private ClockRule rule(Core core, ClockKind kind) {
    return level(core).clock(kind);
  }

  private Level level(Core core) {
    return scheme.level(core.level());
  }

  private static Transition moved(WarningState state) {
    return new Moved(state);
  }
}
