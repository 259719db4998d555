package io.trastienda.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Toast;
import java.util.function.Consumer;

/// Asks for what proves that a checklist item was done: a line of words, or a document.
final class EvidenceDialog {

  private static final int LONGEST = 500;

  private EvidenceDialog() {}

  static void open(WorkType.ChecklistItem item, DocumentsField.Shelf shelf, Consumer<String> then) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(Formats.current().text(item.label()));
    dialog.addClassName("ask");
    TextField words = new TextField(I18NProvider.translate("desk.evidence.words"));
    words.setMaxLength(LONGEST);
    words.setWidthFull();
    words.setId("evidence");
    DocumentsField document =
        new DocumentsField(I18NProvider.translate("desk.evidence.document"), shelf);
    boolean paper = item.evidence() == WorkType.Evidence.DOCUMENT;
    dialog.add(new Div(paper ? document : words));
    Button act = new Button(I18NProvider.translate("desk.evidence.tick"));
    act.addThemeVariants(ButtonVariant.PRIMARY);
    act.setId("evidence-do");
    act.addClickListener(click -> {
      // Enter on the button itself clicks it and is its shortcut, too.
      if (!dialog.isOpened()) {
        return;
      }
      String proof = paper ? document.getValue() : words.getValue().strip();
      if (proof == null || proof.isEmpty()) {
        Toast.refuse(I18NProvider.translate("desk.evidence.missing"));
        return;
      }
      dialog.close();
      then.accept(paper ? proof.split(",", -1)[0] : proof);
    });
    act.addClickShortcut(com.vaadin.flow.component.Key.ENTER).listenOn(dialog);
    Button cancel = new Button(I18NProvider.translate("shell.cancel"), click -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    dialog.getFooter().add(cancel, act);
    dialog.open();
    if (!paper) {
      words.focus();
    }
  }
}
