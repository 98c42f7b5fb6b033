package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.CsvExport;
import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The data hub for programs; the page uses the same calls. */
@RestController
@Allow({Role.INSPECTOR, Role.MACHINE})
class FactApi {

  private static final int LAST_PAGE = 100_000;
  private static final int MOST = 200;

  private final FactHub hub;
  private final FactSpool spool;
  private final HubFiles files;
  private final FactViews views;
  private final HubSettings settings;

  FactApi(FactHub hub, FactSpool spool, HubFiles files, FactViews views, HubSettings settings) {
    this.hub = hub;
    this.files = files;
    this.spool = spool;
    this.views = views;
    this.settings = settings;
  }

  /** A page of deliveries, newest first. */
  record BatchPage(
      long total, int page, int size, boolean more, List<FactViews.BatchSummary> batches) {}

  @PostMapping(
      path = "/api/v1/risk/facts/{kind}",
      consumes = {
        "text/csv",
        "application/x-ndjson",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        MediaType.APPLICATION_OCTET_STREAM_VALUE
      })
  @ResponseStatus(HttpStatus.CREATED)
  FactViews.BatchDetail deliver(
      @PathVariable String kind,
      @RequestParam(defaultValue = "false") boolean withdraw,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
          @Nullable Instant issued,
      HttpServletRequest request,
      Locale locale)
      throws IOException {
    FactKind known = kind(kind);
    return receive(
        known,
        withdraw,
        Optional.ofNullable(issued),
        FactFormat.ofType(Objects.requireNonNullElse(request.getContentType(), "")),
        known.code(),
        FactBatch.Channel.API,
        request.getInputStream(),
        locale);
  }

  @PostMapping(path = "/api/v1/risk/facts/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  FactViews.BatchDetail deliver(
      @PathVariable String kind,
      @RequestParam(defaultValue = "false") boolean withdraw,
      @RequestPart("file") MultipartFile file,
      Locale locale)
      throws IOException {
    String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    try (InputStream body = file.getInputStream()) {
      return receive(
          kind(kind),
          withdraw,
          Optional.empty(),
          FactFormat.ofFile(name).orElse(FactFormat.CSV),
          name,
          FactBatch.Channel.PAGE,
          body,
          locale);
    }
  }

  private FactViews.BatchDetail receive(
      FactKind kind,
      boolean withdraws,
      Optional<Instant> issued,
      FactFormat format,
      String name,
      FactBatch.Channel channel,
      InputStream body,
      Locale locale)
      throws IOException {
    hub.requireOffice();
    try (FactSpool.Spooled spooled = spool.spool(body, settings.mostBytes().toBytes())) {
      FactBatch batch =
          hub.receive(
              new Delivery(
                  kind,
                  withdraws,
                  format,
                  name,
                  channel,
                  issued,
                  spooled.file(),
                  spooled.sha256()));
      return detail(batch, locale);
    }
  }

  @GetMapping("/api/v1/risk/batches")
  BatchPage batches(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Locale locale) {
    if (page < 0 || page > LAST_PAGE || size < 1 || size > MOST) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    Optional<FactKind> wanted = kind.isBlank() ? Optional.empty() : Optional.of(kind(kind));
    FactHub.Page found = hub.page(wanted, page, size);
    return new BatchPage(
        found.total(),
        page,
        size,
        (long) (page + 1) * size < found.total(),
        found.batches().stream().map(batch -> views.summary(batch, locale)).toList());
  }

  @GetMapping("/api/v1/risk/batches/{batch}")
  FactViews.BatchDetail batch(@PathVariable UUID batch, Locale locale) {
    return detail(hub.find(batch), locale);
  }

  @GetMapping("/api/v1/risk/batches/{batch}/lines/{line}")
  FactViews.LineView line(@PathVariable UUID batch, @PathVariable long line, Locale locale) {
    FactBatch found = hub.find(batch);
    List<FactBatches.Version> versions = hub.versions(found, line);
    if (versions.isEmpty()) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    return views.line(found, line, versions, hub.isOwn(found), locale);
  }

  @GetMapping("/api/v1/risk/batches/{batch}/rejected.csv")
  void rejected(@PathVariable UUID batch, Locale locale, HttpServletResponse response)
      throws IOException {
    FactBatch found = hub.find(batch);
    boolean open = hub.isOwn(found);
    CsvExport.stream(
        response,
        "rejected-" + found.kind().code() + ".csv",
        views.rejectedHead(locale),
        rows ->
            hub.eachRejected(
                found, line -> rows.accept(cells(views.rejected(found, line, open, locale)))));
  }

  /** What breaks off after the first byte leaves a ZIP without its end, which nobody opens. */
  @GetMapping("/api/v1/risk/facts.zip")
  void export(HttpServletResponse response) throws IOException {
    UUID office = files.open();
    response.setContentType("application/zip");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("facts.zip").build().toString());
    files.write(office, response.getOutputStream());
  }

  private static List<String> cells(FactViews.RejectedLine line) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(line.line()));
    cells.add(line.columnName());
    cells.add(line.reason());
    cells.add(line.text());
    cells.add(line.firstLine() == 0 ? "" : Long.toString(line.firstLine()));
    cells.addAll(line.cells());
    return cells;
  }

  private FactViews.BatchDetail detail(FactBatch batch, Locale locale) {
    return views.detail(batch, hub.rejected(batch, FactViews.SHOWN), hub.isOwn(batch), locale);
  }

  private static FactKind kind(String code) {
    return FactKind.ofCode(code).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }
}
