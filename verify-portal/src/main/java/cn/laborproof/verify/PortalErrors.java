package cn.laborproof.verify;

import cn.laborproof.proof.examine.UnreadableFileException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What went wrong, why, what to do, in the reader's language: RFC 9457 problems with a stable code
 * for programs, a page for people.
 */
@ControllerAdvice
class PortalErrors {

  private final MessageSource messages;
  private final PortalProperties properties;
  private final PortalVerifier verifier;

  PortalErrors(MessageSource messages, PortalProperties properties, PortalVerifier verifier) {
    this.messages = messages;
    this.properties = properties;
    this.verifier = verifier;
  }

  @ExceptionHandler
  Object unreadable(UnreadableFileException e, HttpServletRequest request, Locale locale) {
    return problem(HttpStatus.UNPROCESSABLE_CONTENT, "cannot-read", request, locale);
  }

  @ExceptionHandler
  Object tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request, Locale locale) {
    return problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", request, locale);
  }

  @ExceptionHandler
  Object missing(MissingServletRequestPartException e, HttpServletRequest request, Locale locale) {
    return problem(HttpStatus.BAD_REQUEST, "file-missing", request, locale);
  }

  @ExceptionHandler
  Object busy(PortalBusyException e, HttpServletRequest request, Locale locale) {
    return problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", request, locale);
  }

  private Object problem(
      HttpStatus status, String code, HttpServletRequest request, Locale locale) {
    Object[] facts = {properties.maximumFile().toMegabytes()};
    String title = messages.getMessage("problem." + code, facts, locale);
    String detail = messages.getMessage("problem." + code + ".next", facts, locale);
    if (!request.getRequestURI().startsWith("/api/")) {
      Map<String, ?> model =
          Map.of("title", title, "detail", detail, "demo", verifier.trust().demo());
      return new ModelAndView("problem", model, status);
    }
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create("urn:laborproof:problem:" + code));
    problem.setTitle(title);
    problem.setDetail(detail);
    problem.setProperty("code", code);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
