package io.trastienda.ui.shell;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import org.springframework.security.web.csrf.CsrfToken;

/// A plain HTML form that posts with the session's token against forgery.
@Tag("form")
class CsrfForm extends HtmlContainer {

  CsrfForm(String action) {
    getElement().setAttribute("method", "post");
    getElement().setAttribute("action", action);
    if (VaadinRequest.getCurrent() instanceof VaadinServletRequest request
        && request.getHttpServletRequest().getAttribute(CsrfToken.class.getName())
            instanceof CsrfToken token) {
      hidden(token.getParameterName(), token.getToken());
    }
  }

  final void hidden(String name, String value) {
    getElement()
        .appendChild(
            new Element("input")
                .setAttribute("type", "hidden")
                .setAttribute("name", name)
                .setAttribute("value", value));
  }
}
