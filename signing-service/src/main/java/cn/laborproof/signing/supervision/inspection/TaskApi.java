package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Inspections for programs and for the pages' own acts; published results for everybody. */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.INSPECTOR, Role.MACHINE})
class TaskApi {

  private final InspectionTasks tasks;
  private final TaskViews views;
  private final IdSource ids;
  private final Clock clock;

  TaskApi(InspectionTasks tasks, TaskViews views, IdSource ids, Clock clock) {
    this.tasks = tasks;
    this.views = views;
    this.ids = ids;
    this.clock = clock;
  }

  record TaskList(List<TaskViews.TaskSummary> tasks, long total, int page, boolean more) {}

  record MeasureList(Instant asOf, List<TaskViews.MeasureView> measures) {}

  record PublicationList(List<TaskViews.PublicationView> results) {}

  /** See {@link InspectionTasks.Deed}. */
  record TaskActInput(
      @Nullable UUID id,
      @Nullable String act,
      @Nullable LocalDate day,
      @Nullable String articles,
      @Nullable String note) {}

  @GetMapping("/inspection/tasks")
  TaskList list(
      @RequestParam(required = false) @Nullable UUID draw,
      @RequestParam(required = false) @Nullable UUID office,
      @RequestParam(required = false) @Nullable UUID inspector,
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    Instant now = clock.instant();
    InspectionTasks.Page found =
        tasks.list(
            new TaskFilter(
                Optional.ofNullable(draw),
                Optional.ofNullable(office),
                Optional.ofNullable(inspector),
                standing,
                page,
                size));
    return new TaskList(
        found.tasks().stream().map(task -> TaskViews.summary(task, now)).toList(),
        found.total(),
        page,
        (page + 1L) * size < found.total());
  }

  @GetMapping("/inspection/tasks/{id}")
  TaskViews.TaskDetail one(@PathVariable UUID id) {
    return views.detail(tasks.find(id), clock.instant());
  }

  @PostMapping("/inspection/tasks/{id}/acts")
  @Allow(Role.INSPECTOR)
  TaskViews.TaskDetail act(@PathVariable UUID id, @RequestBody TaskActInput input) {
    tasks.act(
        id,
        new InspectionTasks.Deed(
            Objects.requireNonNullElseGet(input.id(), ids::next),
            Objects.requireNonNullElse(input.act(), ""),
            Optional.ofNullable(input.day()),
            Optional.ofNullable(input.articles()).map(List::of).orElse(List.of()),
            Objects.requireNonNullElse(input.note(), "")));
    return views.detail(tasks.find(id), clock.instant());
  }

  @GetMapping("/inspection/measures")
  MeasureList measures() {
    return new MeasureList(
        clock.instant(), tasks.measures().stream().map(TaskViews::measure).toList());
  }

  /** Open to everybody (一公开): results without persons and without words. */
  @GetMapping("/public/inspections")
  @AllowAnyone
  PublicationList results(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    TaskFilter.bounded(page, size);
    if (!region.matches("[0-9]{0,12}")) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return new PublicationList(
        tasks.publications(region, page, size).stream().map(TaskViews::publication).toList());
  }
}
