package entente.validate;

import entente.source.Home;
import entente.source.RdfFiles;
import entente.vocab.Graphs;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;

/** The project's own files and the test data of this package. */
final class Fixtures {
  /** The project's base directory. */
  static final Home HOME = new Home(Path.of("").toAbsolutePath());

  static final Path RESOURCES = Path.of("src", "test", "resources");

  private Fixtures() {}

  /** The union of Turtle files, each a file or a folder. */
  static Graph graph(Path... places) {
    Graph graph = GraphFactory.createDefaultGraph();
    for (Path place : places) {
      List<Path> files =
          place.toFile().isDirectory() ? RdfFiles.list(place, ".ttl") : List.of(place);
      files.forEach(file -> RDFDataMgr.read(graph, file.toString()));
    }
    return graph;
  }

  /** The modules of the ontology. */
  static Graph ontology() {
    return graph(HOME.ontology());
  }

  /** A dataset with the concepts and what the files say as stated. */
  static DatasetGraph dataset(Path... files) {
    DatasetGraph dataset = DatasetGraphFactory.create();
    GraphUtil.addInto(
        dataset.getGraph(NodeFactory.createURI(Graphs.ACTORS)),
        graph(HOME.ontology().resolve("reference").resolve("concepts.ttl")));
    GraphUtil.addInto(dataset.getGraph(NodeFactory.createURI(Graphs.STATED)), graph(files));
    return dataset;
  }
}
