package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.Assessment;
import cn.laborproof.risk.warning.Bilingual;
import cn.laborproof.risk.warning.ClockKind;
import cn.laborproof.risk.warning.ClockRule;
import cn.laborproof.risk.warning.Level;
import cn.laborproof.risk.warning.Scheme;
import cn.laborproof.risk.warning.Situation;
import cn.laborproof.risk.warning.WarningFact;
import cn.laborproof.risk.warning.WarningState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How warnings look in the API and on pages, in the reader's language. */
@Component
final class WarningViews {
  private final MessageSource messages;

  WarningViews(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A running clock.
   *
   * @param kind what is due, stable name
   * @param acts administrative level of the office that has to act: {@code township}, {@code
   *     county}, {@code city}, {@code province}
   * @param start when it began
   * @param due its last instant
   * @param overdue whether it has run out
   */
  record ClockView(String kind, String acts, Instant start, Instant due, boolean overdue) {}

  /**
   * A warning in a list.
   *
   * @param level number of its level; absent when a correction left none
   * @param severity 1 is the gravest, whatever the level's number
   * @param clock absent when none runs
   * @param bodies codes of all who were asked to take part so far
   */
  record WarningSummary(
      UUID id,
      String employerCode,
      String employer,
      String region,
      String scheme,
      String state,
      @Nullable Integer level,
      @Nullable Integer severity,
      @Nullable ClockView clock,
      Instant discoveredAt,
      Instant raisedAt,
      @Nullable Instant closedAt,
      List<String> bodies) {}

  /** A clock of a level as its scheme sets it, with its source. */
  record ClockRuleView(String kind, int amount, String unit, String source) {}

  /** The level of a warning as its scheme describes it. */
  record LevelView(
      int number,
      int severity,
      String name,
      String issuer,
      String reportedTo,
      String response,
      List<String> lifting,
      int closers,
      List<ClockRuleView> clocks) {}

  /** The scheme a warning was raised by. */
  record SchemeView(
      String id, int version, String name, String source, @Nullable LevelView level) {}

  /** A reported fact. */
  record KnownFact(String name, String label, String value, String shown, String unit) {}

  /**
   * One bound of the scheme on these facts.
   *
   * @param truth {@code yes}, {@code no} or {@code unknown}
   * @param quoted the source letter by letter; empty where it could not be read so
   * @param wording what the source says
   * @param condition the same as data
   * @param reading how the platform reads what the source leaves open; empty for nothing
   * @param missing facts that could decide it
   */
  record BoundView(
      int level,
      String levelName,
      String truth,
      String quoted,
      String wording,
      String condition,
      String reading,
      List<String> missing) {}

  /**
   * Something that happened.
   *
   * @param kind stable name
   * @param text what happened, in the reader's language
   * @param at when it happened
   * @param recordedAt when it came to be known here; absent for what a clock did
   * @param who who did it; absent for a clock
   * @param note what they wrote; absent when there is none or it was erased
   * @param bodies codes of those asked to take part
   * @param backing what it rests on; absent where nothing is asked
   * @param counted whether it counts: corrected reports and late impossible acts do not
   */
  record StepView(
      String kind,
      String text,
      Instant at,
      @Nullable Instant recordedAt,
      @Nullable String who,
      @Nullable String note,
      List<String> bodies,
      @Nullable BackingView backing,
      boolean counted) {}

  /**
   * What an act rests on.
   *
   * @param paper the sealed paper
   * @param number how people name it
   * @param withoutPaper why there is none here; absent when it was erased
   * @param means how a notice was served
   * @param receiver who took it; absent when it was erased
   */
  record BackingView(
      @Nullable UUID paper,
      @Nullable String number,
      @Nullable String withoutPaper,
      @Nullable String means,
      @Nullable String receiver) {}

  /**
   * One warning with all there is to say.
   *
   * @param withdrawable codes of bodies that can be taken back
   */
  record WarningDetail(
      WarningSummary warning,
      SchemeView scheme,
      List<KnownFact> facts,
      List<BoundView> bounds,
      List<StepView> history,
      List<String> possible,
      List<String> withdrawable) {}

  WarningSummary summary(StoredWarning warning, Instant now) {
    StoredWarning.Standing standing = warning.standing();
    return new WarningSummary(
        warning.id(),
        warning.employerCode(),
        warning.employerName(),
        warning.region(),
        warning.scheme(),
        standing.state(),
        standing.grade().map(StoredWarning.Grade::level).orElse(null),
        standing.grade().map(StoredWarning.Grade::severity).orElse(null),
        standing
            .clock()
            .map(clock ->
                new ClockView(
                    clock.kind(),
                    clock.acts(),
                    clock.start(),
                    clock.due(),
                    now.isAfter(clock.due())))
            .orElse(null),
        warning.discoveredAt(),
        warning.raisedAt(),
        standing.closedAt().orElse(null),
        warning.bodies());
  }

  SchemeView scheme(Warnings.Told told, Locale locale) {
    Scheme scheme = told.history().transitions().scheme();
    @Nullable LevelView level =
        told.warning()
            .standing()
            .grade()
            .map(grade -> level(scheme.level(grade.level()), locale))
            .orElse(null);
    return new SchemeView(
        scheme.id(), scheme.version(), scheme.name().in(locale), scheme.source().in(locale), level);
  }

  private static LevelView level(Level level, Locale locale) {
    return new LevelView(
        level.number(),
        level.severity(),
        level.name().in(locale),
        level.issuer().in(locale),
        level.reportedTo().in(locale),
        level.response().in(locale),
        level.lifting().stream().map(condition -> condition.code()).sorted().toList(),
        level.closers(),
        Stream.of(ClockKind.values()).map(kind -> clock(kind, level.clock(kind))).toList());
  }

  private static ClockRuleView clock(ClockKind kind, ClockRule rule) {
    return new ClockRuleView(
        kind.code(),
        rule.length().amount(),
        rule.length().unit().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        rule.source());
  }

  List<KnownFact> facts(Warnings.Told told, Locale locale) {
    return situation(told).values().entrySet().stream()
        .map(entry -> {
          WarningFact fact = entry.getKey();
          String value = fact.format(entry.getValue());
          return new KnownFact(
              fact.code(), label(fact, locale), value, shown(fact, value, locale), fact.unit());
        })
        .toList();
  }

  private static Situation situation(Warnings.Told told) {
    return switch (told.standing().state()) {
      case WarningState.Unraised unraised -> unraised.situation();
      case WarningState.Closed closed -> closed.core().situation();
      case WarningState.Open open -> open.core().situation();
    };
  }

  List<BoundView> bounds(Warnings.Told told, Locale locale) {
    Scheme scheme = told.history().transitions().scheme();
    return bounds(scheme, scheme.assess(situation(told)), locale);
  }

  List<BoundView> bounds(Scheme scheme, Assessment assessment, Locale locale) {
    return assessment.branches().stream()
        .map(answer -> {
          var branch = answer.branch();
          Bilingual name = scheme.level(branch.level()).name();
          return new BoundView(
              branch.level(),
              name.in(locale),
              answer.truth().name().toLowerCase(Locale.ROOT),
              branch.quoted(),
              branch.wording().in(locale),
              branch.terms().stream()
                  .map(Object::toString)
                  .reduce((a, b) -> a + " & " + b)
                  .orElse(""),
              branch.reading().in(locale),
              answer.missing().stream().map(fact -> label(fact, locale)).sorted().toList());
        })
        .toList();
  }

  /** The name of a fact. */
  String label(WarningFact fact, Locale locale) {
    return word("warning.fact." + fact.code(), locale);
  }

  /** A value for people: with its unit, or the word of its scale. */
  String shown(WarningFact fact, String value, Locale locale) {
    return fact.scale().isEmpty()
        ? word("warning.unit." + fact.unit(), locale, value)
        : word("warning.scale." + fact.code() + "." + value, locale);
  }

  String word(String key, Locale locale, Object... arguments) {
    return Optional.ofNullable(messages.getMessage(key, arguments, key, locale)).orElse(key);
  }
}
