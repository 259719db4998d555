package io.trastienda.ui.desk;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.ViewerClient;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens a case by its whole reference, or the queue with what begins like it.
class FindCase extends Div {

  private static final Pattern REFERENCE = Pattern.compile("([A-Z]{2,6})-[0-9]{4}-[0-9]{6,9}");

  private final Clients clients;

  FindCase(Clients clients) {
    this.clients = clients;
    TextField field = new TextField();
    field.setAriaLabel(getTranslation("desk.find"));
    field.setPlaceholder(getTranslation("desk.find"));
    field.setPrefixComponent(Icons.SEARCH.create());
    field.setValueChangeMode(ValueChangeMode.EAGER);
    field.setMaxLength(60);
    field.addClassName("find-case");
    field.setId("find-case");
    field.addKeyDownListener(
        Key.ENTER,
        press -> {
          String wanted = field.getValue().strip().toUpperCase(Locale.ROOT);
          if (!wanted.isEmpty()) {
            field.clear();
            getUI().ifPresent(ui -> DeskNavigation.go(ui, path(wanted)));
          }
        });
    add(field);
  }

  private String path(String wanted) {
    Matcher whole = REFERENCE.matcher(wanted);
    if (whole.matches()) {
      Optional<String> slug = slug(whole.group(1));
      if (slug.isPresent()) {
        return DeskNavigation.caseOf(slug.get(), wanted);
      }
    }
    return QueueAddress.EVERYTHING.beginning(wanted).path();
  }

  private Optional<String> slug(String prefix) {
    return clients.mine().stream()
        .map(ViewerClient::slug)
        .map(slug -> clients.profile(clients.idOf(slug)))
        .filter(profile -> profile.prefix().equals(prefix))
        .map(TenantProfile::slug)
        .findFirst();
  }
}
