package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.supervision.EmployerHandled;
import cn.laborproof.signing.supervision.hub.OwnFacts;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Verification of dispatch firms' annual reports, with the orders and the help that come of it.
 * Each act is one transaction: its row, its event in the verification's own stream, and the fact it
 * makes of the report for the rules.
 */
@Service
public class Verifications {
  private static final String NOTE = "dispatch.note";

  /** Acts after which the register of reports says something else. */
  private static final Set<ReportAct.Kind> TOLD =
      EnumSet.of(
          ReportAct.Kind.FILE,
          ReportAct.Kind.QUALIFY,
          ReportAct.Kind.ORDER,
          ReportAct.Kind.FIND_IDLE,
          ReportAct.Kind.REOPEN);

  private final ReportRows rows;
  private final ActRows acts;
  private final DispatchFirms firms;
  private final DispatchPeriods periods;
  private final ReportInput input;
  private final OwnFacts facts;
  private final FilingTold told;
  private final EvidenceJournal journal;
  private final PersonalVault vault;
  private final Tenancy tenancy;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Verifications(
      ReportRows rows,
      ActRows acts,
      DispatchFirms firms,
      DispatchPeriods periods,
      OwnFacts facts,
      FilingTold told,
      EvidenceJournal journal,
      PersonalVault vault,
      Tenancy tenancy,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.acts = acts;
    this.firms = firms;
    this.periods = periods;
    this.input = new ReportInput(periods.orderMostDays());
    this.facts = facts;
    this.told = told;
    this.journal = journal;
    this.vault = vault;
    this.tenancy = tenancy;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Something an official does.
   *
   * @param id what makes a second press of the same button the same act
   * @param kind stable name
   * @param day the day of the report, or the last day of an order; empty for other acts
   * @param counts head-counts the report states, by name: {@code workers}, {@code units}, {@code
   *     contracts}, {@code insured}
   * @param note why, or what was found
   */
  public record Deed(
      UUID id, String kind, Optional<LocalDate> day, Map<String, Integer> counts, String note) {}

  /** A verification with all that was done. */
  record Told(StoredReport report, ReportState state, List<StoredAct> acts) {}

  /**
   * Opens the verification of a firm's report on a year with its first act: {@code file} or {@code
   * find-missing}. Opened under this id already: nothing happens.
   *
   * @throws Refusal {@code dispatch-firm-unknown}, {@code invalid-input}, {@code wrong-state} when
   *     the office has opened it already, {@code dispatch-report-not-due}
   */
  public UUID open(UUID id, String firm, int year, Deed deed) {
    return open(id, firm, year, deed, now());
  }

  /** The same at another instant: a demo city has a past. */
  public UUID open(UUID id, String firm, int year, Deed deed, Instant at) {
    Actor.Official official = official();
    return tenancy.inTransaction(() -> {
      if (rows.find(id).isPresent()) {
        return id;
      }
      Firm known =
          Optional.of(firm)
              .filter(code -> !code.isBlank())
              .flatMap(code -> firms.find(code, year, day(at), at))
              .orElseThrow(() -> new Refusal(DispatchRefusal.FIRM_UNKNOWN));
      String region =
          known
              .region()
              .filter(seat -> seat.startsWith(official.region()))
              .orElse(official.region());
      var opened =
          new StoredReport(
              id,
              official.office(),
              region,
              known.code(),
              known.name(),
              year,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              at);
      journal.open(stream(id), region);
      if (!rows.insert(opened)) {
        throw new Refusal(CommonRefusal.WRONG_STATE);
      }
      keep(opened, new ReportState.Unopened(), 0, deed, official, at);
      return id;
    });
  }

  /** Whether there is such a verification for the current actor. */
  public boolean isKnown(UUID id) {
    return tenancy.inTransaction(() -> rows.find(id).isPresent());
  }

  /**
   * Does something about a report. Done under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code invalid-input}, or why it is not possible there
   */
  public void act(UUID id, Deed deed) {
    act(id, deed, now());
  }

  /** The same at another instant: a demo city has a past. */
  public void act(UUID id, Deed deed, Instant at) {
    Actor.Official official = official();
    tenancy.inTransaction(() -> {
      StoredReport report = visible(rows.lock(id));
      List<StoredAct> done = acts.of(id);
      if (done.stream().noneMatch(act -> act.id().equals(deed.id()))) {
        keep(report, replayed(report, done), done.size(), deed, official, at);
      }
      return id;
    });
  }

  /**
   * A verification the current actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID id) {
    return tenancy.inTransaction(() -> {
      StoredReport report = visible(rows.find(id));
      List<StoredAct> done = acts.of(id);
      return new Told(report, replayed(report, done), done);
    });
  }

  /** What an official may do about it now, in the order of the work. */
  List<ReportAct.Kind> possible(Told told) {
    if (!(tenancy.current() instanceof Actor.Official)) {
      return List.of();
    }
    ReportState.Calendar today = calendar(told.report().year(), now());
    return List.of(ReportAct.Kind.values()).stream()
        .filter(kind -> {
          LocalDate day = kind == ReportAct.Kind.FILE ? today.today() : today.today().plusDays(1);
          return told.state().after(kind.act(day, ReportAct.Figures.NONE), today)
              instanceof ReportState.Outcome.Next;
        })
        .toList();
  }

  /** What was written with an act; empty when it was erased. */
  Optional<String> note(StoredReport report, StoredAct act) {
    return tenancy.inTransaction(
        () -> vault.openText(whose(report, act.person()), NOTE, act.note()));
  }

  /** How many orders the current actor may see end by then. */
  long dueBy(Instant instant) {
    return tenancy.inTransaction(() -> rows.dueBy(instant));
  }

  private void keep(
      StoredReport report,
      ReportState before,
      int seq,
      Deed deed,
      Actor.Official official,
      Instant at) {
    ReportAct act = input.read(deed, day(at));
    ReportState after =
        switch (before.after(act, calendar(report.year(), at))) {
          case ReportState.Outcome.Next(var state) -> state;
          case ReportState.Outcome.No(var why) -> throw input.refused(why);
        };
    String note = deed.note().strip();
    StoredReport stands = standing(report, before, after, official, at);
    acts.keep(
        report.office(),
        report.region(),
        report.id(),
        new StoredAct(
            deed.id(),
            seq,
            act.kind().code(),
            official.account(),
            official.displayName(),
            ReportInput.content(act),
            vault.sealText(whose(report, official.account()), NOTE, note),
            at));
    rows.update(stands, after, at);
    EventDraft draft =
        EventDraft.of(stream(report.id()), "dispatch-report." + act.kind().code())
            .fact("firm", report.firm())
            .fact("year", report.year())
            .fact("state", after.code())
            .personal(official.account(), "dispatch.reviewer", official.displayName())
            .personal(official.account(), NOTE, note);
    journal.append(
        after.deadline().map(end -> draft.fact("deadline", end.toString())).orElse(draft));
    told.tell(report, act.kind(), deed.id(), official, note, stands.due(), at);
    events.publishEvent(new EmployerHandled(report.office(), report.firm()));
    if (TOLD.contains(act.kind())) {
      tell(report, after, at);
    }
  }

  /** What was verified is a fact like any other: rules that wait for the report see it. */
  private void tell(StoredReport report, ReportState state, Instant at) {
    state
        .outcome()
        .ifPresent(outcome ->
            facts.state(
                FactKind.REPORTS,
                "firm,year,reported_on,outcome\n%s,%d,%s,%s\n"
                    .formatted(
                        report.firm(), report.year(), state.reported().orElseThrow(), outcome),
                at));
  }

  private static StoredReport standing(
      StoredReport report,
      ReportState before,
      ReportState after,
      Actor.Official official,
      Instant at) {
    boolean goesOn = before.deadline().isPresent() && before.deadline().equals(after.deadline());
    return new StoredReport(
        report.id(),
        report.office(),
        report.region(),
        report.firm(),
        report.firmName(),
        report.year(),
        goesOn ? report.orderedAt() : after.deadline().map(_ -> at),
        after.deadline().map(Verifications::end),
        Optional.of(official.displayName()),
        report.openedAt());
  }

  /** What was possible then stays done, whatever the periods are today. */
  private static ReportState replayed(StoredReport report, List<StoredAct> done) {
    ReportState state = new ReportState.Unopened();
    for (StoredAct act : done) {
      LocalDate on = day(act.recordedAt());
      var then = new ReportState.Calendar(on, report.year(), LocalDate.MIN, LocalDate.MAX);
      LocalDate day =
          Optional.ofNullable(act.content().get("day")).map(LocalDate::parse).orElse(on);
      ReportAct said =
          ReportAct.Kind.ofCode(act.kind()).orElseThrow().act(day, ReportAct.Figures.NONE);
      if (!(state.after(said, then) instanceof ReportState.Outcome.Next(var next))) {
        throw new IllegalStateException("act " + act.id() + " does not follow");
      }
      state = next;
    }
    return state;
  }

  private ReportState.Calendar calendar(int year, Instant at) {
    LocalDate today = day(at);
    return new ReportState.Calendar(
        today, year, periods.reportDue(year), today.plusDays(periods.orderMostDays()));
  }

  /** The application's own check, before row-level security's. */
  private StoredReport visible(Optional<StoredReport> found) {
    String region = Optional.ofNullable(tenancy.current().scope().region()).orElse("none");
    return found
        .filter(report -> report.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private static PersonalScope whose(StoredReport report, UUID person) {
    return new PersonalScope(report.office(), report.id(), person);
  }

  static StreamId stream(UUID report) {
    return new StreamId("dispatch-report", report);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Rosters.ZONE);
  }

  /** A period of days ends with the last instant of its last day (民法典 203). */
  static Instant end(LocalDate lastDay) {
    return lastDay.plusDays(1).atStartOfDay(Rosters.ZONE).toInstant();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
