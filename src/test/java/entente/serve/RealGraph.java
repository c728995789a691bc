package entente.serve;

import entente.extract.TextExtractor;
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
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;

/** The graph of the first source, as a release holds it. */
final class RealGraph {
  private RealGraph() {}

  static DatasetGraph dataset() {
    TextExtractor extractor = TextExtractor.create(GoldFacts.HOME);
    DatasetGraph built =
        GraphBuilder.load(GoldFacts.HOME)
            .build(List.of(extractor.extract(GoldFacts.firstSource().document())));
    Node ontology = NodeFactory.createURI(Graphs.ONTOLOGY);
    DomainRules rules = DomainRules.load(GoldFacts.HOME.ontology().resolve("rules"));
    Graph inferred =
        new Materialiser(rules).infer(built.getDefaultGraph(), built.getGraph(ontology)).graph();
    DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
    Txn.executeWrite(
        dataset,
        () -> {
          built.find().forEachRemaining(dataset::add);
          inferred
              .find()
              .forEachRemaining(
                  t -> {
                    dataset.add(
                        NodeFactory.createURI(Graphs.INFERRED),
                        t.getSubject(),
                        t.getPredicate(),
                        t.getObject());
                    dataset.getDefaultGraph().add(t);
                  });
        });
    return dataset;
  }
}
