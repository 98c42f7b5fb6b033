package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.supervision.hub.OwnFacts;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Approvals of special working hours (劳动法 art 39): applications as an office takes them, decisions,
 * periods of validity. Each act is one transaction with its event in the application's own stream,
 * and with the fact that rules on overtime hear: an approval, or its end.
 */
@Service
public class SpecialHours {
  private static final String NOTE = "dispatch.note";

  private final HoursRows rows;
  private final ActRows acts;
  private final DispatchPeriods periods;
  private final OwnFacts facts;
  private final EvidenceJournal journal;
  private final PersonalVault vault;
  private final Tenancy tenancy;
  private final Clock clock;

  SpecialHours(
      HoursRows rows,
      ActRows acts,
      DispatchPeriods periods,
      OwnFacts facts,
      EvidenceJournal journal,
      PersonalVault vault,
      Tenancy tenancy,
      Clock clock) {
    this.rows = rows;
    this.acts = acts;
    this.periods = periods;
    this.facts = facts;
    this.journal = journal;
    this.vault = vault;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * An application.
   *
   * @param id what makes a second press of the same button the same application
   * @param scheme {@code week}, {@code month}, {@code quarter}, {@code year} or {@code flexible}
   */
  public record Application(
      UUID id,
      String employerCode,
      String employer,
      String region,
      String scheme,
      String posts,
      int persons,
      LocalDate appliedOn,
      String note) {}

  /**
   * Something an official does about one.
   *
   * @param id what makes a second press of the same button the same act
   * @param kind {@code approve}, {@code refuse}, {@code withdraw} or {@code revoke}
   * @param number of the approval; the period counts both days; all three for approving
   */
  public record Deed(
      UUID id,
      String kind,
      String number,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      String note) {}

  /** One with all that was done. */
  record Told(HoursRows.Listed listed, List<StoredAct> acts) {}

  /** A page of a list with how many stand where. */
  record Page(List<HoursRows.Listed> rows, long total, Map<String, Long> standings) {}

  /**
   * Takes an application. Taken under this id already: nothing happens.
   *
   * @throws Refusal {@code invalid-input}
   */
  public UUID apply(Application asked) {
    return apply(asked, now());
  }

  /** The same at another instant: a demo city has a past. */
  public UUID apply(Application asked, Instant at) {
    Actor.Official official = official();
    String note = asked.note().strip();
    new HoursInput().application(asked, official.region(), day(now())).note(note).check();
    return tenancy.inTransaction(() -> {
      if (rows.lock(asked.id()).isPresent()) {
        return asked.id();
      }
      var hours =
          new StoredHours(
              asked.id(),
              official.office(),
              asked.region(),
              new UnifiedSocialCreditCode(asked.employerCode()).value(),
              asked.employer().strip(),
              asked.scheme(),
              asked.posts().strip(),
              asked.persons(),
              asked.appliedOn(),
              new HoursState.Applied(),
              Optional.of(official.displayName()),
              at);
      journal.open(stream(asked.id()), hours.region());
      rows.insert(hours);
      keep(hours, asked.id(), 0, HoursState.Kind.APPLY, note, official, at);
      return asked.id();
    });
  }

  /** Whether there is such an application for the current actor. */
  public boolean isKnown(UUID id) {
    return tenancy.inTransaction(
        () -> rows.find(id, today(), periods.hoursExpiringDays()).isPresent());
  }

  /**
   * Does something about an application. Done under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code invalid-input}, {@code wrong-state}
   */
  public void act(UUID id, Deed deed) {
    act(id, deed, now());
  }

  /** The same at another instant: a demo city has a past. */
  public void act(UUID id, Deed deed, Instant at) {
    Actor.Official official = official();
    HoursState.Kind kind =
        HoursState.Kind.ofCode(deed.kind())
            .filter(each -> each != HoursState.Kind.APPLY)
            .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE));
    String note = deed.note().strip();
    var check = new HoursInput().note(note);
    if (kind == HoursState.Kind.APPROVE) {
      check.number(deed.number().strip()).period(deed.from(), deed.to(), periods.hoursMostMonths());
    }
    check.check();
    tenancy.inTransaction(() -> {
      StoredHours hours = visible(rows.lock(id));
      List<StoredAct> done = acts.of(id);
      if (done.stream().anyMatch(act -> act.id().equals(deed.id()))) {
        return id;
      }
      HoursState next =
          hours
              .state()
              .after(read(kind, deed))
              .orElseThrow(() -> new Refusal(CommonRefusal.WRONG_STATE));
      StoredHours after = hours.at(next, official.displayName());
      keep(after, deed.id(), done.size(), kind, note, official, at);
      rows.update(after, at);
      state(after, at);
      return id;
    });
  }

  /** What rules hear of it; nothing before it was approved. */
  private void state(StoredHours hours, Instant at) {
    switch (hours.state()) {
      case HoursState.Approved(var number, var from, var to) ->
          state(hours, number, from, to, "", at);
      case HoursState.Revoked(var number, var from, var to) ->
          state(hours, number, from, to, day(at).toString(), at);
      case HoursState.Applied _, HoursState.Refused _, HoursState.Withdrawn _ -> {}
    }
  }

  private void state(
      StoredHours hours, String number, LocalDate from, LocalDate to, String revoked, Instant at) {
    StringBuilder csv =
        new StringBuilder("employer,approval,system,post,valid_from,valid_to,revoked_on\n");
    for (String post : posts(hours.posts())) {
      csv.append(
          "%s,%s,%s,%s,%s,%s,%s\n"
              .formatted(
                  hours.employerCode(),
                  quoted(number),
                  hours.scheme().toUpperCase(Locale.ROOT),
                  quoted(post),
                  from,
                  to,
                  revoked));
    }
    facts.state(FactKind.SPECIAL_HOURS, csv.toString(), at);
  }

  /** Each post is a fact of its own: a rule compares it with the one a person has. */
  private static List<String> posts(String posts) {
    List<String> each =
        Arrays.stream(posts.split("[、，,;；/\\n]"))
            .map(String::strip)
            .filter(post -> !post.isEmpty())
            .distinct()
            .toList();
    return each.isEmpty() ? List.of(posts) : each;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /**
   * One the current actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID id) {
    return tenancy.inTransaction(() -> {
      Optional<HoursRows.Listed> found = rows.find(id, today(), periods.hoursExpiringDays());
      visible(found.map(HoursRows.Listed::hours));
      return new Told(found.orElseThrow(), acts.of(id));
    });
  }

  Page page(HoursFilter filter) {
    return tenancy.inTransaction(() -> {
      MatchingRows<HoursRows.Listed> matching = matching(filter);
      return new Page(
          matching.page(filter.page(), filter.size()),
          matching.total(),
          rows.standings(today(), periods.hoursExpiringDays()));
    });
  }

  /** Hands over all that pass a filter, one after the other. */
  void each(HoursFilter filter, Consumer<HoursRows.Listed> consumer) {
    tenancy.inTransaction(() -> {
      matching(filter).each(consumer);
      return true;
    });
  }

  /** What an official may do about it now, in the order of the work. */
  List<HoursState.Kind> possible(Told told) {
    if (!(tenancy.current() instanceof Actor.Official)) {
      return List.of();
    }
    var any = new Deed(told.listed().hours().id(), "", "", Optional.empty(), Optional.empty(), "");
    return List.of(HoursState.Kind.values()).stream()
        .filter(kind -> kind != HoursState.Kind.APPLY)
        .filter(kind -> told.listed().hours().state().after(read(kind, any)).isPresent())
        .toList();
  }

  /** What was written with an act; empty when it was erased. */
  Optional<String> note(StoredHours hours, StoredAct act) {
    return tenancy.inTransaction(
        () -> vault.openText(whose(hours, act.person()), NOTE, act.note()));
  }

  LocalDate today() {
    return day(now());
  }

  private MatchingRows<HoursRows.Listed> matching(HoursFilter filter) {
    return rows.matching(filter, today(), periods.hoursExpiringDays());
  }

  private static HoursState.Act read(HoursState.Kind kind, Deed deed) {
    return switch (kind) {
      case APPROVE ->
          new HoursState.Act.Approve(
              deed.number().strip(),
              deed.from().orElse(LocalDate.MIN),
              deed.to().orElse(LocalDate.MIN));
      case REFUSE -> new HoursState.Act.Refuse();
      case WITHDRAW -> new HoursState.Act.Withdraw();
      case REVOKE -> new HoursState.Act.Revoke();
      case APPLY -> throw new Refusal(CommonRefusal.UNREADABLE);
    };
  }

  private void keep(
      StoredHours hours,
      UUID act,
      int seq,
      HoursState.Kind kind,
      String note,
      Actor.Official official,
      Instant at) {
    Map<String, String> content =
        hours.state() instanceof HoursState.Approved(var number, var from, var to)
            ? Map.of("number", number, "from", from.toString(), "to", to.toString())
            : Map.of();
    acts.keep(
        hours.office(),
        hours.region(),
        hours.id(),
        new StoredAct(
            act,
            seq,
            kind.code(),
            official.account(),
            official.displayName(),
            content,
            vault.sealText(whose(hours, official.account()), NOTE, note),
            at));
    EventDraft draft =
        EventDraft.of(stream(hours.id()), "special-hours." + kind.code())
            .fact("employer", hours.employerCode())
            .fact("scheme", hours.scheme())
            .fact("persons", hours.persons())
            .fact("state", hours.state().code())
            .personal(official.account(), "dispatch.reviewer", official.displayName())
            .personal(official.account(), NOTE, note);
    for (String day : List.of("from", "to")) {
      draft = content.containsKey(day) ? draft.fact(day, content.getOrDefault(day, "")) : draft;
    }
    journal.append(draft);
  }

  /** The application's own check, before row-level security's. */
  private StoredHours visible(Optional<StoredHours> found) {
    String region = Optional.ofNullable(tenancy.current().scope().region()).orElse("none");
    return found
        .filter(hours -> hours.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private static PersonalScope whose(StoredHours hours, UUID person) {
    return new PersonalScope(hours.office(), hours.id(), person);
  }

  private static StreamId stream(UUID hours) {
    return new StreamId("special-hours", hours);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Rosters.ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
