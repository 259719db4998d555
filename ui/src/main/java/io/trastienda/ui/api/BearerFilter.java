package io.trastienda.ui.api;

import io.trastienda.platform.access.LiveKey;
import io.trastienda.platform.access.SignInDesk;
import io.trastienda.platform.tenancy.TenantBoundary;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the key of a request and lets the rest of it run on the key's behalf.
final class BearerFilter extends OncePerRequestFilter {

  static final String KEY = "trastienda.key";

  private static final String SCHEME = "Bearer ";
  private static final byte[] UNAUTHORIZED =
      """
      {"type":"about:blank","title":"Unauthorized","status":401,\
      "detail":"send a live key as 'Authorization: Bearer trs_…'"}\
      """
          .getBytes(StandardCharsets.UTF_8);

  private final SignInDesk desk;
  private final TenantBoundary boundary;

  BearerFilter(SignInDesk desk, TenantBoundary boundary) {
    this.desk = desk;
    this.boundary = boundary;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    Optional<LiveKey> key =
        header != null && header.startsWith(SCHEME)
            ? desk.authenticate(header.substring(SCHEME.length()).strip())
            : Optional.empty();
    if (key.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(UNAUTHORIZED);
      return;
    }
    request.setAttribute(KEY, key.get());
    try {
      boundary.as(
          key.get().actor(),
          () -> {
            try {
              chain.doFilter(request, response);
              return null;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } catch (ServletException e) {
              throw new Unwound(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    } catch (Unwound e) {
      throw e.cause;
    }
  }

  private static final class Unwound extends RuntimeException {
    private final ServletException cause;

    Unwound(ServletException cause) {
      super(cause);
      this.cause = cause;
    }
  }
}
