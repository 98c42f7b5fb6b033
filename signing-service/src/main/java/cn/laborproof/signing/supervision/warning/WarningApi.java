package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.WarningEvent.Ground;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.CsvExport;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Graded warnings for the offices of their region. */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.INSPECTOR, Role.MACHINE})
class WarningApi {
  private static final List<String> COLUMNS =
      List.of(
          "employer-code",
          "employer",
          "level",
          "severity",
          "state",
          "clock",
          "due",
          "raised",
          "bodies");

  private final Warnings warnings;
  private final WarningViews views;
  private final WarningTimeline timeline;
  private final IdSource ids;
  private final Clock clock;

  WarningApi(
      Warnings warnings, WarningViews views, WarningTimeline timeline, IdSource ids, Clock clock) {
    this.warnings = warnings;
    this.views = views;
    this.timeline = timeline;
    this.ids = ids;
    this.clock = clock;
  }

  record WarningPage(
      List<WarningViews.WarningSummary> warnings, long total, int page, boolean more) {}

  /**
   * Facts that may raise a warning; see {@link Warnings.NewWarning}.
   *
   * @param id chosen by the caller so that repeating the call raises nothing twice
   */
  record NewWarningInput(
      @Nullable UUID id,
      @Nullable String employerCode,
      @Nullable String employer,
      @Nullable String region,
      @Nullable Instant discoveredAt,
      @Nullable Map<String, String> facts,
      @Nullable String note,
      @Nullable String basis) {}

  /** An act; see {@link Warnings.Act}. */
  record ActInput(
      @Nullable UUID id,
      @Nullable String act,
      @Nullable String note,
      @Nullable String ground,
      @Nullable Instant discoveredAt,
      @Nullable Map<String, String> facts,
      @Nullable UUID replaces,
      @Nullable List<String> bodies,
      @Nullable UUID paper,
      @Nullable String withoutPaper,
      @Nullable Instant servedAt,
      @Nullable String means,
      @Nullable String receiver) {

    Warnings.Proof proof() {
      return new Warnings.Proof(
          Optional.ofNullable(paper),
          Objects.requireNonNullElse(withoutPaper, ""),
          Optional.ofNullable(servedAt),
          Objects.requireNonNullElse(means, ""),
          Objects.requireNonNullElse(receiver, ""));
    }
  }

  /** A body to be taken back, and why. */
  record BodyWithdrawalInput(@Nullable UUID id, @Nullable String body, @Nullable String note) {}

  private static WarningFilter.Narrow narrow(
      String region, @Nullable LocalDate from, @Nullable LocalDate to, String stage, String clock) {
    return new WarningFilter.Narrow(
        region, Optional.ofNullable(from), Optional.ofNullable(to), stage, clock);
  }

