package cn.laborproof.risk.warning;

import cn.laborproof.risk.calendar.WorkingCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known to have happened to a warning. What it amounts to at an instant depends on the
 * events alone, not on the order in which they arrived or on how often: a report that comes late
 * changes what clocks did in between, exactly as if it had come in time.
 */
public final class WarningHistory {

  private static final Comparator<WarningEvent> IN_ORDER =
      Comparator.comparing(WarningEvent::at)
          .thenComparing(event -> event instanceof WarningEvent.FactsReported ? 0 : 1)
          .thenComparing(WarningEvent::id);

  private final Transitions transitions;
  private final Map<String, WarningEvent> events;

  private WarningHistory(Transitions transitions, Map<String, WarningEvent> events) {
    this.transitions = transitions;
    this.events = events;
  }

  /** A history without events. */
  public static WarningHistory under(Scheme scheme, WorkingCalendar calendar) {
    return new WarningHistory(new Transitions(scheme, calendar), Map.of());
  }

  /**
   * The same with events that may be known already.
   *
   * @throws IllegalArgumentException for two different events of one id
   */
  public WarningHistory with(Collection<? extends WarningEvent> more) {
    var all = new TreeMap<>(events);
    for (WarningEvent event : more) {
      WarningEvent known = all.putIfAbsent(event.id(), event);
      if (known != null && !known.equals(event)) {
        throw new IllegalArgumentException("two events of one id: " + event.id());
      }
    }
    return new WarningHistory(transitions, all);
  }

  /** The same with one more event. */
  public WarningHistory with(WarningEvent event) {
    return with(List.of(event));
  }

  /** All events, corrected ones included, in the order in which they happened. */
  public List<WarningEvent> eventsInOrder() {
    return events.values().stream().sorted(IN_ORDER).toList();
  }

  /** Why an event was not possible where it happened; empty when it was. */
  public Optional<Transition.Reason> refusalOf(WarningEvent event) {
    return at(event.at()).steps().stream()
        .filter(step -> step instanceof Step.Ignored ignored && ignored.event().equals(event))
        .map(step -> ((Step.Ignored) step).reason())
        .findFirst();
  }

  /** The rules it goes by. */
  public Transitions transitions() {
    return transitions;
  }

  /**
   * Where the warning stands.
   *
   * @param state the state
   * @param steps what led there, in order
   */
  public record Standing(WarningState state, List<Step> steps) {}

  /** Something that happened, or did not. */
  public sealed interface Step {
    Instant at();

    /** An event and the state after it. */
    record Done(WarningEvent event, WarningState after) implements Step {
      @Override
      public Instant at() {
        return event.at();
      }
    }

    /** An event that was not possible where the warning stood. */
    record Ignored(WarningEvent event, Transition.Reason reason) implements Step {
      @Override
      public Instant at() {
        return event.at();
      }
    }

    /** A clock told the office above. */
    record ByClock(Instant at, WarningState.Escalated after) implements Step {}
  }

  /** What all events up to an instant, that instant included, amount to. */
  public Standing at(Instant now) {
    Set<String> replaced = replaced(now);
    var steps = new ArrayList<Step>();
    WarningState state = new WarningState.Unraised(Situation.UNKNOWN);
    List<WarningEvent> counting =
        events.values().stream()
            .filter(event -> !event.at().isAfter(now) && !replaced.contains(event.id()))
            .sorted(IN_ORDER)
            .toList();
    for (WarningEvent event : counting) {
      state = advance(state, event.at(), steps);
      switch (transitions.apply(state, event)) {
        case Transition.Moved moved -> {
          state = moved.state();
          steps.add(new Step.Done(event, state));
        }
        case Transition.Refused refused -> steps.add(new Step.Ignored(event, refused.reason()));
      }
    }
    state = advance(state, now, steps);
    return new Standing(state, List.copyOf(steps));
  }

  private Set<String> replaced(Instant now) {
    return events.values().stream()
        .filter(event -> !event.at().isAfter(now))
        .flatMap(event ->
            event instanceof WarningEvent.FactsReported facts
                ? facts.replaces().stream()
                : Stream.of())
        .collect(Collectors.toUnmodifiableSet());
  }

  private WarningState advance(WarningState from, Instant now, List<Step> steps) {
    WarningState state = from;
    while (true) {
      WarningState next = transitions.step(state, now);
      if (next.equals(state)) {
        return state;
      }
      if (next instanceof WarningState.Escalated escalated) {
        steps.add(new Step.ByClock(escalated.since(), escalated));
      }
      state = next;
    }
  }
}
