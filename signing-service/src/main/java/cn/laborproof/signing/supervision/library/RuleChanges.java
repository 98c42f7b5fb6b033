package cn.laborproof.signing.supervision.library;

import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.signing.SigningRules;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.hub.JudgedAnew;
import cn.laborproof.signing.supervision.hub.JudgingAnew;
import cn.laborproof.signing.supervision.hub.TrialJudgements;
import cn.laborproof.signing.supervision.library.RuleChange.By;
import cn.laborproof.signing.supervision.library.RuleChange.State;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * How offices change the parameters of rules: one person proposes, the change is tried on the
 * office's facts, another person switches it on before its first day. Each act is one transaction
 * with its event.
 */
@Service
class RuleChanges {

  private static final int LISTED = 100;
  private static final int SHORTEST_TEXT = 5;
  private static final int LONGEST_SOURCE = 300;
  private static final int LONGEST_TEXT = 1000;

  /** Ten years: a change further off is a slip of the pen. */
  private static final int MOST_YEARS_AHEAD = 10;

  private final RuleChangeRows rows;
  private final RuleLibrary library;
  private final DryRun dryRun;
  private final TrialJudgements trials;
  private final JudgingAnew anew;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  RuleChanges(
      RuleChangeRows rows,
      RuleLibrary library,
      DryRun dryRun,
      TrialJudgements trials,
      JudgingAnew anew,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.rows = rows;
    this.library = library;
    this.dryRun = dryRun;
    this.trials = trials;
    this.anew = anew;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * Other parameters somebody asks for.
   *
   * @param id what makes a second press of the same button the same change
   * @param region leading digits of a division the office looks after
   * @param parameters bounds by name; those that stay as they are may be left out
   * @param from first day, today at the earliest
   */
  record Proposal(
      UUID id,
      String rule,
      String region,
      Map<String, String> parameters,
      Optional<LocalDate> from,
      String source,
      String reason) {}

  /**
   * A rule with its entry for the actor's region, and everything that was and will be.
   *
   * @param fixed whether it stays as shipped
   */
  record Told(
      String rule,
      boolean fixed,
      Optional<RuleEntry> inForce,
      List<RuleEntry> entries,
      List<Change> changes) {}

  /** Every rule with what is in force today for the actor's region. */
  List<Told> all() {
    office();
    Stream<Told> fixed = RuleLibrary.fixedRules().stream().map(this::fixed);
    return tenancy.inTransaction(() -> {
      RuleBook book = library.book();
      Stream<Told> open =
          RuleLibrary.rules().stream()
              .map(rule ->
                  new Told(rule, false, inForce(book, rule), entries(book, rule), List.of()));
      return Stream.concat(fixed, open).toList();
    });
  }

  private Told fixed(String rule) {
    RuleBook book = RuleLibrary.fixedBook();
    return new Told(rule, true, inForce(book, rule), entries(book, rule), List.of());
  }

  /** Every entry of the library with what was switched on, for a scan elsewhere. */
  RuleBook takenAlong() {
    office();
    return tenancy.inTransaction(library::book);
  }

  /**
   * One rule with its history.
   *
   * @throws Refusal {@code not-found}
   */
  Told one(String rule) {
    office();
    if (RuleLibrary.fixedRules().contains(rule)) {
      return fixed(rule);
    }
    if (!RuleLibrary.rules().contains(rule)) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    return tenancy.inTransaction(() -> {
      RuleBook book = library.book();
      return new Told(
          rule,
          false,
          inForce(book, rule),
          entries(book, rule),
          rows.of(rule, LISTED).stream()
              .map(change -> new Change(change, RuleLibrary.base(book, change), isInside(change)))
              .toList());
    });
  }

  /** A change in force that not everybody has been judged by yet. */
  record UnderWay(RuleChange change, JudgedAnew anew) {}

  /** Those that began today or yesterday and are not done. */
  List<UnderWay> underWay() {
    LocalDate yesterday = today().minusDays(1);
    List<UnderWay> underWay = new ArrayList<>();
    tenancy.inTransaction(rows::active).stream()
        .filter(change ->
            !change.from().isBefore(yesterday)
                || change.decided().filter(by -> !day(by.at()).isBefore(yesterday)).isPresent())
        .forEach(change ->
            anew(change)
                .filter(progress -> progress.done() < progress.total())
                .ifPresent(progress -> underWay.add(new UnderWay(change, progress))));
    return List.copyOf(underWay);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Rosters.ZONE);
  }

  /** Those that wait for a second person, or for their dry run. */
  List<RuleChange> open() {
    return tenancy.inTransaction(() -> rows.open(LISTED));
  }

  /**
   * A change with the entry it was proposed against.
   *
   * @param inside whether the actor's office looks after its region: others see what is in force
   *     and not who is concerned
   */
  record Change(RuleChange change, Optional<RuleEntry> base, boolean inside) {}

