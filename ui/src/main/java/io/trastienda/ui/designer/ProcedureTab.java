package io.trastienda.ui.designer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RoomTexts;
import io.trastienda.ui.shell.Segmented;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the work is done, in Markdown, one language at a time, and how the agent reads it.
class ProcedureTab extends Div {

  ProcedureTab(Workbench bench, String language) {
    addClassName("columns-half");
    String readers = RoomTexts.nearest(Formats.current().locale()).getLanguage();
    Locale shown =
        Stream.of(language, readers)
            .flatMap(
                wanted -> Texts.LANGUAGES.stream().filter(one -> one.getLanguage().equals(wanted)))
            .findFirst()
            .orElse(Locale.ENGLISH);
    Panel preview = new Panel(getTranslation("designer.procedure.preview"));
    preview.lined().aside(Texts.language(shown));
    Markdown text = new Markdown(bench.type().procedure().in(shown));
    text.addClassName("procedure-text");
    preview.show(text);
    add(new TextEditor(bench, shown, text), preview);
  }

  private static final class TextEditor extends PartEditor {

    private final TextArea text;
    private final Locale language;

    TextEditor(Workbench bench, Locale language, Markdown preview) {
      super(I18NProvider.translate("designer.tab.PROCEDURE"), bench, false);
      this.language = language;
      aside(
          new Segmented<>(
              getTranslation("designer.language"),
              Texts.LANGUAGES,
              Texts::language,
              language,
              chosen -> bench.go(Tab.PROCEDURE, chosen.getLanguage())));
      text =
          new TextArea(
              getTranslation(
                  "designer.in",
                  getTranslation("designer.tab.PROCEDURE"),
                  Texts.language(language)));
      text.setId("procedure-text");
      text.addClassName("designer-procedure");
      text.setManualValidation(true);
      text.setValue(bench.type().procedure().in(language));
      text.setValueChangeMode(ValueChangeMode.LAZY);
      text.setValueChangeTimeout(Words.TYPED);
      Words.whenTyped(
          text,
          () -> {
            preview.setContent(text.getValue());
            typed();
          });
      Span help = new Span(getTranslation("designer.procedure.help"));
      help.addClassNames("small", "dim");
      body().add(text, help);
      end("");
    }

    @Override
    @Nullable UnaryOperator<WorkType> edit() {
      String words = text.getValue();
      boolean empty = words.isBlank();
      text.setInvalid(empty);
      text.setErrorMessage(empty ? getTranslation("designer.needed") : "");
      if (empty) {
        return null;
      }
      return Blueprint.with(type ->
          type.procedure =
              switch (language.getLanguage()) {
                case "es" -> new LocalizedText(words, type.procedure.ca(), type.procedure.en());
                case "ca" -> new LocalizedText(type.procedure.es(), words, type.procedure.en());
                default -> new LocalizedText(type.procedure.es(), type.procedure.ca(), words);
              });
    }

    @Override
    boolean mark(Refused refused) {
      return false;
    }
  }
}
