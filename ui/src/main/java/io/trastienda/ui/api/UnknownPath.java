package io.trastienda.ui.api;

import io.swagger.v3.oas.annotations.Hidden;
import io.trastienda.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers every path of the API that no other controller knows.
@RestController
@Hidden
class UnknownPath {

  @RequestMapping("/api/**")
  void refuse(HttpServletRequest request) {
    throw new NoSuchPath(request.getMethod() + " " + request.getRequestURI());
  }

  private static final class NoSuchPath extends Refusal {
    NoSuchPath(String path) {
      super(
          Kind.NOT_FOUND,
          "api.no-such-path",
          "the API has no " + path + "; see /v3/api-docs",
          Map.of("path", path));
    }
  }
}
