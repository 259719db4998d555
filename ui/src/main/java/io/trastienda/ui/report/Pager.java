package io.trastienda.ui.report;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import io.trastienda.ui.shell.Formats;
import java.util.function.IntFunction;

/// Which rows of how many are shown, with links to the pages before and after.
final class Pager extends Nav {

  Pager(int page, int size, long total, IntFunction<String> path) {
    addClassName("pager");
    setAriaLabel(getTranslation("report.pages"));
    Formats formats = Formats.current();
    long first = Math.min(total, (long) (page - 1) * size + 1);
    long last = Math.min(total, (long) page * size);
    add(
        new Span(
            getTranslation(
                "report.rows",
                formats.number(first),
                formats.number(last),
                formats.number(total))));
    if (page > 1) {
      add(new Anchor(path.apply(page - 1), getTranslation("report.previous")));
    }
    if (last < total) {
      add(new Anchor(path.apply(page + 1), getTranslation("report.next")));
    }
  }
}
