package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.WarningHistory.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what happened to a warning, people and clocks in one row. */
@Component
final class WarningTimeline {
  private final Warnings warnings;
  private final WarningViews words;

  WarningTimeline(Warnings warnings, WarningViews words) {
    this.warnings = warnings;
    this.words = words;
  }

  List<WarningViews.StepView> of(Warnings.Told told, Locale locale) {
    Set<String> counting =
        told.standing().steps().stream()
            .flatMap(
                step -> step instanceof Step.Done done ? Stream.of(done.event().id()) : Stream.of())
            .collect(Collectors.toUnmodifiableSet());
    var all = new ArrayList<WarningViews.StepView>();
    told.events()
        .forEach(event ->
            all.add(act(told.warning(), event, counting.contains(event.event().id()), locale)));
    told.answers().forEach(each -> all.add(answer(each, locale)));
    told.withdrawals().forEach(each -> all.add(withdrawal(told.warning(), each, locale)));
    for (Step step : told.standing().steps()) {
      if (step instanceof Step.ByClock escalation) {
        String to = escalation.after().to().name().toLowerCase(Locale.ROOT);
        all.add(
            byClock(
                "escalated-by-clock",
                words.word(
                    "warning.step.escalated-by-clock",
                    locale,
                    words.word(
                        "warning.clock." + escalation.after().from().clock().kind().code(), locale),
                    words.word("warning.tier." + to, locale)),
                escalation.at()));
      }
    }
    for (WarningRows.ClockAct act : told.clockActs()) {
      if (!act.kind().equals("escalated-by-clock")) {
        all.add(
            byClock(
                act.kind(),
                words.word(
                    "warning.step." + act.kind(),
                    locale,
                    words.word("warning.clock." + act.clock(), locale)),
                act.at()));
      }
    }
    return all.stream().sorted(Comparator.comparing(WarningViews.StepView::at)).toList();
  }

  private WarningViews.StepView act(
      StoredWarning warning, StoredEvent event, boolean counted, Locale locale) {
    String kind = ActKind.of(event.event()).code();
    return new WarningViews.StepView(
        kind,
        words.word("warning.step." + kind, locale),
        event.event().at(),
        event.recordedAt(),
        event.personName(),
        warnings.note(warning, event).orElse(null),
        event.bodies(),
        backing(warning, event),
        counted);
  }

  private WarningViews.@Nullable BackingView backing(StoredWarning warning, StoredEvent event) {
    StoredEvent.Backing backing = event.backing();
    return backing.equals(StoredEvent.Backing.NOTHING)
        ? null
        : new WarningViews.BackingView(
            backing.paper().orElse(null),
            backing.paper().map(WarningPaper::number).orElse(null),
            warnings.without(warning, event).orElse(null),
            backing.means().orElse(null),
            warnings.receiver(warning, event).orElse(null));
  }

  /** What was answered stands with the notice. */
  private WarningViews.StepView answer(PaperRows.Answered answer, Locale locale) {
    return new WarningViews.StepView(
        "answered",
        words.word("warning.step.answered", locale, WarningPaper.number(answer.paper())),
        answer.at(),
        answer.at(),
        answer.who(),
        null,
        List.of(),
        null,
        true);
  }

  private WarningViews.StepView withdrawal(
      StoredWarning warning, BodyWithdrawal withdrawal, Locale locale) {
    return new WarningViews.StepView(
        "body-withdrawn",
        words.word(
            "warning.step.body-withdrawn",
            locale,
            words.word("warning.body." + withdrawal.body(), locale)),
        withdrawal.at(),
        withdrawal.at(),
        withdrawal.personName(),
        warnings.reason(warning, withdrawal).orElse(null),
        List.of(),
        null,
        true);
  }

  private static WarningViews.StepView byClock(String kind, String text, Instant at) {
    return new WarningViews.StepView(kind, text, at, null, null, null, List.of(), null, true);
  }
}