  /**
   * A change the actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  Change find(UUID id) {
    return tenancy.inTransaction(() -> {
      RuleChange change = visible(rows.find(id));
      return new Change(change, RuleLibrary.base(library.book(), change), isInside(change));
    });
  }

  /** What the actor may do about a change now. */
  List<String> possible(RuleChange change) {
    if (!(tenancy.current() instanceof Actor.Official official)
        || !change.state().isOpen()
        || !change.region().startsWith(official.region())) {
      return List.of();
    }
    if (official.account().equals(change.proposed().account())) {
      return List.of("withdraw");
    }
    return change.state() == State.TRIED ? List.of("approve", "refuse") : List.of("refuse");
  }

  /**
   * Proposes a change and asks for its dry run. Proposed under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code rule-stays-as-shipped}, {@code invalid-input}, {@code
   *     dry-run-under-way}
   */
  UUID propose(Proposal proposal) {
    Actor.Official official = official();
    if (RuleLibrary.fixedRules().contains(proposal.rule())) {
      throw new Refusal(RuleRefusal.STAYS_AS_SHIPPED);
    }
    if (!RuleLibrary.rules().contains(proposal.rule())) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    return tenancy.inTransaction(() -> {
      if (rows.find(proposal.id()).isPresent()) {
        return proposal.id();
      }
      if (rows.isTrying(official.office())) {
        throw new Refusal(RuleRefusal.DRY_RUN_UNDER_WAY);
      }
      RuleBook book = library.book();
      RuleEntry base =
          book.inForce(proposal.rule(), proposal.region(), proposal.from().orElse(today()))
              .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
      Map<String, String> parameters = checked(proposal, base, official.region());
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      var change =
          new RuleChange(
              proposal.id(),
              official.office(),
              proposal.region(),
              proposal.rule(),
              base.version(),
              Optional.empty(),
              Optional.empty(),
              parameters,
              proposal.from().orElseThrow(),
              proposal.source().strip(),
              proposal.reason().strip(),
              State.TRYING,
              new By(official.account(), official.displayName(), now),
              Optional.empty(),
              "",
              new RuleChange.Progress(0, trials.employers(official.office())),
              Optional.empty());
      journal.open(stream(change.id()), change.region());
      rows.insert(change);
      journal.append(event(change, "proposed"));
      dryRun.ask(change, now);
      return change.id();
    });
  }

  private Map<String, String> checked(Proposal proposal, RuleEntry base, String office) {
    List<FieldRefusal> wrong = new ArrayList<>();
    if (!proposal.region().matches("[0-9]{2,6}") || !proposal.region().startsWith(office)) {
      wrong.add(new FieldRefusal("region", "rules.input.region", List.of(office)));
    }
    LocalDate earliest = earliest(proposal.rule());
    LocalDate latest = today().plusYears(MOST_YEARS_AHEAD);
    if (proposal.from().isEmpty()
        || proposal.from().get().isBefore(earliest)
        || proposal.from().get().isAfter(latest)) {
      wrong.add(
          new FieldRefusal(
              "from", "rules.input.from", List.of(earliest.toString(), latest.toString())));
    }
    text("source", proposal.source(), LONGEST_SOURCE, wrong);
    text("reason", proposal.reason(), LONGEST_TEXT, wrong);
    Map<String, String> changed = new TreeMap<>();
    List<String> bounds = RuleLibrary.bounds(base);
    proposal
        .parameters()
        .forEach((name, value) -> {
          RuleLibrary.Range range = RuleLibrary.range(base, name);
          if (!bounds.contains(name) || !range.holds(value.strip())) {
            wrong.add(
                new FieldRefusal(
                    "parameters." + name,
                    base.statute(name).isPresent() ? "rules.input.law" : "rules.input.number",
                    List.of(range.least(), range.most())));
          } else if (Integer.parseInt(value.strip()) != base.number(name)) {
            changed.put(name, Integer.toString(Integer.parseInt(value.strip())));
          }
        });
    Map<String, String> all = new TreeMap<>(base.parameters());
    all.putAll(changed);
    RuleLibrary.crossed(all)
        .ifPresent(name -> wrong.add(FieldRefusal.of("parameters." + name, "rules.input.order")));
    if (changed.isEmpty() && wrong.isEmpty()) {
      wrong.add(FieldRefusal.of("parameters", "rules.input.same"));
    }
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
    return changed;
  }

  private static void text(String field, String text, int longest, List<FieldRefusal> wrong) {
    int length = text.strip().length();
    if (length < SHORTEST_TEXT || length > longest) {
      wrong.add(new FieldRefusal(field, "rules.input.text", List.of(SHORTEST_TEXT, longest)));
    }
  }

