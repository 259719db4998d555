package io.trastienda.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Optional;

/// The language that a reader chose before signing in, kept in a cookie.
final class Languages {

  private static final String COOKIE = "trastienda-language";

  private Languages() {}

  static Optional<Locale> chosen() {
    VaadinRequest request = VaadinRequest.getCurrent();
    if (request == null || request.getCookies() == null) {
      return Optional.empty();
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(COOKIE)) {
        return RoomTexts.LANGUAGES.stream()
            .filter(language -> language.getLanguage().equals(cookie.getValue()))
            .findFirst();
      }
    }
    return Optional.empty();
  }

  static void choose(UI ui, Locale language) {
    ui.getPage()
        .executeJs(
            "document.cookie=$0+';path=/;max-age=31536000;samesite=lax';location.reload()",
            COOKIE + "=" + language.getLanguage());
  }

  static String name(Locale language) {
    String name = language.getDisplayLanguage(language);
    return name.substring(0, 1).toUpperCase(language) + name.substring(1);
  }
}
