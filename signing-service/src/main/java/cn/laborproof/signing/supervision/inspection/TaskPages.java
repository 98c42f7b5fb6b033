package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.PublicPaths;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Inspections on the supervision console, and the public list. Pages only show. */
@Controller
@Allow(Role.INSPECTOR)
class TaskPages {

  private static final int WHOLE = 100;
  private static final int SIZE = 50;

  private final InspectionTasks tasks;
  private final TaskViews views;
  private final InspectionPeriods periods;
  private final Clock clock;

  TaskPages(InspectionTasks tasks, TaskViews views, InspectionPeriods periods, Clock clock) {
    this.tasks = tasks;
    this.views = views;
    this.periods = periods;
    this.clock = clock;
  }

  /** A task of the list with its clock for people. */
  record Shown(TaskViews.TaskSummary task, String due) {}

  /** A step with its time for people. */
  record ShownStep(TaskViews.TaskStepView step, String at) {}

  /** A bar of the chart: recorded of all tasks, in hundredths of the longest. */
  record Bar(TaskViews.MeasureView measure, long tasks, long recorded) {}

  @GetMapping("/inspection/tasks")
  String list(
      @RequestParam(required = false) @Nullable UUID draw,
      @RequestParam(required = false) @Nullable UUID office,
      @RequestParam(required = false) @Nullable UUID inspector,
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    Instant now = clock.instant();
    var filter =
        new TaskFilter(
            Optional.ofNullable(draw),
            Optional.ofNullable(office),
            Optional.ofNullable(inspector),
            standing,
            page,
            TaskFilter.PAGE_SIZE);
    InspectionTasks.Page found = tasks.list(filter);
    DrawPages.addRange(page, found.tasks().size(), found.total(), model);
    model.addAttribute("draw", draw);
    model.addAttribute("office", office);
    model.addAttribute("inspector", inspector);
    model.addAttribute("standing", standing);
    model.addAttribute("narrowed", filter.narrows());
    model.addAttribute("standings", TaskFilter.STANDINGS);
    model.addAttribute("counted", TaskFilter.COUNTED);
    model.addAttribute(
        "tasks",
        found.tasks().stream()
            .map(task -> TaskViews.summary(task, now))
            .map(task ->
                new Shown(
                    task,
                    TaskViews.shownEnd(task.orderDue() == null ? task.due() : task.orderDue())))
            .toList());
    List<TaskViews.MeasureView> measures =
        tasks.measures().stream().map(TaskViews::measure).toList();
    long longest = measures.stream().mapToLong(TaskViews.MeasureView::tasks).max().orElse(1);
    model.addAttribute(
        "bars",
        measures.stream()
            .map(each ->
                new Bar(
                    each,
                    Math.ceilDiv(each.tasks() * WHOLE, longest),
                    Math.ceilDiv(each.recorded() * WHOLE, longest)))
            .toList());
    model.addAttribute("asOf", TaskViews.shown(now));
    return "supervision/inspection-tasks";
  }

  @GetMapping("/inspection/tasks/{id}")
  String one(@PathVariable UUID id, Model model) {
    TaskViews.TaskDetail detail = views.detail(tasks.find(id), clock.instant());
    model.addAttribute("t", detail);
    model.addAttribute("due", TaskViews.shownEnd(detail.task().due()));
    model.addAttribute("orderDue", TaskViews.shownEnd(detail.task().orderDue()));
    model.addAttribute("proposed", tasks.today().plusDays(periods.orderDays()));
    model.addAttribute(
        "steps",
        detail.history().reversed().stream()
            .map(step -> new ShownStep(step, TaskViews.shown(step.at())))
            .toList());
    return "supervision/inspection-task";
  }

  /** Open to everybody: no name of a person, no free text. */
  @GetMapping("/public/inspections")
  @AllowAnyone
  String results(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    if (!region.matches("[0-9]{0,12}") || page < 0 || page > Integer.MAX_VALUE / SIZE) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    List<TaskRows.Publication> found = tasks.publications(region, page, SIZE + 1);
    model.addAttribute("results", found.stream().limit(SIZE).map(TaskViews::publication).toList());
    model.addAttribute("more", found.size() > SIZE);
    model.addAttribute("page", page);
    model.addAttribute("region", region);
    return "supervision/inspection-public";
  }

  @Configuration(proxyBeanMethods = false)
  static class Paths {
    @Bean
    PublicPaths publishedInspections() {
      return PublicPaths.of("/public/inspections");
    }
  }
}
