package entente.cli;

import entente.extract.Sentence;
import entente.source.Home;
import entente.source.RdfFiles;
import entente.vocab.Ids;
import java.util.EnumMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;

/** What the reasons mean for which sentences gave no fact. */
final class Reasons {
  private Reasons() {}

  /** The definitions of the concepts of the reference data. */
  static Map<Sentence.Use, String> definitions(Home home) {
    Map<Sentence.Use, String> definitions = new EnumMap<>(Sentence.Use.class);
    for (Graph graph : RdfFiles.readFolder(home.ontology().resolve("reference")).values()) {
      for (Sentence.Use use : Sentence.Use.values()) {
        Node concept = NodeFactory.createURI(Ids.concept("use-" + use.id()));
        graph
            .find(concept, SKOS.definition.asNode(), Node.ANY)
            .forEachRemaining(t -> definitions.put(use, t.getObject().getLiteralLexicalForm()));
      }
    }
    return definitions;
  }
}
