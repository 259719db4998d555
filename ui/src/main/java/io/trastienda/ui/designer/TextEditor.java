package io.trastienda.ui.designer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.macros.TextBlock;
import io.trastienda.platform.macros.Wording;
import io.trastienda.platform.tenancy.TenantProfile;
import org.jspecify.annotations.Nullable;

/// The form of one text block: how it is found, and what it says in each language.
class TextEditor extends EntryEditor {

  private static final int MOST = 4_000;

  private final @Nullable TextBlock known;
  private final TextField shortcut = new TextField(getTranslation("designer.text.shortcut"));
  private final TextField title = new TextField(getTranslation("designer.text.title"));
  private final TextArea es = words("es");
  private final TextArea ca = words("ca");
  private final TextArea en = words("en");
  private TextArea last = es;

  /// @param known the text, null for a new one
  TextEditor(DesignerDoors doors, TenantProfile client, @Nullable TextBlock known) {
    super(
        known == null ? I18NProvider.translate("designer.text.new") : known.title(),
        doors,
        client,
        "text",
        Shelf.TEXTS);
    this.known = known;
    shortcut.setHelperText(getTranslation("designer.text.shortcut.help"));
    shortcut.setPrefixComponent(new Span("::"));
    shortcut.setRequiredIndicatorVisible(true);
    shortcut.setMaxLength(30);
    shortcut.setId("text-shortcut");
    title.setRequiredIndicatorVisible(true);
    title.setMaxLength(100);
    title.setId("text-title");
    if (known != null) {
      shortcut.setValue(known.shortcut());
      title.setValue(known.title());
      es.setValue(known.wording().es());
      ca.setValue(known.wording().ca());
      en.setValue(known.wording().en());
    }
    Div head = new Div(title, shortcut);
    head.addClassName("form");
    Div bodies = new Div(es, ca, en);
    bodies.addClassName("text-bodies");
    Div end = end(this::keep);
    if (known != null) {
      end.add(
          remover(known.title(), known.used(), () -> doors.macros().remove(client.id(), known)));
    }
    body().add(head, bodies, variables(), problem(), end);
  }

  private TextArea words(String language) {
    TextArea area = new TextArea(I18NProvider.translate("designer.text.in." + language));
    area.setMaxLength(MOST);
    area.setWidthFull();
    area.setMinRows(4);
    area.setId("text-" + language);
    area.addFocusListener(focus -> last = area);
    return area;
  }

  /// Each variable is put where one writes.
  private Div variables() {
    Div pills = new Div();
    pills.addClassName("filters");
    for (String name : doors.macros().variables(client.id())) {
      NativeButton pill = new NativeButton("{" + name + "}");
      pill.getElement().setAttribute("type", "button");
      pill.addClassNames("pill", "pill-small");
      pill.addClickListener(click -> {
        last.setValue(last.getValue() + "{" + name + "}");
        last.focus();
      });
      pills.add(pill);
    }
    Span help = new Span(getTranslation("designer.text.variables.help"));
    help.addClassNames("small", "dim");
    Div variables = new Div(new H3(getTranslation("designer.text.variables")), help, pills);
    variables.addClassName("stack-16");
    return variables;
  }

  private void keep() {
    TextBlock wanted =
        new TextBlock(
            known == null ? 0 : known.number(),
            shortcut.getValue().strip(),
            title.getValue().strip(),
            new Wording(es.getValue().strip(), ca.getValue().strip(), en.getValue().strip()),
            0,
            known == null ? 0 : known.version(),
            doors.clock().instant());
    keep(wanted.title(), () -> doors.macros().keep(client.id(), wanted));
  }
}
