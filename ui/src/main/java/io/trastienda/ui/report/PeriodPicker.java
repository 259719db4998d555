package io.trastienda.ui.report;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import java.time.LocalDate;
import java.util.function.Function;

/// The period on screen with the one before and after it; the arrow keys do the same.
final class PeriodPicker extends Div {

  private final Function<ReportAddress, String> path;
  private final ReportAddress address;

  PeriodPicker(
      Component page,
      ReportAddress address,
      LocalDate today,
      Function<ReportAddress, String> path) {
    this.path = path;
    this.address = address;
    addClassName("period");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", getTranslation("report.period"));
    Span words = new Span();
    words.addClassNames("strong", "period-words");
    words.getElement().setAttribute("aria-live", "polite");
    add(
        new IconButton(Icons.LEFT, getTranslation("report.period.before"), () -> go(-1)),
        words,
        new IconButton(Icons.RIGHT, getTranslation("report.period.after"), () -> go(1)));
    Shortcuts.addShortcutListener(this, () -> go(-1), Key.ARROW_LEFT).listenOn(page);
    Shortcuts.addShortcutListener(this, () -> go(1), Key.ARROW_RIGHT).listenOn(page);
    words.setText(words(address, Formats.current()));
    ReportAddress current = address.month(today);
    if (!current.equals(address.page(1))) {
      add(new Anchor(path.apply(current), getTranslation("report.period.now")));
    }
  }

  private void go(int steps) {
    UI.getCurrent().navigate(path.apply(address.shifted(steps)));
  }

  /// Words for a period: a month, a day, or the first and the last day.
  static String words(ReportAddress address, Formats formats) {
    LocalDate last = address.to().minusDays(1);
    if (address.wholeMonths() && address.from().plusMonths(1).equals(address.to())) {
      return formats.month(address.from());
    }
    return address.from().equals(last)
        ? formats.date(last)
        : formats.date(address.from()) + " – " + formats.date(last);
  }
}
