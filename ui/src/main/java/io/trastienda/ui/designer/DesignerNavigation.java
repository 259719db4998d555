package io.trastienda.ui.designer;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where the designer's screens are.
public final class DesignerNavigation {

  static final String DESIGNER = "designer";

  private DesignerNavigation() {}

  /// Gives the work types, calendars and service levels of a client.
  ///
  /// @param slug the client's name in routes
  /// @return a route
  public static String catalogue(String slug) {
    return DESIGNER + "/" + slug;
  }

  /// Gives the design of one work type.
  ///
  /// @param slug the client's name in routes
  /// @param workType its key
  /// @return a route
  public static String workType(String slug, String workType) {
    return catalogue(slug) + "/" + workType;
  }

  static String catalogue(String slug, Shelf shelf) {
    return catalogue(slug) + "?tab=" + shelf.word();
  }

  static String entry(String slug, Shelf shelf, String key) {
    return catalogue(slug, shelf) + "&key=" + encoded(key);
  }

  static String affected(String slug, Shelf shelf, String key) {
    return entry(slug, shelf, key) + "&cases";
  }

  static String tab(String slug, String workType, Tab tab) {
    return workType(slug, workType) + "?tab=" + tab.word();
  }

  static String part(String slug, String workType, Tab tab, String part) {
    return tab(slug, workType, tab) + "&part=" + encoded(part);
  }

  /// Leads there.
  ///
  /// @param path one of this class's routes
  static void go(String path) {
    int query = path.indexOf('?');
    if (query < 0) {
      UI.getCurrent().navigate(path);
    } else {
      UI.getCurrent()
          .navigate(
              path.substring(0, query), QueryParameters.fromString(path.substring(query + 1)));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
