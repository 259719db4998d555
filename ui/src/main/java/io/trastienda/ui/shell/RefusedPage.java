package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.trastienda.platform.Refusal;
import jakarta.servlet.http.HttpServletResponse;

/// A screen that could not open because of a refusal: what does not exist or is forbidden looks
/// like an unknown page, everything else says why.
@AnonymousAllowed
class RefusedPage extends ErrorPage implements HasErrorParameter<Refusal> {

  private final RefusalTexts texts;

  RefusedPage(RefusalTexts texts) {
    super(
        I18NProvider.translate("shell.error.not-found"),
        I18NProvider.translate("shell.error.not-found.why"));
    this.texts = texts;
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Refusal> parameter) {
    Refusal refusal = parameter.getException();
    return switch (refusal.kind()) {
      case NOT_FOUND, FORBIDDEN -> HttpServletResponse.SC_NOT_FOUND;
      case CONFLICT -> say(refusal, HttpServletResponse.SC_CONFLICT);
      case INVALID -> say(refusal, 422);
      case TOO_MANY -> say(refusal, 429);
      case UNAVAILABLE -> say(refusal, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    };
  }

  private int say(Refusal refusal, int status) {
    getChildren()
        .forEach(child -> {
          if (child instanceof H1 title) {
            title.setText(I18NProvider.translate("shell.error.refused"));
          } else if (child instanceof Paragraph why) {
            why.setText(texts.say(refusal, Formats.current()));
          }
        });
    return status;
  }
}
