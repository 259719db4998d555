package io.trastienda.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.trastienda.platform.access.Role;
import io.trastienda.ui.testing.Browser;
import io.trastienda.ui.testing.Browser.Look;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// An agent's and a coordinator's loop with the keyboard alone: no click, no script that moves the
/// focus, nothing but keys from the sign-in page on.
class KeyboardBrowserIT {

  private static final int MOST_TABS = 150;

  private static RunningProduct product;
  private static Browser browser;
  private static OwnClient client;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(Browser.found().isPresent(), Browser.MISSING);
    product = RunningProduct.shared();
    browser = Browser.at(product.address());
    client = OwnClient.make(product, "tecla-lab", "TEC");
    client.person(product, "coordinator", Locale.ENGLISH, Role.COORDINATOR);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void an_agent_signs_in_takes_next_works_it_off_completes_it_and_has_the_next() {
    client.open(product);
    client.open(product);
    Page page = signIn("agent");

    page.keyboard().press("Alt+n");
    page.locator("#case-reference").waitFor();
    String taken = page.locator("#case-reference").textContent();
    tickAll(page);
    page.keyboard().press("Alt+p");
    page.waitForFunction("() => document.activeElement?.closest('#note') !== null");
    page.keyboard().type("Told the customer by phone");
    reach(page, "#outcome");
    page.keyboard().press("ArrowDown");
    page.locator("vaadin-combo-box-item:visible").first().waitFor();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.keyboard().press("Alt+e");
    page.waitForFunction(
        "before => { const now = document.querySelector('#case-reference')?.textContent;"
            + " return now && now !== before; }",
        taken);

    assertThat(taken).startsWith("TEC-");
    assertThat(page.locator("#case-reference").textContent()).startsWith("TEC-");
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void a_coordinator_goes_from_the_board_to_its_cases_and_gives_one_to_an_agent() {
    String reference = client.open(product);
    Page page = signIn("coordinator");

    page.keyboard().press("Control+k");
    page.locator("#palette-field").waitFor();
    page.keyboard().type("Floor");
    page.locator(".palette-line").first().waitFor();
    page.keyboard().press("Enter");
    page.waitForURL(address -> address.contains("/floor"));
    reach(page, "a[href*='floor/cases']");
    page.keyboard().press("Enter");
    page.locator("#floor-cases").getByText(reference).waitFor();
    reach(page, "#floor-cases");
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    page.locator("#floor-assign:not([disabled])").waitFor();
    back(page, "#floor-assign");
    page.keyboard().press("Enter");
    page.locator("#assign-agent input").waitFor();
    page.keyboard().type("agent");
    page.locator("vaadin-combo-box-item:visible").first().waitFor();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    reach(page, "#floor-do");
    page.keyboard().press("Enter");

    page.locator("#floor-result").waitFor();
    assertThat(browser.consoleErrors()).isEmpty();
  }

  private static Page signIn(String who) {
    Page page = browser.page("/login", Look.desk(false));
    reach(page, "[name=username]");
    page.keyboard().type(client.person(who));
    reach(page, "[name=password]");
    page.keyboard().type(DemoCast.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL(address -> !address.contains("/login"));
    browser.settle(page);
    return page;
  }

  private static void tickAll(Page page) {
    Locator open = page.locator(".procedure-step[aria-checked=false]");
    for (int left = open.count(); left > 0; left--) {
      reach(page, ".procedure-step[aria-checked=false]");
      page.keyboard().press("Space");
      page.waitForFunction(
          "left => document.querySelector('#evidence') !== null"
              + " || document.querySelectorAll('.procedure-step[aria-checked=false]').length < left",
          left);
      if (page.locator("#evidence").count() > 0) {
        reach(page, "#evidence");
        page.keyboard().type("Acuse 20931");
        reach(page, "#evidence-do");
        page.keyboard().press("Enter");
      }
      page.waitForFunction(
          "left => document.querySelectorAll('.procedure-step[aria-checked=false]').length < left",
          left);
    }
  }

  /// Presses Tab until the focus is on or in something that a selector names.
  private static void reach(Page page, String selector) {
    go(page, "Tab", selector);
  }

  private static void back(Page page, String selector) {
    go(page, "Shift+Tab", selector);
  }

  private static void go(Page page, String key, String selector) {
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      if (Boolean.TRUE.equals(
          page.evaluate("selector => !!document.activeElement?.closest(selector)", selector))) {
        return;
      }
      page.keyboard().press(key);
    }
    throw new AssertionError("no way by " + key + " to " + selector);
  }
}
