package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/// What an address shows when there is no screen for it.
abstract class ErrorPage extends Main implements HasDynamicTitle {

  private final String title;

  ErrorPage(String title, String why, Component... more) {
    this.title = title;
    addClassName("error-page");
    getElement().setAttribute("tabindex", "-1");
    Anchor home = new Anchor("", getTranslation("shell.error.home"));
    Div links = new Div(home);
    links.addClassName("link-row");
    add(new H1(title), new Paragraph(why));
    add(more);
    add(links);
  }

  @Override
  public String getPageTitle() {
    return title + " · Trastienda";
  }
}
