package entente.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparqlProtocolTest {
  private static final String PREFIXES =
      "PREFIX ent: <https://w3id.org/entente/ontology#>"
          + " PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
          + " PREFIX graph: <https://w3id.org/entente/graph/>"
          + " PREFIX actor: <https://w3id.org/entente/id/actor/> ";
  private static final String LABELS =
      PREFIXES + "SELECT ?label { ?x a ent:GeopoliticalActor ; rdfs:label ?label } ORDER BY ?label";
  private static final String ALL = "CONSTRUCT WHERE { ?s ?p ?o }";

  @SuppressWarnings("NullAway.Init")
  private static Served served;

  @BeforeAll
  static void start() {
    served = new Served();
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void answersGet() {
    HttpResponse<String> response = served.query(LABELS, "Accept", "text/csv");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("label\r\nEuropean Union\r\nJapan\r\nSouth Korea\r\n");
    assertThat(Served.header(response, QueryEngine.COMPLETE)).containsExactly("true");
  }

  @Test
  void answersPostOfFormAndOfQuery() {
    assertThat(
            served
                .post(
                    "/sparql",
                    "application/x-www-form-urlencoded",
                    "query=" + Served.encode(LABELS),
                    "Accept",
                    "text/csv")
                .body())
        .contains("South Korea");
    assertThat(
            served.post("/sparql", "application/sparql-query", LABELS, "Accept", "text/csv").body())
        .contains("South Korea");
  }

  @ParameterizedTest
  @CsvSource({
    "application/sparql-results+json,application/sparql-results+json",
    "application/json,application/sparql-results+json",
    "*/*,application/sparql-results+json",
    "application/sparql-results+xml,application/sparql-results+xml",
    "text/csv,text/csv;charset=utf-8",
    "text/tab-separated-values,text/tab-separated-values;charset=utf-8",
    "text/*,text/csv;charset=utf-8",
    "'text/csv;q=0.5,application/sparql-results+xml;q=0.7',application/sparql-results+xml",
    "'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',text/html;charset=utf-8",
    "'application/json,text/html',application/sparql-results+json",
    "'*/*;q=0.1,text/csv;q=0',application/sparql-results+json"
  })
  void negotiatesRows(String accept, String contentType) {
    HttpResponse<String> response = served.query(LABELS, "Accept", accept);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Served.header(response, "Content-Type")).containsExactly(contentType);
    assertThat(response.body()).contains("South Korea");
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle,text/turtle",
    "application/n-triples,application/n-triples",
    "application/ld+json,application/ld+json",
    "application/rdf+xml,application/rdf+xml",
    "*/*,text/turtle"
  })
  void negotiatesTriples(String accept, String contentType) {
    for (String query : new String[] {ALL, PREFIXES + "DESCRIBE actor:japan"}) {
      HttpResponse<String> response = served.query(query, "Accept", accept);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Served.header(response, "Content-Type").get(0)).startsWith(contentType);
      var graph = GraphFactory.createDefaultGraph();
      RDFParser.fromString(
              response.body(), org.apache.jena.riot.RDFLanguages.contentTypeToLang(contentType))
          .parse(graph);
      assertThat(graph.size()).isGreaterThan(5);
    }
  }

  @Test
  void answersAsk() {
    assertThat(served.query("ASK {}", "Accept", "application/json").body())
        .containsPattern("\"boolean\"\\s*:\\s*true");
    assertThat(served.query("ASK {}", "Accept", "text/plain").body()).isEqualTo("true\n");
    assertThat(served.query("ASK { FILTER(false) }", "Accept", "text/html").body())
        .contains(">no<");
  }

  @Test
  void describesThingsWithTheirPattern() {
    String query = PREFIXES + "DESCRIBE ?x { ?x a ent:Council }";
    assertThat(served.query(query, "Accept", "application/n-triples").body())
        .contains("/id/mechanism/council> <http://www.w3.org/2000/01/rdf-schema#label>")
        .doesNotContain("/id/actor/korea");
  }

  @Test
  void formatParameterWinsOverAccept() {
    HttpResponse<String> response =
        served.get(
            "/sparql?format=csv&query=" + Served.encode(LABELS), "Accept", "application/json");
    assertThat(Served.header(response, "Content-Type")).containsExactly("text/csv;charset=utf-8");
    assertThat(Served.header(response, "Content-Disposition"))
        .containsExactly("inline; filename=\"entente.csv\"");
    assertThat(served.get("/sparql?format=doc&query=" + Served.encode(LABELS)).statusCode())
        .isEqualTo(400);
    assertThat(served.get("/sparql?format=ttl&query=" + Served.encode(LABELS)).statusCode())
        .isEqualTo(406);
  }

  @Test
  void refusesTypesThatThereAreNot() {
    HttpResponse<String> response = served.query(LABELS, "Accept", "image/png");
    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(response.body()).contains("application/sparql-results+json", "text/csv");
    assertThat(served.query(ALL, "Accept", "text/csv").statusCode()).isEqualTo(406);
    assertThat(served.get("/sparql", "Accept", "image/png").statusCode()).isEqualTo(406);
  }

  @Test
  void describesItselfToPrograms() {
    HttpResponse<String> response = served.get("/sparql", "Accept", "text/turtle");
    assertThat(Served.header(response, "Content-Type"))
        .containsExactly("text/turtle;charset=utf-8");
    var graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(response.body(), Lang.TURTLE).parse(graph);
    Node endpoint = NodeFactory.createURI(served.uri("/sparql").toString());
    String sd = "http://www.w3.org/ns/sparql-service-description#";
    assertThat(graph.contains(endpoint, NodeFactory.createURI(sd + "endpoint"), endpoint)).isTrue();
    assertThat(
            graph.contains(
                endpoint,
                NodeFactory.createURI(sd + "supportedLanguage"),
                NodeFactory.createURI(sd + "SPARQL11Query")))
        .isTrue();
    assertThat(
            graph.contains(
                Node.ANY,
                NodeFactory.createURI(sd + "name"),
                NodeFactory.createURI("https://w3id.org/entente/graph/provenance")))
        .isTrue();
    assertThat(served.get("/sparql").body()).contains("sd:Service");
  }

  @Test
  void showsPeopleAForm() {
    assertThat(served.page("/sparql").body())
        .contains("<form", "<textarea", "name=\"query\"")
        .doesNotContain("<script");
  }

  @Test
  void showsPeopleATable() {
    String body = served.query(LABELS, "Accept", "text/html").body();
    assertThat(body).contains("<th scope=\"col\">label</th>", ">South Korea<", "format=csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * { ?s ?p }|line 1, column 18",
        "SELECT * {|line 1",
        "SELECT ?x { ?x foo:bar ?y }|foo:bar",
        "SELEC * {}|line 1, column 6: cannot read on after",
        "INSERT DATA { <a:a> <a:b> <a:c> }|line 1, column 1"
      })
  void tellsWhereTheSyntaxIsWrong(String query, String part) {
    HttpResponse<String> response = served.query(query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Served.header(response, "Content-Type")).containsExactly("text/plain;charset=utf-8");
    assertThat(response.body()).contains(part).doesNotContain("Exception", "org.apache", "\tat ");
    HttpResponse<String> page = served.query(query, "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("<textarea", part, "role=\"alert\"");
  }

  @Test
  void tellsLineAndColumnInLongQueries() {
    assertThat(served.query("SELECT *\nWHERE {\n  ?s ?p ?o .\n  FILTER(?o >)\n}").body())
        .contains("line 4, column 14: unexpected \")\"")
        .contains("  FILTER(?o >)\n               ^");
  }

  @Test
  void refusesUpdatesOfEveryKind() {
    String update = "INSERT DATA { <a:a> <a:b> <a:c> }";
    assertThat(served.get("/sparql?update=" + Served.encode(update)).statusCode()).isEqualTo(403);
    assertThat(
            served
                .post(
                    "/sparql",
                    "application/x-www-form-urlencoded",
                    "update=" + Served.encode(update))
                .statusCode())
        .isEqualTo(403);
    assertThat(served.post("/sparql", "application/sparql-update", update).statusCode())
        .isEqualTo(403);
    assertThat(served.post("/sparql", "text/turtle", "<a:a> <a:b> <a:c> .").statusCode())
        .isEqualTo(415);
    for (String method : new String[] {"PUT", "DELETE", "PATCH", "TRACE", "MOVE"}) {
      HttpResponse<String> response = served.method(method, "/sparql");
      assertThat(response.statusCode()).as(method).isEqualTo(405);
      assertThat(Served.header(response, "Allow")).containsExactly("GET, HEAD, OPTIONS, POST");
    }
    assertThat(served.query("ASK { <a:a> <a:b> <a:c> }", "Accept", "text/plain").body())
        .isEqualTo("false\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/$/ping",
        "/$/server",
        "/$/stats",
        "/$/metrics",
        "/$/compact/ds",
        "/$/datasets",
        "/ds",
        "/ds/update",
        "/ds/data",
        "/update",
        "/data",
        "/upload"
      })
  void hasNoAdministrationAndNoOtherService(String path) {
    assertThat(served.get(path).statusCode()).isEqualTo(404);
    assertThat(served.post(path, "text/turtle", "<a:a> <a:b> <a:c> .").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesBrokenRequests() {
    assertThat(served.get("/sparql?query=").statusCode()).isEqualTo(400);
    assertThat(served.get("/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D").statusCode())
        .isEqualTo(400);
    assertThat(served.get("/sparql?query=%FF%FE").statusCode()).isEqualTo(400);
    assertThat(served.post("/sparql", "application/x-www-form-urlencoded", "").statusCode())
        .isEqualTo(400);
    assertThat(
            served
                .post("/sparql", "application/sparql-query; charset=iso-8859-1", "ASK {}")
                .statusCode())
        .isEqualTo(415);
    assertThat(served.post("/sparql", "multipart/form-data; boundary=x", "--x--").statusCode())
        .isEqualTo(415);
    assertThat(served.get("/sparql?timeout=never&query=ASK%20%7B%7D").statusCode()).isEqualTo(400);
    assertThat(served.get("/sparql?default-graph-uri=%3Cx%3E&query=ASK%20%7B%7D").statusCode())
        .isEqualTo(400);
  }

  @Test
  void takesTheDatasetFromTheProtocol() {
    String query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
    String graph = Served.encode("https://w3id.org/entente/graph/inferred");
    assertThat(
            served
                .get(
                    "/sparql?default-graph-uri=" + graph + "&query=" + Served.encode(query),
                    "Accept",
                    "text/csv")
                .body())
        .isEqualTo("n\r\n5\r\n");
    String named = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }";
    assertThat(
            served
                .get(
                    "/sparql?named-graph-uri=" + graph + "&query=" + Served.encode(named),
                    "Accept",
                    "text/csv")
                .body())
        .isEqualTo("g\r\nhttps://w3id.org/entente/graph/inferred\r\n");
    assertThat(
            served
                .query(
                    PREFIXES + "SELECT (COUNT(*) AS ?n) FROM graph:inferred { ?s ?p ?o }",
                    "Accept",
                    "text/csv")
                .body())
        .isEqualTo("n\r\n5\r\n");
    assertThat(
            served
                .query(
                    PREFIXES + "DESCRIBE actor:japan FROM graph:inferred",
                    "Accept",
                    "application/n-triples")
                .body()
                .lines())
        .hasSize(2);
  }

  @Test
  void keepsAnswersByReleaseAndRequest() {
    HttpResponse<String> first = served.query(LABELS, "Accept", "text/csv");
    String tag = Served.header(first, "ETag").get(0);
    assertThat(tag).startsWith("W/\"r1-");
    assertThat(Served.header(first, "Cache-Control"))
        .containsExactly("public, max-age=0, must-revalidate");
    assertThat(Served.header(first, "Vary")).containsExactly("Accept, Accept-Encoding");
    HttpResponse<String> second =
        served.query(LABELS, "Accept", "text/csv", "If-None-Match", "\"other\", " + tag);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(Served.header(second, "ETag")).containsExactly(tag);
    assertThat(Served.header(served.query(LABELS, "Accept", "application/json"), "ETag"))
        .doesNotContain(tag);
    assertThat(Served.header(served.query(LABELS + " LIMIT 1", "Accept", "text/csv"), "ETag"))
        .doesNotContain(tag);
  }

  @Test
  void neverKeepsWhatChangesByItself() {
    HttpResponse<String> response = served.query("SELECT (NOW() AS ?now) {}");
    assertThat(Served.header(response, "ETag")).isEmpty();
    assertThat(Served.header(response, "Cache-Control")).containsExactly("no-store");
    assertThat(Served.header(served.query("SELEC"), "Cache-Control")).containsExactly("no-store");
  }

  @Test
  void answersHeadAsGetWithoutBody() {
    HttpResponse<String> get = served.query(LABELS, "Accept", "text/csv");
    HttpResponse<String> head =
        served.method("HEAD", "/sparql?query=" + Served.encode(LABELS), "Accept", "text/csv");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : new String[] {"Content-Type", "Content-Length", "ETag", "Vary"}) {
      assertThat(Served.header(head, name)).as(name).isEqualTo(Served.header(get, name));
    }
    assertThat(served.method("HEAD", "/sparql?query=SELEC").statusCode()).isEqualTo(400);
  }

  @Test
  void isOpenToOtherOriginsWithoutCredentials() {
    HttpResponse<String> get = served.query(LABELS, "Origin", "https://other.example");
    assertThat(Served.header(get, "Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(Served.header(get, "Access-Control-Allow-Credentials")).isEmpty();
    HttpResponse<String> preflight =
        served.method(
            "OPTIONS",
            "/sparql",
            "Origin",
            "https://other.example",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "content-type");
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(Served.header(preflight, "Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(Served.header(preflight, "Access-Control-Allow-Methods").get(0))
        .contains("POST")
        .doesNotContain("PUT", "DELETE");
    assertThat(Served.header(preflight, "Access-Control-Allow-Headers").get(0))
        .contains("Content-Type");
  }

  @Test
  void compressesLongAnswersOnDemand() throws Exception {
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(served.uri("/sparql?query=" + Served.encode(ALL)))
                    .header("Accept", "application/n-triples")
                    .header("Accept-Encoding", "br, gzip;q=0.8")
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(Served.header(response, "Content-Encoding")).containsExactly("gzip");
    assertThat(unzip(response.body()))
        .isEqualTo(served.query(ALL, "Accept", "application/n-triples").body());
    assertThat(
            Served.header(
                served.query(ALL, "Accept", "application/n-triples", "Accept-Encoding", "gzip;q=0"),
                "Content-Encoding"))
        .isEmpty();
  }

  private static String unzip(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
