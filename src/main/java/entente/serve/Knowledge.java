package entente.serve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Reads a release for the pages: queries of the program's own, and labels. */
final class Knowledge {
  private final DatasetGraph dataset;
  private final Map<Node, String> labels = new HashMap<>();

  Knowledge(DatasetGraph dataset) {
    this.dataset = dataset;
  }

  DatasetGraph dataset() {
    return dataset;
  }

  /** The triples that are known. */
  Graph known() {
    return dataset.getDefaultGraph();
  }

  /** The rows of a SELECT, with these variables replaced by values. */
  List<Binding> select(String query, Map<String, Node> values) {
    List<Binding> rows = new ArrayList<>();
    var builder = QueryExec.dataset(dataset).query(QueryFactory.create(query));
    values.forEach((name, value) -> builder.substitution(Var.alloc(name), value));
    try (QueryExec execution = builder.build()) {
      execution.select().forEachRemaining(rows::add);
    }
    return rows;
  }

  List<Binding> select(String query) {
    return select(query, Map.of());
  }

  /** What the ontology and the reference data say a concept means; empty if they do not say. */
  String definition(Node concept) {
    List<Node> definitions =
        known()
            .find(concept, SKOS.definition.asNode(), Node.ANY)
            .mapWith(t -> t.getObject())
            .toList();
    return definitions.isEmpty() ? "" : definitions.get(0).getLiteralLexicalForm();
  }

  /** The first label in English, else in no language, else in any; else the end of the IRI. */
  String label(Node thing) {
    return labels.computeIfAbsent(thing, this::readLabel);
  }

  private String readLabel(Node thing) {
    if (!thing.isURI()) {
      return thing.isLiteral() ? thing.getLiteralLexicalForm() : thing.toString();
    }
    Map<String, String> found = new TreeMap<>();
    known()
        .find(thing, RDFS.label.asNode(), Node.ANY)
        .forEachRemaining(t -> rank(t.getObject(), found));
    if (found.isEmpty()) {
      dataset
          .find(Node.ANY, thing, RDFS.label.asNode(), Node.ANY)
          .forEachRemaining(q -> rank(q.getObject(), found));
    }
    return found.isEmpty() ? words(ending(thing.getURI())) : found.values().iterator().next();
  }

  private static void rank(Node label, Map<String, String> found) {
    if (label.isLiteral()) {
      String language = label.getLiteralLanguage();
      String rank = language.equals("en") ? "0" : language.isEmpty() ? "1" : "2" + language;
      found.put(rank + label.getLiteralLexicalForm(), label.getLiteralLexicalForm());
    }
  }

  /** {@code dateOf} as {@code date of}. */
  static String words(String name) {
    return name.matches("[a-z]+([A-Z][a-z]+)+")
        ? name.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT)
        : name;
  }

  /** What stands behind the last slash or hash. */
  static String ending(String iri) {
    String ending = iri.replaceFirst(".*[/#](?=.)", "");
    return ending.isEmpty() ? iri : ending;
  }

  /** The number that a row has under this name; 0 if it has none. */
  static int number(Binding row, String name) {
    Node node = row.get(name);
    return node != null && node.isLiteral() && node.getLiteralValue() instanceof Number number
        ? number.intValue()
        : 0;
  }

  /** The text that a row has under this name; empty if it has none. */
  static String text(Binding row, String name) {
    Node node = row.get(name);
    if (node == null) {
      return "";
    }
    return node.isLiteral() ? node.getLiteralLexicalForm() : node.isURI() ? node.getURI() : "";
  }
}
