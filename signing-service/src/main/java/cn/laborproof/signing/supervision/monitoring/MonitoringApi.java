package cn.laborproof.signing.supervision.monitoring;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sums of a region for trade unions and for federations of industry and commerce. */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.UNION, Role.FEDERATION})
class MonitoringApi {
  /** Characters somebody may write into a report. */
  static final int LONGEST = 4000;

  private static final MediaType DOCX =
      MediaType.parseMediaType(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private final Monitoring monitoring;
  private final MonitoringViews views;

  MonitoringApi(Monitoring monitoring, MonitoringViews views) {
    this.monitoring = monitoring;
    this.views = views;
  }

  /** What somebody adds to the report in their own words; kept nowhere. */
  record ReportText(@Nullable String text) {}

  @GetMapping("/monitoring")
  MonitoringViews.MonitoringSheet sheet(Locale locale) {
    return views.sheet(monitoring.look(), locale);
  }

  /** A form, so that the words stand in no address and in no access log. */
  @PostMapping(path = "/monitoring.docx", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<byte[]> report(@ModelAttribute ReportText form) {
    String text = Objects.requireNonNullElse(form.text(), "").replace("\r\n", "\n").strip();
    if (text.length() > LONGEST) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(new FieldRefusal("text", "monitoring.input.text", List.of(LONGEST))));
    }
    MonitoringViews.MonitoringSheet sheet =
        views.sheet(monitoring.look(), Locale.SIMPLIFIED_CHINESE);
    return ResponseEntity.ok()
        .contentType(DOCX)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("monitoring-" + sheet.region() + "-" + sheet.day() + ".docx")
                .build()
                .toString())
        .body(MonitoringDocx.of(sheet, text, views));
  }
}
