package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Public draws with the file to compute each again from, open to everybody. */
@RestController
@RequestMapping("/api/v1/public/draws")
@AllowAnyone
class OpenDrawApi {
  private final DrawPublications publications;
  private final OpenFileGate gate;

  OpenDrawApi(DrawPublications publications, OpenFileGate gate) {
    this.publications = publications;
    this.gate = gate;
  }

  /**
   * A draw as everybody sees it.
   *
   * @param officeName as registered; absent where none is
   * @param number of the office's draws of the year; a gap is one that is not public
   * @param digest SHA-256 of the file
   */
  record OpenDraw(
      UUID id,
      UUID office,
      @Nullable String officeName,
      String region,
      int year,
      int number,
      String state,
      int take,
      int employers,
      Instant committedAt,
      Instant decidedAt,
      String digest,
      long size,
      Instant publishedAt) {}

  /**
   * A year of an office.
   *
   * @param committed draws it committed to, public or not
   * @param open those of them that are public
   */
  record OfficeYear(UUID office, @Nullable String officeName, int year, int committed, int open) {}

  record OpenDrawList(List<OpenDraw> draws, List<OfficeYear> officeYears, int page, boolean more) {}

  @GetMapping
  OpenDrawList list(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    return list(publications, region, page, size);
  }

  static OpenDrawList list(DrawPublications publications, String region, int page, int size) {
    List<DrawPublicationRows.Published> found = publications.ofRegion(region, page, size);
    List<DrawPublicationRows.Published> shown = found.stream().limit(size).toList();
    List<DrawPublications.Office> offices = publications.offices(shown);
    Map<UUID, DrawPublications.Office> byId =
        offices.stream()
            .collect(Collectors.toMap(DrawPublications.Office::id, Function.identity()));
    return new OpenDrawList(
        shown.stream()
            .map(one -> view(one, Objects.requireNonNull(byId.get(one.office()))))
            .toList(),
        offices.stream()
            .flatMap(office ->
                office.years().stream()
                    .map(year ->
                        new OfficeYear(
                            office.id(),
                            office.name().orElse(null),
                            year.year(),
                            year.committed(),
                            year.open())))
            .toList(),
        page,
        found.size() > size);
  }

  @GetMapping("/{id}/package")
  void file(@PathVariable UUID id, WebRequest request, HttpServletResponse response)
      throws IOException {
    DrawPublicationRows.Published one =
        publications.find(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
    if (request.checkNotModified('"' + one.digest() + '"')) {
      return;
    }
    gate.through(() -> {
      byte[] file = publications.file(id);
      // It never changes, and asking again with its digest costs nobody anything.
      response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.setContentLength(file.length);
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment().filename("draw-" + id + ".draw.json").build().toString());
      response.getOutputStream().write(file);
      response.flushBuffer();
    });
  }

  private static OpenDraw view(DrawPublicationRows.Published one, DrawPublications.Office office) {
    return new OpenDraw(
        one.draw(),
        office.id(),
        office.name().orElse(null),
        one.region(),
        one.year(),
        one.number(),
        one.state(),
        one.take(),
        one.employers(),
        one.committedAt(),
        one.decidedAt(),
        one.digest(),
        one.size(),
        one.publishedAt());
  }
}
