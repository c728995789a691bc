package entente.serve;

import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/** A source, sentence by sentence: what each gave, or why it gave nothing. And the list of all. */
final class SourcePage implements Handler {
  private static final String PATH = "/source/";
  private static final String USE = Ids.concept("use-");

  private static final Set<Node> HIDDEN =
      Set.of(RDF.type.asNode(), RDFS.label.asNode(), DCTerms.title.asNode());

  private static final String PASSAGES =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX graph: <https://w3id.org/entente/graph/>
      PREFIX oa: <http://www.w3.org/ns/oa#>

      SELECT ?passage ?quote ?use (MIN(?begin) AS ?start) WHERE {
        GRAPH graph:provenance {
          ?passage ent:inDocument ?document ; ent:quote ?quote ; ent:use ?use .
          OPTIONAL { ?passage oa:hasSelector/oa:start ?begin }
        }
      }
      GROUP BY ?passage ?quote ?use
      ORDER BY ?start ?passage
      """;

  private static final String STATEMENTS =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX graph: <https://w3id.org/entente/graph/>

      SELECT DISTINCT ?passage ?statement ?thing ?type ?label WHERE {
        GRAPH graph:provenance {
          ?passage ent:inDocument ?document .
          ?statement ent:statedIn ?passage ; ent:about ?thing ; ent:statementType ?type .
          OPTIONAL { ?statement ent:slotLabel ?label }
        }
      }
      ORDER BY ?passage ?type ?label ?thing
      """;

  private static final String SAMPLES =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX graph: <https://w3id.org/entente/graph/>

