package trastienda.gallery;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.access.Role;
import io.trastienda.ui.shell.ClientColour;
import io.trastienda.ui.shell.DemoPeople;
import io.trastienda.ui.shell.DemoPerson;
import io.trastienda.ui.shell.Density;
import io.trastienda.ui.shell.FrameContribution;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.MenuContribution;
import io.trastienda.ui.shell.MenuEntry;
import io.trastienda.ui.shell.MenuGroup;
import io.trastienda.ui.shell.Preferences;
import io.trastienda.ui.shell.SignedInPerson;
import io.trastienda.ui.shell.Theme;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// Starts the gallery on a free port, without any database.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableVaadin({"io.trastienda.ui.shell", "trastienda.gallery"})
@ComponentScan(
    basePackages = "io.trastienda.ui.shell",
    useDefaultFilters = false,
    includeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = ".*\\.(RoomTexts|RefusalTexts|Incidents|Sessions)"))
class GalleryApplication {

  static final ViewerClient ACME = new ViewerClient("acme", "Acme Hogar", ClientColour.PLUM);
  static final ViewerClient LUMINA =
      new ViewerClient("lumina", "Lumina Energía", ClientColour.TEAL);
  static final ViewerClient SANARA =
      new ViewerClient("sanara", "Sanara Clínicas", ClientColour.COCOA);

  public static void main(String[] arguments) {
    start(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]));
  }

  static ConfigurableApplicationContext start(int port) {
    return new SpringApplication(GalleryApplication.class)
        .run(
            "--server.port=" + port,
            "--vaadin.productionMode=true",
            "--spring.main.banner-mode=off",
            "--management.endpoints.access.default=none");
  }

  @Bean
  SecurityFilterChain everybody(HttpSecurity http) {
    return http.csrf(csrf -> csrf.disable())
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  SignedInPerson ana() {
    AtomicReference<Preferences> preferences =
        new AtomicReference<>(new Preferences(Locale.ENGLISH, Theme.SYSTEM, Density.COMFORTABLE));
    return new SignedInPerson() {
      @Override
      public Optional<Viewer> viewer() {
        return Optional.of(
            new Viewer(
                new PersonId(1),
                "Ana Prieto",
                "ana@serviatel.example",
                ZoneId.of("Europe/Madrid"),
                preferences.get(),
                Set.of(Role.AGENT),
                List.of(ACME, LUMINA, SANARA)));
      }

      @Override
      public void remember(Preferences wanted) {
        preferences.set(wanted);
      }
    };
  }

  @Bean
  MenuContribution menu() {
    return viewer ->
        List.of(
            MenuGroup.of(
                MenuEntry.of("Service report", "kpi", Icons.CHART),
                MenuEntry.of("Floor", "floor", Icons.BOLT).counting(214),
                MenuEntry.of("Current case", "case", Icons.CASE),
                MenuEntry.of("States", "states", Icons.INBOX).counting(61)),
            new MenuGroup(
                "Clients",
                viewer.clients().stream()
                    .map(client -> MenuEntry.of(client, "clients/" + client.slug()))
                    .toList()));
  }

  @Bean
  FrameContribution search() {
    return new FrameContribution() {
      @Override
      public Place place() {
        return Place.SEARCH;
      }

      @Override
      public Optional<Component> component(Viewer viewer) {
        Span key = new Span("Ctrl K");
        key.addClassName("key");
        NativeButton search = new NativeButton();
        search.addClassName("search-field");
        search.add(Icons.SEARCH.create(), new Span("Search or jump to…"), key);
        return Optional.of(search);
      }
    };
  }

  @Bean
  FrameContribution presence() {
    return new FrameContribution() {
      @Override
      public Place place() {
        return Place.PRESENCE;
      }

      @Override
      public Optional<Component> component(Viewer viewer) {
        Span dot = new Span();
        dot.addClassNames("dot", "dot-met");
        Span words = new Span("On queue · 1 h 12");
        words.addClassName("presence-words");
        Div presence = new Div(dot, words);
        presence.addClassName("presence");
        return Optional.of(presence);
      }
    };
  }

  @Bean
  DemoPeople people() {
    return new DemoPeople() {
      @Override
      public String operatorName() {
        return "Serviatel";
      }

      @Override
      public List<DemoPerson> people() {
        return List.of(
            staff("Ana Prieto", "AGENT", "Works cases of three clients"),
            staff("Marc Vidal", "COORDINATOR", "Runs the floor, moves work"),
            staff("Irene Coll", "QUALITY", "Samples and scores"),
            staff("Elena Ruiz", "ACCOUNT_MANAGER", "Reports, contract, margin"),
            staff("Joan Serra", "FINANCE", "Closes the month"),
            client("Lucía Ferrer", "CLIENT_APPROVER", "Furniture online", ACME),
            client("Pere Batlle", "CLIENT_ADMINISTRATOR", "Electricity and gas", LUMINA),
            client("Sofía Rey", "CLIENT_VIEWER", "Dental clinics", SANARA));
      }

      @Override
      public String password() {
        return "demo";
      }
    };
  }

  private static DemoPerson staff(String name, String role, String purpose) {
    return new DemoPerson("x@y.example", name, "shell.role." + role, purpose, Optional.empty());
  }

  private static DemoPerson client(String name, String role, String purpose, ViewerClient client) {
    return new DemoPerson("x@y.example", name, "shell.role." + role, purpose, Optional.of(client));
  }
}
