package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.calendar.WorkingCalendar;
import cn.laborproof.risk.warning.ClockRule;
import cn.laborproof.risk.warning.Scheme;
import cn.laborproof.risk.warning.Situation;
import cn.laborproof.risk.warning.Tier;
import cn.laborproof.risk.warning.WarningBook;
import cn.laborproof.risk.warning.WarningEvent;
import cn.laborproof.risk.warning.WarningHistory;
import cn.laborproof.risk.warning.WarningState;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.supervision.EmployerHandled;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Warnings and what officials do about them. Each act is one transaction with its event in the
 * warning's own stream, and asks the clock's task to look again.
 */
@Service
public class Warnings {
  /** How a person can serve a notice; {@code page} is the platform's own way. */
  static final List<String> MEANS = List.of("in-person", "post", "left", "agent", "other");

  private static final String PAGE = "page";
  private static final String NOTE = "warning.note";
  private static final String WITHOUT = "warning.without-paper";
  private static final String RECEIVER = "warning.receiver";

  private final WarningRows rows;
  private final PaperRows papers;
  private final WarningClockTask clocks;
  private final EvidenceJournal journal;
  private final PersonalVault vault;
  private final Tenancy tenancy;
  private final ApplicationEventPublisher publisher;
  private final IdSource ids;
  private final Clock clock;
  private final WarningBook book = WarningBook.shipped();
  private final WorkingCalendar calendar = WorkingCalendar.china();

