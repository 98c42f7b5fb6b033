package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.contract.TimelineWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How inspections look to programs and people. */
@Component
final class TaskViews {
  private static final int WHOLE = 100;
  private static final int TENTHS = 10;

  private final InspectionTasks tasks;

  TaskViews(InspectionTasks tasks) {
    this.tasks = tasks;
  }

  /**
   * One of a list.
   *
   * @param standing the state, or {@code overdue}
   * @param due last instant for a result
   * @param orderDue last instant of the running order
   */
  record TaskSummary(
      UUID id,
      UUID draw,
      String drawTitle,
      int place,
      String employer,
      String name,
      List<String> inspectors,
      String standing,
      Instant due,
      @Nullable Instant orderDue,
      @Nullable Instant recordedAt,
      @Nullable Instant finishedAt,
      @Nullable Instant publishedAt) {}

  /** One act; {@code note} is absent when it was erased. */
  record TaskStepView(
      String act,
      String who,
      Instant at,
      @Nullable LocalDate day,
      List<String> articles,
      @Nullable String note) {}

  /** A task opened up, with the acts the caller may do now. */
  record TaskDetail(TaskSummary task, List<TaskStepView> history, List<String> possible) {}

  /**
   * What an inspector, or a whole office, did.
   *
   * @param inspector absent for an office as a whole
   * @param account of the inspector, likewise
   * @param problemPercent of those recorded; absent while none is
   * @param medianDays from the draw to the first result, absent while none is
   */
  record MeasureView(
      UUID office,
      String region,
      @Nullable String inspector,
      @Nullable UUID account,
      long tasks,
      long recorded,
      long overdue,
      long problems,
      @Nullable Integer problemPercent,
      @Nullable Double medianDays) {}

  /** A result that is public. */
  record PublicationView(
      String region,
      String employer,
      String name,
      String result,
      List<String> articles,
      LocalDate inspectedOn,
      Instant publishedAt) {}

  static TaskSummary summary(StoredTask task, Instant now) {
    return new TaskSummary(
        task.id(),
        task.draw(),
        task.drawTitle(),
        task.place(),
        task.employerCode(),
        task.employerName(),
        task.inspectorNames(),
        task.standing(now),
        task.due(),
        task.orderDue().orElse(null),
        task.recordedAt().orElse(null),
        task.finishedAt().orElse(null),
        task.publishedAt().orElse(null));
  }

  TaskDetail detail(InspectionTasks.Told told, Instant now) {
    return new TaskDetail(
        summary(told.task(), now),
        told.steps().stream().map(step -> step(told.task(), step)).toList(),
        tasks.possible(told));
  }

  private TaskStepView step(StoredTask task, TaskStep step) {
    String articles = step.content().getOrDefault("articles", "");
    return new TaskStepView(
        step.kind(),
        step.personName(),
        step.recordedAt(),
        Optional.ofNullable(step.content().get("day")).map(LocalDate::parse).orElse(null),
        articles.isEmpty() ? List.of() : List.of(articles.split("\n")),
        tasks.note(task, step).orElse(null));
  }

  static MeasureView measure(TaskRows.Measure measure) {
    return new MeasureView(
        measure.office(),
        measure.region(),
        measure.inspector().map(_ -> measure.name()).orElse(null),
        measure.inspector().orElse(null),
        measure.tasks(),
        measure.recorded(),
        measure.overdue(),
        measure.problems(),
        measure.recorded() == 0
            ? null
            : (int) Math.round(measure.problems() * (double) WHOLE / measure.recorded()),
        measure.finishedIn() < 0 ? null : measure.finishedIn() / (double) TENTHS);
  }

  static PublicationView publication(TaskRows.Publication one) {
    return new PublicationView(
        one.region(),
        one.employerCode(),
        one.employerName(),
        one.result(),
        one.articles(),
        one.inspectedOn(),
        one.publishedAt());
  }

  /** The end of a period for people; blank when there is none. */
  static String shownEnd(@Nullable Instant end) {
    return end == null ? "" : TimelineWords.shownEnd(end);
  }

  /** A time for people; blank when there is none. */
  static String shown(@Nullable Instant at) {
    return at == null ? "" : TimelineWords.shown(at);
  }
}
