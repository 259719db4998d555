package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/// A defect while a screen opened: the incident's number and nothing of what happened.
@AnonymousAllowed
class DefectPage extends ErrorPage implements HasErrorParameter<Exception> {

  private final Incidents incidents;

  DefectPage(Incidents incidents) {
    super(
        I18NProvider.translate("shell.error.defect"),
        I18NProvider.translate("shell.error.defect.why"));
    this.incidents = incidents;
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    Span number = new Span(incidents.record(parameter.getCaughtException()));
    number.addClassName("incident");
    add(new Paragraph(number));
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }
}
