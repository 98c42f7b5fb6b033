package cn.laborproof.signing.supervision.library;

import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.rule.Statute;
import cn.laborproof.risk.scan.Wording;
import cn.laborproof.signing.supervision.hub.JudgedAnew;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Rules and their changes, as pages and programs are shown them. */
@Component
final class RuleViews {

  /** Marks what no law fixes, in the shipped book. */
  private static final String PLATFORM = "platform";

  /** How the weight of an indicator is named among the parameters: {@code F-01.present}. */
  private static final String PRESENT = ".present";

  private final MessageSource messages;

  RuleViews(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A bound by its name in the data and in words.
   *
   * @param least what the law sets as the lowest a region may choose
   * @param most what the law sets as the highest
   */
  record Bound(
      String name, String label, String value, @Nullable Integer least, @Nullable Integer most) {

    /** Which sentence tells what the law leaves open; empty when it says nothing. */
    public String law() {
      if (least == null) {
        return most == null ? "" : "most";
      }
      return most == null ? "least" : least.equals(most) ? "exact" : "between";
    }
  }

  /**
   * What one indicator weighs in a score, in hundredths of the natural logarithm of the odds.
   *
   * @param present what it adds when it is there in full
   * @param absent what it takes off when it is not there at all
   * @param from the share up to which it says nothing; absent where it is no share
   * @param full the share from which on it is there in full
   * @param reason what the weight rests on
   */
  record WeightView(
      String id,
      String title,
      boolean strong,
      int present,
      int absent,
      @Nullable Integer from,
      @Nullable Integer full,
      String reason) {}

  /**
   * One version of a rule's parameters.
   *
   * @param region leading digits of the division; empty for the whole country
   * @param local whether an office switched it on
   * @param platform whether no law fixes the bounds
   * @param weights of the indicators of a score; empty for other rules
   */
  record EntryView(
      int version,
      String region,
      LocalDate from,
      @Nullable LocalDate to,
      List<String> articles,
      String source,
      boolean local,
      boolean platform,
      List<Bound> bounds,
      List<WeightView> weights) {}

  /**
   * A rule of the library.
   *
   * @param fixed whether it stays as it was shipped
   */
  record RuleView(String rule, String title, boolean fixed, @Nullable EntryView inForce) {}

  /** A bound before and after. */
  record Difference(String name, String label, String before, String after) {}

  /**
   * A change of a rule; people, reasons and the dry run for offices of its region alone.
   *
   * @param anew how far employers are judged by it, of the hubs the caller may see; only with one
   *     change and once it is in force
   */
  record ChangeView(
      UUID id,
      String rule,
      String title,
      String region,
      String state,
      @Nullable Integer version,
      LocalDate from,
      String source,
      @Nullable String reason,
      @Nullable String proposer,
      Instant proposedAt,
      @Nullable String decider,
      @Nullable Instant decidedAt,
      @Nullable String note,
      long tried,
      long toTry,
      List<Difference> differences,
      @Nullable TrialReport trial,
      @Nullable JudgedAnew anew,
      List<String> possible) {}

  RuleView rule(RuleChanges.Told told, Locale locale) {
    return new RuleView(
        told.rule(),
        new Wording(locale).title(told.rule()),
        told.fixed(),
        told.inForce().map(entry -> entry(entry, locale)).orElse(null));
  }

  EntryView entry(RuleEntry entry, Locale locale) {
    return new EntryView(
        entry.version(),
        entry.region(),
        entry.from(),
        entry.to().orElse(null),
        entry.articles().stream().filter(article -> !article.isBlank()).toList(),
        entry.source(),
        RuleLibrary.isLocal(entry),
        entry.source().startsWith(PLATFORM),
        RuleLibrary.bounds(entry).stream().map(name -> bound(entry, name, locale)).toList(),
        weights(entry, locale));
  }

  private List<WeightView> weights(RuleEntry entry, Locale locale) {
    Wording wording = new Wording(locale);
    return entry.parameters().keySet().stream()
        .filter(name -> name.endsWith(PRESENT))
        .map(name -> name.substring(0, name.length() - PRESENT.length()))
        .sorted()
        .map(id ->
            new WeightView(
                id,
                wording.indicator(id),
                entry.flag(id + ".strong"),
                entry.number(id + PRESENT),
                entry.number(id + ".absent"),
                share(entry, id + ".from"),
                share(entry, id + ".full"),
                reason(entry, id, locale)))
        .toList();
  }

  private static @Nullable Integer share(RuleEntry entry, String name) {
    return Optional.ofNullable(entry.parameters().get(name)).map(Integer::valueOf).orElse(null);
  }

  private String reason(RuleEntry entry, String id, Locale locale) {
    String written = entry.parameters().getOrDefault(id + ".reason", "");
    return Objects.requireNonNullElse(
        messages.getMessage("chain.reason." + id, null, written, locale), written);
  }

  private Bound bound(RuleEntry entry, String name, Locale locale) {
    Optional<Statute> law = entry.statute(name);
    return new Bound(
        name,
        label(name, locale),
        entry.parameters().getOrDefault(name, ""),
        law.map(Statute::least)
            .filter(OptionalInt::isPresent)
            .map(OptionalInt::getAsInt)
            .orElse(null),
        law.map(Statute::most)
            .filter(OptionalInt::isPresent)
            .map(OptionalInt::getAsInt)
            .orElse(null));
  }

  ChangeView change(
      RuleChanges.Change found, List<String> possible, Optional<JudgedAnew> anew, Locale locale) {
    RuleChange change = found.change();
    Optional<RuleChange> known = Optional.of(change).filter(_ -> found.inside());
    return new ChangeView(
        change.id(),
        change.rule(),
        new Wording(locale).title(change.rule()),
        change.region(),
        change.state().code(),
        change.version().orElse(null),
        change.from(),
        change.source(),
        known.map(RuleChange::reason).orElse(null),
        known.map(each -> each.proposed().name()).orElse(null),
        change.proposed().at(),
        known.flatMap(RuleChange::decided).map(RuleChange.By::name).orElse(null),
        change.decided().map(RuleChange.By::at).orElse(null),
        known.map(RuleChange::note).filter(note -> !note.isEmpty()).orElse(null),
        change.progress().done(),
        change.progress().total(),
        found.base().map(base -> differences(change, base, locale)).orElse(List.of()),
        change.trial().orElse(null),
        anew.orElse(null),
        possible);
  }

  private List<Difference> differences(RuleChange change, RuleEntry base, Locale locale) {
    List<Difference> differences = new ArrayList<>();
    RuleLibrary.bounds(base).stream()
        .filter(change.parameters()::containsKey)
        .forEach(name ->
            differences.add(
                new Difference(
                    name,
                    label(name, locale),
                    base.parameters().getOrDefault(name, ""),
                    change.parameters().getOrDefault(name, ""))));
    return List.copyOf(differences);
  }

  /** Changes of one rule, newest first. */
  List<ChangeView> changes(RuleChanges.Told told, Locale locale) {
    return told.changes().stream()
        .map(change -> change(change, List.of(), Optional.empty(), locale))
        .toList();
  }

  private String label(String name, Locale locale) {
    return Objects.requireNonNullElse(
        messages.getMessage("rules.bound." + name, null, name, locale), name);
  }
}
