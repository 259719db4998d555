package io.trastienda.ui.admin;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.access.EmailTaken;
import io.trastienda.platform.access.InvalidPerson;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.RoomTexts;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Toast;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;

/// Lets a person in.
@Route(value = Addresses.NEW_PERSON, layout = Shell.class)
@RolesAllowed("ADMINISTRATOR")
class NewPersonView extends Page {

  private final PeopleDesk people;
  private final RefusalTexts refusals;
  private final TextField name = new TextField(I18NProvider.translate("admin.person.name"));
  private final EmailField email = new EmailField(I18NProvider.translate("admin.person.email"));
  private final PasswordField password =
      new PasswordField(I18NProvider.translate("admin.person.password"));
  private final ComboBox<Locale> language =
      new ComboBox<>(I18NProvider.translate("admin.person.language"));
  private final Checkbox administrator =
      new Checkbox(I18NProvider.translate("admin.person.administrator"));

  NewPersonView(PeopleDesk people, RefusalTexts refusals) {
    super(I18NProvider.translate("admin.person.new"));
    this.people = people;
    this.refusals = refusals;
    setPurpose(getTranslation("admin.person.new.why"));
    name.setRequiredIndicatorVisible(true);
    email.setRequiredIndicatorVisible(true);
    password.setRequiredIndicatorVisible(true);
    password.setHelperText(getTranslation("admin.person.password.help"));
    password.getElement().setAttribute("autocomplete", "new-password");
    administrator.setHelperText(getTranslation("admin.person.administrator.help"));
    language.setItems(RoomTexts.LANGUAGES);
    language.setItemLabelGenerator(ClientWords::language);
    language.setValue(RoomTexts.nearest(Locale.of("es")));
    name.setManualValidation(true);
    email.setManualValidation(true);
    password.setManualValidation(true);
    Button create = new Button(getTranslation("admin.person.create"), click -> create());
    create.addThemeVariants(ButtonVariant.PRIMARY);
    addAction(new Anchor(Addresses.PEOPLE, getTranslation("shell.cancel")), create);
    Div who = new Div(name, email, language);
    who.addClassName("form");
    Div how = new Div(password, administrator);
    how.addClassName("form");
    addBlock(
        Columns.halves(
            new Panel(getTranslation("admin.person.who"), who),
            new Panel(getTranslation("admin.person.access"), how)));
  }

  private void create() {
    List.of(name, email, password).forEach(field -> ((HasValidation) field).setInvalid(false));
    Locale spoken = language.getValue() == null ? Locale.ENGLISH : language.getValue();
    try {
      PersonId created =
          people.create(
              email.getValue(),
              name.getValue(),
              Locale.of(spoken.getLanguage()),
              administrator.getValue(),
              password.getValue());
      Toast.show(getTranslation("admin.person.created", name.getValue().strip()));
      UI.getCurrent().navigate(Addresses.person(created));
    } catch (EmailTaken taken) {
      refuse(email, refusals.say(taken, Formats.current()));
    } catch (InvalidPerson refusal) {
      String thing = String.valueOf(refusal.arguments().get("thing"));
      switch (thing) {
        case "e-mail address" -> refuse(email, getTranslation("admin.person.rule.email"));
        case "name" -> refuse(name, getTranslation("admin.person.rule.name"));
        default -> refuse(password, getTranslation("admin.person.rule.password"));
      }
    }
  }

  private static void refuse(HasValidation field, String why) {
    field.setErrorMessage(why);
    field.setInvalid(true);
  }
}
