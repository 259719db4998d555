package io.trastienda.ui.report;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.tenantadmin.billing.PriceTrace;
import io.trastienda.ui.shell.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.Map;

/// One task's price step by step: what happened, which prices held, what the line and this task
/// cost.
final class PriceSteps extends Div {

  private static final String UNKNOWN = "–";
  private static final int WHOLE = 2;

  private final Formats formats;
  private final Map<String, LocalizedText> types;
  private final WorkType type;

  PriceSteps(PriceTrace trace, WorkType type, Map<String, LocalizedText> types, Formats formats) {
    this.formats = formats;
    this.types = types;
    this.type = type;
    OrderedList list = new OrderedList();
    list.addClassName("steps");
    int number = 1;
    for (PriceTrace.Step step : trace.steps()) {
      list.add(item(number, step));
      number++;
    }
    Div total = new Div(new Span(getTranslation("report.price.total")));
    total.addClassNames("sum", "sum-total");
    Span amount = new Span(formats.money(trace.task().billed()));
    amount.setId("task-price");
    total.add(amount);
    add(list, total);
  }

  private ListItem item(int number, PriceTrace.Step step) {
    Span no = new Span(formats.number(number));
    no.addClassName("step-no");
    Span title = new Span(getTranslation("report." + step.key()));
    title.addClassName("row-title");
    Span sentence = new Span(getTranslation(step.key(), arguments(step)));
    sentence.addClassName("row-text");
    Div main = new Div(title, sentence);
    main.addClassName("row-main");
    ListItem item = new ListItem(no, main);
    String end = end(step);
    if (!end.isEmpty()) {
      Span amount = new Span(end);
      amount.addClassName("amount");
      Div place = new Div(amount);
      place.addClassName("row-end");
      item.add(place);
    }
    return item;
  }

  private Object[] arguments(PriceTrace.Step step) {
    return step.values().entrySet().stream()
        .map(value -> words(value.getKey(), value.getValue()))
        .toArray();
  }

  private Object words(String name, String value) {
    return switch (name) {
      case "workType" ->
          types.containsKey(value) ? formats.text(types.get(value)) : formats.text(type.name());
      case "outcome" -> value.equals(UNKNOWN) ? value : CasePaper.outcome(type, value, formats);
      case "completedAt" -> moment(LocalDateTime.parse(value));
      case "validFrom" -> formats.date(LocalDate.parse(value));
      case "unitPrice", "exact", "rounded", "billed", "difference" -> amount(value);
      case "quantity", "position" -> Long.valueOf(value);
      case "units" -> formats.decimal(new BigDecimal(value), new BigDecimal(value).scale());
      case "unit" -> formats.text(type.unit().name());
      default -> value;
    };
  }

  private String moment(LocalDateTime at) {
    return formats.dateTime(at.atZone(formats.zone()).toInstant());
  }

  private String amount(String value) {
    BigDecimal amount = new BigDecimal(value);
    return formats.decimal(amount, Math.max(WHOLE, amount.stripTrailingZeros().scale()));
  }

  private String end(PriceTrace.Step step) {
    String amount =
        switch (step.key()) {
          case "billing.step.price.priority", "billing.step.price.all" ->
              step.values().get("unitPrice");
          case "billing.step.quantity" -> step.values().get("exact");
          case "billing.step.line", "billing.step.line.units" -> step.values().get("rounded");
          case "billing.step.part", "billing.step.unbilled" -> step.values().get("billed");
          default -> null;
        };
    String currency = step.values().get("currency");
    if (amount == null || currency == null) {
      return "";
    }
    BigDecimal number = new BigDecimal(amount);
    return formats.money(
        number,
        Currency.getInstance(currency),
        Math.max(WHOLE, number.stripTrailingZeros().scale()));
  }
}
