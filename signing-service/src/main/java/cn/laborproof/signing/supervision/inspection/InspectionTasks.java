package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.Selection;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.supervision.EmployerHandled;
import cn.laborproof.signing.supervision.inspection.DrawRows.Listed;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Inspections of who was drawn: result, order, follow-up, publication. Each act is one transaction:
 * its row and its event in the task's own stream.
 */
@Service
class InspectionTasks {

  private static final String NOTE = "inspection.note";
  private static final int MOST_ARTICLES = 20;
  private static final int LONGEST_ARTICLE = 100;
  private static final int SHORTEST_NOTE = 5;
  private static final int LONGEST_NOTE = 1000;

  private final TaskRows rows;
  private final InspectionPeriods periods;
  private final EvidenceJournal journal;
  private final PersonalVault vault;
  private final Tenancy tenancy;
  private final ApplicationEventPublisher events;
  private final IdSource ids;
  private final Clock clock;

  InspectionTasks(
      TaskRows rows,
      InspectionPeriods periods,
      EvidenceJournal journal,
      PersonalVault vault,
      Tenancy tenancy,
      ApplicationEventPublisher events,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.periods = periods;
    this.journal = journal;
    this.vault = vault;
    this.tenancy = tenancy;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What an inspector does.
   *
   * @param id what makes a second press of the same button the same act
   * @param kind stable name
   * @param day the last day of an order; empty for other acts
   * @param articles those an order rests on
   * @param note what was found or done
   */
  record Deed(UUID id, String kind, Optional<LocalDate> day, List<String> articles, String note) {}

  /** A task with all that was done. */
  record Told(StoredTask task, TaskState state, List<TaskStep> steps) {
    /** Articles of the first order; empty where there was none. */
    List<String> articles() {
      return steps.stream()
          .map(step -> step.content().getOrDefault("articles", ""))
          .filter(text -> !text.isEmpty())
          .findFirst()
          .map(text -> List.of(text.split("\n")))
          .orElse(List.of());
    }
  }

  /** Makes tasks of a result, in the transaction that draws. */
  void open(StoredDraw draw, Selection selection, Map<Digest, Listed> byEntry, Instant now) {
    int place = 1;
    for (Selection.Assignment each : selection.assignments()) {
      List<Listed> inspectors =
          each.inspectors().stream()
              .flatMap(entry -> Optional.ofNullable(byEntry.get(entry)).stream())
              .toList();
      Listed employer = Objects.requireNonNull(byEntry.get(each.employer()));
      var task =
          new StoredTask(
              ids.next(),
              draw.office(),
              draw.region(),
              draw.id(),
              draw.title(),
              place++,
              employer.opening().name(),
              employer.name(),
              inspectors.stream().map(one -> UUID.fromString(one.opening().name())).toList(),
              inspectors.stream().map(Listed::name).toList(),
              end(day(now).plusDays(periods.taskDays())),
              "open",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              now);
      journal.open(stream(task.id()), task.region());
      rows.insert(task);
      journal.append(
          EventDraft.of(stream(task.id()), "inspection.assigned")
              .fact("draw", draw.id().toString())
              .fact("place", task.place())
              .fact("employer", task.employerCode())
              .fact("deadline", task.due().toString()));
    }
  }

  /** A page of a list. */
  record Page(List<StoredTask> tasks, long total) {}

  /** Those the actor may see. */
  Page list(TaskFilter filter) {
    office();
    return tenancy.inTransaction(() -> {
      MatchingRows<StoredTask> matching = rows.matching(filter, clock.instant());
      return new Page(matching.page(filter.page(), filter.size()), matching.total());
    });
  }

  /** What was done, by office and inspector. */
  List<TaskRows.Measure> measures() {
    office();
    return tenancy.inTransaction(() -> rows.measures(clock.instant()));
  }

  /** What everybody may read. */
  List<TaskRows.Publication> publications(String region, int page, int size) {
    return tenancy.inTransaction(() -> rows.publications(region, page, size));
  }

  /**
   * A task the actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID id) {
    return tenancy.inTransaction(() -> told(visible(rows.find(id))));
  }

  /** What the actor may do about it now. */
  List<String> possible(Told told) {
    if (!(tenancy.current() instanceof Actor.Official official)
        || !official.office().equals(told.task().office())) {
      return List.of();
    }
    List<String> possible = new ArrayList<>();
    LocalDate today = day(clock.instant());
    if (told.task().inspectors().contains(official.account())) {
      for (TaskAct.Kind kind : TaskAct.Kind.values()) {
        if (told.state().after(kind.act(today.plusDays(1)), today, latest(today))
            instanceof TaskState.Outcome.Next) {
          possible.add(kind.code());
        }
      }
    }
    if (told.state().isFinished() && told.task().publishedAt().isEmpty()) {
      possible.add("publish");
    }
    return possible;
  }

  /**
   * Does something about a task. Done under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code not-the-inspector}, {@code wrong-state}, {@code
   *     inspection-order-not-overdue}, {@code invalid-input}
   */
  void act(UUID id, Deed deed) {
    Actor.Official official = official();
    tenancy.inTransaction(() -> {
      StoredTask task = visible(rows.lock(id));
      Told told = told(task);
      if (deed.kind().equals("publish")) {
        publish(told, official);
      } else if (told.steps().stream().noneMatch(step -> step.id().equals(deed.id()))) {
        if (!task.inspectors().contains(official.account())) {
          throw new Refusal(TaskRefusal.NOT_THE_INSPECTOR);
        }
        keep(told, deed, official);
      }
      return id;
    });
  }

  private void keep(Told told, Deed deed, Actor.Official official) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    LocalDate today = day(now);
    TaskAct.Kind kind = checked(deed);
    TaskState after =
        switch (told.state().after(kind.act(deed.day().orElse(today)), today, latest(today))) {
          case TaskState.Outcome.Next(var state) -> state;
          case TaskState.Outcome.No(var why) -> throw refused(why);
        };
    StoredTask task = told.task();
    String note = deed.note().strip();
    Map<String, String> content = new HashMap<>();
    if (kind.hasDay()) {
      deed.day().ifPresent(day -> content.put("day", day.toString()));
    }
    if (kind == TaskAct.Kind.ORDER) {
      content.put("articles", String.join("\n", articles(deed)));
      rows.order(task, articles(deed));
    }
    rows.keep(
        task,
        new TaskStep(
            deed.id(),
            told.steps().size(),
            kind.code(),
            official.account(),
            official.displayName(),
            content,
            vault.sealText(whose(task, official.account()), NOTE, note),
            now));
    rows.update(task, after, after.deadline().map(InspectionTasks::end), now);
    EventDraft draft =
        EventDraft.of(stream(task.id()), "inspection." + kind.code())
            .fact("state", after.code())
            .fact("articles", articles(deed).size())
            .personal(official.account(), "inspection.inspector", official.displayName())
            .personal(official.account(), NOTE, note);
    journal.append(
        after.deadline().map(day -> draft.fact("deadline", end(day).toString())).orElse(draft));
    events.publishEvent(new EmployerHandled(task.office(), task.employerCode()));
  }

