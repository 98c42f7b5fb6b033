package cn.laborproof.verify;

import cn.laborproof.proof.examine.UnreadableFileException;
import java.net.URI;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** RFC 9457 problems with a stable code, in the reader's language: what, why, what to do. */
@RestControllerAdvice
class PortalErrors {

  private final MessageSource messages;
  private final PortalProperties properties;

  PortalErrors(MessageSource messages, PortalProperties properties) {
    this.messages = messages;
    this.properties = properties;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(UnreadableFileException e, Locale locale) {
    return problem(HttpStatus.UNPROCESSABLE_CONTENT, "cannot-read", locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e, Locale locale) {
    return problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(MissingServletRequestPartException e, Locale locale) {
    return problem(HttpStatus.BAD_REQUEST, "file-missing", locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(PortalBusyException e, Locale locale) {
    return problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", locale);
  }

  private ResponseEntity<ProblemDetail> problem(HttpStatus status, String code, Locale locale) {
    Object[] facts = {properties.maximumFile().toMegabytes()};
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create("urn:laborproof:problem:" + code));
    problem.setTitle(messages.getMessage("problem." + code, facts, locale));
    problem.setDetail(messages.getMessage("problem." + code + ".next", facts, locale));
    problem.setProperty("code", code);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
