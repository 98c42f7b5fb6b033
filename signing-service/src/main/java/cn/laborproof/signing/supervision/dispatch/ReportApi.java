package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.IdSource;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Verification of annual reports, for the offices of their region. Lists are those of firms. */
@RestController
@RequestMapping("/api/v1/dispatch/reports")
@Allow({Role.INSPECTOR, Role.MACHINE})
class ReportApi {
  private final Verifications verifications;
  private final DispatchRegister register;
  private final ReportViews views;
  private final IdSource ids;
  private final Clock clock;

  ReportApi(
      Verifications verifications,
      DispatchRegister register,
      ReportViews views,
      IdSource ids,
      Clock clock) {
    this.verifications = verifications;
    this.register = register;
    this.views = views;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Opens a verification; see {@link Verifications#open}.
   *
   * @param id chosen by the caller so that repeating the call opens nothing twice
   */
  record NewReportInput(
      @Nullable UUID id,
      @Nullable String firm,
      @Nullable Integer year,
      @Nullable String act,
      @Nullable LocalDate day,
      @Nullable FiguresInput figures,
      @Nullable String note) {}

  /** An act; see {@link Verifications.Deed}. */
  record ReportActInput(
      @Nullable UUID id,
      @Nullable String act,
      @Nullable LocalDate day,
      @Nullable FiguresInput figures,
      @Nullable String note) {}

  /** Head-counts the report states; what it does not state is left out. */
  record FiguresInput(
      @Nullable Integer workers,
      @Nullable Integer units,
      @Nullable Integer contracts,
      @Nullable Integer insured) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  ReportViews.ReportDetail open(@RequestBody NewReportInput input, Locale locale) {
    UUID id = Objects.requireNonNullElseGet(input.id(), ids::next);
    UUID opened =
        verifications.open(
            id,
            Objects.requireNonNullElse(input.firm(), "").strip(),
            Objects.requireNonNullElseGet(input.year(), register::usualYear),
            deed(
                ids.next(),
                Objects.requireNonNullElse(input.act(), "file"),
                input.day(),
                input.figures(),
                input.note()));
    return detail(opened, locale);
  }

  @GetMapping("/{id}")
  ReportViews.ReportDetail one(@PathVariable UUID id, Locale locale) {
    return detail(id, locale);
  }

  @PostMapping("/{id}/acts")
  @Allow(Role.INSPECTOR)
  ReportViews.ReportDetail act(
      @PathVariable UUID id, @RequestBody ReportActInput input, Locale locale) {
    verifications.act(
        id,
        deed(
            Objects.requireNonNullElseGet(input.id(), ids::next),
            Objects.requireNonNullElse(input.act(), ""),
            input.day(),
            input.figures(),
            input.note()));
    return detail(id, locale);
  }

  private ReportViews.ReportDetail detail(UUID id, Locale locale) {
    return views.detail(verifications.find(id), clock.instant(), locale);
  }

  private static Verifications.Deed deed(
      UUID id,
      String act,
      @Nullable LocalDate day,
      @Nullable FiguresInput figures,
      @Nullable String note) {
    return new Verifications.Deed(
        id,
        act,
        Optional.ofNullable(day),
        figures == null ? Map.of() : counts(figures),
        Objects.requireNonNullElse(note, ""));
  }

  private static Map<String, Integer> counts(FiguresInput figures) {
    Map<String, Integer> counts = new HashMap<>();
    Optional.ofNullable(figures.workers()).ifPresent(count -> counts.put("workers", count));
    Optional.ofNullable(figures.units()).ifPresent(count -> counts.put("units", count));
    Optional.ofNullable(figures.contracts()).ifPresent(count -> counts.put("contracts", count));
    Optional.ofNullable(figures.insured()).ifPresent(count -> counts.put("insured", count));
    return counts;
  }
}
