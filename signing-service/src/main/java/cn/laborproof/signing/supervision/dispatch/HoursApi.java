package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CsvExport;
import cn.laborproof.signing.shared.IdSource;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Approvals of special working hours, for the offices of their region. */
@RestController
@RequestMapping("/api/v1/dispatch")
@Allow({Role.INSPECTOR, Role.MACHINE})
class HoursApi {
  private static final List<String> COLUMNS =
      List.of(
          "code",
          "employer",
          "scheme",
          "posts",
          "persons",
          "standing",
          "number",
          "from",
          "to",
          "overtime");

  private final SpecialHours hours;
  private final HoursViews views;
  private final IdSource ids;

  HoursApi(SpecialHours hours, HoursViews views, IdSource ids) {
    this.hours = hours;
    this.views = views;
    this.ids = ids;
  }

  record HoursPage(List<HoursViews.HoursSummary> approvals, long total, int page, boolean more) {}

  /** An application; see {@link SpecialHours.Application}. */
  record ApplicationInput(
      @Nullable UUID id,
      @Nullable String employerCode,
      @Nullable String employer,
      @Nullable String region,
      @Nullable String scheme,
      @Nullable String posts,
      @Nullable Integer persons,
      @Nullable LocalDate appliedOn,
      @Nullable String note) {}

  /** An act; see {@link SpecialHours.Deed}. */
  record HoursActInput(
      @Nullable UUID id,
      @Nullable String act,
      @Nullable String number,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable String note) {}

  @GetMapping("/hours")
  HoursPage list(
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Locale locale) {
    SpecialHours.Page found = hours.page(HoursFilter.asked(query, standing, page, size));
    return new HoursPage(
        found.rows().stream().map(each -> views.summary(each, locale)).toList(),
        found.total(),
        page,
        (page + 1L) * size < found.total());
  }

  @GetMapping("/hours.csv")
  void export(
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String standing,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    HoursFilter filter = HoursFilter.asked(query, standing, 0, 1);
    CsvExport.stream(
        response,
        "special-hours.csv",
        COLUMNS.stream().map(column -> views.word("hours.column." + column, locale)).toList(),
        rows -> hours.each(filter, each -> rows.accept(cells(views.summary(each, locale)))));
  }

  /** Takes an application; only people of an office do. */
  @PostMapping("/hours")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  HoursViews.HoursDetail apply(@RequestBody ApplicationInput input, Locale locale) {
    return detail(
        hours.apply(
            new SpecialHours.Application(
                Objects.requireNonNullElseGet(input.id(), ids::next),
                Objects.requireNonNullElse(input.employerCode(), ""),
                Objects.requireNonNullElse(input.employer(), ""),
                Objects.requireNonNullElse(input.region(), ""),
                Objects.requireNonNullElse(input.scheme(), ""),
                Objects.requireNonNullElse(input.posts(), ""),
                Objects.requireNonNullElse(input.persons(), 0),
                Objects.requireNonNullElseGet(input.appliedOn(), hours::today),
                Objects.requireNonNullElse(input.note(), ""))),
        locale);
  }

  @GetMapping("/hours/{id}")
  HoursViews.HoursDetail one(@PathVariable UUID id, Locale locale) {
    return detail(id, locale);
  }

  /** Does something about an application. */
  @PostMapping("/hours/{id}/acts")
  @Allow(Role.INSPECTOR)
  HoursViews.HoursDetail act(
      @PathVariable UUID id, @RequestBody HoursActInput input, Locale locale) {
    hours.act(
        id,
        new SpecialHours.Deed(
            Objects.requireNonNullElseGet(input.id(), ids::next),
            Objects.requireNonNullElse(input.act(), ""),
            Objects.requireNonNullElse(input.number(), ""),
            Optional.ofNullable(input.validFrom()),
            Optional.ofNullable(input.validTo()),
            Objects.requireNonNullElse(input.note(), "")));
    return detail(id, locale);
  }

  private HoursViews.HoursDetail detail(UUID id, Locale locale) {
    return views.detail(hours.find(id), locale);
  }

  private static List<String> cells(HoursViews.HoursSummary one) {
    return List.of(
        one.employerCode(),
        one.employer(),
        one.schemeName(),
        one.posts(),
        Integer.toString(one.persons()),
        one.standingName(),
        Objects.requireNonNullElse(one.number(), ""),
        Objects.toString(one.validFrom(), ""),
        Objects.toString(one.validTo(), ""),
        Long.toString(one.overtimeFindings()));
  }
}
