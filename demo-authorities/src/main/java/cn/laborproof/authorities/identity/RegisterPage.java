package cn.laborproof.authorities.identity;

import cn.laborproof.authorities.web.Call;
import cn.laborproof.authorities.web.FormText;
import cn.laborproof.authorities.web.Refusal;
import cn.laborproof.authorities.web.Reply;
import cn.laborproof.authorities.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /}: who lives in the demo city, a form to add somebody, and what is served
 * where.
 */
final class RegisterPage {
  private static final int BODY = 4 * 1024;
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final PopulationRegister register;
  private final Clock clock;
  private final SecureRandom random;
  private final URI base;
  private final String template;
  private final String style;
  private final PageTexts chinese;
  private final PageTexts english;

  RegisterPage(PopulationRegister register, Clock clock, SecureRandom random, URI base)
      throws IOException {
    this.register = register;
    this.clock = clock;
    this.random = random;
    this.base = base;
    this.template = PageTexts.resource("register.html");
    this.style = PageTexts.resource("register.css");
    this.chinese = PageTexts.load("zh");
    this.english = PageTexts.load("en");
  }

  void serve(WebServer server) {
    server.get("/", this::show);
    server.get("/style.css", call -> Reply.ok("text/css", style));
    server.post("/residents", BODY, this::add);
  }

  private Reply show(Call call) {
    String notice = FormText.parse(call.query()).containsKey("added") ? "added" : null;
    return page(200, texts(call), ResidentForm.fresh(random), notice);
  }

  private Reply add(Call call) throws IOException {
    // A page of another site must not add residents behind somebody's back.
    if (call.header("Origin")
        .filter(origin -> !origin.equals("http://" + call.header("Host").orElse("")))
        .isPresent()) {
      throw new Refusal(403, "foreign-origin", "The form of another site cannot add residents.");
    }
    var posted = FormText.parse(new String(call.body(), StandardCharsets.UTF_8));
    ResidentForm form = ResidentForm.read(posted, LocalDate.now(clock.withZone(CHINA)));
    if (!form.wrong().isEmpty()) {
      return page(422, texts(call), form, "failed");
    }
    return switch (register.add(form.resident(random))) {
      case ADDED ->
          new Reply(
              303,
              "text/plain",
              new byte[0],
              Map.of("Location", "/?added=1&lang=" + language(call)));
      case KNOWN -> page(422, texts(call), form.with("idNumber", "idNumber.known"), "failed");
      case FULL -> page(422, texts(call), form.with("idNumber", "idNumber.full"), "failed");
    };
  }

  private Reply page(int status, PageTexts texts, ResidentForm form, @Nullable String notice) {
    String html =
        texts.fill(
            template,
            slot ->
                switch (slot) {
                  case "notice" -> notice == null ? "" : notice(texts, notice);
                  case "rows" -> rows(texts);
                  case "fields" -> fields(texts, form);
                  case "base" -> PageTexts.escape(base.toString());
                  default -> texts.html(slot);
                });
    Reply page =
        Reply.ok("text/html", html)
            .with("Content-Security-Policy", POLICY)
            .with("Cache-Control", "no-store");
    return new Reply(status, page.mediaType(), page.body(), page.headers());
  }

  private static String notice(PageTexts texts, String key) {
    String look = key.equals("failed") ? "notice failed" : "notice";
    String role = key.equals("failed") ? "alert" : "status";
    String sign = key.equals("failed") ? "✕ " : "✓ ";
    return "<p class=\"%s\" role=\"%s\">%s%s</p>".formatted(look, role, sign, texts.html(key));
  }

  private String rows(PageTexts texts) {
    return register.all().stream()
        .map(resident -> row(texts, resident))
        .collect(Collectors.joining("\n"));
  }

  /** Each cell carries its column's name, which narrow screens show instead of the head. */
  private static String row(PageTexts texts, Resident resident) {
    return Stream.of(
            cell(texts, "name", resident.name()),
            cell(texts, "idNumber", resident.idNumber()),
            cell(texts, "card", resident.card()),
            cell(texts, "mobile", resident.mobile()))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String cell(PageTexts texts, String column, String value) {
    return "<td data-column=\"%s\">%s</td>".formatted(texts.html(column), PageTexts.escape(value));
  }

  private static String fields(PageTexts texts, ResidentForm form) {
    return ResidentForm.FIELDS.stream()
        .map(field -> field(texts, form, field))
        .collect(Collectors.joining("\n"));
  }

  private static String field(PageTexts texts, ResidentForm form, String name) {
    String messageKey = form.wrong().get(name);
    String message =
        messageKey == null
            ? ""
            : "<span class=\"wrong\" id=\"%s-wrong\">✕ %s</span>"
                .formatted(name, texts.html(messageKey));
    String state = messageKey == null ? "" : " aria-invalid=\"true\"";
    return """
    <div><label for="%1$s">%2$s <span class="hint" id="%1$s-hint">%3$s</span></label>
    <input id="%1$s" name="%1$s" value="%4$s" autocomplete="off" aria-describedby="%1$s-hint%5$s"%6$s>%7$s</div>\
    """
        .formatted(
            name,
            texts.html(name),
            texts.html(name + ".hint"),
            PageTexts.escape(form.value(name)),
            messageKey == null ? "" : " " + name + "-wrong",
            state,
            message);
  }

  private PageTexts texts(Call call) {
    return language(call).equals("en") ? english : chinese;
  }

  private static String language(Call call) {
    return "en".equals(FormText.parse(call.query()).get("lang")) ? "en" : "zh-CN";
  }
}
