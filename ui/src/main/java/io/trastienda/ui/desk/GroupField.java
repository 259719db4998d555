package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.customfield.CustomField;

/// Several inputs that make one value of a form: the text that the case keeps.
abstract class GroupField extends CustomField<String> {

  private final String name;
  private boolean fixed;

  /// A group under a name.
  ///
  /// @param name in the reader's language
  GroupField(String name) {
    super("");
    this.name = name;
    setLabel(name);
  }

  /// Shows what the value holds, to be changed or only read.
  abstract void draw();

  /// What adds to the value, and is gone while nothing can be typed.
  abstract Component adder();

  boolean fixed() {
    return fixed;
  }

  /// A group takes no `aria-required`, so the label says it.
  @Override
  public void setRequiredIndicatorVisible(boolean required) {
    setLabel(required ? name + " *" : name);
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    fixed = readOnly;
    adder().setVisible(!readOnly);
    draw();
  }

  @Override
  public boolean isReadOnly() {
    return fixed;
  }
}
