package io.trastienda.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.trastienda.ui.testing.Browser;
import io.trastienda.ui.testing.Browser.Look;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// ClickHouse or Kafka goes away under the running product and comes back, while people work.
class OutageBrowserIT {

  private static final Logger LOG = LoggerFactory.getLogger(OutageBrowserIT.class);
  private static final int LIVE = 10_000;
  private static final int BACK = 60_000;

  private static RunningProduct product;
  private static Browser browser;

  /// A client of its own with one agent, one person of finance and two of its own people.
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
  void without_clickhouse_agents_go_on_the_statement_moves_and_the_report_stands_and_catches_up() {
    OwnClient client = OwnClient.make(product, "norte-gas", "NOR");
    client.open(product);
    client.open(product);
    Page report = signedIn(client, "finance", Look.desk(false), client.report());
    Page onPhone = signedIn(client, "finance", Look.phone(false), client.report());
    Page spanish = signedIn(client, "es", Look.desk(false), "/portal/kpi");
    Page catalan = signedIn(client, "ca", Look.desk(false), "/portal");
    Page statement = signedIn(client, "finance", Look.desk(false), client.statement());
    Page desk = signedIn(client, "agent", Look.desk(false), "/work");
    ProductBrowserIT.completeNext(desk);
    List.of(report, onPhone, spanish, catalan).forEach(page -> awaitCompleted(page, 1, LIVE));
    awaitTotal(statement, OwnClient.PRICE, LIVE);

    try {
      product.clickhouse().kill();
      browser.go(desk, "/work");
      long took = System.nanoTime();
      ProductBrowserIT.completeNext(desk);
      awaitTotal(statement, OwnClient.PRICE.add(OwnClient.PRICE), LIVE);
      LOG.info("ClickHouse away: completed and on the statement after {}", since(took));

      assertThat(awaitStanding(report)).startsWith("The numbers stand still: data as of ");
      assertThat(awaitStanding(spanish)).startsWith("Las cifras están paradas (datos hasta: ");
      assertThat(awaitStanding(catalan)).startsWith("Les xifres estan aturades (dades fins a: ");
      assertThat(awaitStanding(onPhone)).startsWith("The numbers stand still: data as of ");
      for (Page page : List.of(report, onPhone, spanish, catalan)) {
        awaitCompleted(page, 1, 0);
        assertThat(browser.axe(page)).isEmpty();
        assertThat(browser.scrollsSideways(page)).isFalse();
      }
      browser.screenshot(report, "kpi-standing", Look.desk(false), false);
      browser.screenshot(onPhone, "kpi-standing", Look.phone(false), false);
      browser.screenshot(spanish, "portal-kpi-standing", Look.desk(false), false);
      Page opened = signedIn(client, "finance", Look.desk(false), client.report());
      assertThat(opened.locator(".failed-words").textContent())
          .isEqualTo("Reports are not available now; nothing is lost, the numbers follow later");
      browser.screenshot(opened, "kpi-failed", Look.desk(false), false);

      product.clickhouse().restart();
      long back = System.nanoTime();
      List.of(report, onPhone, spanish, catalan, opened)
          .forEach(page -> awaitCompleted(page, 2, BACK));
      LOG.info("ClickHouse back: five reports caught up by themselves after {}", since(back));
      List.of(report, onPhone, spanish, catalan).forEach(OutageBrowserIT::awaitMoving);
    } finally {
      if (!product.clickhouse().alive()) {
        product.clickhouse().restart();
      }
    }
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void without_kafka_agents_go_on_live_screens_move_and_the_report_catches_up() {
    OwnClient client = OwnClient.make(product, "sur-aguas", "SUR");
    client.open(product);
    Page report = signedIn(client, "finance", Look.desk(false), client.report());
    Page statement = signedIn(client, "finance", Look.desk(false), client.statement());
    Page queue = signedIn(client, "agent", Look.desk(false), "/work?queue");
    Page desk = signedIn(client, "agent", Look.desk(false), "/work");
    ProductBrowserIT.completeNext(desk);
    awaitCompleted(report, 1, LIVE);
    awaitTotal(statement, OwnClient.PRICE, LIVE);

    boolean running = true;
    try {
      product.kafka().stop();
      running = false;
      long opened = System.nanoTime();
      String reference = client.open(product);
      queue.waitForSelector(
          "text=" + reference, new Page.WaitForSelectorOptions().setTimeout(LIVE));
      LOG.info("Kafka away: a new case is on the queue's screen after {}", since(opened));
      browser.go(desk, "/work");
      long took = System.nanoTime();
      assertThat(ProductBrowserIT.completeNext(desk)).isEqualTo(reference);
      awaitTotal(statement, OwnClient.PRICE.add(OwnClient.PRICE), LIVE);
      LOG.info("Kafka away: completed and on the statement after {}", since(took));
      awaitCompleted(report, 1, 0);
      assertThat(awaitStanding(report)).startsWith("The numbers stand still: data as of ");

      product.kafka().restart();
      running = true;
      long back = System.nanoTime();
      awaitCompleted(report, 2, BACK);
      LOG.info("Kafka back: the report caught up by itself after {}", since(back));
      awaitMoving(report);
    } finally {
      if (!running) {
        product.kafka().restart();
      }
    }
    assertThat(browser.consoleErrors()).isEmpty();
  }

  private static void awaitCompleted(Page report, int number, int limit) {
    String element = "document.querySelector('#kpi-completed')";
    if (limit == 0) {
      assertThat(report.evaluate(element + "?.dataset.value")).isEqualTo("" + number);
      return;
    }
    report.waitForFunction(
        "number => " + element + "?.dataset.value === number",
        "" + number,
        new Page.WaitForFunctionOptions().setTimeout(limit));
  }

  private static void awaitTotal(Page statement, BigDecimal total, int limit) {
    statement.waitForFunction(
        "total => Number(document.querySelector('#statement-total')?.dataset.value) === total",
        total.doubleValue(),
        new Page.WaitForFunctionOptions().setTimeout(limit));
  }

  private static String awaitStanding(Page report) {
    return String.valueOf(
        report
            .waitForSelector(
                "#numbers-standing .callout-words",
                new Page.WaitForSelectorOptions().setTimeout(BACK))
            .textContent());
  }

  private static void awaitMoving(Page report) {
    report.waitForSelector(
        "#numbers-standing",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN).setTimeout(BACK));
  }

  private static Page signedIn(OwnClient client, String who, Look look, String path) {
    Page page = ProductBrowserIT.signIn(browser.page("/login", look), client.person(who));
    browser.go(page, path);
    return page;
  }

  private static String since(long began) {
    return "%.1f s".formatted((System.nanoTime() - began) / 1e9);
  }
}
