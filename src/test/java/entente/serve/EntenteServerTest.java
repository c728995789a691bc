package entente.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EntenteServerTest {
  private static final String SLOW =
      "/sparql?query="
          + Served.encode("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }");

  private static Problem problemOf(Runnable start) {
    try {
      start.run();
    } catch (ProblemException e) {
      return e.problems().get(0);
    }
    throw new AssertionError("it started");
  }

  @Test
  void tellsThatThePortIsUsed() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      Problem problem = problemOf(() -> new Served(s -> s.withPort(other.getLocalPort())).close());
      assertThat(problem.code()).isEqualTo(Code.PORT_USED);
      assertThat(problem.toString()).contains("localhost:" + other.getLocalPort(), "--port");
    }
  }

  @Test
  void tellsThatTheHostIsNotOfThisMachine() {
    Problem far = problemOf(() -> new Served(s -> s.withHost("192.0.2.1")).close());
    assertThat(far.code()).isEqualTo(Code.HOST_UNKNOWN);
    Problem unknown = problemOf(() -> new Served(s -> s.withHost("no-such-host.invalid")).close());
    assertThat(unknown.code()).isEqualTo(Code.HOST_UNKNOWN);
    assertThat(unknown.message()).contains("'no-such-host.invalid'");
  }

  @Test
  void listensOnThisMachineOnly() {
    try (Served served = new Served()) {
      assertThat(served.server.url().toString()).matches("http://localhost:\\d+/");
    }
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    ServeSettings settings = ServeSettings.defaults();
    assertThatThrownBy(() -> settings.withPort(70_000)).hasMessageContaining("70000");
    assertThatThrownBy(() -> settings.withHost(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withRowLimit(0)).hasMessageContaining("row limit");
    assertThatThrownBy(() -> settings.withQueryTime(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> settings.withPublicUrl(java.net.URI.create("graph.example.org")))
        .hasMessageContaining("graph.example.org");
  }

  @Test
  void namesItsPublicAddressToClients() {
    try (Served served =
        new Served(s -> s.withPublicUrl(java.net.URI.create("https://graph.example.org/eu/")))) {
      assertThat(served.get("/sparql", "Accept", "text/turtle").body())
          .contains("<https://graph.example.org/eu/sparql>");
      assertThat(served.page("/").body()).contains("https://graph.example.org/eu/sparql");
    }
  }

  @Test
  void switchesReleasesWithoutDroppingARequest() throws Exception {
    Served served = new Served();
    try (served) {
      ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Thread client =
            new Thread(
                () -> {
                  for (int n = 0; n < 40; n++) {
                    statuses.add(served.query("SELECT * { ?a ?b ?c . ?c ?d ?e }").statusCode());
                  }
                });
        client.start();
        clients.add(client);
      }
      for (int i = 2; i < 8; i++) {
        served.server.switchTo(served.release("r" + i, Served.dataset()));
        Thread.sleep(20);
      }
      for (Thread client : clients) {
        client.join();
      }
      assertThat(statuses).hasSize(120).allMatch(status -> status == 200);
      assertThat(served.retired()).isEqualTo(6);
      assertThat(served.server.release()).isEqualTo("r7");
      assertThat(served.get("/health/ready").body()).isEqualTo("ready, release r7\n");
      assertThat(Served.header(served.get("/"), "ETag").get(0)).startsWith("W/\"r7-");
    }
    assertThat(served.retired()).isEqualTo(7);
  }

  @Test
  void keepsTheReleaseOfARunningQueryUntilItEnds() throws Exception {
    try (Served served = new Served(s -> s.withQueryTime(Duration.ofSeconds(2)))) {
      CompletableFuture<HttpResponse<String>> slow =
          CompletableFuture.supplyAsync(() -> served.get(SLOW));
      Thread.sleep(500);
      served.server.switchTo(served.release("r2", Served.dataset()));
      assertThat(served.retired()).isZero();
      assertThat(slow.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
      assertThat(served.retired()).isEqualTo(1);
    }
  }

  @Test
  void finishesRunningQueriesWhenItStops() throws Exception {
    Served served = new Served(s -> s.withQueryTime(Duration.ofSeconds(2)));
    served.query("ASK {}");
    CompletableFuture<HttpResponse<String>> slow =
        CompletableFuture.supplyAsync(() -> served.get(SLOW));
    Thread.sleep(500);
    CompletableFuture<Void> stop = CompletableFuture.runAsync(served::close);
    HttpResponse<String> answer = slow.get(10, TimeUnit.SECONDS);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("ran longer than 2.0 s");
    stop.get(10, TimeUnit.SECONDS);
    assertThatThrownBy(() -> served.query("ASK {}")).hasMessageContaining("ConnectException");
    assertThat(served.retired()).isEqualTo(1);
  }

  @Test
  void answersBrokenHttpInOneLine() throws Exception {
    try (Served served = new Served()) {
      for (String request :
          List.of(
              "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
              "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
              "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
              "NONSENSE\r\n\r\n",
              "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: nine\r\n\r\n")) {
        try (Socket socket =
            new Socket(InetAddress.getByName("localhost"), served.server.url().getPort())) {
          socket.setSoTimeout(10_000);
          socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
          String answer =
              new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          assertThat(answer).as(request).matches("(?s)HTTP/1.1 (4|5)\\d\\d .*");
          assertThat(answer.toLowerCase(java.util.Locale.ROOT))
              .doesNotContain("jetty", "exception", "caused by", "root:");
        }
      }
    }
  }
}
