package entente.query;

import entente.extract.Extraction;
import entente.extract.TextExtractor;
import entente.graph.GraphBuilder;
import entente.reason.DomainRules;
import entente.reason.Materialiser;
import entente.source.Home;
import entente.source.SourceReader;
import entente.vocab.Graphs;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;

/** The dataset of the first source, as the tests of the query files ask it. */
final class FirstSource {
  private static final Home HOME = new Home(Path.of(System.getProperty("entente.home", ".")));
  private static final long MAX_BYTES = 50_000_000;

  private FirstSource() {}

  /**
   * The dataset as a release holds it: passages, provenance, stated, reference data, and what
   * follows. This method alone says where the facts come from.
   */
  static DatasetGraph dataset() {
    DatasetGraph dataset = withoutInference();
    Graph known = dataset.getDefaultGraph();
    Node ontology = NodeFactory.createURI(Graphs.ONTOLOGY);
    DomainRules rules = DomainRules.load(HOME.ontology().resolve("rules"));
    Graph inferred = new Materialiser(rules).infer(known, dataset.getGraph(ontology)).graph();
    dataset.addGraph(NodeFactory.createURI(Graphs.INFERRED), inferred);
    inferred.find().toList().forEach(known::add);
    return dataset;
  }

  /** The same without {@code graph/inferred} and what it adds to the default graph. */
  static DatasetGraph withoutInference() {
    TextExtractor extractor = TextExtractor.create(HOME);
    List<Extraction> extractions =
        new SourceReader(MAX_BYTES)
            .readFolder(HOME.data().resolve("sources")).documents().stream()
                .map(extractor::extract)
                .toList();
    return GraphBuilder.load(HOME).build(extractions);
  }
}
