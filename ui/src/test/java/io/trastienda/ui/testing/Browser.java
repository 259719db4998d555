package io.trastienda.ui.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A headless Chromium found on PATH; one page per call of {@link #page}.
///
/// Tests skip with a message when {@link #found()} is empty:
/// `assumeThat(Browser.found()).as(Browser.MISSING).isPresent()`.
public final class Browser implements AutoCloseable {

  /// Why a browser test was skipped.
  public static final String MISSING = "no chromium, chromium-browser or google-chrome on PATH";

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final String address;
  private final List<String> consoleErrors = new ArrayList<>();

  /// How a page is looked at.
  ///
  /// @param width of the window in CSS pixels
  /// @param height of the window in CSS pixels
  /// @param scale device pixels per CSS pixel
  /// @param dark whether the system prefers dark
  public record Look(int width, int height, double scale, boolean dark) {

    /// A desk, 1440 by 900.
    public static Look desk(boolean dark) {
      return new Look(1440, 900, 1, dark);
    }

    /// A phone, 390 by 844 at 2x.
    public static Look phone(boolean dark) {
      return new Look(390, 844, 2, dark);
    }

    /// Names the look in file names: `-light-1440`.
    public String suffix() {
      return (dark ? "-dark-" : "-light-") + width;
    }
  }

  private Browser(Path executable, String address) {
    this.address = address;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /// Looks for a Chromium on PATH.
  ///
  /// @return its path; empty if there is none
  public static Optional<Path> found() {
    String path = System.getenv("PATH");
    if (path == null) {
      return Optional.empty();
    }
    for (String directory : path.split(Pattern.quote(File.pathSeparator), -1)) {
      for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
        Path candidate = Path.of(directory, name);
        if (Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /// Launches the browser.
  ///
  /// @param address of the application, without a slash at the end
  /// @return a running browser; close it
  /// @throws IllegalStateException if there is no Chromium
  public static Browser at(String address) {
    return new Browser(found().orElseThrow(() -> new IllegalStateException(MISSING)), address);
  }

  /// Opens a page in a fresh session and waits until it is drawn.
  ///
  /// @param path such as `/login`
  /// @param look size and scheme
  /// @return the page
  public Page page(String path, Look look) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setDeviceScaleFactor(look.scale())
                .setLocale("en-IE")
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
    Page page = context.newPage();
    page.onConsoleMessage(this::remember);
    go(page, path);
    return page;
  }

  /// Opens another address in a page and waits until it is drawn.
  ///
  /// @param page an open page
  /// @param path such as `/work`
  public void go(Page page, String path) {
    page.navigate(address + path);
    page.waitForSelector("main");
    settle(page);
  }

  /// Waits until the server has answered and fonts and icons are drawn.
  ///
  /// @param page an open page
  public void settle(Page page) {
    page.waitForFunction(
        "() => document.fonts.status === 'loaded'"
            + " && ![...document.querySelectorAll('vaadin-connection-indicator')]"
            + ".some(indicator => indicator.loading)"
            + " && Object.values(window.Vaadin?.Flow?.clients ?? {})"
            + ".every(client => !client.isActive || !client.isActive())");
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /// Keeps a picture under `target/screenshots`.
  ///
  /// @param page an open page
  /// @param name of the screen
  /// @param look added to the name
  /// @param whole whether to take what lies under the fold, too
  /// @return the file
  public Path screenshot(Page page, String name, Look look, boolean whole) {
    Path file = SCREENSHOTS.resolve(name + look.suffix() + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(whole));
    return file;
  }

  /// Runs axe with the WCAG 2.2 AA rules.
  ///
  /// @param page an open page
  /// @return one line for each node that breaks a rule; empty if none does
  public List<String> axe(Page page) {
    List<String> violations = new ArrayList<>();
    for (Rule rule : new AxeBuilder(page).withTags(WCAG).analyze().getViolations()) {
      rule.getNodes()
          .forEach(node ->
              violations.add(
                  rule.getId()
                      + " "
                      + node.getTarget()
                      + " "
                      + String.valueOf(node.getHtml())
                          .substring(0, Math.min(160, String.valueOf(node.getHtml()).length()))
                      + " "
                      + String.valueOf(node.getFailureSummary()).replace('\n', ' ')));
    }
    return violations;
  }

  /// Says whether the page scrolls sideways.
  ///
  /// @param page an open page
  /// @return true if something is wider than the window
  public boolean scrollsSideways(Page page) {
    return (Boolean)
        page.evaluate(
            "() => document.documentElement.scrollWidth > window.innerWidth"
                + " || [...document.querySelectorAll('main')]"
                + ".some(main => main.scrollWidth > main.clientWidth + 1)");
  }

  /// What the browsers' consoles reported as errors so far.
  ///
  /// @return one line for each error
  public List<String> consoleErrors() {
    return List.copyOf(consoleErrors);
  }

  private void remember(ConsoleMessage message) {
    if (message.type().equals("error")) {
      consoleErrors.add(message.text() + " " + message.location());
    }
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
