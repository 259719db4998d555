package io.trastienda.start;

import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.ui.shell.ClientColour;
import io.trastienda.ui.shell.DemoPeople;
import io.trastienda.ui.shell.DemoPerson;
import io.trastienda.ui.shell.ViewerClient;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Offers the demo's people on the sign-in page.
@Component
class DemoSignIn implements DemoPeople {

  private final TenantDirectory directory;

  DemoSignIn(TenantDirectory directory) {
    this.directory = directory;
  }

  @Override
  public String operatorName() {
    return DemoCast.OPERATOR;
  }

  @Override
  public String password() {
    return DemoCast.PASSWORD;
  }

  @Override
  public List<DemoPerson> people() {
    return DemoCast.people().stream().map(this::offer).toList();
  }

  private DemoPerson offer(DemoCast.Person person) {
    return new DemoPerson(
        person.email(),
        person.name(),
        "shell.role." + person.role().name(),
        person.purpose(),
        person.role().client() ? client(person.clients().getFirst()) : Optional.empty());
  }

  private Optional<ViewerClient> client(String slug) {
    return directory.all().stream()
        .filter(profile -> profile.slug().equals(slug))
        .findFirst()
        .map(profile ->
            new ViewerClient(
                profile.slug(),
                profile.name(),
                ClientColour.valueOf(profile.colour().toUpperCase(Locale.ROOT))));
  }
}
