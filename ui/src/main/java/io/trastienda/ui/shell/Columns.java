package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/// Two or three columns that become one under 1100 px.
public final class Columns extends Div {

  private Columns(String className, Component... columns) {
    addClassName(className);
    add(columns);
  }

  /// A wide column and one of 320 px.
  ///
  /// @param main the wide one
  /// @param side the narrow one
  /// @return the columns
  public static Columns mainAndSide(Component main, Component side) {
    return new Columns("columns", main, side);
  }

  /// Two thirds and one third.
  ///
  /// @param main the wide one
  /// @param side the narrow one
  /// @return the columns
  public static Columns wide(Component main, Component side) {
    return new Columns("columns-wide", main, side);
  }

  /// Two halves, the left one a little wider.
  ///
  /// @param left the first
  /// @param right the second
  /// @return the columns
  public static Columns halves(Component left, Component right) {
    return new Columns("columns-half", left, right);
  }

  /// Blocks one under the other, 20 px apart, for use as one column.
  ///
  /// @param blocks in the order to show
  /// @return the stack
  public static Div stack(Component... blocks) {
    Div stack = new Div(blocks);
    stack.addClassName("stack-20");
    return stack;
  }
}
