package io.trastienda.ui.admin;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.billing.InvalidRateCard;
import io.trastienda.tenantadmin.billing.RateCard;
import io.trastienda.tenantadmin.billing.RateCards;
import io.trastienda.tenantadmin.clients.WorkTemplate;
import io.trastienda.ui.shell.DatePickerTexts;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Toast;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form for the next version of a client's prices, filled with those of the newest one.
class PricePanel extends Panel {

  private static final int LOWEST_PRIORITY = 4;
  private static final int CENTS = 2;

  private record Kind(String workType, @Nullable Integer priority) {

    /// What a refusal of room `billing` calls it.
    String thing() {
      return "price of " + workType + (priority == null ? "" : " priority " + priority);
    }
  }

  private final TenantProfile client;
  private final RateCards cards;
  private final RefusalTexts refusals;
  private final Runnable published;
  private final Map<Kind, BigDecimalField> fields = new LinkedHashMap<>();
  private final DatePicker from =
      DatePickerTexts.picker(I18NProvider.translate("admin.prices.from"));

  PricePanel(
      TenantProfile client,
      List<WorkTemplate> work,
      List<RateCard> versions,
      RateCards cards,
      RefusalTexts refusals,
      Clock clock,
      Runnable published) {
    super(I18NProvider.translate("admin.prices.next", versions.size() + 1));
    this.client = client;
    this.cards = cards;
    this.refusals = refusals;
    this.published = published;
    lined();
    if (work.isEmpty()) {
      show(
          new NothingHere(
              Icons.MONEY,
              getTranslation("admin.prices.no-work"),
              getTranslation("admin.prices.no-work.why")));
      return;
    }
    LocalDate today = LocalDate.now(clock.withZone(client.zone()));
    from.setValue(versions.isEmpty() ? today : later(today, versions.getFirst().validFrom()));
    from.setHelperText(getTranslation("admin.prices.from.help", client.zone().getId()));
    from.setManualValidation(true);
    from.setRequiredIndicatorVisible(true);
    body().add(from);
    for (WorkTemplate template : work) {
      body().add(prices(template, versions.isEmpty() ? List.of() : versions.getFirst().prices()));
    }
    Button publish =
        new Button(getTranslation("admin.prices.publish"), Icons.CHECK.create(), c -> publish());
    Span never = new Span(getTranslation("admin.prices.never-changes"));
    Div end = new Div(publish, never);
    end.addClassName("form-end");
    foot(end);
  }

  private static LocalDate later(LocalDate today, LocalDate newest) {
    return today.isAfter(newest) ? today : newest.plusDays(1);
  }

  private Div prices(WorkTemplate template, List<RateCard.Price> before) {
    String key = template.type().key();
    Formats formats = Formats.current();
    Div line = new Div(new H3(formats.text(template.type().name())));
    line.addClassName("price-line");
    Div five = new Div();
    five.addClassName("price-fields");
    for (int priority = 0; priority <= LOWEST_PRIORITY; priority++) {
      Kind kind = new Kind(key, priority == 0 ? null : priority);
      BigDecimalField field =
          new BigDecimalField(
              priority == 0
                  ? getTranslation("admin.prices.every")
                  : getTranslation("admin.prices.priority", priority));
      field.setLocale(formats.locale());
      field.setSuffixComponent(new Span(client.currency().getSymbol(formats.locale())));
      before.stream()
          .filter(price -> new Kind(price.workType(), price.priority()).equals(kind))
          .map(price -> plain(price.unitPrice()))
          .findFirst()
          .ifPresent(field::setValue);
      fields.put(kind, field);
      five.add(field);
    }
    line.add(five);
    return line;
  }

  /// Drops zeros that nobody typed, but keeps cents.
  private static BigDecimal plain(BigDecimal price) {
    BigDecimal stripped = price.stripTrailingZeros();
    return stripped.scale() < CENTS ? stripped.setScale(CENTS) : stripped;
  }

  private void publish() {
    from.setInvalid(false);
    LocalDate day = from.getValue();
    if (day == null) {
      refuse(from, getTranslation("admin.required"));
      return;
    }
    List<RateCard.Price> prices = new ArrayList<>();
    for (Map.Entry<Kind, BigDecimalField> entry : fields.entrySet()) {
      BigDecimal price = entry.getValue().getValue();
      if (price == null && entry.getValue().isInvalid()) {
        entry.getValue().setErrorMessage(getTranslation("admin.prices.not-a-number"));
        return;
      }
      entry.getValue().setInvalid(false);
      if (price != null) {
        prices.add(new RateCard.Price(entry.getKey().workType(), entry.getKey().priority(), price));
      }
    }
    try {
      int version = cards.publish(client.id(), new RateCard(0, day, client.currency(), prices));
      Toast.show(getTranslation("admin.prices.published", version, Formats.current().date(day)));
      published.run();
    } catch (InvalidRateCard refusal) {
      explain(refusal);
    } catch (Refusal refusal) {
      Toast.refuse(refusals.say(refusal, Formats.current()));
    }
  }

  private void explain(InvalidRateCard refusal) {
    String thing = String.valueOf(refusal.arguments().get("thing"));
    String why = refusals.say(refusal, Formats.current());
    if ("first day".equals(thing)) {
      refuse(from, getTranslation("admin.prices.from.rule"));
      return;
    }
    if ("prices".equals(thing)) {
      fields.values().stream()
          .findFirst()
          .ifPresent(field -> refuse(field, getTranslation("admin.prices.one")));
      return;
    }
    for (Map.Entry<Kind, BigDecimalField> entry : fields.entrySet()) {
      if (entry.getKey().thing().equals(thing)) {
        refuse(entry.getValue(), getTranslation("admin.prices.rule"));
        return;
      }
    }
    Toast.refuse(why);
  }

  private static void refuse(HasValidation field, String why) {
    field.setErrorMessage(why);
    field.setInvalid(true);
  }
}
