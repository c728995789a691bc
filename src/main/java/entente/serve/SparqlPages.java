package entente.serve;

import entente.query.Prefixes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;

/** What browsers see at the endpoint: a form, an answer as a table, an error beside the query. */
final class SparqlPages {
  private static final String FIRST_QUERY =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX actor: <https://w3id.org/entente/id/actor/>

      # What links the EU and Japan?
      SELECT DISTINCT ?agreement ?agreementLabel WHERE {
        ?agreement a ent:Instrument ;
                   ent:hasParty actor:japan ;
                   rdfs:label ?agreementLabel .
      }
      ORDER BY ?agreementLabel
      """;

  /** A way to get the same answer. */
  record Download(String name, String href) {}

  private final PageParts parts;
  private final QueryEngine engine;
  private final ServeSettings settings;

  SparqlPages(PageParts parts, QueryEngine engine, ServeSettings settings) {
    this.parts = parts;
    this.engine = engine;
    this.settings = settings;
  }

  /** The endpoint's description for programs, the empty form for people. */
  Reply withoutQuery(Request request, ServedRelease release) {
    Format format =
        request
            .query()
            .value("format")
            .flatMap(name -> Format.of(name, Format.TRIPLES))
            .or(() -> request.accept().choose(Format.TRIPLES))
            .orElseThrow(
                () ->
                    new HttpProblem(
                        406, "the description comes as " + Format.types(Format.TRIPLES)));
    if (format == Format.HTML) {
      return Reply.page(draw(release.id(), FIRST_QUERY, null, null));
    }
    Graph description = ServiceDescription.of(request.baseUrl(), release.dataset());
    return new Reply(
        200,
        format.contentType(),
        Map.of(),
        Reply.Caching.RELEASE,
        out -> {
          QueryEngine.writeGraph(description, format, out);
          return Map.of();
        });
  }

  /** The answer as a table, below the query. */
  Reply answer(ServedRelease release, String text, Query query, Duration time) {
    return new Reply(
        200,
        Format.HTML.contentType(),
        Map.of(),
        Reply.Caching.RELEASE,
        out -> {
          ResultTable table = ResultTable.of(engine, query, release.dataset(), time);
          String page = draw(release.id(), text, table, null, downloads(text, query));
          Reply.bodyOf(page).writeTo(out);
          return Map.of(QueryEngine.COMPLETE, table.more() ? "false" : "true");
        });
  }

  /** The query again, with what is wrong with it. */
  Reply failure(String text, HttpProblem problem) {
    return Reply.page(draw("", text, null, problem.text())).withStatus(problem.status());
  }

  /** Links to the answer in the formats for programs. */
  static List<Download> downloads(String text, Query query) {
    List<Download> downloads = new ArrayList<>();
    for (Format format : QueryEngine.formats(query)) {
      if (format != Format.HTML) {
        downloads.add(new Download(format.name(), Links.query(text, format)));
      }
    }
    return downloads;
  }

  private String draw(
      String release, String text, @Nullable ResultTable table, @Nullable String error) {
    return draw(release, text, table, error, List.of());
  }

  private String draw(
      String release,
      String text,
      @Nullable ResultTable table,
      @Nullable String error,
      List<Download> downloads) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "frame",
        parts.frame(
            "Ask in SPARQL",
            "The graph's SPARQL endpoint: a form for people, SPARQL 1.1 Protocol for programs.",
            "/sparql",
            release));
    values.put("text", text);
    values.put("rows", Math.min(24, Math.max(10, (int) text.lines().count() + 1)));
    values.put("table", table);
    values.put("error", error);
    values.put("downloads", downloads);
    values.put("prefixes", Prefixes.map());
    values.put("seconds", settings.queryTime().toSeconds());
    values.put("limit", String.format(Locale.ROOT, "%,d", settings.rowLimit()));
    return parts.draw("sparql", values);
  }
}
