package io.trastienda.ui.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.function.Function;

/// The clients of which the reader chooses one, or why there is none.
public final class ClientList extends Panel {

  /// Lists clients.
  ///
  /// @param room prefix of the texts `.whose`, `.no-client` and `.no-client.why`
  /// @param clients the clients, in their order
  /// @param place gives the address of what is chosen with a client, relative to the root
  public ClientList(String room, List<ViewerClient> clients, Function<ViewerClient, String> place) {
    super(I18NProvider.translate(room + ".whose"));
    flush().lined().count(clients.size());
    if (clients.isEmpty()) {
      show(
          new NothingHere(
              Icons.BUILDING,
              getTranslation(room + ".no-client"),
              getTranslation(room + ".no-client.why")));
    } else {
      show(new Rows(clients.stream().map(client -> row(client, place)).toArray(Row[]::new)));
    }
  }

  private static Row row(ViewerClient client, Function<ViewerClient, String> place) {
    return new Row(client.name())
        .front(ClientTag.stripe(client))
        .second(client.slug())
        .to(place.apply(client));
  }
}
