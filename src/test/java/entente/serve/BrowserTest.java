package entente.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages of the real graph in a browser: how they look, and whether everyone can use them. */
class BrowserTest {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Map<String, String> PAGES = pages();

  /** How long a click may take to show its page; a loaded machine needs more than a moment. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path profile;

  @SuppressWarnings("NullAway.Init")
  private static Served served;

  @SuppressWarnings("NullAway.Init")
  private static ChromeDriver browser;

  @SuppressWarnings("NullAway.Init")
  private static String axe;

  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("front", "/");
    pages.put("examples", "/examples");
    pages.put("example", "/examples/actor_agreements");
    pages.put("sources", "/sources");
    pages.put("source", "/source/asia-pacific");
    pages.put("thing", "/thing/actor/japan");
    pages.put("ontology", "/ontology");
    pages.put("sparql", "/sparql");
    pages.put("answer", Links.query("SELECT * { ?thing ?property ?value } LIMIT 30", Format.HTML));
    pages.put("error", "/sparql?format=html&query=" + Links.encode("SELECT * { ?s ?p }"));
    pages.put("missing", "/thing/actor/japna");
    return pages;
  }

  @BeforeAll
  static void start() throws IOException {
    served = new Served(s -> s, RealGraph.dataset(), Path.of("queries"));
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(new java.io.File("/usr/bin/chromedriver"))
                .build(),
            options);
    browser.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    try (InputStream in =
        Objects.requireNonNull(
            BrowserTest.class.getResourceAsStream(
                "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js"))) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void stop() {
    browser.quit();
    served.close();
  }

  private static void look(String path, int width, String scheme) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.manage().logs().get(LogType.BROWSER);
    browser.manage().logs().get(LogType.PERFORMANCE);
    browser.get(served.uri(path).toString());
  }

  static Stream<Arguments> views() {
    return PAGES.keySet().stream()
        .flatMap(
            page ->
                Stream.of(320, 1280)
                    .flatMap(
                        width ->
                            Stream.of("light", "dark")
                                .map(scheme -> Arguments.of(page, width, scheme))));
  }

  @ParameterizedTest
  @MethodSource("views")
  void showsEachPageSoThatEveryoneCanReadIt(String page, int width, String scheme)
      throws IOException {
    look(Objects.requireNonNull(PAGES.get(page)), width, scheme);
    Files.write(PICTURES.resolve(page + "-" + width + "-" + scheme + ".png"), picture(width));
    assertThat(number("return document.documentElement.scrollWidth"))
        .as("horizontal overflow")
        .isLessThanOrEqualTo(width);
    assertThat(consoleErrors(page)).isEmpty();
    assertThat(foreignRequests()).isEmpty();
    assertThat(violations()).isEmpty();
  }

  @Test
  void findsWhatIsWrongWithABadPage() {
    look("/", 1280, "light");
    // The policy of the pages forbids style attributes, so the colours are set by script.
    browser.executeScript(
        "const image = document.createElement('img'); image.src = '/favicon.svg';"
            + " const pale = document.createElement('p'); pale.textContent = 'pale';"
            + " pale.style.color = '#ccc'; pale.style.background = '#fff';"
            + " document.querySelector('main').append(image, pale);");
    assertThat(violations()).anyMatch(v -> v.startsWith("image-alt"));
    assertThat(violations()).anyMatch(v -> v.startsWith("color-contrast"));
  }

  @Test
  void canBeWalkedByKeyboard() {
    look("/", 1280, "light");
    browser.switchTo().activeElement().sendKeys(Keys.TAB);
    WebElement first = browser.switchTo().activeElement();
    assertThat(first.getText()).isEqualTo("Skip to the content");
    assertThat(first.getRect().getY()).isNotNegative();
    assertThat(first.getCssValue("outline-style")).isEqualTo("solid");
    first.sendKeys(Keys.ENTER);
    new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.urlMatches("#main$"));
  }

  @Test
  void formsWorkWithoutScripts() {
    look("/sparql", 1280, "light");
    WebElement area = browser.findElement(By.name("query"));
    area.clear();
    area.sendKeys("SELECT (1 + 1 AS ?two) {}");
    follow(browser.findElement(By.cssSelector("form.sparql button")));
    assertThat(browser.findElement(By.cssSelector("table.rows")).getText()).contains("two", "2");

    look("/examples/actor_agreements", 1280, "light");
    WebElement partner = browser.findElement(By.name("partner"));
    partner.clear();
    partner.sendKeys("China");
    follow(browser.findElement(By.cssSelector("form.fields button")));
    assertThat(browser.findElement(By.cssSelector("table.rows")).getText())
        .contains("China")
        .doesNotContain("Japan");
  }

  @Test
  void aNumberLeadsToTheQueryBehindIt() {
    look("/", 1280, "light");
    WebElement figure = browser.findElement(By.cssSelector(".figures dd a"));
    String number = figure.getText();
    follow(figure);
    assertThat(browser.findElement(By.cssSelector("table.rows td")).getText()).isEqualTo(number);
  }

  @Test
  void theSampleTellsEachFactOnce() {
    look("/", 1280, "light");
    List<WebElement> facts =
        browser.findElements(By.cssSelector("section[aria-labelledby=sample] li"));
    assertThat(facts).hasSizeGreaterThan(2);
    assertThat(facts).extracting(WebElement::getText).doesNotHaveDuplicates();
  }

  @Test
  void hostileSourcesRunNothing() throws IOException {
    try (Served hostile = new Served()) {
      browser.get(hostile.uri("/source/hostile").toString());
      assertThat(browser.getTitle()).startsWith("</title><script>");
      assertThat(browser.findElements(By.cssSelector("main script, main img, main style")))
          .isEmpty();
      browser.get(hostile.uri("/thing/instrument/evil").toString());
      assertThat(browser.findElements(By.cssSelector("main script, main img"))).isEmpty();
    }
  }

  /** Clicks what leads to another page and waits until that page is there as a whole. */
  private static void follow(WebElement element) {
    element.click();
    WebDriverWait wait = new WebDriverWait(browser, PATIENCE);
    wait.until(ExpectedConditions.stalenessOf(element));
    wait.until(b -> "complete".equals(browser.executeScript("return document.readyState")));
  }

  private static byte[] picture(int width) {
    long height = Math.min(4_000, number("return document.documentElement.scrollHeight"));
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return browser.getScreenshotAs(OutputType.BYTES);
  }

  private static long number(String script) {
    return ((Number) Objects.requireNonNull(browser.executeScript(script))).longValue();
  }

  /** Errors in the console; that a page was answered with 400 or 404 is no error of the page. */
  private static List<String> consoleErrors(String page) {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(
            m ->
                !((page.equals("error") && m.contains("status of 400"))
                    || (page.equals("missing") && m.contains("status of 404"))))
        .toList();
  }

  private static List<String> foreignRequests() {
    String own = served.server.url().toString();
    return browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(m -> m.contains("\"Network.requestWillBeSent\""))
        .map(m -> m.replaceFirst("(?s).*?\"documentURL\".*?\"url\":\"([^\"]*)\".*", "$1"))
        .filter(url -> !url.startsWith(own) && !url.startsWith("data:") && url.contains("://"))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<String> violations() {
    browser.executeScript(axe);
    Object result =
        browser.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run().then(r => done(r.violations.map(v => v.id + ': ' +"
                + " v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))))"
                + ".catch(e => done(['axe failed: ' + e]));");
    return (List<String>) Objects.requireNonNull(result);
  }
}
