package io.trastienda.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.PersonProfile;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.dispatch.FloorDesk;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.ui.testing.Browser;
import io.trastienda.ui.testing.Browser.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The list of work as an agent of two clients uses it: keys, views, many cases at once, offers,
/// and the warning between clients.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkListBrowserIT {

  private static RunningProduct product;
  private static Browser browser;
  private static OwnClient north;
  private static OwnClient south;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(Browser.found().isPresent(), Browser.MISSING);
    product = RunningProduct.shared();
    browser = Browser.at(product.address());
    north = OwnClient.make(product, "norte-lab", "NRT");
    south = OwnClient.make(product, "costa-lab", "CST");
    PersonId agent = agent();
    job(() -> product.bean(PeopleDesk.class).grant(agent, south.tenant(), Role.AGENT));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  /// First, because a page of the same agent that another test leaves open on a case begins it as
  /// soon as it is taken; then it is no longer as it was left, and the undo names it.
  @Test
  @Order(1)
  void cases_of_two_clients_are_picked_by_keys_taken_and_taken_back() {
    north.open(product);
    south.open(product);
    Page page = signedIn("/work?queue&priority=1");

    page.locator("vaadin-grid .age").first().click();
    page.keyboard().press("x");
    page.locator(".bulk-count").getByText("1 selected").waitFor();
    page.keyboard().press("j");
    page.keyboard().press("Shift+X");
    page.locator(".bulk-count").getByText("2 selected").waitFor();
    page.locator("#bulk-take").click();
    page.locator(".bulk-result").getByText("2 cases taken").waitFor();
    page.locator("#bulk-undo").click();

    Locator result = page.locator(".bulk-result");
    result.getByText("as before").waitFor();
    assertThat(result.innerText()).contains("2 cases are as before");
    assertThat(browser.axe(page)).isEmpty();
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void a_view_is_saved_under_a_name_without_numbers_and_its_address_shows_it_again() {
    Page page = signedIn("/work?queue&client=norte-lab&sort=age&cols=age,level");

    page.locator("#view-save").click();
    page.locator("#view-name input").fill("Call 912345678");
    page.locator("#view-do").click();
    page.locator("#view-name[invalid]").waitFor();
    page.locator("#view-name input").fill("North, oldest");
    page.locator("#view-do").click();
    page.waitForURL(address -> address.contains("v="));
    String saved = page.url().substring(page.url().indexOf("/work"));
    browser.go(page, "/work");
    browser.go(page, saved);

    assertThat(page.locator(".view-tabs a[aria-current]").textContent()).contains("North, oldest");
    assertThat(page.locator(".pill.is-on").textContent()).contains("norte-lab");
    assertThat(page.url()).doesNotContain("client=");
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void the_palette_opens_a_case_by_its_reference_before_the_answer_is_there() {
    String reference = north.open(product);
    Page page = signedIn("/work");

    page.keyboard().press("Control+k");
    page.locator("#palette-field").waitFor();
    page.keyboard().type(reference);
    page.keyboard().press("Enter");

    page.waitForURL(address -> address.endsWith("/work/norte-lab/" + reference));
    page.keyboard().press("Control+k");
    page.locator(".palette-line .client-tag").waitFor();
    assertThat(page.locator(".palette-list").textContent()).doesNotContain("costa-lab");
    assertThat(browser.axe(page)).isEmpty();
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void an_offer_appears_over_the_page_and_opens_its_case() {
    CaseSummary offered = OwnClient.open(product, south.tenant(), "credit-note");
    Page page = signedIn("/work");
    PersonId agent = agent();

    product
        .bean(TenantBoundary.class)
        .asJob(
            "test",
            south.tenant(),
            () -> {
              product.bean(FloorDesk.class).offer(south.tenant(), offered.id(), agent);
              return offered;
            });
    page.locator(".offer-time").getByText(":").waitFor();
    page.keyboard().press("Alt+o");
    page.waitForFunction("() => document.activeElement.id === 'offer-accept'");
    page.keyboard().press("Enter");

    page.waitForURL(address -> address.endsWith(offered.reference()));
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void what_is_copied_from_one_client_is_held_back_in_another_until_it_is_meant() {
    String from = north.open(product);
    String to = south.open(product);
    Page page = signedIn("/work/norte-lab/" + from);

    page.locator("h1").selectText();
    page.keyboard().press("Control+c");
    browser.go(page, "/work/costa-lab/" + to);
    Locator note = page.locator("#note textarea");
    note.focus();
    page.keyboard().press("Control+v");

    Locator toast = page.locator("vaadin-notification-card .toast");
    toast.waitFor();
    assertThat(note.inputValue()).isEmpty();
    toast.locator("button").click();
    page.waitForFunction("() => document.querySelector('#note textarea').value.length > 10");
    assertThat(browser.consoleErrors()).isEmpty();
  }

  private static PersonId agent() {
    return product
        .bean(TenantBoundary.class)
        .asJob("test", () -> product.bean(PeopleDesk.class).people())
        .stream()
        .filter(person -> person.email().equals(north.person("agent")))
        .map(PersonProfile::id)
        .findFirst()
        .orElseThrow();
  }

  private static void job(Runnable work) {
    product
        .bean(TenantBoundary.class)
        .asJob(
            "test",
            () -> {
              work.run();
              return work;
            });
  }

  private static Page signedIn(String path) {
    Page page =
        ProductBrowserIT.signIn(browser.page("/login", Look.desk(false)), north.person("agent"));
    browser.go(page, path);
    return page;
  }
}
