package io.trastienda.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import java.util.List;
import java.util.function.Consumer;

/// Asks for one of the reasons that a move lists.
final class ChooseReason {

  private ChooseReason() {}

  static void open(String title, List<WorkType.Choice> reasons, Consumer<String> then) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.addClassName("ask");
    ComboBox<WorkType.Choice> reason = new ComboBox<>(I18NProvider.translate("desk.reason"));
    reason.setItems(reasons);
    reason.setItemLabelGenerator(one -> Formats.current().text(one.name()));
    reason.setRequiredIndicatorVisible(true);
    reason.setWidthFull();
    reason.setId("move-reason");
    dialog.add(reason);
    Button act = new Button(title);
    act.addThemeVariants(ButtonVariant.PRIMARY);
    act.setId("move-do");
    act.addClickListener(click -> {
      WorkType.Choice picked = reason.getValue();
      if (picked == null) {
        reason.setInvalid(true);
        reason.setErrorMessage(I18NProvider.translate("desk.reason.missing"));
        return;
      }
      dialog.close();
      then.accept(picked.key());
    });
    Button cancel = new Button(I18NProvider.translate("shell.cancel"), click -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    dialog.getFooter().add(cancel, act);
    dialog.open();
  }
}
