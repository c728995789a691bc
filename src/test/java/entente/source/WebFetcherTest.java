package entente.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebFetcherTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-06-05T10:00:00Z"), ZoneOffset.UTC);
  private static final long LIMIT = 10_000;
  private static final String PAGE =
      "<!doctype html><title>Japan</title><main><h1>Japan</h1><p>Some text – of it.</main>";

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private String site = "";

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site = "http://127.0.0.1:" + server.getAddress().getPort();
    answer("/robots.txt", 404, Map.of(), "");
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private void answer(String path, int status, Map<String, String> headers, String body) {
    answer(path, status, headers, body.getBytes(UTF_8));
  }

  private void answer(String path, int status, Map<String, String> headers, byte[] body) {
    try {
      server.removeContext(path);
    } catch (IllegalArgumentException e) {
      // There was none yet.
    }
    server.createContext(
        path,
        exchange -> {
          asked.incrementAndGet();
          headers.forEach(exchange.getResponseHeaders()::set);
          // Without a length the server sends the body in chunks.
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }

  private WebFetcher fetcher(String... allowed) {
    return new WebFetcher(LIMIT, List.of(allowed), CLOCK);
  }

  private WebFetcher allowing() {
    return fetcher("127.0.0.1:" + server.getAddress().getPort());
  }

  private static Problem problem(WebFetcher fetcher, String address) {
    Problem[] problem = new Problem[1];
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> fetcher.fetch(address))
        .satisfies(e -> problem[0] = e.problems().get(0));
    assertThat(problem[0].nextStep()).isNotBlank();
    assertThat(problem[0].place().toString()).isEqualTo(address);
    return problem[0];
  }

  private static Code codeOf(WebFetcher fetcher, String address) {
    return problem(fetcher, address).code();
  }

  // --- what is kept

  @Test
  void keepsBytesHeadersAndTime() {
    answer(
        "/policies/japan.html",
        200,
        Map.of("Content-Type", "text/html; charset=windows-1252"),
        PAGE.getBytes(java.nio.charset.Charset.forName("windows-1252")));
    Snapshot page = allowing().fetch(site + "/policies/japan.html");
    assertThat(page.time()).isEqualTo(Instant.parse("2024-06-05T10:00:00Z"));
    assertThat(page.headers()).containsEntry("content-type", "text/html; charset=windows-1252");
    SourceDocument document = new SourceReader(LIMIT).read(page, null);
    assertThat(document.id()).isEqualTo("japan");
    assertThat(document.text()).isEqualTo("Japan\nSome text – of it.");
    assertThat(document.metadata().url()).isEqualTo(site + "/policies/japan.html");
    assertThat(document.origin()).isEqualTo(site + "/policies/japan.html");
  }

  @Test
  void addsPagesWithWhatIsKnownOfThem(@TempDir Path data) throws IOException {
    answer("/japan", 200, Map.of("Content-Type", "text/html"), PAGE);
    SourceFolder folder = new SourceFolder(data, new SourceReader(LIMIT));
    SourceFolder.Added added = folder.add(allowing().fetch(site + "/japan"), null, null);
    assertThat(added.file()).isEqualTo(data.resolve("sources/japan.html"));
    assertThat(Files.readString(added.file())).isEqualTo(PAGE);
    assertThat(Files.readString(data.resolve("sources/japan.meta.json")))
        .contains("\"url\": \"" + site + "/japan\"")
        .contains("\"retrieved\": \"2024-06-05T10:00:00Z\"")
        .contains("\"content-type\": \"text/html\"");
    SourceReader.Reading reading = new SourceReader(LIMIT).readFolder(data.resolve("sources"));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.documents()).hasSize(1);
  }

  // --- addresses

  @Test
  void refusesAddressesThatAreNotOfTheOpenInternet() {
    int port = server.getAddress().getPort();
    for (String host :
        List.of(
            "127.0.0.1",
            "localhost",
            "127.1",
            "2130706433",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[64:ff9b::7f00:1]",
            "[::127.0.0.1]",
            "[2002:7f00:1::]",
            "[fe80::1]",
            "[fd00::1]",
            "0.0.0.0",
            "10.0.0.1",
            "169.254.169.254",
            "192.168.1.1",
            "172.16.0.1",
            "100.64.0.1",
            "224.0.0.1",
            "255.255.255.255")) {
      Problem problem = problem(fetcher(), "http://" + host + ":" + port + "/page");
      assertThat(problem.code()).as(host).isIn(Code.URL_REFUSED, Code.URL_INVALID, Code.URL_FAILED);
      if (problem.code() == Code.URL_FAILED) {
        assertThat(problem.message()).as(host).contains("there is no host");
      }
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void knowsTheOpenInternet() throws IOException {
    for (String open : List.of("8.8.8.8", "147.67.34.45", "2a01:7080::1", "64:ff9b::808:808")) {
      assertThat(PublicAddresses.contains(InetAddress.getByName(open))).as(open).isTrue();
    }
    for (String closed : List.of("172.31.255.255", "198.19.0.1", "2001:db8::1", "ff02::1", "::")) {
      assertThat(PublicAddresses.contains(InetAddress.getByName(closed))).as(closed).isFalse();
    }
  }

  @Test
  void refusesRedirectsToOtherHostsOfTheSameKind() throws IOException {
    answer("/away", 302, Map.of("Location", "http://localhost:1/secret"), "");
    answer("/inside", 302, Map.of("Location", "//169.254.169.254/latest/meta-data"), "");
    assertThat(codeOf(allowing(), site + "/away")).isEqualTo(Code.URL_REFUSED);
    assertThat(codeOf(allowing(), site + "/inside")).isEqualTo(Code.URL_REFUSED);
  }

  @Test
  void followsRedirectsFiveTimes() {
    answer("/page", 200, Map.of("Content-Type", "text/plain"), "Some text.");
    for (int i = 0; i < 6; i++) {
      answer("/hop" + i, 301, Map.of("Location", i == 0 ? "page" : "/hop" + (i - 1)), "");
    }
    assertThat(allowing().fetch(site + "/hop4").uri().getPath()).isEqualTo("/page");
    assertThat(codeOf(allowing(), site + "/hop5")).isEqualTo(Code.URL_FAILED);
  }

  @Test
  void refusesWhatIsNoAddressOfTheWeb() {
    for (String address :
        List.of(
            "file:///etc/hostname",
            "ftp://example.org/a",
            "https://user:word@example.org/",
            "http://",
            "https:///a",
            "http://exa mple.org\\@127.0.0.1/")) {
      assertThat(codeOf(fetcher(), address)).as(address).isEqualTo(Code.URL_INVALID);
    }
    answer("/file", 302, Map.of("Location", "file:///etc/hostname"), "");
    assertThat(codeOf(allowing(), site + "/file")).isEqualTo(Code.URL_INVALID);
  }

  // --- limits and faults

  @Test
  void refusesPagesThatAreTooLargeOrMissing() {
    answer("/large", 200, Map.of(), new byte[20_000]);
    answer("/missing", 404, Map.of(), "");
    answer("/broken", 500, Map.of(), "");
    assertThat(codeOf(allowing(), site + "/large")).isEqualTo(Code.FILE_TOO_LARGE);
    assertThat(codeOf(allowing(), site + "/missing")).isEqualTo(Code.FILE_NOT_FOUND);
    assertThat(codeOf(allowing(), site + "/broken")).isEqualTo(Code.URL_FAILED);
  }

  @Test
  void saysWhatAnswersOfOtherKindsAre() throws Exception {
    for (String answer :
        List.of(
            "SSH-2.0-Server\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
            "HTTP/1.1 200 OK\r\n" + "x: y\r\n".repeat(20_000))) {
      try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
        Thread thread =
            new Thread(
                () -> {
                  try (Socket one = socket.accept()) {
                    one.getInputStream().read(new byte[2000]);
                    one.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                  } catch (IOException e) {
                    // The client has heard enough.
                  }
                });
        thread.start();
        String address = "http://127.0.0.1:" + socket.getLocalPort() + "/";
        assertThat(codeOf(fetcher("127.0.0.1"), address)).isEqualTo(Code.URL_FAILED);
        thread.join();
      }
    }
  }

  // --- robots.txt

  @Test
  void respectsRobots() {
    answer("/page", 200, Map.of("Content-Type", "text/plain"), "Some text.");
    answer("/robots.txt", 200, Map.of(), "User-agent: *\nDisallow: /page\n");
    assertThat(codeOf(allowing(), site + "/page")).isEqualTo(Code.ROBOTS_REFUSED);
    answer("/robots.txt", 503, Map.of(), "");
    assertThat(codeOf(allowing(), site + "/page")).isEqualTo(Code.ROBOTS_REFUSED);
    answer(
        "/robots.txt",
        200,
        Map.of(),
        "User-agent: entente\nAllow: /\n\nUser-agent: *\nDisallow: /");
    assertThat(allowing().fetch(site + "/page").bytes()).isEqualTo("Some text.".getBytes(UTF_8));
  }

  @Test
  void readsRulesOfRobots() {
    Robots robots =
        Robots.parse(
            """
            User-agent: other
            User-agent: Entente # our name
            Disallow: /private
            Allow: /private/open
            Disallow: /*.pdf$
            Disallow: /a*b*c
            User-agent: *
            Disallow: /
            """,
            "entente");
    assertThat(robots.allow("/")).isTrue();
    assertThat(robots.allow("/private/x")).isFalse();
    assertThat(robots.allow("/private/open/x")).isTrue();
    assertThat(robots.allow("/x.pdf")).isFalse();
    assertThat(robots.allow("/x.pdf?y")).isTrue();
    assertThat(robots.allow("/a1b2c3")).isFalse();
    assertThat(robots.allow("/a1c2b3")).isTrue();
    assertThat(Robots.parse("", "entente").allow("/x")).isTrue();
    assertThat(Robots.parse("User-agent: *\nDisallow:", "entente").allow("/x")).isTrue();
  }
}
