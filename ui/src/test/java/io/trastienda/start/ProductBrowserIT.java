package io.trastienda.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.ui.testing.Browser;
import io.trastienda.ui.testing.Browser.Look;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The whole product in a real browser, as its people use it.
class ProductBrowserIT {

  private static final String ACME = "acme-hogar";
  private static final String SANARA = "sanara-clinicas";
  private static final String LUMINA = "lumina-energia";
  private static final int SECONDS = 1000;

  private static RunningProduct product;
  private static Browser browser;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(Browser.found().isPresent(), Browser.MISSING);
    product = RunningProduct.shared();
    browser = Browser.at(product.address());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void a_completion_shows_on_its_clients_page_within_5_seconds_and_on_no_other() {
    OwnClient client = OwnClient.make(product, "oeste-lab", "OES");
    String opened = client.open(product);
    Page report = signedIn(client.person("manager"), client.report());
    Page other = signedIn("elena.ruiz@trastienda.example", "/clients/" + LUMINA + "/kpi");
    String before = completed(report);
    String otherBefore = completed(other);
    Page desk = signedIn(client.person("agent"), "/work");

    assertThat(completeNext(desk)).isEqualTo(opened);

    report.waitForFunction(
        "before => document.querySelector('#kpi-completed .tile-value').textContent !== before",
        before,
        new Page.WaitForFunctionOptions().setTimeout(5 * SECONDS));
    assertThat(completed(other)).isEqualTo(otherBefore);
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void a_case_is_parked_given_back_taken_and_taken_away_by_the_people_who_may() {
    CaseSummary given = open(LUMINA, "credit-note");
    String path = "/work/" + LUMINA + "/" + given.reference();
    Page desk = signedIn("jordi.ferrer@trastienda.example", path);

    desk.locator("#take").click();
    desk.locator("#park").click();
    desk.locator("#park-reason input").click();
    desk.locator("vaadin-combo-box-item:visible").first().click();
    desk.locator("#park-do").click();
    desk.waitForURL(address -> !address.contains(given.reference()));
    browser.go(desk, path);
    desk.locator("#take").click();
    desk.waitForSelector("#hand-over");
    desk.locator("#case-more").click();
    desk.locator("#give-back").click();
    because(desk);
    desk.waitForURL(address -> !address.contains(given.reference()));
    browser.go(desk, path);
    desk.locator("#take").click();
    desk.waitForSelector("#hand-over");

    Page floor = signedIn("carmen.ortega@trastienda.example", "/floor");
    floor
        .locator(".row", new Page.LocatorOptions().setHasText(given.reference()))
        .locator(".icon-button")
        .click();
    because(floor);

    browser.go(desk, path);
    desk.locator("#take").waitFor();
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void a_case_is_linked_by_keyboard_handed_over_taken_back_and_read_first_by_its_receiver() {
    CaseSummary handed = open(LUMINA, "credit-note");
    CaseSummary other = open(LUMINA, "credit-note");
    String path = "/work/" + LUMINA + "/" + handed.reference();
    Page giver = signedIn("jordi.ferrer@trastienda.example", path);
    giver.locator("#take").click();
    giver.waitForSelector("#hand-over");

    giver.locator("#link-case").click();
    giver.locator("#other-case input").fill(other.reference());
    giver.keyboard().press("Control+Enter");
    giver.locator("#related .known-case").waitFor();
    handOver(giver, "first try");
    undoOf(giver).click();
    giver.waitForSelector("#hand-over");
    handOver(giver, "call at five");
    giver.waitForURL(address -> !address.contains(handed.reference()));

    Page receiver = signedIn("lucia.romero@trastienda.example", path);
    receiver.locator("#take").click();
    assertThat(receiver.locator("#handover").innerText()).contains("call at five");
    assertThat(browser.axe(receiver)).isEmpty();
    assertThat(browser.consoleErrors()).isEmpty();
  }

  private static void handOver(Page page, String note) {
    page.locator("h1").click();
    page.keyboard().press("Alt+h");
    page.locator("#hand-to input").fill("Luc");
    page.locator("vaadin-combo-box-item:visible").first().click();
    page.locator("#hand-note textarea").fill(note);
    page.locator("#question-do").click();
    undoOf(page).waitFor();
  }

  /// What takes the hand-over back; linking has an undo of its own.
  private static Locator undoOf(Page page) {
    return page.locator(".toast", new Page.LocatorOptions().setHasText("Luc"))
        .locator(".link-button");
  }

  @Test
  void an_account_manager_cancels_a_case_and_opens_it_again() {
    CaseSummary unwanted = open(LUMINA, "credit-note");
    Page page =
        signedIn(
            "elena.ruiz@trastienda.example",
            "/clients/" + LUMINA + "/cases/" + unwanted.reference());

    page.locator(".page-over a[href^='work/']").click();
    page.locator("#cancel-case").click();
    because(page);
    page.locator("#reopen").click();
    because(page);

    page.locator("#cancel-case").waitFor();
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void a_log_is_tried_and_then_read_in() {
    Page page = signedIn("elena.ruiz@trastienda.example", "/imports/servidesk");

    page.locator("vaadin-upload input[type=file]")
        .first()
        .setInputFiles(
            Path.of("..", "platform", "src", "test", "resources", "incident-log-excerpt.csv"));
    page.locator(".link-button", new Page.LocatorOptions().setHasText("example")).first().click();
    page.waitForFunction("() => document.querySelector('.code').value.length > 100");
    page.locator("#import-try").click();
    page.locator("#import-commit").click(new Locator.ClickOptions().setTimeout(60 * SECONDS));
    page.locator("#import-commit")
        .waitFor(
            new Locator.WaitForOptions()
                .setState(WaitForSelectorState.DETACHED)
                .setTimeout(60 * SECONDS));
    page.locator(".panel a[href*='clients/servidesk']").first().waitFor();

    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void every_screen_is_accessible_and_fits_in_light_and_dark_on_desk_and_phone() {
    CaseSummary acme = open(ACME, "order-incident");
    Map<String, List<String>> routes = new LinkedHashMap<>();
    routes.put(
        "ana.prieto@trastienda.example",
        List.of("/work", "/work?queue&all", "/me", "/work/" + ACME + "/" + acme.reference()));
    routes.put(
        "carmen.ortega@trastienda.example",
        List.of(
            "/floor",
            "/floor/cases",
            "/floor/skips",
            "/floor/time",
            "/floor/rules/" + ACME,
            "/floor/capacity/" + ACME,
            "/floor/team/" + ACME,
            "/floor?wall=1"));
    routes.put(
        "elena.ruiz@trastienda.example",
        List.of(
            "/clients",
            "/clients/" + ACME + "/kpi",
            "/clients/" + ACME + "/kpi/received",
            "/clients/" + ACME + "/cases/" + acme.reference(),
            "/clients/" + ACME + "/contract",
            "/designer",
            "/designer/" + ACME,
            "/designer/" + ACME + "?tab=calendars",
            "/designer/" + ACME + "?tab=levels&cases",
            "/designer/" + ACME + "/credit-note",
            "/designer/" + ACME + "/credit-note?tab=states",
            "/designer/" + ACME + "/credit-note?tab=choices",
            "/designer/" + ACME + "/credit-note?tab=fields&part=reason-code",
            "/designer/" + ACME + "/credit-note?tab=checklist",
            "/designer/" + ACME + "/credit-note?tab=procedure",
            "/designer/" + ACME + "/credit-note?tab=history",
            "/imports/servidesk"));
    routes.put("rita.sanz@trastienda.example", List.of("/clients", "/clients/" + ACME + "/kpi"));
    routes.put(
        "tomas.gil@trastienda.example",
        List.of(
            "/clients/" + ACME + "/statements",
            "/clients/" + ACME + "/statements/" + java.time.YearMonth.now(DemoCast.ZONE)));
    routes.put(
        "pilar.costa@trastienda.example",
        List.of("/admin/tenants", "/admin/people", "/admin/tenants/" + ACME, "/admin/mail"));
    routes.put(
        "marta.gomez@acme-hogar.example",
        List.of(
            "/portal",
            "/portal/kpi",
            "/portal/cases",
            "/portal/cases/" + acme.reference(),
            "/portal/statements"));
    List<String> faults = new ArrayList<>();
    for (Look look : looks()) {
      check(browser.page("/login", look), "/login", look, faults);
      routes.forEach((person, paths) -> {
        Page page = signIn(browser.page("/login", look), person);
        for (String path : paths) {
          browser.go(page, path);
          check(page, path, look, faults);
        }
        page.context().close();
      });
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void a_work_type_is_copied_changed_and_published_while_open_cases_keep_theirs() {
    WorkType email =
        product
            .bean(TenantBoundary.class)
            .asJob(
                "test",
                product.bean(TenantDirectory.class).idOf(SANARA),
                () ->
                    product
                        .bean(CatalogueDesk.class)
                        .plan(product.bean(TenantDirectory.class).idOf(SANARA), "email-triage")
                        .workType());
    Page designer = signedIn("elena.ruiz@trastienda.example", "/designer/" + SANARA);

    designer.locator("#type-new").click();
    choose(designer, "#new-source", "Copy of " + email.name().en());
    designer.waitForFunction("() => document.querySelector('#new-key').value === 'email-triage-2'");
    designer.locator("#new-create").click();
    designer.waitForURL(address -> address.endsWith("/email-triage-2"));
    publish(designer);
    CaseSummary before = open(SANARA, "email-triage-2");
    browser.go(designer, "/designer/" + SANARA + "/email-triage-2?tab=fields&part=");
    designer.locator("#field-label-es input").fill("Por qué se reenvía");
    designer.locator("#field-label-ca input").fill("Per què es reenvia");
    designer.locator("#field-label-en input").fill("Why forwarded");
    choose(designer, "#visible-field", email.field("sender").orElseThrow().label().en());
    choose(designer, "#visible-test", "has a value");
    designer.locator("#part-keep").click();
    designer.waitForURL(address -> address.endsWith("part=why-forwarded"));
    boolean shownAtOnce = designer.locator("#preview-why-forwarded").isVisible();
    designer.locator("#preview-sender input").fill("nuria@sanara.example");
    designer.locator("#preview-why-forwarded").waitFor();
    String differences = publish(designer);
    CaseSummary after = open(SANARA, "email-triage-2");

    assertThat(shownAtOnce).isFalse();
    assertThat(differences).contains("Field “Why forwarded”: added");
    Page desk =
        signedIn("jordi.ferrer@trastienda.example", "/work/" + SANARA + "/" + before.reference());
    desk.locator("#field-sender").waitFor();
    assertThat(desk.locator("#field-why-forwarded").count()).isZero();
    browser.go(desk, "/work/" + SANARA + "/" + after.reference());
    desk.locator("#field-why-forwarded").waitFor();
    assertThat(browser.consoleErrors()).isEmpty();
  }

  private static void choose(Page page, String box, String words) {
    page.locator(box + " input").fill(words);
    page.locator("vaadin-combo-box-item:visible")
        .filter(new Locator.FilterOptions().setHasText(words))
        .first()
        .click();
  }

  /// Publishes the draft and gives what the dialog said.
  private static String publish(Page designer) {
    designer.locator("#draft-publish").click();
    designer.locator("#publish-now").waitFor();
    String said = designer.locator("vaadin-dialog[opened]").first().innerText();
    designer.locator("#publish-now").click();
    designer.waitForURL(address -> address.contains("tab=history"));
    return said;
  }

  /// Two looks that differ in everything, or all four with `-Dlooks=all`.
  private static List<Look> looks() {
    return "all".equals(System.getProperty("looks"))
        ? List.of(Look.desk(false), Look.desk(true), Look.phone(false), Look.phone(true))
        : List.of(Look.desk(false), Look.phone(true));
  }

  private static void check(Page page, String path, Look look, List<String> faults) {
    browser.settle(page);
    browser.axe(page).forEach(fault -> faults.add(path + " " + look.suffix() + ": " + fault));
    if (browser.scrollsSideways(page)) {
      faults.add(path + " " + look.suffix() + ": scrolls sideways");
    }
  }

  /// Takes Next, ticks its procedure off and completes it, as an agent does.
  ///
  /// @param desk the agent's page at `/work`
  /// @return the case's reference
  static String completeNext(Page desk) {
    desk.locator("#next").click();
    desk.waitForSelector("#case-reference");
    String reference = String.valueOf(desk.locator("#case-reference").textContent());
    tickAll(desk);
    desk.locator("#outcome input").click();
    desk.locator("vaadin-combo-box-item:visible").first().click();
    desk.locator("#complete-next").click();
    return reference;
  }

  private static void tickAll(Page desk) {
    Locator open = desk.locator(".procedure-step[aria-checked=false]");
    for (int left = open.count(); left > 0; left--) {
      open.first().click();
      desk.waitForFunction(
          "left => document.querySelector('#evidence') !== null"
              + " || document.querySelectorAll('.procedure-step[aria-checked=false]').length < left",
          left);
      if (desk.locator("#evidence").count() > 0) {
        desk.locator("#evidence input").fill("Acuse 20931");
        desk.locator("#evidence-do").click();
      }
      desk.waitForFunction(
          "left => document.querySelectorAll('.procedure-step[aria-checked=false]').length < left",
          left);
    }
  }

  /// Gives the first usual reason that a question offers.
  private static void because(Page page) {
    page.waitForSelector("vaadin-dialog .pill-small, vaadin-dialog #reason input");
    Locator usual = page.locator("vaadin-dialog .pill-small");
    if (usual.count() > 0) {
      usual.first().click();
    } else {
      page.locator("vaadin-dialog #reason input").click();
      page.locator("vaadin-combo-box-item:visible").first().click();
    }
    page.locator("#reason-do").click();
    page.locator("#reason-do")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  private static String completed(Page report) {
    Locator number = report.locator("#kpi-completed .tile-value");
    number.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    return String.valueOf(number.textContent());
  }

  private static Page signedIn(String email, String path) {
    Page page = signIn(browser.page("/login", Look.desk(false)), email);
    browser.go(page, path);
    return page;
  }

  static Page signIn(Page page, String email) {
    page.locator("[name=username] input").first().fill(email);
    page.locator("[name=password] input").first().fill(DemoCast.PASSWORD);
    page.locator(".signin-form button[type=submit]").click();
    page.waitForURL(address -> !address.contains("/login"));
    return page;
  }

  private static CaseSummary open(String slug, String workType) {
    return OwnClient.open(product, product.bean(TenantDirectory.class).idOf(slug), workType);
  }
}