  @GetMapping("/warnings")
  WarningPage list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String region,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "") String clock,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    var filter =
        WarningFilter.asked(state, narrow(region, from, to, stage, clock), sort, page, size);
    long total = warnings.total(filter);
    Instant now = this.clock.instant();
    return new WarningPage(
        warnings.page(filter).stream().map(warning -> views.summary(warning, now)).toList(),
        total,
        filter.page(),
        (filter.page() + 1L) * filter.size() < total);
  }

  @GetMapping("/warnings.csv")
  void export(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String region,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "") String clock,
      @RequestParam(defaultValue = "") String sort,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var filter = WarningFilter.asked(state, narrow(region, from, to, stage, clock), sort, 0, 1);
    CsvExport.stream(
        response,
        "warnings.csv",
        COLUMNS.stream().map(column -> views.word("warning.column." + column, locale)).toList(),
        rows -> warnings.each(filter, warning -> rows.accept(cells(warning, locale))));
  }

  /** Raises a warning; only people of an office do. */
  @PostMapping("/warnings")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  WarningViews.WarningDetail raise(@RequestBody NewWarningInput input, Locale locale) {
    UUID raised =
        warnings.raise(
            new Warnings.NewWarning(
                Objects.requireNonNullElseGet(input.id(), ids::next),
                Objects.requireNonNullElse(input.employerCode(), ""),
                Objects.requireNonNullElse(input.employer(), ""),
                Objects.requireNonNullElse(input.region(), ""),
                Objects.requireNonNullElseGet(input.discoveredAt(), clock::instant),
                known(input.facts()),
                Objects.requireNonNullElse(input.note(), ""),
                Objects.requireNonNullElse(input.basis(), "")));
    return detail(raised, locale);
  }

  @GetMapping("/warnings/{id}")
  WarningViews.WarningDetail one(@PathVariable UUID id, Locale locale) {
    return detail(id, locale);
  }

  /** Does something about a warning. */
  @PostMapping("/warnings/{id}/acts")
  @Allow(Role.INSPECTOR)
  WarningViews.WarningDetail act(
      @PathVariable UUID id, @RequestBody ActInput input, Locale locale) {
    warnings.act(
        id,
        new Warnings.Act(
            Objects.requireNonNullElseGet(input.id(), ids::next),
            Objects.requireNonNullElse(input.act(), ""),
            Objects.requireNonNullElse(input.note(), ""),
            ground(Objects.requireNonNullElse(input.ground(), "risk-gone")),
            Optional.ofNullable(input.discoveredAt()),
            known(input.facts()),
            Optional.ofNullable(input.replaces()),
            Objects.requireNonNullElse(input.bodies(), List.of()),
            input.proof()));
    return detail(id, locale);
  }

  /** Takes a body back that was asked to take part by mistake. */
  @PostMapping("/warnings/{id}/body-withdrawals")
  @Allow(Role.INSPECTOR)
  WarningViews.WarningDetail withdraw(
      @PathVariable UUID id, @RequestBody BodyWithdrawalInput input, Locale locale) {
    warnings.withdraw(
        id,
        Objects.requireNonNullElseGet(input.id(), ids::next),
        Objects.requireNonNullElse(input.body(), ""),
        Objects.requireNonNullElse(input.note(), ""));
    return detail(id, locale);
  }

  private WarningViews.WarningDetail detail(UUID id, Locale locale) {
    Warnings.Told told = warnings.find(id);
    return new WarningViews.WarningDetail(
        views.summary(told.warning(), clock.instant()),
        views.scheme(told, locale),
        views.facts(told, locale),
        views.bounds(told, locale),
        timeline.of(told, locale),
        warnings.possible(told).stream().map(ActKind::code).toList(),
        told.withdrawable());
  }

  private static Ground ground(String code) {
    return switch (code) {
      case "risk-gone" -> Ground.RISK_GONE;
      case "not-confirmed" -> Ground.NOT_CONFIRMED;
      default -> throw new Refusal(CommonRefusal.UNREADABLE);
    };
  }

  /** A fact without a value is unknown: forms send what was not filled in as empty. */
  private static Map<String, String> known(@Nullable Map<String, String> facts) {
    return facts == null
        ? Map.of()
        : facts.entrySet().stream()
            .filter(entry -> entry.getValue() != null && !entry.getValue().isBlank())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private List<String> cells(StoredWarning warning, Locale locale) {
    StoredWarning.Standing standing = warning.standing();
    return List.of(
        warning.employerCode(),
        warning.employerName(),
        standing.grade().map(grade -> Integer.toString(grade.level())).orElse(""),
        standing.grade().map(grade -> Integer.toString(grade.severity())).orElse(""),
        views.word("warning.state." + standing.state(), locale),
        standing
            .clock()
            .map(running -> views.word("warning.clock." + running.kind(), locale))
            .orElse(""),
        standing.clock().map(running -> TimelineWords.shownEnd(running.due())).orElse(""),
        TimelineWords.shown(warning.raisedAt()),
        warning.bodies().stream()
            .map(body -> views.word("warning.body." + body, locale))
            .collect(Collectors.joining("; ")));
  }
}
