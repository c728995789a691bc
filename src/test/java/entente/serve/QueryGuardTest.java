package entente.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each guard with its attack; the server must live on. */
class QueryGuardTest {
  @SuppressWarnings("NullAway.Init")
  private static Served served;

  @BeforeAll
  static void start() {
    served = new Served(s -> s.withQueryTime(Duration.ofSeconds(2)).withRowLimit(1_000));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @AfterEach
  void livesOn() {
    assertThat(served.query("ASK {}", "Accept", "text/plain").body()).isEqualTo("true\n");
  }

  private static HttpResponse<String> post(String query, String accept) {
    return served.post("/sparql", "application/sparql-query", query, "Accept", accept);
  }

  private static HttpResponse<String> refused(String query, int status, String why) {
    long start = System.nanoTime();
    HttpResponse<String> response = post(query, "text/csv, text/plain;q=0.5");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains(why).doesNotContain("Exception", "\tat ", "java.lang");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    return response;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { { SERVICE SILENT <URL> { ?s ?p ?o } } } }",
        "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
        "SELECT * { ?s ?p ?o OPTIONAL { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } } }",
        "SELECT (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) {}",
        "SELECT (SUM(IF(EXISTS { SERVICE <URL> { ?s ?p ?o } }, 1, 0)) AS ?x) {}",
        "SELECT * { ?s ?p ?o } ORDER BY EXISTS { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING EXISTS { SERVICE <URL> { ?s ?p ?o } }",
        "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 0 VALUES ?x { 1 } #",
        "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
        "ASK { SERVICE <URL> { ?s ?p ?o } }"
      })
  void callsNoOtherService(String query) throws IOException {
    AtomicInteger calls = new AtomicInteger();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    other.start();
    try {
      String url = "http://localhost:" + other.getAddress().getPort() + "/sparql";
      if (query.contains("<URL>")) {
        refused(query.replace("<URL>", "<" + url + ">"), 403, "SERVICE is closed");
      }
      post("SELECT * FROM <" + url + "> FROM NAMED <" + url + "x> { ?s ?p ?o }", "text/csv");
      post("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "text/csv");
      assertThat(calls).hasValue(0);
    } finally {
      other.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (<java:java.lang.System.exit>(1) AS ?x) {}",
        "SELECT * { ?s ?p ?o FILTER(<java:entente.cli.Main>(?s)) }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { BIND(<java:a.B>() AS ?x) } }",
        "SELECT * { { SELECT (COUNT(<java:a.B>(?s)) AS ?n) { ?s ?p ?o } } }",
        "SELECT * { ?s ?p ?o } ORDER BY <java:a.B>(?s)",
        "SELECT * { ?s <java:org.apache.jena.sparql.pfunction.library.version> ?o }",
        "SELECT * { ?s (<java:a.B>|^<java:a.B>)* ?o }",
        "SELECT * { ?s !(<java:a.B>) ?o }",
        "SELECT * { GRAPH ?g { ?x <http://jena.apache.org/ARQ/property#splitIRI> (?a ?b) } }",
        "SELECT * { ?x <http://jena.hpl.hp.com/ARQ/property#concat> (1 2) }",
        "SELECT * { ?x <http://jena.apache.org/text#query> 'a' }",
        "SELECT (<http://jena.apache.org/ARQ/function#sqrt>(2) AS ?x) {}",
        "SELECT (<http://www.w3.org/2005/xpath-functions/math#pow>(10, 1000000000) AS ?x) {}",
        "SELECT (<js:f>(1) AS ?x) {}",
        "SELECT (AGG <java:a.B>(?s) AS ?x) { ?s ?p ?o }",
        "SELECT (CALL(<java:a.B>) AS ?x) {}",
        "JSON { 'a': 1 } WHERE {}",
        "SELECT * { ?s ?p ?o LET (?x := 1) }"
      })
  void runsNothingOfTheClassPath(String query) {
    assertThat(post(query, "text/csv").statusCode()).isEqualTo(400);
  }

  @Test
  void castsStillWork() {
    assertThat(
            post(
                    "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
                        + " SELECT (xsd:integer('12') + 1 AS ?x) {}",
                    "text/csv")
                .body())
        .isEqualTo("x\r\n13\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { VALUES ?x { \"TEXT\" } FILTER(REGEX(?x, '^(.*a){22}$')) }",
        "SELECT * { VALUES ?x { \"TEXT\" } BIND(REPLACE(?x, '^(.*a){22}$', '') AS ?y) }",
        "SELECT * { VALUES ?x { \"TEXT\" } FILTER EXISTS { FILTER(REGEX(?x, '^(.*a){22}$')) } }",
        "SELECT * { { SELECT (COUNT(*) AS ?n) { VALUES ?x { \"TEXT\" }"
            + " FILTER(REGEX(?x, '^(.*a){22}$')) } } }",
        "SELECT (SUM(IF(REGEX(?x, '^(.*a){22}$'), 1, 0)) AS ?n) { VALUES ?x { \"TEXT\" } }",
        "SELECT (GROUP_CONCAT(REPLACE(?x, '^(.*a){22}$', '')) AS ?n) { VALUES ?x { \"TEXT\" } }",
        "SELECT ?x { VALUES ?x { \"TEXT\" \"a\" } } ORDER BY REGEX(?x, '^(.*a){22}$') ?x",
        "SELECT ?x { VALUES ?x { \"TEXT\" } } GROUP BY ?x"
            + " HAVING (1 = 1) (REGEX(?x, '^(.*a){22}$'))",
        "SELECT * { VALUES ?x { \"TEXT\" } OPTIONAL { BIND(1 AS ?z)"
            + " FILTER(REGEX(?x, '^(.*a){22}$')) } }"
      })
  void boundsRegularExpressions(String query) {
    refused(query.replace("TEXT", "a".repeat(27) + "b" + "a".repeat(28) + "!"), 400, "steps");
  }

  @Test
  void boundsTheStackOfRegularExpressions() {
    refused(
        "SELECT * { VALUES ?x { \"" + "ab".repeat(50_000) + "\" } FILTER(REGEX(?x, '^(a|b)*$')) }",
        400,
        "nests too deeply");
  }

  @Test
  void matchesAndReplacesAsUsual() {
    String query =
        "SELECT (REGEX('Japan', '^jap', 'i') AS ?a) (REPLACE('abcb'@en, 'b', '[$0]') AS ?b)"
            + " (REPLACE('abc', CONCAT('(', ''), '') AS ?c) (REGEX('abc', 'a.c', 'q') AS ?d)"
            + " (LANG(?b) AS ?e) (REPLACE('abcb', 'B', 'x', 'i') AS ?f) {}";
    assertThat(post(query, "text/csv").body())
        .isEqualTo("a,b,c,d,e,f\r\ntrue,a[b]c[b],,false,en,axcx\r\n");
  }

  @Test
  void boundsTextsThatDouble() {
    String doubling =
        IntStream.range(0, 26)
            .mapToObj(i -> "BIND(CONCAT(?x" + i + ", ?x" + i + ") AS ?x" + (i + 1) + ")")
            .collect(
                Collectors.joining(" ", "SELECT (STRLEN(?x26) AS ?n) { BIND('ab' AS ?x0) ", "}"));
    refused(doubling, 400, "characters");
    refused(
        doubling.replaceAll("CONCAT\\((\\S+), \\S+\\)", "ENCODE_FOR_URI(CONCAT($1, $1))"),
        400,
        "characters");
    String replacing =
        IntStream.range(0, 26)
            .mapToObj(i -> "BIND(REPLACE(?x" + i + ", '.', '$0$0') AS ?x" + (i + 1) + ")")
            .collect(
                Collectors.joining(" ", "SELECT (STRLEN(?x26) AS ?n) { BIND('ab' AS ?x0) ", "}"));
    refused(replacing, 400, "stopped");
  }

  @Test
  void boundsConcatenatedGroups() {
    refused(
        "SELECT (STRLEN(GROUP_CONCAT(?long)) AS ?n) { ?a ?b ?c . ?d ?e ?f . BIND(\""
            + "x".repeat(100_000)
            + "\" AS ?long) }",
        400,
        "concatenated groups");
    refused(
        "SELECT (STRLEN(GROUP_CONCAT(DISTINCT CONCAT(STR(?a), STR(?e), STR(?f), \""
            + "x".repeat(100_000)
            + "\")) ) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
        400,
        "stopped");
    refused(
        "SELECT (GROUP_CONCAT(?s; separator='" + "x".repeat(2_000) + "') AS ?n) { ?s ?p ?o }",
        400,
        "separator");
  }

  @Test
  void boundsNumbers() {
    String squaring =
        IntStream.range(0, 40)
            .mapToObj(i -> "BIND(?x" + i + " * ?x" + i + " AS ?x" + (i + 1) + ")")
            .collect(Collectors.joining(" ", "SELECT (?x40 > 1 AS ?n) { BIND(99 AS ?x0) ", "}"));
    refused(squaring, 400, "digits");
    refused(squaring.replace("BIND(99 ", "BIND(9.9 "), 400, "digits");
    refused("SELECT (1 + " + "9".repeat(200_000) + " AS ?n) {}", 400, "1,000");
    refused(
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (xsd:integer('"
            + "1 ".repeat(100_000)
            + "') AS ?n) {}",
        400,
        "characters");
    refused(
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (STRDT('"
            + "1 ".repeat(100_000)
            + "', xsd:integer) + 1 AS ?n) {}",
        400,
        "characters");
  }

  @Test
  void boundsTime() {
    String cross = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l";
    for (String query :
        new String[] {
          "SELECT (COUNT(*) AS ?n) { " + cross + " }",
          "SELECT * { " + cross + " } ORDER BY ?a ?f ?i ?l",
          "SELECT (COUNT(DISTINCT *) AS ?n) { " + cross + " }",
          "SELECT ?a ?c ?f (COUNT(*) AS ?n) { " + cross + " } GROUP BY ?a ?c ?f",
          "ASK { " + cross + " FILTER(STRLEN(STR(?a)) + STRLEN(STR(?k)) > 9999) }",
          "SELECT (COUNT(*) AS ?n) { ?x (<a:p>|!<a:p>|^<a:p>|!^<a:p>)* ?y . ?y (!<a:q>)* ?z . ?a ?b ?c . ?d ?e ?f }"
        }) {
      HttpResponse<String> response = refused(query, 503, "ran longer than 2.0 s");
      assertThat(Served.header(response, "Retry-After")).isNotEmpty();
    }
  }

  @Test
  void letsTheClientShortenTheTimeOnly() {
    String slow =
        Served.encode("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }");
    assertThat(served.get("/sparql?timeout=0.2&query=" + slow).body())
        .contains("ran longer than 0.2 s");
    assertThat(served.get("/sparql?timeout=999&query=" + slow).body())
        .contains("ran longer than 2.0 s");
  }

  @Test
  void tellsWhenRowsAreLeftOut() {
    HttpResponse<String> response = post("SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }", "text/csv");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body().lines()).hasSize(1_001);
    assertThat(Served.header(response, QueryEngine.COMPLETE)).containsExactly("false; limit=1000");
    HttpResponse<String> whole =
        post("SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 1000", "text/csv");
    assertThat(Served.header(whole, QueryEngine.COMPLETE)).containsExactly("true");
    HttpResponse<String> triples =
        post("CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }", "application/n-triples");
    assertThat(Served.header(triples, QueryEngine.COMPLETE)).containsExactly("false; limit=1000");
    HttpResponse<String> page = post("SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }", "text/html");
    assertThat(page.body()).contains("the first of more");
    assertThat(Served.header(page, QueryEngine.COMPLETE)).containsExactly("false");
  }

  @Test
  void boundsNestingAndSize() {
    refused("SELECT * " + "{".repeat(8_000) + "}".repeat(8_000), 400, "deep");
    refused("SELECT (" + "(".repeat(6_000) + "1" + ")".repeat(6_000) + " AS ?x) {}", 400, "deep");
    refused(
        "SELECT * { ?s ?p ?o FILTER("
            + IntStream.range(0, 6_000).mapToObj(i -> "?o = " + i).collect(Collectors.joining("||"))
            + ") }",
        400,
        "");
    refused(
        "SELECT * { "
            + IntStream.range(0, 6_000)
                .mapToObj(i -> "{ ?s ?p " + i + " }")
                .collect(Collectors.joining(" UNION "))
            + " }",
        400,
        "");
    refused("SELECT * { ?s " + "(".repeat(3_000) + "<a:p>" + ")*".repeat(3_000) + " ?o }", 400, "");
    refused(
        "SELECT * { ?s ?p " + "[<a:p> ".repeat(5_000) + "1" + "]".repeat(5_000) + " }", 400, "");
  }

  @Test
  void boundsBodies() {
    String large = "SELECT * { ?s ?p ?o } #" + "x".repeat(300_000);
    HttpResponse<String> response = post(large, "text/csv");
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("262,144");
    assertThat(
            served
                .post(
                    "/sparql", "application/x-www-form-urlencoded", "query=" + Served.encode(large))
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void boundsBodiesWithoutLength() throws Exception {
    String large = "SELECT * { ?s ?p ?o } #" + "x".repeat(300_000);
    HttpResponse<String> response =
        served.send(
            java.net.http.HttpRequest.newBuilder(served.uri("/sparql"))
                .header("Content-Type", "application/sparql-query")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.fromPublisher(
                        java.net.http.HttpRequest.BodyPublishers.ofString(large))));
    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void boundsAddresses() {
    HttpResponse<String> response = served.get("/?q=" + "x".repeat(100_000));
    assertThat(response.statusCode()).isIn(414, 431);
    assertThat(response.body()).doesNotContain("Jetty", "xxx");
  }

  @Test
  void boundsTheBytesOfAnswers() {
    try (Served small = new Served(s -> s.withAnswerLimit(2_000))) {
      HttpResponse<String> response = small.query("SELECT * { ?s ?p ?o }");
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("larger than 2,000 bytes");
    }
  }

  @Test
  void refusesMoreQueriesAtOnceThanAllowed() throws Exception {
    try (Served small =
        new Served(s -> s.withParallelQueries(1).withQueryTime(Duration.ofSeconds(5)))) {
      Thread slow =
          new Thread(
              () ->
                  small.query(
                      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"));
      slow.start();
      Thread.sleep(500);
      HttpResponse<String> response = small.query("ASK {}");
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(Served.header(response, "Retry-After")).isNotEmpty();
      assertThat(small.get("/health/ready").statusCode()).isEqualTo(200);
      slow.join();
    }
  }

  @Test
  void holdsOnTheStoreOfReleasesToo() {
    DatasetGraph store = DatabaseMgr.createDatasetGraph();
    DatasetGraph small = Served.dataset();
    Txn.executeWrite(
        store, () -> Txn.executeRead(small, () -> small.find().forEachRemaining(store::add)));
    try (Served onStore = new Served(s -> s.withQueryTime(Duration.ofSeconds(2)), store)) {
      for (String query :
          new String[] {
            "SELECT * { VALUES ?x { \"TEXT\" } FILTER(REGEX(?x, '^(.*a){22}$')) }",
            "SELECT * { VALUES ?x { \"TEXT\" } FILTER EXISTS { FILTER(REGEX(?x, '^(.*a){22}$')) } }",
            "SELECT (GROUP_CONCAT(REPLACE(?x, '^(.*a){22}$', '')) AS ?n) { VALUES ?x { \"TEXT\" } }",
            "SELECT * FROM <https://w3id.org/entente/graph/inferred> { ?s ?p ?o"
                + " FILTER(REGEX(\"TEXT\", CONCAT('^(.*a){22}', '$'))) }"
          }) {
        HttpResponse<String> response =
            onStore.query(query.replace("TEXT", "a".repeat(27) + "b" + "a".repeat(28) + "!"));
        assertThat(response.statusCode()).as(query).isEqualTo(400);
        assertThat(response.body()).contains("steps");
      }
      assertThat(
              onStore
                  .query(
                      "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/entente/graph/inferred>"
                          + " { ?s ?p ?o }",
                      "Accept",
                      "text/csv")
                  .body())
          .isEqualTo("n\r\n5\r\n");
      assertThat(
              onStore
                  .query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
                  .statusCode())
          .isEqualTo(503);
      assertThat(onStore.page("/thing/instrument/moc").statusCode()).isEqualTo(200);
      assertThat(onStore.page("/source/talks").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tellsNothingOfItself() {
    for (String query : new String[] {"SELECT", "ASK { ?s ?p ?o }", "SELECT (1/0 AS ?x) {}"}) {
      HttpResponse<String> response = post(query, "text/csv, text/plain");
      assertThat(response.headers().map().toString().toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("jetty", "fuseki", "jena", "java");
    }
  }
}
