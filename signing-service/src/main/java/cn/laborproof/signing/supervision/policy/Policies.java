package cn.laborproof.signing.supervision.policy;

import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.policy.Policy.By;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Officials describe a policy, have an indicator computed before and after it, and write what they
 * make of it. Each act is one transaction with its event.
 */
@Service
class Policies {

  /** Months on either side of the beginning, at most. */
  static final int MOST_MONTHS = 12;

  private static final int LISTED = 100;
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_TEXT = 2000;
  private static final int MOST_YEARS_BACK = 10;
  private static final int MOST_SECTORS = 20;

  private final PolicyRows rows;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  Policies(PolicyRows rows, EvidenceJournal journal, Tenancy tenancy, IdSource ids, Clock clock) {
    this.rows = rows;
    this.journal = journal;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What somebody describes.
   *
   * @param id what makes a second press of the same button the same policy
   * @param first the first month that is "after"
   */
  record Described(
      UUID id,
      String title,
      String description,
      String indicator,
      String expected,
      Optional<YearMonth> first,
      Scope treated,
      Scope compared) {}

  /**
   * A policy with its newest numbers and everything written of it.
   *
   * @param own whether it is of the actor's office
   */
  record Told(Policy policy, PolicyRows.Taken taken, List<Policy.Note> notes, boolean own) {}

  List<Policy> newest() {
    official();
    return tenancy.inTransaction(() -> rows.newest(LISTED));
  }

  /**
   * A policy the actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID id) {
    Actor.Official official = official();
    return tenancy.inTransaction(() -> {
      Policy policy = visible(id);
      return new Told(
          policy,
          rows.taken(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND)),
          rows.notes(id),
          policy.office().equals(official.office()));
    });
  }

  /**
   * Keeps a policy and computes it at once. Described under this id already: nothing happens.
   *
   * @throws Refusal {@code invalid-input}
   */
  UUID describe(Described said) {
    Actor.Official official = official();
    return tenancy.inTransaction(() -> {
      if (rows.find(said.id()).isPresent()) {
        return said.id();
      }
      Policy policy = checked(said, official);
      journal.open(stream(policy.id()), policy.region());
      rows.insert(policy);
      journal.append(
          EventDraft.of(stream(policy.id()), "policy.described")
              .fact("indicator", policy.indicator().code())
              .fact("from", policy.startsOn().toString())
              .about("policy.json", content(policy).canonicalBytes()));
      take(policy, official);
      return policy.id();
    });
  }

  /**
   * Computes a policy of the own office anew, with what is known today.
   *
   * @throws Refusal {@code not-found}, {@code not-allowed}
   */
  void take(UUID id) {
    Actor.Official official = official();
    tenancy.inTransaction(() -> {
      Policy policy = visible(id);
      if (!policy.office().equals(official.office())) {
        throw new Refusal(CommonRefusal.NOT_ALLOWED);
      }
      take(policy, official);
      return id;
    });
  }

  private void take(Policy policy, Actor.Official official) {
    YearMonth first = YearMonth.from(policy.startsOn());
    YearMonth last = lastMonth();
    if (last.isAfter(first.plusMonths(MOST_MONTHS - 1L))) {
      last = first.plusMonths(MOST_MONTHS - 1L);
    }
    YearMonth earliest = first.minusMonths(MOST_MONTHS);
    // Where both lie in one division, an employer of lines of business on either side is treated.
    Scope without = policy.compared().isNear(policy.treated()) ? policy.treated() : Scope.NOBODY;
    Map<YearMonth, Long> treated =
        rows.counted(policy.indicator(), policy.treated(), Scope.NOBODY, earliest, last);
    Map<YearMonth, Long> compared =
        rows.counted(policy.indicator(), policy.compared(), without, earliest, last);
    // Months before anybody recorded anything say nothing: they are not counted as 0.
    YearMonth from =
        Stream.concat(treated.keySet().stream(), compared.keySet().stream())
            .filter(month -> month.isBefore(first))
            .min(YearMonth::compareTo)
            .orElse(earliest);
    List<BeforeAfter.Counted> counted = new ArrayList<>();
    for (YearMonth month = from; !month.isAfter(last); month = month.plusMonths(1)) {
      counted.add(
          new BeforeAfter.Counted(
              month, treated.getOrDefault(month, 0L), compared.getOrDefault(month, 0L)));
    }
    var result =
        BeforeAfter.of(
            counted,
            first,
            rows.workers(policy.treated(), Scope.NOBODY),
            rows.workers(policy.compared(), without));
    rows.take(ids.next(), policy, new PolicyRows.Taken(today(), by(official), result));
    journal.append(
        EventDraft.of(stream(policy.id()), "policy.evaluated")
            .fact("day", today().toString())
            .fact("difference", result.difference().toPlainString())
            .fact("pretended", result.pretended().toPlainString()));
  }

  /**
   * Keeps what an official writes: an assessment where the policy is of the own office, else
   * feedback. Written under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code invalid-input}
   */
  void write(UUID policy, UUID note, String content) {
    Actor.Official official = official();
    List<FieldRefusal> wrong = new ArrayList<>();
    text("content", content, LONGEST_TEXT, wrong);
    refuse(wrong);
    tenancy.inTransaction(() -> {
      Policy about = visible(policy);
      if (rows.isWritten(note)) {
        return note;
      }
      boolean own = about.office().equals(official.office());
      var written = new Policy.Note(note, own, official.region(), content.strip(), by(official));
      StreamId stream = new StreamId("policy-note", note);
      journal.open(stream, official.region());
      rows.write(policy, official.office(), written);
      journal.append(
          EventDraft.of(stream, own ? "policy.assessed" : "policy.feedback-left")
              .fact("policy", policy.toString())
              .about(
                  "policy-note.json",
                  JsonObject.builder().put("content", written.content()).build().canonicalBytes()));
      return note;
    });
  }

  private Policy checked(Described said, Actor.Official official) {
    List<FieldRefusal> wrong = new ArrayList<>();
    text("title", said.title(), LONGEST_TITLE, wrong);
    text("description", said.description(), LONGEST_TEXT, wrong);
    Optional<Policy.Indicator> indicator = Policy.Indicator.of(said.indicator());
    if (indicator.isEmpty()) {
      wrong.add(FieldRefusal.of("indicator", "policy.input.choose"));
    }
    if (!List.of("lower", "higher").contains(said.expected())) {
      wrong.add(FieldRefusal.of("expected", "policy.input.choose"));
    }
    YearMonth last = lastMonth();
    YearMonth earliest = last.minusYears(MOST_YEARS_BACK);
    if (said.first().isEmpty()
        || said.first().get().isAfter(last)
        || said.first().get().isBefore(earliest)) {
      wrong.add(
          new FieldRefusal(
              "first", "policy.input.first", List.of(earliest.toString(), last.toString())));
    }
    scope("treated", said.treated(), official.region(), wrong);
    scope("compared", said.compared(), official.region(), wrong);
    if (wrong.isEmpty() && said.treated().meets(said.compared())) {
      wrong.add(FieldRefusal.of("compared", "policy.input.overlap"));
    }
    refuse(wrong);
    return new Policy(
        said.id(),
        official.office(),
        official.region(),
        said.title().strip(),
        said.description().strip(),
        indicator.orElseThrow(),
        said.expected().equals("higher"),
        said.first().orElseThrow().atDay(1),
        said.treated(),
        said.compared(),
        by(official));
  }

  private static void scope(String field, Scope scope, String office, List<FieldRefusal> wrong) {
    boolean good =
        !scope.divisions().isEmpty()
            && scope.divisions().stream()
                .allMatch(code -> code.matches("[0-9]{2,6}") && code.startsWith(office));
    if (!good) {
      wrong.add(new FieldRefusal(field, "policy.input.divisions", List.of(office)));
    }
    if (scope.sectors().size() > MOST_SECTORS
        || !scope.sectors().stream().allMatch(code -> code.matches("[0-9A-Z.-]{1,20}"))) {
      wrong.add(new FieldRefusal(field + "Sectors", "policy.input.sectors", List.of(MOST_SECTORS)));
    }
  }

  private static void text(String field, String text, int longest, List<FieldRefusal> wrong) {
    int length = text.strip().length();
    if (length == 0 || length > longest) {
      wrong.add(new FieldRefusal(field, "rules.input.text", List.of(1, longest)));
    }
  }

  private static void refuse(List<FieldRefusal> wrong) {
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
  }

  private static JsonObject content(Policy policy) {
    return JsonObject.builder()
        .put("title", policy.title())
        .put("description", policy.description())
        .put("indicator", policy.indicator().code())
        .put("expected", policy.higher() ? "higher" : "lower")
        .put("from", policy.startsOn().toString())
        .put("treated", JsonArray.ofStrings(policy.treated().divisions()))
        .put("compared", JsonArray.ofStrings(policy.compared().divisions()))
        .put("treatedSectors", JsonArray.ofStrings(policy.treated().sectors()))
        .put("comparedSectors", JsonArray.ofStrings(policy.compared().sectors()))
        .build();
  }

  /** The last month that is over: one that runs would look like a fall. */
  YearMonth lastMonth() {
    return YearMonth.from(today()).minusMonths(1);
  }

  /** Where the actor's office looks. */
  String region() {
    return official().region();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
  }

  private By by(Actor.Official official) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new By(official.account(), official.displayName(), now);
  }

  /** The application's own check, before row-level security's. */
  private Policy visible(UUID id) {
    String region = official().region();
    return rows.find(id)
        .filter(policy ->
            policy.region().startsWith(region)
                || policy.treated().divisions().stream()
                    .anyMatch(code -> code.startsWith(region) || region.startsWith(code)))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private static StreamId stream(UUID policy) {
    return new StreamId("policy", policy);
  }
}