  /** What becomes public is the result, the employer and the articles: no person and no words. */
  private void publish(Told told, Actor.Official official) {
    StoredTask task = told.task();
    if (!official.office().equals(task.office())) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    if (task.publishedAt().isPresent()) {
      return;
    }
    if (!told.state().isFinished()) {
      throw new Refusal(CommonRefusal.WRONG_STATE);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    LocalDate inspected = day(task.recordedAt().orElse(now));
    rows.publish(task, told.articles(), inspected, now);
    journal.append(
        EventDraft.of(stream(task.id()), "inspection.published")
            .fact("result", task.state())
            .fact("employer", task.employerCode()));
  }

  private static TaskAct.Kind checked(Deed deed) {
    TaskAct.Kind kind =
        TaskAct.Kind.ofCode(deed.kind()).orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE));
    List<FieldRefusal> wrong = new ArrayList<>();
    int length = deed.note().strip().length();
    if (length < SHORTEST_NOTE || length > LONGEST_NOTE) {
      wrong.add(
          new FieldRefusal("note", "inspection.input.text", List.of(SHORTEST_NOTE, LONGEST_NOTE)));
    }
    if (kind.hasDay() && deed.day().isEmpty()) {
      wrong.add(FieldRefusal.of("day", "inspection.input.day"));
    }
    List<String> articles = articles(deed);
    if (kind == TaskAct.Kind.ORDER
        && (articles.isEmpty()
            || articles.size() > MOST_ARTICLES
            || articles.stream().anyMatch(text -> text.length() > LONGEST_ARTICLE))) {
      wrong.add(
          new FieldRefusal(
              "articles", "inspection.input.articles", List.of(MOST_ARTICLES, LONGEST_ARTICLE)));
    }
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
    return kind;
  }

  private static List<String> articles(Deed deed) {
    return deed.articles().stream()
        .flatMap(text -> text.lines())
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private Refusal refused(TaskState.Refused why) {
    return switch (why) {
      case WRONG_STATE -> new Refusal(CommonRefusal.WRONG_STATE);
      case NOT_OVERDUE -> new Refusal(TaskRefusal.ORDER_NOT_OVERDUE);
      case DEADLINE ->
          Refusal.ofFields(
              CommonRefusal.INVALID_INPUT,
              List.of(
                  new FieldRefusal(
                      "day", "inspection.input.deadline", List.of(periods.orderMostDays()))));
    };
  }

  /** What was written with a step; empty when it was erased. */
  Optional<String> note(StoredTask task, TaskStep step) {
    return tenancy.inTransaction(
        () -> vault.openText(whose(task, step.person()), NOTE, step.note()));
  }

  /** What was possible then stays done, whatever the periods are today. */
  private Told told(StoredTask task) {
    List<TaskStep> steps = rows.steps(task.id());
    TaskState state = new TaskState.Open();
    for (TaskStep step : steps) {
      LocalDate on = day(step.recordedAt());
      LocalDate day =
          Optional.ofNullable(step.content().get("day")).map(LocalDate::parse).orElse(on);
      TaskAct act = TaskAct.Kind.ofCode(step.kind()).orElseThrow().act(day);
      if (!(state.after(act, on, LocalDate.MAX) instanceof TaskState.Outcome.Next(var next))) {
        throw new IllegalStateException("act " + step.id() + " does not follow");
      }
      state = next;
    }
    return new Told(task, state, steps);
  }

  LocalDate today() {
    return day(clock.instant());
  }

  private LocalDate latest(LocalDate today) {
    return today.plusDays(periods.orderMostDays());
  }

  /** The application's own check, before row-level security's. */
  private StoredTask visible(Optional<StoredTask> found) {
    String region = office();
    return found
        .filter(task -> task.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private String office() {
    return Optional.ofNullable(tenancy.current().scope().region())
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_ALLOWED));
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private static PersonalScope whose(StoredTask task, UUID person) {
    return new PersonalScope(task.office(), task.id(), person);
  }

  static StreamId stream(UUID task) {
    return new StreamId("inspection-task", task);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Rosters.ZONE);
  }

  /** A period of days ends with the last instant of its last day (民法典 203). */
  private static Instant end(LocalDate lastDay) {
    return lastDay.plusDays(1).atStartOfDay(Rosters.ZONE).toInstant();
  }
}
