package io.trastienda.ui.api;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Answers refusals as problem+json, and defects by an incident number without a stack trace.
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ProblemDetail refused(Refusal refusal) {
    return problem(refusal);
  }

  /// A request with more than one part that cannot be taken apart.
  @ExceptionHandler
  ProblemDetail malformed(MultipartException wrong) {
    return problem(
        new InvalidRequest(
            "body", Phrase.of("multipart/form-data as its header says"), Phrase.of("broken")));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException ex,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        new InvalidRequest(
            "body", Phrase.of("no longer than the server takes"), Phrase.of("longer")));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException ex,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(new InvalidRequest(ex.getParameterName(), Phrase.of("given"), ""));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
      MissingServletRequestPartException ex,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(new InvalidRequest(ex.getRequestPartName(), Phrase.of("a part of the form"), ""));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    Class<?> wanted = ex.getRequiredType();
    Phrase rule =
        wanted == boolean.class || wanted == Boolean.class
            ? Phrase.of("true or false")
            : Phrase.of("a whole number");
    String thing = ex.getPropertyName();
    return answer(
        new InvalidRequest(
            thing == null ? "parameter" : thing, rule, String.valueOf(ex.getValue())));
  }

  private static ResponseEntity<Object> answer(Refusal refusal) {
    ProblemDetail problem = problem(refusal);
    return ResponseEntity.status(problem.getStatus()).body(problem);
  }

  private static ProblemDetail problem(Refusal refusal) {
    HttpStatus status = status(refusal.kind());
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refusal.getMessage());
    problem.setType(URI.create("urn:trastienda:refusal:" + refusal.key()));
    problem.setProperty("key", refusal.key());
    problem.setProperty("arguments", texts(refusal.arguments()));
    return problem;
  }

  @ExceptionHandler
  ProblemDetail invalid(IllegalArgumentException wrong) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(wrong.getMessage()));
  }

  @ExceptionHandler
  ProblemDetail failed(Exception defect) {
    String incident = UUID.randomUUID().toString();
    LOG.error("Incident {} in the API", incident, defect);
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR, "something failed here; incident " + incident);
    problem.setProperty("incident", incident);
    return problem;
  }

  private static HttpStatus status(Refusal.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case CONFLICT -> HttpStatus.CONFLICT;
      case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
      case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }

  private static Map<String, String> texts(Map<String, Object> arguments) {
    return arguments.entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
  }
}
