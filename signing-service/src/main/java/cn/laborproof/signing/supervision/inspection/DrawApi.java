package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

/** Draws for programs and for the pages' own acts. */
@RestController
@RequestMapping("/api/v1/inspection")
@Allow({Role.INSPECTOR, Role.MACHINE})
class DrawApi {

  private final Draws draws;
  private final DrawViews views;
  private final DrawPackages packages;
  private final DrawPublications publications;
  private final Abstentions abstentions;
  private final IdSource ids;

  DrawApi(
      Draws draws,
      DrawViews views,
      DrawPackages packages,
      DrawPublications publications,
      Abstentions abstentions,
      IdSource ids) {
    this.draws = draws;
    this.views = views;
    this.packages = packages;
    this.publications = publications;
    this.abstentions = abstentions;
    this.ids = ids;
  }

  record DrawList(List<DrawViews.DrawSummary> draws, long total, int page, boolean more) {}

  record InspectorView(UUID id, String name) {}

  record AbstentionView(
      UUID id, UUID inspector, String inspectorName, String employer, String ground) {}

  record InspectorList(List<InspectorView> inspectors, List<AbstentionView> abstentions) {}

  record AbstentionInput(
      @Nullable UUID id,
      @Nullable UUID inspector,
      @Nullable String employer,
      @Nullable String ground) {}

  /** How many pass a filter, and the draw that the next one from it is in place of. */
  record CandidateCount(int employers, @Nullable UUID repeats) {}

  /** See {@link AskedDraw}. */
  record DrawInputBody(
      @Nullable UUID id,
      @Nullable String title,
      @Nullable String region,
      @Nullable String scope,
      @Nullable Integer scoreAtMost,
      @Nullable Integer scoreAtLeast,
      @Nullable Integer take,
      @Nullable Integer each,
      @Nullable List<UUID> pool,
      @Nullable String share,
      @Nullable UUID repeats,
      @Nullable String reason) {}

  /**
   * What somebody does.
   *
   * @param act draw, abandon or publish
   * @param share the office's own part of the lot, 64 hexadecimal digits
   */
  record DrawActInput(@Nullable String act, @Nullable String share, @Nullable String reason) {}

  @GetMapping("/inspectors")
  @Allow(Role.INSPECTOR)
  InspectorList inspectors() {
    return new InspectorList(
        abstentions.inspectors().stream()
            .map(each -> new InspectorView(each.id(), each.name()))
            .toList(),
        abstentions.standing().stream()
            .map(each ->
                new AbstentionView(
                    each.id(),
                    each.inspector(),
                    each.inspectorName(),
                    each.employer(),
                    each.ground()))
            .toList());
  }

  @PostMapping("/abstentions")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  InspectorList declare(@RequestBody AbstentionInput input) {
    abstentions.declare(
        Objects.requireNonNullElseGet(input.id(), ids::next),
        Objects.requireNonNullElseGet(input.inspector(), ids::next),
        Objects.requireNonNullElse(input.employer(), "").strip(),
        Objects.requireNonNullElse(input.ground(), ""));
    return inspectors();
  }

  @PostMapping("/abstentions/{id}/end")
  @Allow(Role.INSPECTOR)
  InspectorList end(@PathVariable UUID id) {
    abstentions.end(id);
    return inspectors();
  }

  @GetMapping("/candidates")
  @Allow(Role.INSPECTOR)
  CandidateCount candidates(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String scope,
      @RequestParam(required = false) @Nullable Integer scoreAtMost,
      @RequestParam(required = false) @Nullable Integer scoreAtLeast) {
    DrawFilter filter = filter(region, scope, scoreAtMost, scoreAtLeast);
    return new CandidateCount(
        draws.count(filter), draws.alike(filter).map(StoredDraw::id).orElse(null));
  }

  @GetMapping("/draws")
  DrawList list(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
    Draws.Page found = draws.newest(page, size);
    return new DrawList(
        found.draws().stream().map(DrawViews::summary).toList(),
        found.total(),
        page,
        (page + 1L) * size < found.total());
  }

  @PostMapping("/draws")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  DrawViews.DrawDetail commit(@RequestBody DrawInputBody input) {
    UUID id =
        draws.commit(
            new AskedDraw(
                Objects.requireNonNullElseGet(input.id(), ids::next),
                Objects.requireNonNullElse(input.title(), ""),
                filter(
                    Objects.requireNonNullElse(input.region(), ""),
                    Objects.requireNonNullElse(input.scope(), ""),
                    input.scoreAtMost(),
                    input.scoreAtLeast()),
                Objects.requireNonNullElse(input.take(), 0),
                Objects.requireNonNullElse(input.each(), 0),
                Objects.requireNonNullElse(input.pool(), List.of()),
                digest(input.share()),
                Optional.ofNullable(input.repeats()),
                Objects.requireNonNullElse(input.reason(), "")));
    return views.detail(draws.find(id));
  }

  @GetMapping("/draws/{id}")
  DrawViews.DrawDetail one(@PathVariable UUID id) {
    return views.detail(draws.find(id));
  }

  @PostMapping("/draws/{id}/acts")
  @Allow(Role.INSPECTOR)
  DrawViews.DrawDetail act(@PathVariable UUID id, @RequestBody DrawActInput input) {
    switch (Objects.requireNonNullElse(input.act(), "")) {
      case "draw" -> draws.draw(id, digest(input.share()));
      case "publish" -> publications.publish(id);
      case "abandon" -> draws.abandon(id, Objects.requireNonNullElse(input.reason(), ""));
      default -> throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return views.detail(draws.find(id));
  }

  @GetMapping("/draws/{id}/package")
  ResponseEntity<byte[]> file(
      @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean whole) {
    String name = "draw-" + id + (whole ? "-whole" : "") + ".draw.json";
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(packages.build(id, whole));
  }

  private static DrawFilter filter(
      String region, String scope, @Nullable Integer scoreAtMost, @Nullable Integer scoreAtLeast) {
    return new DrawFilter(
        region.strip(),
        scope.strip(),
        Optional.ofNullable(scoreAtMost),
        Optional.ofNullable(scoreAtLeast));
  }

  private static Optional<Digest> digest(@Nullable String hex) {
    try {
      return Optional.ofNullable(hex)
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .map(Digest::ofHex);
    } catch (MalformedException e) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT, List.of(FieldRefusal.of("share", "inspection.input.share")));
    }
  }
}