  /**
   * Switches a change on, refuses it or takes it back. Done already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code wrong-state}, {@code second-person-needed}, {@code
   *     first-day-passed}, {@code base-changed}, {@code not-the-proposer}
   */
  void decide(UUID id, State to, String note) {
    Actor.Official official = official();
    if (note.strip().length() > LONGEST_TEXT) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(new FieldRefusal("note", "rules.input.text", List.of(0, LONGEST_TEXT))));
    }
    tenancy.inTransaction(() -> {
      RuleChange change = visible(rows.lock(id));
      if (!change.region().startsWith(official.region())) {
        throw new Refusal(CommonRefusal.NOT_ALLOWED);
      }
      By by =
          new By(
              official.account(),
              official.displayName(),
              clock.instant().truncatedTo(ChronoUnit.MICROS));
      if (change.state() == to
          && change.decided().map(By::account).equals(Optional.of(by.account()))) {
        return id;
      }
      check(change, to, by);
      Optional<Integer> version = Optional.empty();
      if (to == State.ACTIVE) {
        rows.lockVersions();
        RuleBook book = library.book();
        if (!RuleLibrary.isCurrent(book, change)) {
          throw new Refusal(RuleRefusal.BASE_CHANGED);
        }
        version = Optional.of(RuleLibrary.nextVersion(book, change.rule()));
      }
      rows.decide(id, to, version, by, note.strip());
      EventDraft draft = event(change, to.code());
      journal.append(version.map(number -> draft.fact("version", number)).orElse(draft));
      if (to == State.ACTIVE && !change.from().isAfter(today())) {
        anew.ask(change.region(), id, by.at());
      }
      return id;
    });
  }

  private void check(RuleChange change, State to, By by) {
    boolean own = by.account().equals(change.proposed().account());
    if (!change.state().isOpen() || to == State.ACTIVE && change.state() != State.TRIED) {
      throw new Refusal(CommonRefusal.WRONG_STATE);
    }
    if (to == State.WITHDRAWN && !own) {
      throw new Refusal(RuleRefusal.NOT_THE_PROPOSER);
    }
    if (to != State.WITHDRAWN && own) {
      throw new Refusal(RuleRefusal.SECOND_PERSON_NEEDED);
    }
    // Days that are over were judged by what was in force then.
    if (to == State.ACTIVE && change.from().isBefore(earliest(change.rule()))) {
      throw new Refusal(RuleRefusal.FIRST_DAY_PASSED);
    }
  }

  private static EventDraft event(RuleChange change, String what) {
    return EventDraft.of(stream(change.id()), "rule." + what)
        .fact("rule", change.rule())
        .fact("region", change.region())
        .fact("from", change.from().toString())
        .about("rule-change.json", content(change).canonicalBytes());
  }

  /** What two people have agreed on, word for word. */
  private static JsonObject content(RuleChange change) {
    JsonObject.Builder parameters = JsonObject.builder();
    new TreeMap<>(change.parameters()).forEach(parameters::put);
    return JsonObject.builder()
        .put("rule", change.rule())
        .put("base", (long) change.base())
        .put("region", change.region())
        .put("from", change.from().toString())
        .put("parameters", parameters.build())
        .put("source", change.source())
        .put("reason", change.reason())
        .build();
  }

  private Optional<RuleEntry> inForce(RuleBook book, String rule) {
    return book.inForce(rule, region(), today());
  }

  private static List<RuleEntry> entries(RuleBook book, String rule) {
    return book.entries().stream()
        .filter(each -> each.rule().equals(rule))
        .sorted((a, b) -> Integer.compare(b.version(), a.version()))
        .toList();
  }

  /** Where the actor looks; a rule for a place within is no rule for the whole. */
  String region() {
    return Optional.ofNullable(tenancy.current().scope().region()).orElse("");
  }

  /**
   * The first day a change of a rule can have. Hubs are judged anew when it is switched on and when
   * a day begins; ways to signatures when a day begins alone.
   */
  LocalDate earliest(String rule) {
    return SigningRules.ids().contains(rule) ? today().plusDays(1) : today();
  }

  /** How far employers are judged by a change that is in force; empty before and for others. */
  Optional<JudgedAnew> anew(RuleChange change) {
    if (change.state() != State.ACTIVE
        || change.from().isAfter(today())
        || SigningRules.ids().contains(change.rule())) {
      return Optional.empty();
    }
    return change
        .activation()
        .map(number ->
            tenancy.inTransaction(() -> anew.progress(number, change.region(), change.from())));
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
  }

  /** The application's own check, before row-level security's. */
  private RuleChange visible(Optional<RuleChange> found) {
    office();
    return found
        .filter(change -> change.state() == State.ACTIVE || isInside(change))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private boolean isInside(RuleChange change) {
    return change.region().startsWith(region());
  }

  /** An employer's program has a role in common with an office's, and no business here. */
  private void office() {
    if (region().isEmpty()) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private static StreamId stream(UUID change) {
    return new StreamId("rule-change", change);
  }
}
