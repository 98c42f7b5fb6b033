package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.AllowAnyone;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Public draws with the file to compute each again from, open to everybody. */
@RestController
@RequestMapping("/api/v1/public/draws")
@AllowAnyone
class OpenDrawApi {
  private final DrawPublications publications;

  OpenDrawApi(DrawPublications publications) {
    this.publications = publications;
  }

  /**
   * A draw as everybody sees it.
   *
   * @param number of the office's draws of the year; a gap is one that is not public
   * @param digest SHA-256 of the file
   */
  record OpenDraw(
      UUID id,
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

  record OpenDrawList(List<OpenDraw> draws, int page, boolean more) {}

  @GetMapping
  OpenDrawList list(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    List<DrawPublicationRows.Published> found = publications.newest(region, page, size);
    return new OpenDrawList(
        found.stream().limit(size).map(OpenDrawApi::view).toList(), page, found.size() > size);
  }

  @GetMapping("/{id}/package")
  ResponseEntity<byte[]> file(@PathVariable UUID id) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("draw-" + id + ".draw.json")
                .build()
                .toString())
        .body(publications.file(id));
  }

  static OpenDraw view(DrawPublicationRows.Published one) {
    return new OpenDraw(
        one.draw(),
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
