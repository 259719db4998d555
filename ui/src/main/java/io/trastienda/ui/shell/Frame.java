package io.trastienda.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.List;

/// The host page: Aura, the one style sheet, the system's colour scheme, push.
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles.css")
@ColorScheme(ColorScheme.Value.SYSTEM)
@Push
public class Frame implements AppShellConfigurator {

  /// Files that everyone may read, signed in or not; the filter chain lets them through.
  public static final List<String> PUBLIC_FILES =
      List.of("/styles.css", "/icons.svg", "/favicon.svg", "/aura/**");

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.addLink("icon", "favicon.svg");
    settings.addMetaTag("viewport", "width=device-width, initial-scale=1");
  }
}
