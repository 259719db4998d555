package io.trastienda.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.access.MembershipView;
import io.trastienda.platform.access.PersonProfile;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.platform.tenancy.TenantState;
import io.trastienda.ui.shell.ClientColour;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tone;
import io.trastienda.ui.shell.ViewerClient;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// How clients, states and roles read on these screens.
final class ClientWords {

  private ClientWords() {}

  static ViewerClient named(TenantProfile client) {
    return new ViewerClient(client.slug(), client.name(), hue(client.colour()));
  }

  static ClientColour hue(String colour) {
    return ClientColour.valueOf(colour.toUpperCase(Locale.ROOT));
  }

  static Tag state(TenantState state) {
    Tone tone =
        switch (state) {
          case LIVE -> Tone.PLAIN;
          case PROSPECT, ONBOARDING, TRANSITION, LEAVING -> Tone.ACCENT;
          case SUSPENDED, CLOSED -> Tone.PAUSED;
        };
    return new Tag(tone, words(state));
  }

  static String words(TenantState state) {
    return I18NProvider.translate("admin.state." + state.name());
  }

  static String words(Role role) {
    return I18NProvider.translate(
        role.client() ? "admin.role.client" : "admin.role.staff",
        I18NProvider.translate("shell.role." + role.name()));
  }

  static String language(Locale language) {
    Locale reader = io.trastienda.ui.shell.Formats.current().locale();
    String name = language.getDisplayLanguage(reader);
    return name.substring(0, 1).toUpperCase(reader) + name.substring(1);
  }

  /// The client's dot and name with a role behind it, for a line of memberships.
  static Component membership(TenantProfile client, Role role) {
    Span line = new Span(new ClientTag(named(client)), new Span(words(role)));
    line.addClassName("membership");
    return line;
  }

  static List<MembershipView> current(PersonProfile person, Instant now) {
    return person.memberships().stream()
        .filter(one -> {
          Instant until = one.until();
          return !one.from().isAfter(now) && (until == null || until.isAfter(now));
        })
        .toList();
  }
}
