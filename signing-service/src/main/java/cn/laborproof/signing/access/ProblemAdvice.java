package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.shared.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers refusals and faults: RFC 9457 for programs, the error page for people. Our own faults are
 * logged, never shown.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  /**
   * SQLSTATE: a character that text cannot hold, of the standard; the same in JSON, PostgreSQL's.
   */
  private static final Set<String> CHARACTER_NOT_HELD = Set.of("22021", "22P05");

  private final ProblemWriter problems;

  ProblemAdvice(ProblemWriter problems) {
    this.problems = problems;
  }

  @ExceptionHandler(Refusal.class)
  Object refused(Refusal refusal, HttpServletRequest request, Locale locale) {
    return answer(refusal, request, locale);
  }

  @ExceptionHandler(MethodArgumentNotValidException.class)
  Object invalid(MethodArgumentNotValidException e, HttpServletRequest request, Locale locale) {
    List<FieldRefusal> fields =
        e.getFieldErrors().stream()
            .map(error ->
                new FieldRefusal(
                    error.getField(), String.valueOf(error.getDefaultMessage()), List.of()))
            .toList();
    return answer(Refusal.ofFields(CommonRefusal.INVALID_INPUT, fields), request, locale);
  }

  @ExceptionHandler({
    HttpMessageNotReadableException.class,
    MissingServletRequestParameterException.class,
    MethodArgumentTypeMismatchException.class
  })
  Object unreadable(
      Exception e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
    LOG.debug("unreadable request", e);
    breakOff(response);
    return answer(new Refusal(CommonRefusal.UNREADABLE), request, locale);
  }

  /** A character no text in the database can hold (U+0000) is a fault of who sent it. */
  @ExceptionHandler(DataAccessException.class)
  Object refusedByDatabase(
      DataAccessException e,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale) {
    return e.getMostSpecificCause() instanceof SQLException cause
            && CHARACTER_NOT_HELD.contains(String.valueOf(cause.getSQLState()))
        ? unreadable(e, request, response, locale)
        : fault(e, request, response, locale);
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  Object tooLarge(HttpServletRequest request, Locale locale) {
    return answer(new Refusal(CommonRefusal.TOO_LARGE), request, locale);
  }

  @ExceptionHandler({NoResourceFoundException.class, HttpRequestMethodNotSupportedException.class})
  Object absent(HttpServletRequest request, Locale locale) {
    return answer(new Refusal(CommonRefusal.NOT_FOUND), request, locale);
  }

  @ExceptionHandler(UnavailableException.class)
  Object unavailable(UnavailableException e, HttpServletRequest request, Locale locale) {
    LOG.error("request waits: {} {}", request.getMethod(), request.getServletPath(), e);
    return answer(new Refusal(CommonRefusal.UNAVAILABLE), request, locale);
  }

  @ExceptionHandler(Exception.class)
  Object fault(
      Exception e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return unreadable(
          e, request, response, locale); // a media type or parameter Spring itself refuses
    }
    LOG.error("request failed: {} {}", request.getMethod(), request.getServletPath(), e);
    breakOff(response);
    return answer(new Refusal(CommonRefusal.INTERNAL), request, locale);
  }

  /**
   * A file of which a part has gone out already must not end as if it were whole: what is thrown
   * here leaves the fault to the container, which cuts the connection. What has not gone out is
   * taken back.
   */
  private static void breakOff(HttpServletResponse response) {
    if (response.isCommitted()) {
      throw new IllegalStateException("the answer had begun");
    }
    response.resetBuffer();
  }

  private Object answer(Refusal refusal, HttpServletRequest request, Locale locale) {
    ProblemDetail problem = problems.problem(refusal, locale);
    if (ProblemWriter.wantsProblem(request)) {
      return ResponseEntity.status(problem.getStatus())
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    var page = new ModelAndView("access/refused");
    page.setStatus(org.springframework.http.HttpStatusCode.valueOf(problem.getStatus()));
    page.addObject("problem", problem);
    return page;
  }
}
