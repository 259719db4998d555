package io.trastienda.ui.designer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tone;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Why a case may be parked, and how it may end.
class ChoicesTab extends Div {

  ChoicesTab(Workbench bench) {
    addClassName("stack-20");
    add(
        new ListEditor(
            bench,
            "reason",
            I18NProvider.translate("designer.reasons"),
            I18NProvider.translate("designer.reasons.why", bench.draft().serviceLevel()),
            bench.type().parkReasons(),
            (type, choices) -> type.parkReasons = choices,
            key -> pauses(bench, key)),
        new ListEditor(
            bench,
            "outcome",
            I18NProvider.translate("designer.outcomes"),
            I18NProvider.translate("designer.outcomes.why", WorkType.MOST_OUTCOMES),
            bench.type().outcomes(),
            (type, choices) -> type.outcomes = choices,
            key -> null));
  }

  private static Component pauses(Workbench bench, String reason) {
    return bench.level().filter(level -> level.pausesFor(reason)).isPresent()
        ? new Tag(Tone.PAUSED, I18NProvider.translate("designer.reason.pauses"))
        : new Tag(Tone.PLAIN, I18NProvider.translate("designer.reason.runs"));
  }

  private static final class ListEditor extends PartEditor {

    private final ChoiceList list;
    private final Parts.Into<WorkType.Choice> into;

    ListEditor(
        Workbench bench,
        String id,
        String title,
        String why,
        List<WorkType.Choice> choices,
        Parts.Into<WorkType.Choice> into,
        Function<String, @Nullable Component> note) {
      super(title, bench, false);
      this.into = into;
      list = new ChoiceList(id, "", choices, this::typed, note);
      list.addClassName("designer-noted");
      Span words = new Span(why);
      words.addClassNames("small", "dim");
      body().add(words, list);
      end("");
    }

    @Override
    @Nullable UnaryOperator<WorkType> edit() {
      List<WorkType.Choice> choices = list.read();
      return choices == null ? null : Blueprint.with(type -> into.put(type, choices));
    }

    @Override
    boolean mark(Refused refused) {
      list.refuse(refused);
      return true;
    }
  }
}
