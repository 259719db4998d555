package io.trastienda.start;

import com.microsoft.playwright.Page;
import io.trastienda.ui.testing.Browser;
import io.trastienda.ui.testing.Browser.Look;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes pictures of a running product with its demo, to be looked at and to be shown in README.
final class Pictures {

  private Pictures() {}

  /// Signs in as each of the demo's people and takes their screens.
  ///
  /// @param arguments the product's address without a slash at the end; then names of screens, none
  ///   for all
  public static void main(String[] arguments) {
    List<String> wanted = List.of(arguments).subList(1, arguments.length);
    try (Browser browser = Browser.at(arguments[0])) {
      for (Look look :
          List.of(Look.desk(false), Look.desk(true), Look.phone(false), Look.phone(true))) {
        if (wanted.isEmpty()) {
          browser.screenshot(browser.page("/login", look), "signin", look, false);
        }
        screens()
            .forEach((person, screens) -> {
              Page page = ProductBrowserIT.signIn(browser.page("/login", look), person);
              screens.forEach((name, path) -> {
                if (wanted.isEmpty() || wanted.contains(name)) {
                  browser.go(page, path);
                  if (name.equals("case")) {
                    page.locator("#next").click();
                    page.waitForSelector("#case-reference");
                  }
                  page.waitForTimeout(1200);
                  browser.screenshot(page, name, look, false);
                }
              });
              page.context().close();
            });
      }
    }
  }

  private static Map<String, Map<String, String>> screens() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    all.put(
        "ana.prieto@trastienda.example",
        Map.of(
            "work", "/work",
            "queue", "/work?queue&all",
            "case", "/work",
            "me", "/me"));
    all.put(
        "carmen.ortega@trastienda.example",
        Map.of(
            "floor", "/floor",
            "wall", "/floor?wall=1",
            "floor-cases", "/floor/cases",
            "skips", "/floor/skips",
            "rules", "/floor/rules/acme-hogar",
            "capacity", "/floor/capacity/acme-hogar",
            "team", "/floor/team/acme-hogar",
            "time", "/floor/time"));
    all.put(
        "elena.ruiz@trastienda.example",
        Map.of(
            "kpi", "/clients/acme-hogar/kpi",
            "behind", "/clients/acme-hogar/kpi/completed",
            "import", "/imports/servidesk",
            "clients", "/clients",
            "designer", "/designer/acme-hogar/credit-note?tab=fields"));
    all.put(
        "tomas.gil@trastienda.example",
        Map.of("statement", "/clients/acme-hogar/statements/" + YearMonth.now(DemoCast.ZONE)));
    all.put(
        "pilar.costa@trastienda.example",
        Map.of("tenants", "/admin/tenants", "people", "/admin/people"));
    all.put(
        "marta.gomez@acme-hogar.example",
        Map.of("portal", "/portal", "portal-cases", "/portal/cases"));
    return all;
  }
}
