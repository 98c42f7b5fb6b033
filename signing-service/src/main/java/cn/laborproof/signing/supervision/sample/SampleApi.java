package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.IdSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Panels of sample employers, for an office's people and programs. */
@RestController
@RequestMapping("/api/v1/sample-panels")
@Allow({Role.INSPECTOR, Role.MACHINE})
class SampleApi {
  private final Panels panels;
  private final SampleViews views;
  private final IdSource ids;

  SampleApi(Panels panels, SampleViews views, IdSource ids) {
    this.panels = panels;
    this.views = views;
    this.ids = ids;
  }

  record PanelList(List<SampleViews.PanelSummary> panels, long total, int page, boolean more) {}

  /** See {@link Stratum}. */
  record StratumInput(@Nullable String sector, @Nullable String size, @Nullable Integer target) {}

  /**
   * A panel to be drawn.
   *
   * @param id chosen by the caller so that repeating the call draws nothing twice
   * @param region leading digits of a division; absent for the office's own
   */
  record NewPanel(
      @Nullable UUID id,
      @Nullable String title,
      @Nullable String region,
      @Nullable List<StratumInput> strata) {}

  /** An employer taken by hand. */
  record HandInput(
      @Nullable UUID id,
      @Nullable String employer,
      @Nullable Integer stratum,
      @Nullable String reason) {}

  /** That an employer leaves, and whether the next one of the order takes its place. */
  record EndInput(@Nullable String reason, boolean replace) {}

  @GetMapping
  PanelList list(@RequestParam(defaultValue = "0") int page) {
    Paged<SampleViews.PanelSummary> found = panels.newest(page).map(SampleViews::summary);
    return new PanelList(found.rows(), found.total(), page, found.more());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  SampleViews.PanelDetail draw(@RequestBody NewPanel input, Locale locale) {
    UUID id =
        panels.draw(
            new Panels.Asked(
                Objects.requireNonNullElseGet(input.id(), ids::next),
                Objects.requireNonNullElse(input.title(), ""),
                Objects.requireNonNullElse(input.region(), ""),
                Objects.requireNonNullElse(input.strata(), List.<StratumInput>of()).stream()
                    .map(each ->
                        new Stratum(
                            Objects.requireNonNullElse(each.sector(), "").strip(),
                            Objects.requireNonNullElse(each.size(), ""),
                            Objects.requireNonNullElse(each.target(), 0)))
                    .toList()));
    return one(id, locale);
  }

  @GetMapping("/{id}")
  SampleViews.PanelDetail one(@PathVariable UUID id, Locale locale) {
    return views.detail(panels.find(id), locale);
  }

  /** Seed, everybody who could be chosen, and the order, so that others can repeat the draw. */
  @GetMapping("/{id}/draw")
  ResponseEntity<byte[]> draw(@PathVariable UUID id) {
    Panels.Told told = panels.find(id);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("panel-" + id + ".json").build().toString())
        .body(told.panel().drawn(told.candidates()));
  }

  @PostMapping("/{id}/members")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  SampleViews.PanelDetail take(@PathVariable UUID id, @RequestBody HandInput input, Locale locale) {
    panels.take(
        id,
        Objects.requireNonNullElseGet(input.id(), ids::next),
        Objects.requireNonNullElse(input.employer(), ""),
        Objects.requireNonNullElse(input.stratum(), -1),
        Objects.requireNonNullElse(input.reason(), ""));
    return one(id, locale);
  }

  @PostMapping("/{id}/members/{member}/end")
  @Allow(Role.INSPECTOR)
  SampleViews.PanelDetail end(
      @PathVariable UUID id,
      @PathVariable UUID member,
      @RequestBody EndInput input,
      Locale locale) {
    panels.end(id, member, input.replace(), Objects.requireNonNullElse(input.reason(), ""));
    return one(id, locale);
  }
}
