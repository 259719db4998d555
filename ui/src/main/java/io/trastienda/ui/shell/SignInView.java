package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;

/// Sign-in: a form that posts to `/login`, and beside it the demonstration's people if there are
/// any.
@Route("login")
@AnonymousAllowed
public class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {

  private final Div error = new Div();

  SignInView(ObjectProvider<DemoPeople> demo) {
    addClassName("signin");
    getElement().setAttribute("tabindex", "-1");
    Div side = new Div(form());
    side.addClassName("signin-side");
    add(side);
    DemoPeople people = demo.getIfAvailable();
    Component right = people == null ? spine() : demonstration(people);
    Div stack = new Div(right);
    stack.addClassNames("signin-side", "signin-demo");
    add(stack);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    boolean failed = event.getLocation().getQueryParameters().getParameters().containsKey("error");
    error.setVisible(failed);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.sign-in") + " · Trastienda";
  }

  private Div form() {
    error.addClassName("signin-error");
    error.getElement().setAttribute("role", "alert");
    error.add(Icons.LATE.create(), new Span(getTranslation("shell.sign-in.failed")));
    error.setVisible(false);
    TextField email = new TextField(getTranslation("shell.sign-in.email"));
    email.getElement().setAttribute("name", "username");
    email.getElement().setProperty("autocomplete", "username");
    email.setPlaceholder("name@company.com");
    email.setAutofocus(true);
    PasswordField password = new PasswordField(getTranslation("shell.sign-in.password"));
    password.getElement().setAttribute("name", "password");
    password.getElement().setProperty("autocomplete", "current-password");
    NativeButton submit = new NativeButton(getTranslation("shell.sign-in"));
    submit.addClassName("button");
    submit.getElement().setAttribute("type", "submit");
    CsrfForm form = new CsrfForm("login");
    form.add(email, password, submit);
    Div assurance =
        new Div(Icons.SHIELD.create(), new Span(getTranslation("shell.sign-in.assurance")));
    assurance.addClassName("signin-assurance");
    Paragraph purpose = new Paragraph(getTranslation("shell.sign-in.purpose"));
    purpose.addClassName("dim");
    Div words = new Div(new H1(getTranslation("shell.sign-in")), purpose);
    Div column = new Div(new Brand(""), words, error, form, assurance, languages());
    column.addClassName("signin-form");
    return column;
  }

  private Div languages() {
    Div languages = new Div();
    languages.addClassName("languages");
    Locale current = UI.getCurrent().getLocale();
    for (Locale language : RoomTexts.LANGUAGES) {
      NativeButton choose = new NativeButton(Languages.name(language));
      choose.addClassName("link-button");
      choose.getElement().setAttribute("type", "button");
      choose.getElement().setAttribute("lang", language.getLanguage());
      choose
          .getElement()
          .setAttribute(
              "aria-pressed", String.valueOf(language.getLanguage().equals(current.getLanguage())));
      choose.addClickListener(click -> Languages.choose(UI.getCurrent(), language));
      languages.add(choose);
    }
    return languages;
  }

  private Div demonstration(DemoPeople demo) {
    Paragraph promise = new Paragraph(getTranslation("shell.demo.why"));
    promise.addClassName("dim");
    List<DemoPerson> staff =
        demo.people().stream().filter(person -> person.client().isEmpty()).toList();
    List<DemoPerson> clients =
        demo.people().stream().filter(person -> person.client().isPresent()).toList();
    Div all = new Div(new Div(new H2(getTranslation("shell.demo")), promise));
    all.addClassName("demo");
    all.add(group(getTranslation("shell.demo.operator", demo.operatorName()), staff, demo));
    all.add(group(getTranslation("shell.demo.clients"), clients, demo));
    all.add(spineLine());
    return all;
  }

  private Div group(String title, List<DemoPerson> people, DemoPeople demo) {
    Span head = new Span(title);
    head.addClassNames("small", "dim");
    Div list = new Div();
    list.addClassName("demo-list");
    people.forEach(person -> list.add(entry(person, demo.password())));
    Div group = new Div(head, list);
    group.addClassName("demo-group");
    return group;
  }

  private CsrfForm entry(DemoPerson person, String password) {
    Span name = new Span(person.name());
    name.addClassName("row-title");
    Span second = new Span();
    second.addClassName("row-second");
    person.client().ifPresent(client -> second.add(new ClientTag(client)));
    second.add(new Span(getTranslation(person.purposeKey())));
    Span words = new Span(name, second);
    words.addClassName("row-main");
    Span role = new Span(new Span(getTranslation(person.roleKey())), Icons.RIGHT.small());
    role.addClassName("demo-role");
    NativeButton button = new NativeButton();
    button.addClassName("demo-person");
    button.getElement().setAttribute("type", "submit");
    button.add(new Avatar(person.name()), words, role);
    CsrfForm form = new CsrfForm("login");
    form.hidden("username", person.email());
    form.hidden("password", password);
    form.add(button);
    return form;
  }

  private Div spine() {
    Paragraph promise = new Paragraph(getTranslation("shell.spine.why"));
    promise.addClassName("dim");
    Div all = new Div(new Div(new H2(getTranslation("shell.spine")), promise), spineLine());
    all.addClassName("demo");
    return all;
  }

  private Div spineLine() {
    Div line = new Div();
    line.addClassName("spine");
    for (String word : List.of("contract", "work", "proof", "price")) {
      Div part = new Div();
      part.getElement()
          .appendChild(
              new com.vaadin.flow.dom.Element("b").setText(getTranslation("shell.spine." + word)));
      part.add(new Span(getTranslation("shell.spine." + word + ".what")));
      line.add(part);
    }
    return line;
  }
}
