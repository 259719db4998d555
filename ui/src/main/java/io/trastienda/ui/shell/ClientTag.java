package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Span;

/// A client's dot and name.
public class ClientTag extends Span {

  /// A dot with the name beside it.
  ///
  /// @param client the client
  public ClientTag(ViewerClient client) {
    addClassNames("client-tag", client.colour().className());
    add(dot(client.colour()), new Span(client.name()));
  }

  /// The dot alone, where the name stands beside it or is told otherwise.
  ///
  /// @param colour the client's hue
  /// @return a dot hidden from screen readers
  public static Span dot(ClientColour colour) {
    Span dot = new Span();
    dot.addClassNames("client-dot", colour.className());
    dot.getElement().setAttribute("aria-hidden", "true");
    return dot;
  }

  /// A stripe of 3 px in the client's hue, for the start of a row.
  ///
  /// @param client the client
  /// @return a decoration; name the client in words beside it
  public static Span stripe(ViewerClient client) {
    Span stripe = new Span();
    stripe.addClassNames("stripe", client.colour().className());
    stripe.getElement().setAttribute("aria-hidden", "true");
    stripe.setTitle(client.name());
    return stripe;
  }
}
