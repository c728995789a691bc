package entente.query;

import entente.graph.GoldFacts;
import entente.graph.GraphBuilder;
import entente.reason.DomainRules;
import entente.reason.Materialiser;
import entente.vocab.Graphs;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;

/** The dataset of the first source, as the tests of the query files ask it. */
final class FirstSource {
  private FirstSource() {}

  /**
   * The dataset as a release holds it: passages, provenance, stated, reference data, and what
   * follows. This method alone says where the facts come from.
   */
  static DatasetGraph dataset() {
    DatasetGraph dataset = withoutInference();
    Graph known = dataset.getDefaultGraph();
    Node ontology = NodeFactory.createURI(Graphs.ONTOLOGY);
    DomainRules rules = DomainRules.load(GoldFacts.HOME.ontology().resolve("rules"));
    Graph inferred = new Materialiser(rules).infer(known, dataset.getGraph(ontology)).graph();
    dataset.addGraph(NodeFactory.createURI(Graphs.INFERRED), inferred);
    inferred.find().toList().forEach(known::add);
    return dataset;
  }

  /** The same without {@code graph/inferred} and what it adds to the default graph. */
  static DatasetGraph withoutInference() {
    return GraphBuilder.load(GoldFacts.HOME).build(List.of(GoldFacts.firstSource()));
  }
}
