package io.trastienda.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.tenancy.InvalidTenant;
import io.trastienda.platform.tenancy.NewTenant;
import io.trastienda.platform.tenancy.TenantNameTaken;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.clients.ClientDesk;
import io.trastienda.tenantadmin.clients.WorkTemplate;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.RoomTexts;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Toast;
import jakarta.annotation.security.RolesAllowed;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes in a client company and equips it with work types.
@Route(value = Addresses.NEW_CLIENT, layout = Shell.class)
@RolesAllowed("ADMINISTRATOR")
class NewClientView extends Page {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern UNFIT = Pattern.compile("[^a-z0-9]+");
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z]+");
  private static final int SLUG_LENGTH = 40;
  private static final int PREFIX_LENGTH = 3;
  private static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD", "CHF");

  private final ClientDesk desk;
  private final RefusalTexts refusals;
  private final TextField name = new TextField(I18NProvider.translate("admin.client.name"));
  private final TextField slug = new TextField(I18NProvider.translate("admin.client.slug"));
  private final TextField prefix = new TextField(I18NProvider.translate("admin.client.prefix"));
  private final ComboBox<ZoneId> zone = new ComboBox<>(I18NProvider.translate("admin.client.zone"));
  private final ComboBox<Locale> language =
      new ComboBox<>(I18NProvider.translate("admin.client.language"));
  private final ComboBox<Currency> currency =
      new ComboBox<>(I18NProvider.translate("admin.client.currency"));
  private final RadioButtonGroup<String> colour =
      new RadioButtonGroup<>(I18NProvider.translate("admin.client.colour"));
  private final CheckboxGroup<WorkTemplate> templates =
      new CheckboxGroup<>(I18NProvider.translate("admin.client.templates"));
  private boolean slugTouched;
  private boolean prefixTouched;

  NewClientView(ClientDesk desk, RefusalTexts refusals) {
    super(I18NProvider.translate("admin.client.new"));
    this.desk = desk;
    this.refusals = refusals;
    setPurpose(getTranslation("admin.client.new.why"));
    Button create = new Button(getTranslation("admin.client.create"), click -> create());
    create.addThemeVariants(ButtonVariant.PRIMARY);
    create.setDisableOnClick(true);
    create.addClickListener(click -> click.getSource().setEnabled(true));
    addAction(new Anchor(Addresses.CLIENTS, getTranslation("shell.cancel")), create);
    Formats formats = Formats.current();
    who();
    where();
    colour.setItems(NewTenant.COLOURS.stream().sorted().toList());
    colour.setRenderer(new ComponentRenderer<>(NewClientView::hue));
    colour.setValue(free(desk.clients()));
    templates.setItems(desk.templates());
    templates.setItemLabelGenerator(one -> formats.text(one.type().name()));
    templates.setHelperText(getTranslation("admin.client.templates.help"));
    addBlock(
        Columns.halves(
            new Panel(getTranslation("admin.client.identity"), form(name, slug, prefix, colour)),
            Columns.stack(
                new Panel(getTranslation("admin.client.place"), form(zone, language, currency)),
                new Panel(getTranslation("admin.client.work"), templates))));
  }

  private void who() {
    name.setRequiredIndicatorVisible(true);
    slug.setRequiredIndicatorVisible(true);
    prefix.setRequiredIndicatorVisible(true);
    List.of(name, slug, prefix).forEach(field -> field.setManualValidation(true));
    slug.setHelperText(getTranslation("admin.client.slug.help"));
    prefix.setHelperText(getTranslation("admin.client.prefix.help"));
    name.setValueChangeMode(ValueChangeMode.LAZY);
    name.addValueChangeListener(change -> propose(change.getValue()));
    slug.addValueChangeListener(change -> slugTouched |= change.isFromClient());
    prefix.addValueChangeListener(change -> prefixTouched |= change.isFromClient());
  }

  private void where() {
    zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
    zone.setValue(ZoneId.of("Europe/Madrid"));
    language.setItems(RoomTexts.LANGUAGES);
    language.setItemLabelGenerator(ClientWords::language);
    language.setValue(RoomTexts.nearest(Locale.of("es")));
    Locale reader = Formats.current().locale();
    currency.setItems(CURRENCIES.stream().map(Currency::getInstance).toList());
    currency.setItemLabelGenerator(
        one -> one.getCurrencyCode() + " · " + one.getDisplayName(reader));
    currency.setValue(Currency.getInstance("EUR"));
    List.of(zone, language, currency)
        .forEach(field -> {
          field.setRequiredIndicatorVisible(true);
          field.setManualValidation(true);
        });
  }

  private static Div form(Component... fields) {
    Div form = new Div(fields);
    form.addClassName("form");
    return form;
  }

  private static Component hue(String colour) {
    Span dot = new Span();
    dot.addClassNames("client-dot", ClientWords.hue(colour).className());
    dot.getElement().setAttribute("aria-hidden", "true");
    Span choice = new Span(dot, new Span(I18NProvider.translate("admin.colour." + colour)));
    choice.addClassName("client-tag");
    return choice;
  }

  private static String free(List<TenantProfile> clients) {
    Set<String> taken =
        clients.stream().map(TenantProfile::colour).collect(java.util.stream.Collectors.toSet());
    return NewTenant.COLOURS.stream()
        .sorted(Comparator.comparing((String hue) -> taken.contains(hue)).thenComparing(hue -> hue))
        .findFirst()
        .orElseThrow();
  }

  private void propose(String company) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(company.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
            .replaceAll("");
    if (!slugTouched) {
      String words = UNFIT.matcher(plain).replaceAll("-").replaceAll("^[0-9-]+|-+$", "");
      slug.setValue(words.length() <= SLUG_LENGTH ? words : words.substring(0, SLUG_LENGTH));
    }
    if (!prefixTouched) {
      String letters = NO_LETTER.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
      prefix.setValue(letters.substring(0, Math.min(PREFIX_LENGTH, letters.length())));
    }
  }

  private void create() {
    Map<String, HasValidation> fields =
        Map.of("name", name, "slug", slug, "prefix", prefix, "colour", colour);
    fields.values().forEach(field -> field.setInvalid(false));
    boolean noZone = missing(zone);
    boolean noLanguage = missing(language);
    boolean noCurrency = missing(currency);
    if (noZone || noLanguage || noCurrency) {
      return;
    }
    TenantProfile created;
    try {
      created =
          desk.create(
              new NewTenant(
                  slug.getValue().strip(),
                  name.getValue().strip(),
                  prefix.getValue().strip(),
                  zone.getValue(),
                  Locale.of(language.getValue().getLanguage()),
                  currency.getValue(),
                  colour.getValue()));
    } catch (InvalidTenant refusal) {
      String thing = String.valueOf(refusal.arguments().get("thing"));
      HasValidation field = fields.getOrDefault(thing, name);
      refuse(field, getTranslation("admin.client.rule." + thing));
      return;
    } catch (TenantNameTaken taken) {
      explain(taken);
      return;
    }
    try {
      desk.equip(created.id(), templates.getValue().stream().map(one -> one.type().key()).toList());
      Toast.show(getTranslation("admin.client.created", created.name()));
    } catch (Refusal refusal) {
      Toast.refuse(refusals.say(refusal, Formats.current()));
    }
    UI.getCurrent().navigate(Addresses.client(created.slug()));
  }

  private void explain(TenantNameTaken taken) {
    List<TenantProfile> clients = desk.clients();
    String wantedSlug = slug.getValue().strip();
    String wantedPrefix = prefix.getValue().strip();
    boolean said = false;
    for (TenantProfile client : clients) {
      if (client.slug().equals(wantedSlug)) {
        refuse(slug, getTranslation("admin.client.taken", client.name()));
        said = true;
      }
      if (client.prefix().equals(wantedPrefix)) {
        refuse(prefix, getTranslation("admin.client.taken", client.name()));
        said = true;
      }
    }
    if (!said) {
      refuse(slug, refusals.say(taken, Formats.current()));
    }
  }

  private boolean missing(ComboBox<?> field) {
    boolean empty = field.getValue() == null;
    field.setInvalid(empty);
    field.setErrorMessage(empty ? getTranslation("admin.required") : "");
    return empty;
  }

  private static void refuse(HasValidation field, String why) {
    field.setErrorMessage(why);
    field.setInvalid(true);
    if (field instanceof TextField text) {
      text.focus();
    }
  }
}
