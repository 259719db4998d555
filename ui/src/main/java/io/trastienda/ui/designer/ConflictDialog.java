package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.catalogue.WorkTypeChange;
import java.util.List;

/// Says what somebody else changed in the draft in the meantime, and what was about to be changed
/// here; both can stand.
class ConflictDialog extends Dialog {

  /// A dialog.
  ///
  /// @param seen the draft as it was seen here
  /// @param theirs as it is now
  /// @param mine as it would be
  /// @param both puts the change on theirs
  /// @param take shows theirs alone
  ConflictDialog(WorkType seen, WorkType theirs, WorkType mine, Runnable both, Runnable take) {
    addClassNames("ask", "designer-ask");
    setHeaderTitle(getTranslation("designer.met"));
    add(
        new Paragraph(getTranslation("designer.met.why")),
        new H3(getTranslation("designer.met.theirs")),
        list(words(seen, theirs)),
        new H3(getTranslation("designer.met.mine")),
        list(words(seen, mine)));
    Button stay = new Button(getTranslation("designer.met.stay"), click -> close());
    stay.addThemeVariants(ButtonVariant.TERTIARY);
    Button theirsAlone =
        new Button(
            getTranslation("designer.met.take"),
            click -> {
              close();
              take.run();
            });
    Button together =
        new Button(
            getTranslation("designer.met.both"),
            click -> {
              close();
              both.run();
            });
    together.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(stay, theirsAlone, together);
  }

  private List<String> words(WorkType before, WorkType after) {
    List<WorkTypeChange> changes = WorkTypeChange.between(before, after);
    return changes.isEmpty()
        ? List.of(getTranslation("designer.met.nothing"))
        : changes.stream().map(change -> Texts.say(change, before, after)).toList();
  }

  static UnorderedList list(List<String> words) {
    UnorderedList list =
        new UnorderedList(words.stream().map(ListItem::new).toArray(ListItem[]::new));
    list.addClassName("designer-list");
    return list;
  }
}
