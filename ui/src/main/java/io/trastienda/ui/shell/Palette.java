package io.trastienda.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The palette: find and do everything with the keyboard. A combobox over a list, as ARIA describes
/// it; the focus never leaves the field.
class Palette extends Dialog {

  private static final int WAIT = 120;

  /// Arrows move, Enter acts; Enter pressed before the answer waits for it.
  private static final String KEYS =
      """
      const field = this, list = $0;
      const options = () => [...list.querySelectorAll('[role=option]')];
      const mark = to => {
        const all = options();
        all.forEach(one => one.setAttribute('aria-selected', String(one === to)));
        if (to) { field.setAttribute('aria-activedescendant', to.id); to.scrollIntoView({block: 'nearest'}); }
        else { field.removeAttribute('aria-activedescendant'); }
      };
      field.$filled = () => {
        mark(options()[0]);
        if (field.$wanted !== undefined && field.$wanted === list.dataset.answers) {
          field.$wanted = undefined;
          options()[0]?.click();
        }
      };
      field.addEventListener('keydown', e => {
        if (e.isComposing) { return; }
        const all = options(), now = all.findIndex(one => one.getAttribute('aria-selected') === 'true');
        if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
          e.preventDefault();
          if (all.length) { mark(all[(now + (e.key === 'ArrowDown' ? 1 : all.length - 1)) % all.length]); }
        } else if (e.key === 'Enter') {
          e.preventDefault();
          e.stopPropagation();
          if (list.dataset.answers !== field.value) { field.$wanted = field.value; }
          else { all[now]?.click(); }
        }
      });
      requestAnimationFrame(() => field.focus());
      """;

  private final Function<PaletteQuery, List<PaletteEntry>> entries;
  private final Optional<ViewerClient> here;
  private final Input field = new Input();
  private final Div list = new Div();
  private final Div status = new Div();

  Palette(Optional<ViewerClient> here, Function<PaletteQuery, List<PaletteEntry>> entries) {
    this.here = here;
    this.entries = entries;
    addClassName("palette");
    getElement().setAttribute("aria-label", getTranslation("shell.palette"));
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.setValueChangeTimeout(WAIT);
    field.setId("palette-field");
    field.setPlaceholder(getTranslation("shell.palette.hint"));
    field.setAriaLabel(getTranslation("shell.palette.hint"));
    field.getElement().setAttribute("role", "combobox");
    field.getElement().setAttribute("aria-expanded", "true");
    field.getElement().setAttribute("aria-controls", "palette-list");
    field.getElement().setAttribute("aria-autocomplete", "list");
    field.getElement().setAttribute("autocomplete", "off");
    field.getElement().setAttribute("spellcheck", "false");
    field.addValueChangeListener(change -> fill(change.getValue()));
    list.setId("palette-list");
    list.addClassName("palette-list");
    list.getElement().setAttribute("role", "listbox");
    list.getElement().setAttribute("aria-label", getTranslation("shell.palette"));
    status.addClassName("visually-hidden");
    status.getElement().setAttribute("role", "status");
    Div line = new Div(Icons.SEARCH.create());
    line.addClassName("palette-line");
    here.ifPresent(client -> line.add(new ClientTag(client)));
    line.add(field);
    Div foot = new Div(new Span(getTranslation("shell.palette.foot")));
    here.ifPresent(
        client -> foot.add(new Span(getTranslation("shell.palette.within", client.name()))));
    foot.addClassName("palette-foot");
    add(line, list, status, foot);
    field.getElement().executeJs(KEYS, list.getElement());
    fill("");
  }

  private void fill(String typed) {
    List<PaletteEntry> left = entries.apply(PaletteQuery.of(typed, here));
    list.removeAll();
    PaletteEntry.@Nullable Group group = null;
    Div part = new Div();
    int number = 0;
    for (PaletteEntry entry : left) {
      if (entry.group() != group) {
        group = entry.group();
        part = part(getTranslation("shell.palette." + group));
        list.add(part);
      }
      part.add(option(entry, number++));
    }
    if (left.isEmpty()) {
      Div nothing = new Div(getTranslation("shell.palette.nothing"));
      nothing.addClassName("palette-nothing");
      list.add(nothing);
    }
    status.setText(getTranslation("shell.palette.count", left.size()));
    list.getElement().setAttribute("data-answers", typed);
    field.getElement().executeJs("this.$filled()");
  }

  private static Div part(String title) {
    Div head = new Div(title);
    head.addClassName("palette-head");
    head.getElement().setAttribute("aria-hidden", "true");
    Div part = new Div(head);
    part.getElement().setAttribute("role", "group");
    part.getElement().setAttribute("aria-label", title);
    return part;
  }

  private Div option(PaletteEntry entry, int number) {
    Div words = new Div(new Span(entry.label()));
    words.addClassName("palette-words");
    if (!entry.second().isEmpty()) {
      Span second = new Span(entry.second());
      second.addClassName("palette-second");
      words.add(second);
    }
    Div option = new Div();
    entry
        .client()
        .ifPresentOrElse(
            client -> option.add(ClientTag.dot(client.colour())),
            () -> option.add(entry.icon().create()));
    option.add(words);
    if (!entry.keys().isEmpty()) {
      Span keys = new Span(entry.keys());
      keys.addClassName("key");
      option.add(keys);
    }
    option.addClassName("palette-option");
    option.setId("palette-option-" + number);
    option.getElement().setAttribute("role", "option");
    option.getElement().setAttribute("aria-selected", "false");
    option.addClickListener(click -> {
      UI ui = click.getSource().getUI().orElseGet(UI::getCurrent);
      close();
      entry.act().accept(ui);
    });
    return option;
  }
}