      SELECT ?passage ?quote ?use ?document (COUNT(DISTINCT ?type) AS ?types) WHERE {
        GRAPH graph:provenance {
          ?statement ent:statedIn ?passage ; ent:statementType ?type .
          ?passage ent:quote ?quote ; ent:use ?use ; ent:inDocument ?document
        }
      }
      GROUP BY ?passage ?quote ?use ?document
      HAVING (COUNT(DISTINCT ?type) < 5)
      ORDER BY DESC(?types) STRLEN(?quote) ?passage
      """;

  /** A fact that a sentence gave. */
  record FactLink(String type, String label, String href, String statement) {
    /** Whether the other one reads the same and is of the same statement or the same thing. */
    boolean reads(FactLink other) {
      return type.equals(other.type)
          && label.equals(other.label)
          && (statement.equals(other.statement) || href.equals(other.href));
    }
  }

  /** A sentence of the source. */
  record Line(String id, String quote, String use, String reason, List<FactLink> facts) {
    boolean used() {
      return use.equals("used");
    }

    boolean open() {
      return use.equals("no-pattern") || use.equals("too-long");
    }

    boolean heading() {
      return use.equals("heading");
    }
  }

  /** What is known of the document itself. */
  record Detail(String name, String text, @Nullable String href) {}

  private final PageParts parts;

  SourcePage(PageParts parts) {
    this.parts = parts;
  }

  /** The title of a document, or its identifier. */
  static String title(Knowledge knowledge, Node document) {
    Set<String> titles = new LinkedHashSet<>();
    for (Node property : List.of(DCTerms.title.asNode(), RDFS.label.asNode())) {
      knowledge
          .dataset()
          .find(Node.ANY, document, property, Node.ANY)
          .forEachRemaining(q -> titles.add(q.getObject().getLiteralLexicalForm()));
    }
    return titles.stream().sorted().findFirst().orElse(Knowledge.ending(document.getURI()));
  }

  /** The list of all sources. */
  Reply list(Request request, ServedRelease release) {
    Knowledge knowledge = new Knowledge(release.dataset());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "frame",
        parts.frame(
            "Sources",
            "The documents that the graph was read out of, and how much of each.",
            "/sources",
            release));
    values.put("documents", Coverage.ofDocuments(knowledge));
    values.put("query", Links.query(Coverage.QUERY, Format.HTML));
    return Reply.page(parts.draw("sources", values));
  }

  @Override
  public Reply handle(Request request, ServedRelease release) {
    Knowledge knowledge = new Knowledge(release.dataset());
    String slug = request.path().substring(PATH.length());
    Node document = NodeFactory.createURI(Ids.thing("document", slug));
    Map<String, Node> values = Map.of("document", document);
    List<Binding> passages = slug.contains("/") ? List.of() : knowledge.select(PASSAGES, values);
    if (passages.isEmpty()) {
      throw new HttpProblem(404, "there is no source of this name");
    }
    Map<Node, List<FactLink>> facts = facts(knowledge, values);
    List<Line> lines = passages.stream().map(row -> line(knowledge, row, facts)).toList();
    Coverage coverage =
        Coverage.ofDocuments(knowledge).stream()
            .filter(c -> c.href().equals(PATH + slug))
            .findFirst()
            .orElseThrow();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put(
        "frame",
        parts.frame(
            coverage.title(),
            "The source sentence by sentence: what each gave, or why it gave nothing.",
            "/sources",
            release));
    page.put("coverage", coverage);
    page.put("details", details(knowledge, document));
    page.put("lines", lines);
    page.put("query", Links.query(bound(PASSAGES, document), Format.HTML));
    return Reply.page(parts.draw("source", page));
  }

  private static Line line(Knowledge knowledge, Binding row, Map<Node, List<FactLink>> facts) {
    Node passage = row.get("passage");
    String use = Knowledge.text(row, "use");
    String definition = knowledge.definition(row.get("use"));
    return new Line(
        "s" + Knowledge.ending(passage.getURI()),
        Knowledge.text(row, "quote"),
        use.startsWith(USE) ? use.substring(USE.length()) : "unknown",
        definition.isEmpty() ? knowledge.label(row.get("use")) : definition,
        facts.getOrDefault(passage, List.of()));
  }

  /** The facts that the passages gave, those of one document or of one passage. */
  private static Map<Node, List<FactLink>> facts(Knowledge knowledge, Map<String, Node> values) {
    Map<Node, List<FactLink>> facts = new LinkedHashMap<>();
    for (Binding row : knowledge.select(STATEMENTS, values)) {
      Node passage = values.getOrDefault("passage", row.get("passage"));
      Node thing = row.get("thing");
      String label = Knowledge.text(row, "label");
      FactLink fact =
          new FactLink(
              knowledge.label(row.get("type")),
              label.isEmpty() ? knowledge.label(thing) : label,
              Links.page(thing.getURI()).orElse("/"),
              Links.page(row.get("statement").getURI()).orElse("/"));
      List<FactLink> known = facts.computeIfAbsent(passage, p -> new ArrayList<>());
      if (known.stream().noneMatch(fact::reads)) {
        known.add(fact);
      }
    }
    return facts;
  }

  /** A sentence that shows well how sentences become statements. */
  record Sample(Line line, String href, String title) {}

  /** The sentence of middle length that gave most kinds of facts; empty if there is none. */
  static Optional<Sample> sample(Knowledge knowledge) {
    Optional<Binding> best =
        knowledge.select(SAMPLES).stream()
            .filter(row -> Knowledge.text(row, "quote").length() < 200)
            .findFirst();
    return best.map(
        row -> {
          Node passage = row.get("passage");
          return new Sample(
              line(knowledge, row, facts(knowledge, Map.of("passage", passage))),
              Links.page(passage.getURI()).orElse("/sources"),
              title(knowledge, row.get("document")));
        });
  }

  private static List<Detail> details(Knowledge knowledge, Node document) {
    List<Detail> details = new ArrayList<>();
    knowledge
        .dataset()
        .find(NodeFactory.createURI(Graphs.PROVENANCE), document, Node.ANY, Node.ANY)
        .forEachRemaining(
            quad -> {
              Node value = quad.getObject();
              if (!HIDDEN.contains(quad.getPredicate())) {
                Optional<String> href =
                    value.isURI()
                        ? Links.page(value.getURI())
                        : Links.web(value.getLiteralLexicalForm());
                details.add(
                    new Detail(
                        knowledge.label(quad.getPredicate()),
                        value.isURI() && value.getURI().startsWith(Ids.BASE)
                            ? knowledge.label(value)
                            : value.isURI() ? value.getURI() : value.getLiteralLexicalForm(),
                        href.orElse(null)));
              }
            });
    details.sort(Comparator.comparing(Detail::name).thenComparing(Detail::text));
    return details;
  }

  private static String bound(String query, Node document) {
    return query.replace("?document", "<" + document.getURI() + ">");
  }
}
