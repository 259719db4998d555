package trastienda.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Page;
import io.trastienda.ui.testing.Browser;
import io.trastienda.ui.testing.Browser.Look;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class GalleryIT {

  private static final List<String> SCREENS =
      List.of("kpi", "floor", "case", "states", "login", "no-such-page");

  @Test
  void shows_every_component_accessibly_in_both_schemes_and_widths() {
    assumeThat(Browser.found()).as(Browser.MISSING).isPresent();

    List<String> findings = look(SCREENS);

    assertThat(findings).isEmpty();
  }

  static List<String> look(List<String> screens) {
    List<String> findings = new ArrayList<>();
    try (ConfigurableApplicationContext gallery = GalleryApplication.start(0);
        Browser browser =
            Browser.at(
                "http://localhost:" + gallery.getEnvironment().getProperty("local.server.port"))) {
      for (String screen : screens) {
        for (Look look :
            List.of(Look.desk(false), Look.desk(true), Look.phone(false), Look.phone(true))) {
          Page page = browser.page("/" + screen, look);
          browser.screenshot(page, screen, look, false);
          browser.axe(page).forEach(line -> findings.add(screen + " " + look + " " + line));
          if (browser.scrollsSideways(page)) {
            findings.add(screen + " " + look + " scrolls sideways");
          }
          if (screen.equals("kpi") && look.width() > 1000) {
            page.getByRole(
                    com.microsoft.playwright.options.AriaRole.BUTTON,
                    new Page.GetByRoleOptions().setName("First-time-right").setExact(true))
                .click();
            page.waitForTimeout(700);
            browser.screenshot(page, "definition", look, false);
            browser.axe(page).forEach(line -> findings.add("definition " + look + " " + line));
          }
          if (screen.equals("floor") && look.width() > 1000) {
            page.locator(".avatar-button").click();
            page.waitForTimeout(700);
            browser.screenshot(page, "you", look, false);
            browser.axe(page).forEach(line -> findings.add("you " + look + " " + line));
          }
          if (screen.equals("login")
              && page.locator("form > * > input[name=username]").count() != 1) {
            findings.add("the sign-in form does not post the user name");
          }
          if (screen.equals("states") && look.width() > 1000) {
            page.getByText("Defect").click();
            page.waitForTimeout(700);
            browser.screenshot(page, "incident", look, false);
          }
          page.context().close();
        }
      }
      findings.addAll(browser.consoleErrors());
    }
    return findings;
  }

  public static void main(String[] screens) {
    look(screens.length == 0 ? SCREENS : List.of(screens)).forEach(System.out::println);
    System.exit(0);
  }
}
