package entente.serve;

import entente.vocab.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * What became of the sentences of a document.
 *
 * @param title of the document
 * @param href its page
 * @param facts how many statements rest on it
 * @param used sentences that gave facts
 * @param explained sentences that gave none, for a reason that lies in them
 * @param open sentences that speak of what the graph is about, but were not understood
 */
record Coverage(String title, String href, int facts, int used, int explained, int open) {
  private static final String USED = Ids.concept("use-used");
  private static final List<String> OPEN =
      List.of(Ids.concept("use-no-pattern"), Ids.concept("use-too-long"));

  static final String QUERY =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX graph: <https://w3id.org/entente/graph/>

      SELECT ?document ?use (COUNT(DISTINCT ?passage) AS ?sentences) WHERE {
        GRAPH graph:provenance { ?passage ent:inDocument ?document ; ent:use ?use }
      }
      GROUP BY ?document ?use
      ORDER BY ?document ?use
      """;

  static final String FACTS =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX graph: <https://w3id.org/entente/graph/>

      SELECT ?document (COUNT(DISTINCT ?statement) AS ?facts) WHERE {
        GRAPH graph:provenance {
          ?statement a ent:Statement ; ent:statedIn ?passage . ?passage ent:inDocument ?document
        }
      }
      GROUP BY ?document
      ORDER BY ?document
      """;

  /** All documents, by title. */
  static List<Coverage> ofDocuments(Knowledge knowledge) {
    Map<Node, int[]> counts = new LinkedHashMap<>();
    for (Binding row : knowledge.select(QUERY)) {
      int[] count = counts.computeIfAbsent(row.get("document"), d -> new int[4]);
      String use = Knowledge.text(row, "use");
      count[use.equals(USED) ? 1 : OPEN.contains(use) ? 3 : 2] +=
          Knowledge.number(row, "sentences");
    }
    for (Binding row : knowledge.select(FACTS)) {
      counts.computeIfAbsent(row.get("document"), d -> new int[4])[0] =
          Knowledge.number(row, "facts");
    }
    List<Coverage> documents = new ArrayList<>();
    counts.forEach(
        (document, count) ->
            documents.add(
                new Coverage(
                    SourcePage.title(knowledge, document),
                    Links.page(document.getURI()).orElse("/sources"),
                    count[0],
                    count[1],
                    count[2],
                    count[3])));
    documents.sort(java.util.Comparator.comparing(Coverage::title));
    return documents;
  }

  /** All documents together. */
  static Coverage sum(List<Coverage> documents) {
    return new Coverage(
        "all",
        "/sources",
        documents.stream().mapToInt(Coverage::facts).sum(),
        documents.stream().mapToInt(Coverage::used).sum(),
        documents.stream().mapToInt(Coverage::explained).sum(),
        documents.stream().mapToInt(Coverage::open).sum());
  }

  int sentences() {
    return used + explained + open;
  }

  /** The share of sentences that are used or explained, rounded down: only all are 100 %. */
  String share() {
    return sentences() == 0 ? "–" : 100 * (used + explained) / sentences() + " %";
  }

  /** The share of used sentences as a width of 100. */
  int usedWidth() {
    return sentences() == 0 ? 0 : 100 * used / sentences();
  }

  /** The share of explained sentences as a width of 100. */
  int explainedWidth() {
    return sentences() == 0 ? 0 : 100 * explained / sentences();
  }
}
