package entente.serve;

import entente.query.QueryCatalog;
import entente.query.QueryFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/** The first page: what the graph is, how much it holds, with whom, and what one can ask it. */
final class FrontPage implements Handler {
  private static final int QUESTIONS = 9;

  static final String NUMBERS =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX actor: <https://w3id.org/entente/id/actor/>

      SELECT ?partners ?agreements ?events WHERE {
        { SELECT (COUNT(DISTINCT ?partner) AS ?partners) WHERE {
            ?partner a ent:GeopoliticalActor ; ent:involvedIn ?thing .
            FILTER(?partner != actor:european-union) } }
        { SELECT (COUNT(DISTINCT ?agreement) AS ?agreements) WHERE {
            ?agreement a ent:Instrument } }
        { SELECT (COUNT(DISTINCT ?event) AS ?events) WHERE { ?event a ent:Event } }
      }
      """;

  static final String PARTNERS =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX actor: <https://w3id.org/entente/id/actor/>

      SELECT ?partner ?label ?kind (COUNT(DISTINCT ?thing) AS ?things) WHERE {
        ?partner a ent:GeopoliticalActor ; rdfs:label ?label .
        FILTER(?partner != actor:european-union)
        {
          VALUES ?kind { ent:Instrument ent:Mechanism ent:Event ent:CooperationLine }
          ?partner ent:involvedIn ?thing . ?thing a ?kind .
        } UNION {
          BIND(ent:Topic AS ?kind)
          ?partner ent:cooperatesOn ?thing .
        }
      }
      GROUP BY ?partner ?label ?kind
      ORDER BY ?label ?kind
      """;

  /** A number with what it counts and the query behind it. */
  record Figure(String value, String name, String note, String query) {}

  /** A partner and how many things of each kind involve it. */
  record Partner(
      String name,
      String href,
      int agreements,
      int forums,
      int events,
      int relations,
      int topics) {}

  private final PageParts parts;
  private final QueryCatalog queries;

  FrontPage(PageParts parts, QueryCatalog queries) {
    this.parts = parts;
    this.queries = queries;
  }

  @Override
  public Reply handle(Request request, ServedRelease release) {
    Knowledge knowledge = new Knowledge(release.dataset());
    List<Coverage> documents = Coverage.ofDocuments(knowledge);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "frame",
        parts.frame(
            "What has the EU agreed with whom on digital matters?",
            "An open knowledge graph of the EU's digital cooperation, with the sentence behind"
                + " every statement.",
            "/",
            release));
    values.put("figures", figures(knowledge, Coverage.sum(documents)));
    values.put("sample", SourcePage.sample(knowledge).orElse(null));
    values.put("partners", partners(knowledge));
    values.put("partnersQuery", Links.query(PARTNERS, Format.HTML));
    values.put("documents", documents);
    values.put("questions", questions());
    values.put("count", queries.queries().size());
    values.put("base", request.baseUrl());
    return Reply.page(parts.draw("front", values));
  }

  private static List<Figure> figures(Knowledge knowledge, Coverage coverage) {
    Binding row = knowledge.select(NUMBERS).get(0);
    String numbers = Links.query(NUMBERS, Format.HTML);
    return List.of(
        new Figure(
            number(row, "partners"), "partners", "countries, economies and regions", numbers),
        new Figure(
            number(row, "agreements"), "agreements", "from memoranda to trade agreements", numbers),
        new Figure(number(row, "events"), "events", "meetings, signings, launches, plans", numbers),
        new Figure(
            coverage.share(),
            "of sentences",
            "used, or with a reason why not",
            Links.query(Coverage.QUERY, Format.HTML)));
  }

  private static String number(Binding row, String name) {
    return Integer.toString(Knowledge.number(row, name));
  }

  private static List<Partner> partners(Knowledge knowledge) {
    Map<Node, Map<String, Integer>> counts = new LinkedHashMap<>();
    Map<Node, String> labels = new LinkedHashMap<>();
    for (Binding row : knowledge.select(PARTNERS)) {
      Node partner = row.get("partner");
      labels.putIfAbsent(partner, Knowledge.text(row, "label"));
      counts
          .computeIfAbsent(partner, p -> new LinkedHashMap<>())
          .put(Knowledge.ending(Knowledge.text(row, "kind")), Knowledge.number(row, "things"));
    }
    List<Partner> partners = new ArrayList<>();
    counts.forEach(
        (partner, of) ->
            partners.add(
                new Partner(
                    labels.getOrDefault(partner, ""),
                    Links.page(partner.getURI()).orElse("/"),
                    of.getOrDefault("Instrument", 0),
                    of.getOrDefault("Mechanism", 0),
                    of.getOrDefault("Event", 0),
                    of.getOrDefault("CooperationLine", 0),
                    of.getOrDefault("Topic", 0))));
    partners.sort(
        Comparator.comparingInt((Partner p) -> p.agreements() + p.forums() + p.events())
            .reversed()
            .thenComparing(Partner::name));
    return partners;
  }

  /** One question of each subject, so that the first page shows what kinds there are. */
  private List<QueryFile> questions() {
    Map<String, QueryFile> bySubject = new LinkedHashMap<>();
    queries.queries().forEach(q -> bySubject.putIfAbsent(q.name().replaceFirst("_.*", ""), q));
    return bySubject.values().stream().limit(QUESTIONS).toList();
  }
}
