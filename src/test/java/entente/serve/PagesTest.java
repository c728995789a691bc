package entente.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");

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

  private static String text(String path) {
    HttpResponse<String> response = served.page(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  private static String plain(String html) {
    return html.replaceAll("<[^>]*>", " ")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replaceAll("\\s+", " ");
  }

  @Test
  void frontPageTellsNumbersThatTheirQueriesGive() {
    String page = text("/");
    Matcher figures = Pattern.compile("<dd><a href=\"([^\"]*)\">([^<]*)</a></dd>").matcher(page);
    int seen = 0;
    while (figures.find()) {
      seen++;
      String path = figures.group(1).replace("&amp;", "&").replace("format=html", "format=csv");
      assertThat(served.get(path).statusCode()).isEqualTo(200);
    }
    assertThat(seen).isEqualTo(4);
    assertThat(served.get(Links.query(FrontPage.NUMBERS, Format.CSV)).body())
        .isEqualTo("partners,agreements,events\r\n1,2,1\r\n");
    assertThat(page).contains(">1</a>", ">2</a>", "83 %");
    assertThat(served.get(Links.query(Coverage.QUERY, Format.CSV)).body())
        .contains("use-no-pattern,1", "talks,https://w3id.org/entente/id/concept/use-used,2");
    assertThat(plain(page))
        .contains("What has the EU agreed with whom", "the sources read so far do not say so")
        .contains("Talks with partners", "/sparql", "curl", "Japan");
  }

  @Test
  void sourcePageShowsEachSentenceWithItsUseInTheOrderOfTheText() {
    String page = text("/source/talks");
    assertThat(plain(page))
        .contains("5 sentences: 2 gave 2 statements, 2 need give none, 1 speak")
        .containsSubsequence(
            "Japan",
            "On 3 July 2023, the EU and Japan signed",
            "memorandum of cooperation Memorandum of Cooperation on semiconductors",
            "On 30 April 2024",
            "The weather was fine. out of scope",
            "Both sides cherish their memorandum. no pattern");
    assertThat(page)
        .contains("<mark>On 3 July 2023", "<h2 id=\"s3123456789ab\" dir=\"auto\">Japan</h2>")
        .doesNotContain("<mark>The weather");
  }

  @Test
  void thingPageTellsStatedFromInferredAndShowsTheSentences() {
    String page = text("/thing/instrument/moc");
    assertThat(plain(page))
        .contains("memorandum of cooperation Memorandum of Cooperation on semiconductors")
        .contains("2023-07-03")
        .containsSubsequence(
            "about topic", "semiconductors 1", "covers topic", "inferred", "electronics")
        .contains("On 3 July 2023, the EU and Japan signed a Memorandum", "Talks with partners");
    assertThat(plain(text("/thing/statement/00000000000000aa")))
        .contains("Memorandum of Cooperation on semiconductors", "signed-instrument");
    assertThat(plain(text("/thing/actor/japan"))).contains("Japan", "日本");
  }

  @Test
  void ontologyPageListsTerms() {
    assertThat(text("/ontology")).contains("<tr id=\"Memorandum\">", "<tr id=\"directParty\">");
    assertThat(served.get("/ontology", "Accept", "text/turtle").body()).contains("owl:Class");
  }

  @Test
  void examplesShowQuestionAnswerAndQuery() {
    assertThat(plain(text("/examples")))
        .contains("Which agreements have a given party?", "The first thing that one asks")
        .contains("Which sentences speak of <things> & \"others\"?");
    String page = text("/examples/agreement_by-party");
    assertThat(plain(page))
        .contains("Memorandum of Cooperation on semiconductors", "2023-07-03", "1 row.")
        .contains("SELECT ?agreement ?agreementLabel ?earliest WHERE");
    assertThat(page).contains("value=\"Japan\"", "<form class=\"fields\"");
    assertThat(page).doesNotContain("#+ question");
  }

  @Test
  void examplesTakeParameters() {
    assertThat(plain(text("/examples/agreement_by-party?partner=EU")))
        .contains("1 row.", "actor:european-union", "'partner=EU'");
    assertThat(plain(text("/examples/agreement_by-party?partner=South+Korea")))
        .contains("No rows: the sources read so far do not say so.");
    HttpResponse<String> wrong = served.page("/examples/agreement_by-party?partner=Jappan");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(plain(wrong.body())).contains("'Jappan'", "Japan");
    HttpResponse<String> hostile =
        served.page(
            "/examples/agreement_by-party?partner=" + Served.encode("\"><script>x</script>"));
    assertThat(hostile.statusCode()).isEqualTo(400);
    assertThat(hostile.body()).doesNotContain("<script");
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle,/data/actor/japan.ttl",
    "*/*,/data/actor/japan.ttl",
    "application/ld+json,/data/actor/japan.jsonld",
    "application/n-triples,/data/actor/japan.nt",
    "application/rdf+xml,/data/actor/japan.rdf",
    "text/html,/thing/actor/japan",
    "'text/html,text/turtle',/data/actor/japan.ttl",
    "'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',/thing/actor/japan"
  })
  void irisOfThingsLeadToPagesOrData(String accept, String location) {
    HttpResponse<String> response = served.get("/id/actor/japan", "Accept", accept);
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(Served.header(response, "Location")).containsExactly(location);
    assertThat(served.get(location, "Accept", accept).statusCode()).isEqualTo(200);
  }

  @Test
  void irisOfPassagesAndDocumentsLeadToTheSource() {
    assertThat(Served.header(served.page("/id/passage/talks/0123456789ab"), "Location"))
        .containsExactly("/source/talks#s0123456789ab");
    assertThat(Served.header(served.page("/id/document/talks"), "Location"))
        .containsExactly("/source/talks");
    assertThat(served.get("/id/actor/japan", "Accept", "image/png").statusCode()).isEqualTo(406);
    assertThat(served.get("/id/actor/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void dataHoldTheThingItsNeighboursLabelsAndItsSentences() {
    assertThat(served.get("/data/instrument/moc.ttl").body())
        .contains("\"Japan\"@en", "On 3 July 2023, the EU and Japan signed", "\"2023-07-03\"");
    assertThat(served.get("/data/instrument/moc.doc").statusCode()).isEqualTo(404);
    assertThat(served.get("/data/instrument/none.ttl").statusCode()).isEqualTo(404);
  }

  @Test
  void unknownAddressesNameTheNearest() {
    HttpResponse<String> page = served.page("/thing/actor/japna");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("href=\"/thing/actor/japan\"");
    assertThat(served.page("/examples/agreement_by-partie").body())
        .contains("href=\"/examples/agreement_by-party\"");
    HttpResponse<String> text = served.get("/nowhere");
    assertThat(text.statusCode()).isEqualTo(404);
    assertThat(Served.header(text, "Content-Type")).containsExactly("text/plain;charset=utf-8");
    assertThat(served.page("/source/none").statusCode()).isEqualTo(404);
    assertThat(served.page("/source/").statusCode()).isEqualTo(404);
    assertThat(served.get("/examples/").statusCode()).isEqualTo(308);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/examples", "/source/talks", "/thing/actor/japan", "/health/live"})
  void pagesAreReadOnly(String path) {
    HttpResponse<String> post = served.post(path, "text/plain", "x");
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(Served.header(post, "Allow")).containsExactly("GET, HEAD, OPTIONS");
    assertThat(served.method("DELETE", path).statusCode()).isEqualTo(405);
    assertThat(served.method("OPTIONS", path).statusCode()).isEqualTo(204);
    HttpResponse<String> head = served.method("HEAD", path);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/examples",
        "/sources",
        "/source/talks",
        "/thing/actor/japan",
        "/ontology",
        "/sparql",
        "/sparql?query=ASK%20%7B%7D",
        "/nowhere",
        "/sparql?query=x",
        "/style.css",
        "/favicon.svg",
        "/robots.txt",
        "/health/ready"
      })
  void everyAnswerIsGuardedByItsHeaders(String path) {
    HttpResponse<String> response = served.page(path);
    assertThat(Served.header(response, "Content-Security-Policy"))
        .containsExactly(
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'");
    assertThat(Served.header(response, "X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(Served.header(response, "Referrer-Policy")).containsExactly("no-referrer");
    assertThat(Served.header(response, "Server")).isEmpty();
    assertThat(Served.header(response, "Set-Cookie")).isEmpty();
    assertThat(response.body()).doesNotContain("<script", " style=\"", "onload=\"", "@import");
  }

  @Test
  void pagesAreKeptByRelease() {
    HttpResponse<String> first = served.page("/");
    String tag = Served.header(first, "ETag").get(0);
    assertThat(served.get("/", "Accept", "text/html", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(Served.header(served.get("/style.css"), "Cache-Control"))
        .containsExactly("public, max-age=86400");
    assertThat(Served.header(served.get("/health/ready"), "Cache-Control"))
        .containsExactly("no-store");
  }

  @Test
  void hostileSourcesComeOutAsText() {
    for (String path :
        List.of(
            "/",
            "/sources",
            "/source/hostile",
            "/thing/instrument/evil",
            "/thing/statement/00000000000000cc",
            "/examples/provenance_sentences",
            Links.query("SELECT * { GRAPH ?g { ?s ?p ?o } }", Format.HTML),
            Links.query("SELECT ('<script>alert(1)</script>' AS ?x) {}", Format.HTML),
            Links.query("SELECT ?x { <script>alert(1)</script> }", Format.HTML),
            "/examples/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "/thing/actor/%3Cimg%20src=x%20onerror=alert(1)%3E")) {
      String body = served.page(path).body();
      assertThat(body)
          .as(path)
          .doesNotContain("<script", "<img", "<svg onload", "<b>an agreement", "<style")
          .doesNotContainPattern("href=\"\\s*javascript:");
    }
    assertThat(plain(text("/source/hostile")))
        .contains("<script>document.title='owned'</script> The EU & Mars \"signed\"")
        .contains("javascript:alert('url')");
  }

  @Test
  void everyInternalLinkResolves() {
    assertThat(crawl(served)).hasSizeGreaterThan(40);
  }

  @Test
  void everyInternalLinkOfTheRealGraphResolves() {
    try (Served real = new Served(s -> s, RealGraph.dataset(), java.nio.file.Path.of("queries"))) {
      assertThat(crawl(real)).hasSizeGreaterThan(200);
    }
  }

  /** Follows every link on the server from the first page; the addresses that were seen. */
  private static Set<String> crawl(Served server) {
    Set<String> seen = new LinkedHashSet<>(List.of("/"));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty() && seen.size() < 3_000) {
      String path = open.remove();
      HttpResponse<String> response = server.page(path);
      assertThat(response.statusCode()).as(path).isLessThan(400);
      String type = Served.header(response, "Content-Type").get(0);
      if (!type.startsWith("text/html")) {
        continue;
      }
      Set<String> ids = new HashSet<>();
      Matcher id = ID.matcher(response.body());
      while (id.find()) {
        assertThat(ids.add(id.group(1))).as("twice the id " + id.group(1) + " on " + path).isTrue();
      }
      Matcher link = LINK.matcher(response.body());
      while (link.find()) {
        String target = link.group(1).replace("&amp;", "&").replace("&#39;", "'");
        if (target.startsWith("#")) {
          assertThat(ids).as(path).contains(target.substring(1));
        } else if (target.startsWith("/") && !path.startsWith("/sparql?")) {
          String address = target.replaceFirst("#.*", "");
          if (seen.add(address)) {
            open.add(address);
          }
        }
      }
    }
    return seen;
  }
}
