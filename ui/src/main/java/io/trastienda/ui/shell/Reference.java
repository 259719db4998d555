package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/// A case's reference with a button that copies it.
public class Reference extends Span {

  /// A reference in tabular figures.
  ///
  /// @param reference such as `ACM-2026-000123`
  public Reference(String reference) {
    addClassName("reference");
    Span text = new Span(reference);
    text.addClassName("ref");
    NativeButton copy = new NativeButton();
    copy.addClassName("icon-button");
    copy.add(Icons.COPY.small());
    copy.setAriaLabel(getTranslation("shell.copy", reference));
    copy.setTitle(getTranslation("shell.copy", reference));
    copy.addClickListener(click -> {
      copy.getElement()
          .executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", reference);
      Toast.show(getTranslation("shell.copied", reference));
    });
    add(text, copy);
  }
}
