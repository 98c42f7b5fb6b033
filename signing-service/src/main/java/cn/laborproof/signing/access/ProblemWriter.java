package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a {@link Refusal} into an RFC 9457 problem: stable {@code code}, {@code title} (what
 * happened), {@code detail} (why), {@code next} (what to do), {@code fields}, in the reader's
 * language.
 */
@Component
public final class ProblemWriter {

  private static final RequestMatcher PAGES = request -> !wantsProblem(request);

  private final MessageSource messages;
  private final LocaleResolver locales;
  private final JsonMapper json;

  ProblemWriter(MessageSource messages, LocaleResolver localeResolver, JsonMapper json) {
    this.messages = messages;
    this.locales = localeResolver;
    this.json = json;
  }

  /** Builds the problem in a language. */
  public ProblemDetail problem(Refusal refusal, Locale locale) {
    String code = refusal.code().code();
    Object[] arguments = refusal.arguments().toArray();
    ProblemDetail problem = ProblemDetail.forStatus(refusal.code().status());
    problem.setTitle(text("refusal." + code + ".what", arguments, locale));
    problem.setDetail(text("refusal." + code + ".why", arguments, locale));
    problem.setProperty("code", code);
    problem.setProperty("next", text("refusal." + code + ".todo", arguments, locale));
    if (!refusal.fields().isEmpty()) {
      problem.setProperty("fields", fields(refusal.fields(), locale));
    }
    return problem;
  }

  private List<Map<String, String>> fields(List<FieldRefusal> fields, Locale locale) {
    return fields.stream()
        .map(field ->
            Map.of(
                "field",
                field.field(),
                "message",
                text(field.messageKey(), field.arguments().toArray(), locale)))
        .toList();
  }

  /** Writes the problem where no controller is involved (filters). */
  void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    response.setStatus(refusal.code().status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response
        .getOutputStream()
        .write(json.writeValueAsBytes(problem(refusal, locales.resolveLocale(request))));
  }

  /** Pages go to the login page, everything else gets a problem. */
  void handleFor(ExceptionHandlingConfigurer<HttpSecurity> handling) {
    handling
        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), PAGES)
        .defaultAuthenticationEntryPointFor(
            (request, response, e) ->
                write(request, response, new Refusal(CommonRefusal.NOT_SIGNED_IN)),
            request -> wantsProblem(request))
        .accessDeniedHandler((request, response, e) -> {
          if (wantsProblem(request)) {
            write(
                request,
                response,
                new Refusal(
                    e instanceof CsrfException
                        ? AccessRefusal.FORM_EXPIRED
                        : CommonRefusal.NOT_ALLOWED));
          } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
          }
        });
  }

  /** Whether the sender is a program or a script of ours, not somebody looking at a page. */
  public static boolean wantsProblem(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return request.getServletPath().startsWith("/api/")
        || accept != null && !accept.contains("text/html") && !accept.contains("*/*");
  }

  private String text(String key, Object[] arguments, Locale locale) {
    String text = messages.getMessage(key, arguments, key, locale);
    return text == null ? key : text;
  }
}
