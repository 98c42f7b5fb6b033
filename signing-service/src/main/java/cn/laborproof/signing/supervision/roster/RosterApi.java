package cn.laborproof.signing.supervision.roster;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.CsvExport;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Rosters for programs; the page uses the same calls. */
@RestController
@RequestMapping("/api/v1/rosters")
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class RosterApi {

  /** The bound of the upload in bytes, as the refusal {@code too-large} says it. */
  static final int MOST_BYTES = 20 * 1024 * 1024;

  private static final int ALL = Integer.MAX_VALUE;

  private final Rosters rosters;
  private final RosterViews views;

  RosterApi(Rosters rosters, RosterViews views) {
    this.rosters = rosters;
    this.views = views;
  }

  @PostMapping(consumes = {"text/csv", MediaType.APPLICATION_OCTET_STREAM_VALUE})
  @ResponseStatus(HttpStatus.CREATED)
  RosterViews.Receipt upload(InputStream body, Locale locale) throws IOException {
    byte[] csv = body.readNBytes(MOST_BYTES + 1);
    if (csv.length > MOST_BYTES) {
      throw new Refusal(CommonRefusal.TOO_LARGE);
    }
    return views.receipt(rosters.receive(csv), locale);
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  RosterViews.Receipt upload(@RequestPart("file") MultipartFile file, Locale locale)
      throws IOException {
    try (InputStream body = file.getInputStream()) {
      return upload(body, locale);
    }
  }

  @GetMapping
  List<RosterViews.Summary> history() {
    return rosters.history().stream().map(RosterViews.Summary::of).toList();
  }

  @GetMapping("/{batch}")
  RosterViews.Receipt one(@PathVariable UUID batch, Locale locale) {
    return views.receipt(rosters.find(batch), locale);
  }

  @GetMapping("/{batch}/bad-lines.csv")
  ResponseEntity<byte[]> badLines(@PathVariable UUID batch, Locale locale) {
    Stream<List<String>> lines =
        rosters.badLines(rosters.find(batch).id(), ALL, 0).stream()
            .map(line -> views.bad(line, locale))
            .map(bad ->
                List.of(Long.toString(bad.line()), bad.columnName(), bad.reason(), bad.text()));
    return CsvExport.file("roster-bad-lines.csv", views.badHead(locale), lines);
  }
}
