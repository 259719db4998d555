package io.trastienda.ui.shell;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/// Looks exactly as if there were no such page, so that nobody learns what exists.
@AnonymousAllowed
class ForbiddenPage extends ErrorPage implements HasErrorParameter<AccessDeniedException> {

  ForbiddenPage() {
    super(
        I18NProvider.translate("shell.error.not-found"),
        I18NProvider.translate("shell.error.not-found.why"));
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
    return HttpServletResponse.SC_NOT_FOUND;
  }
}