  Warnings(
      WarningRows rows,
      PaperRows papers,
      WarningClockTask clocks,
      EvidenceJournal journal,
      PersonalVault vault,
      Tenancy tenancy,
      ApplicationEventPublisher publisher,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.papers = papers;
    this.clocks = clocks;
    this.journal = journal;
    this.vault = vault;
    this.tenancy = tenancy;
    this.publisher = publisher;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A new warning.
   *
   * @param id what makes a second press of the same button the same warning
   * @param employerCode 统一社会信用代码 as typed
   * @param employerName registered name
   * @param region administrative division, 6 or 9 digits
   * @param discoveredAt when the facts were discovered; the report clock runs from here
   * @param facts stable names and values
   * @param note why, in words
   * @param basis the rule of a finding it rests on; blank for none
   */
  public record NewWarning(
      UUID id,
      String employerCode,
      String employerName,
      String region,
      Instant discoveredAt,
      Map<String, String> facts,
      String note,
      String basis) {}

  /**
   * Something an official does.
   *
   * @param id what makes a second press of the same button the same act
   * @param kind stable name of the act
   * @param note why, or what was done
   * @param ground why the warning ends, for lifting
   * @param discoveredAt when the facts were discovered, for facts
   * @param facts stable names and values, for facts
   * @param replaces the report they correct, for facts
   * @param bodies codes of those asked to take part, for accepting and handling
   * @param proof what it rests on, for sending up, accepting and serving
   */
  public record Act(
      UUID id,
      String kind,
      String note,
      WarningEvent.Ground ground,
      Optional<Instant> discoveredAt,
      Map<String, String> facts,
      Optional<UUID> replaces,
      List<String> bodies,
      Proof proof) {

    /** An act that is only words. */
    public static Act of(UUID id, String kind, String note) {
      return of(id, kind, note, Proof.NONE);
    }

    /** An act that is words and what they rest on. */
    public static Act of(UUID id, String kind, String note, Proof proof) {
      return new Act(
          id,
          kind,
          note,
          WarningEvent.Ground.RISK_GONE,
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          List.of(),
          proof);
    }
  }

  /**
   * What sending up, accepting and serving rest on.
   *
   * @param paper the sealed paper
   * @param without why there is none here; blank where there is one
   * @param servedAt when a notice was served
   * @param means how, stable name; blank for anything but a notice
   * @param receiver who took it; blank for anything but a notice
   */
  public record Proof(
      Optional<UUID> paper,
      String without,
      Optional<Instant> servedAt,
      String means,
      String receiver) {
    /** Nothing said. */
    public static final Proof NONE = new Proof(Optional.empty(), "", Optional.empty(), "", "");

    /** There is no paper here, for a reason. */
    public static Proof without(String reason) {
      return new Proof(Optional.empty(), reason, Optional.empty(), "", "");
    }
  }

  /** Who did something. */
  private record Person(UUID account, String name) {
    static Person of(Actor.Official official) {
      return new Person(official.account(), official.displayName());
    }
  }

  /** What somebody wrote with an event, before it is sealed. */
  private record Written(String note, String basis, List<String> bodies, Proof proof) {}

  /** A warning with all that happened to it. */
  record Told(
      StoredWarning warning,
      WarningHistory history,
      WarningHistory.Standing standing,
      List<StoredEvent> events,
      List<WarningRows.ClockAct> clockActs,
      List<BodyWithdrawal> withdrawals,
      List<PaperRows.Answered> answers) {

    /** Codes of bodies that were asked by one act alone and can be taken back. */
    List<String> withdrawable() {
      return warning.standing().closedAt().isPresent()
          ? List.of()
          : JointBody.withdrawable(events, withdrawals);
    }
  }

  /**
   * Raises a warning. Raised under this id already: nothing happens.
   *
   * @throws Refusal {@code invalid-input}, {@code no-level-matches}
   */
  public UUID raise(NewWarning input) {
    return raise(input, now());
  }

  /** The same at another instant: a demo city has a past. */
  public UUID raise(NewWarning input, Instant at) {
    Actor.Official official = official();
    Instant discovered = input.discoveredAt().truncatedTo(ChronoUnit.MICROS);
    var check = new WarningInput();
    check
        .employer(input.employerCode(), input.employerName().strip())
        .region(input.region(), official.region())
        .discovered(discovered, now())
        .note(input.note().strip());
    Situation facts = check.facts(input.facts());
    check.check();
    Scheme scheme = schemeOf(input.region(), discovered);
    UUID event = ids.next();
    WarningHistory history =
        WarningHistory.under(scheme, calendar)
            .with(
                new WarningEvent.FactsReported(
                    event.toString(), discovered, by(official), facts, Optional.empty()));
    StoredWarning.Standing standing = standing(history, now());
    if (standing.grade().isEmpty()) {
      throw new Refusal(WarningRefusal.NO_LEVEL_MATCHES);
    }
    return tenancy.inTransaction(() -> {
      if (rows.find(input.id()).isPresent()) {
        return input.id();
      }
      var warning =
          new StoredWarning(
              input.id(),
              official.office(),
              input.region(),
              new UnifiedSocialCreditCode(input.employerCode()).value(),
              input.employerName().strip(),
              scheme.key(),
              standing,
              discovered,
              at,
              List.of());
      journal.open(stream(warning.id()), warning.region());
      rows.insert(warning);
      keep(
          warning,
          history.eventsInOrder().getFirst(),
          Person.of(official),
          new Written(input.note(), input.basis(), List.of(), Proof.NONE),
          at);
      clocks.lookAgain(warning, clock.instant());
      return warning.id();
    });
  }

  /** Whether there is such a warning for the current actor. */
  public boolean isKnown(UUID id) {
    return tenancy.inTransaction(() -> rows.find(id).isPresent());
  }

  /**
   * Does something about a warning. Done under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code invalid-input}, or why it is not possible there
   */
  public void act(UUID id, Act act) {
    act(id, act, now());
  }

  /** The same at another instant: a demo city has a past. */
  public void act(UUID id, Act act, Instant at) {
    Actor.Official official = official();
    ActKind kind = ActKind.ofCode(act.kind());
    Optional<Instant> said =
        switch (kind) {
          case FACTS -> act.discoveredAt();
          case NOTICE -> act.proof().servedAt();
          default -> Optional.empty();
        };
    Instant happened = said.orElse(at).truncatedTo(ChronoUnit.MICROS);
    var check = new WarningInput().note(act.note().strip()).discovered(happened, now());
    Situation facts = kind == ActKind.FACTS ? check.facts(act.facts()) : Situation.UNKNOWN;
    check.bodies(kind, act.bodies());
    check.rests(kind, act.proof(), tenancy.inTransaction(() -> papers.about(id)));
    check.check();
    tenancy.inTransaction(() -> {
      StoredWarning warning = visible(rows.lock(id));
      if (rows.knows(act.id())) {
        return id;
      }
      List<StoredEvent> events = rows.events(id);
      WarningEvent event =
          kind.event(
              act.id().toString(),
              kind == ActKind.NOTICE ? inItsMinute(happened, events) : happened,
              by(official),
              new ActKind.Content(facts, act.replaces().map(UUID::toString), act.ground()));
      WarningHistory history = history(warning, events).with(event);
      history
          .refusalOf(event)
          .ifPresent(reason -> {
            throw new Refusal(WarningRefusal.of(reason));
          });
      keepOn(
          warning.at(standing(history, now())),
          event,
          Person.of(official),
          new Written(act.note(), "", JointBody.sorted(act.bodies()), act.proof()),
          at);
      publisher.publishEvent(new EmployerHandled(warning.office(), warning.employerCode()));
      return id;
    });
  }

  private void keepOn(
      StoredWarning after, WarningEvent event, Person person, Written written, Instant recorded) {
    keep(after, event, person, written, recorded);
    rows.update(after);
    clocks.lookAgain(after, clock.instant());
  }

  /**
   * A sealed notice reached the enterprise's page: it is served. Where it was served by hand before
   * or the warning is over, nothing happens; written down already, neither. Joins the transaction
   * of the office whose warning it is.
   */
  void delivered(WarningPaper notice, WarningPaper.Origin origin) {
    StoredWarning warning =
        rows.lock(notice.warning()).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
    if (rows.knows(notice.id())) {
      return;
    }
    Instant at =
        notice
            .delivery()
            .map(WarningPaper.Delivery::at)
            .orElseThrow(() -> new Refusal(CommonRefusal.WRONG_STATE, notice.state().code()));
    var event =
        new WarningEvent.NoticeServed(
            notice.id().toString(),
            at,
            new WarningEvent.By(origin.author().toString(), origin.tier()));
    WarningHistory history = history(warning).with(event);
    if (history.refusalOf(event).isEmpty()) {
      keepOn(
          warning.at(standing(history, now())),
          event,
          new Person(origin.author(), notice.made().by()),
          new Written(
              "",
              "",
              List.of(),
              new Proof(Optional.of(notice.id()), "", Optional.of(at), PAGE, "")),
          at);
    }
  }

  /** Pages give minutes: what is known to have happened within that minute came before. */
  private static Instant inItsMinute(Instant served, List<StoredEvent> events) {
    Instant minute = served.truncatedTo(ChronoUnit.MINUTES);
    return events.stream()
        .map(each -> each.event().at())
        .filter(at ->
            served.equals(minute)
                && !at.isBefore(minute)
                && at.isBefore(minute.plus(1, ChronoUnit.MINUTES)))
        .max(Instant::compareTo)
        .map(at -> at.plus(1, ChronoUnit.MICROS))
        .orElse(served);
  }

  /**
   * Takes a body back that was asked to take part by mistake. Done under this id already: nothing
   * happens.
   *
   * @param act what makes a second press of the same button the same act
   * @param body its code
   * @param reason in words
   * @throws Refusal {@code not-found}, {@code invalid-input}, {@code wrong-state}, {@code
   *     body-acted}
   */
  void withdraw(UUID id, UUID act, String body, String reason) {
    Actor.Official official = official();
    String text = reason.strip();
    tenancy.inTransaction(() -> {
      StoredWarning warning = visible(rows.lock(id));
      List<BodyWithdrawal> known = rows.withdrawals(id);
      if (known.stream().anyMatch(each -> each.id().equals(act))) {
        return id;
      }
      if (warning.standing().closedAt().isPresent()) {
        throw new Refusal(CommonRefusal.WRONG_STATE, warning.standing().state());
      }
      long namings = JointBody.namings(body, rows.events(id), known);
      new WarningInput().note(text).asked(namings).check();
      if (namings > 1) {
        throw new Refusal(WarningRefusal.BODY_ACTED);
      }
      Instant now = now();
      rows.keep(
          warning,
          new BodyWithdrawal(
              act,
              body,
              official.account(),
              official.displayName(),
              vault.sealText(whose(warning, official.account()), NOTE, text),
              now));
      journal.append(
          EventDraft.of(stream(id), "warning.body-withdrawn")
              .fact("at", now.toString())
              .fact("tier", by(official).tier().name())
              .fact("state", warning.standing().state())
              .fact("body", body)
              .personal(official.account(), NOTE, text));
      return id;
    });
  }

  /**
   * A warning the current actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID id) {
    return tenancy.inTransaction(() -> {
      StoredWarning kept = visible(rows.find(id));
      List<StoredEvent> events = rows.events(id);
      WarningHistory history = history(kept, events);
      WarningHistory.Standing standing = history.at(now());
      StoredWarning.Standing shown =
          StoredWarning.Standing.of(standing.state(), history.transitions());
      return new Told(
          kept.at(shown),
          history,
          standing,
          events,
          rows.clockActs(id),
          rows.withdrawals(id),
          papers.answered(id));
    });
  }

  /** What an official may do about it now, in the order of the work. */
  List<ActKind> possible(Told told) {
    if (!(tenancy.current() instanceof Actor.Official official)) {
      return List.of();
    }
    Instant now = now();
    return List.of(ActKind.values()).stream()
        .filter(kind -> isPossible(told, kind, official, now))
        .toList();
  }

  private boolean isPossible(Told told, ActKind kind, Actor.Official official, Instant now) {
    if (kind == ActKind.FACTS) {
      return !(told.standing().state() instanceof WarningState.Closed);
    }
    // Lifting a risk that is gone needs more than lifting one that was not confirmed.
    return List.of(WarningEvent.Ground.values()).stream()
        .anyMatch(ground -> {
          var content = new ActKind.Content(Situation.UNKNOWN, Optional.empty(), ground);
          WarningEvent event = kind.event("?", now, by(official), content);
          return told.history().with(event).refusalOf(event).isEmpty();
        });
  }

  /** One page of what the current actor may see. */
  List<StoredWarning> page(WarningFilter filter) {
    return tenancy.inTransaction(() -> rows.matching(filter).page(filter.page(), filter.size()));
  }

  /** How many pass a filter. */
  long total(WarningFilter filter) {
    return tenancy.inTransaction(() -> rows.matching(filter).total());
  }

  /** Hands over all that pass a filter, one after the other. */
  void each(WarningFilter filter, Consumer<StoredWarning> consumer) {
    tenancy.inTransaction(() -> {
      rows.matching(filter).each(consumer);
      return true;
    });
  }

  /** How many the current actor may see whose clock ends by then. */
  long dueBy(Instant instant) {
    return tenancy.inTransaction(() -> rows.dueBy(instant));
  }

  /** What was written with an event; empty when it was erased. */
  Optional<String> note(StoredWarning warning, StoredEvent event) {
    return tenancy
        .inTransaction(() -> vault.openText(whose(warning, event.person()), NOTE, event.note()))
        .filter(note -> !note.isEmpty());
  }

  /** Why an act rests on no paper here; empty when it does, or when the words were erased. */
  Optional<String> without(StoredWarning warning, StoredEvent event) {
    return opened(warning, event, WITHOUT, event.backing().without());
  }

  /** Who took a notice; empty when nobody did, or when the words were erased. */
  Optional<String> receiver(StoredWarning warning, StoredEvent event) {
    return opened(warning, event, RECEIVER, event.backing().receiver());
  }

  private Optional<String> opened(
      StoredWarning warning, StoredEvent event, String purpose, Optional<byte[]> sealed) {
    return sealed.flatMap(bytes ->
        tenancy.inTransaction(
            () -> vault.openText(whose(warning, event.person()), purpose, bytes)));
  }

  /** Why a body was taken back; empty when it was erased. */
  Optional<String> reason(StoredWarning warning, BodyWithdrawal withdrawal) {
    return tenancy.inTransaction(
        () -> vault.openText(whose(warning, withdrawal.person()), NOTE, withdrawal.reason()));
  }

  /** The scheme in force for a region on a day. */
  Scheme schemeOf(String region, Instant at) {
    return book.inForce(region, LocalDate.ofInstant(at, ClockRule.ZONE))
        .orElseThrow(() -> new Refusal(WarningRefusal.NO_LEVEL_MATCHES));
  }

  /** What is known of a warning, as the rules see it. */
  WarningHistory history(StoredWarning warning) {
    return history(warning, rows.events(warning.id()));
  }

  private WarningHistory history(StoredWarning warning, List<StoredEvent> events) {
    Scheme scheme =
        book.find(warning.scheme())
            .orElseThrow(() -> new IllegalStateException("no scheme " + warning.scheme()));
    return WarningHistory.under(scheme, calendar)
        .with(events.stream().map(StoredEvent::event).toList());
  }

  private void keep(
      StoredWarning warning, WarningEvent event, Person person, Written written, Instant recorded) {
    PersonalScope whose = whose(warning, person.account());
    String text = written.note().strip();
    Proof proof = written.proof();
    Optional<String> without =
        Optional.of(proof.without().strip())
            .filter(reason -> proof.paper().isEmpty() && !reason.isEmpty());
    Optional<String> receiver =
        Optional.of(proof.receiver().strip()).filter(name -> !name.isEmpty());
    Optional<String> means = Optional.of(proof.means()).filter(each -> !each.isEmpty());
    rows.keep(
        warning,
        new StoredEvent(
            event,
            person.account(),
            person.name(),
            Optional.of(written.basis().strip()).filter(rule -> !rule.isEmpty()),
            vault.sealText(whose, NOTE, text),
            written.bodies(),
            new StoredEvent.Backing(
                proof.paper(),
                without.map(reason -> vault.sealText(whose, WITHOUT, reason)),
                means,
                receiver.map(name -> vault.sealText(whose, RECEIVER, name))),
            recorded));
    EventDraft draft =
        EventDraft.of(stream(warning.id()), "warning." + ActKind.of(event).code())
            .fact("at", event.at().toString())
            .fact("tier", event.by().tier().name())
            .fact("state", warning.standing().state())
            .fact("scheme", warning.scheme());
    if (!text.isEmpty()) {
      draft = draft.personal(person.account(), NOTE, text);
    }
    if (!written.bodies().isEmpty()) {
      draft = draft.fact("bodies", String.join(",", written.bodies()));
    }
    if (proof.paper().isPresent()) {
      draft = draft.fact("paper", proof.paper().get().toString());
    }
    if (without.isPresent()) {
      draft = draft.personal(person.account(), WITHOUT, without.get());
    }
    if (means.isPresent()) {
      draft = draft.fact("means", means.get());
    }
    if (receiver.isPresent()) {
      draft = draft.personal(person.account(), RECEIVER, receiver.get());
    }
    if (warning.standing().grade().isPresent()) {
      StoredWarning.Grade grade = warning.standing().grade().get();
      draft = draft.fact("level", grade.level()).fact("severity", grade.severity());
    }
    journal.append(draft);
  }

  private StoredWarning.Standing standing(WarningHistory history, Instant at) {
    return StoredWarning.Standing.of(history.at(at).state(), history.transitions());
  }

  /** The application's own check, before row-level security's. */
  private StoredWarning visible(Optional<StoredWarning> found) {
    String region = Optional.ofNullable(tenancy.current().scope().region()).orElse("none");
    return found
        .filter(warning -> warning.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private static WarningEvent.By by(Actor.Official official) {
    return new WarningEvent.By(official.account().toString(), Tier.of(official.region()));
  }

  private static PersonalScope whose(StoredWarning warning, UUID person) {
    return new PersonalScope(warning.office(), warning.id(), person);
  }

  static StreamId stream(UUID warning) {
    return new StreamId("warning", warning);
  }

  /** PostgreSQL keeps microseconds; a history read back has to be the one that was judged. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
