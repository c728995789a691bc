package entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseLoadTest {
  @TempDir Path folder;

  /** Terms of every kind; some of the literals are kept in the indexes and not as terms. */
  private static Node term(Random random, boolean literal) {
    int n = random.nextInt(40);
    if (!literal || n < 20) {
      return NodeFactory.createURI("urn:n" + n);
    }
    return switch (n % 5) {
      case 0 -> NodeFactory.createLiteralDT(Integer.toString(n - 30), XSDDatatype.XSDinteger);
      case 1 -> NodeFactory.createLiteralDT("20" + n + "-01-01", XSDDatatype.XSDdate);
      case 2 -> NodeFactory.createLiteralLang("é" + n, "en");
      case 3 -> NodeFactory.createLiteralString("text " + n);
      default -> NodeFactory.createBlankNode("b" + n);
    };
  }

  private static Set<Quad> quads(int count) {
    Random random = new Random(7);
    Set<Quad> quads = new HashSet<>();
    for (int i = 0; i < count; i++) {
      Node graph =
          random.nextInt(3) == 0
              ? Quad.defaultGraphIRI
              : NodeFactory.createURI("urn:g" + random.nextInt(5));
      quads.add(Quad.create(graph, term(random, false), term(random, false), term(random, true)));
    }
    return quads;
  }

  private static Set<Quad> found(DatasetGraph dataset, Quad pattern, int bound) {
    Set<Quad> found = new HashSet<>();
    Iter.forEach(
        dataset.find(
            (bound & 1) == 0 ? Node.ANY : pattern.getGraph(),
            (bound & 2) == 0 ? Node.ANY : pattern.getSubject(),
            (bound & 4) == 0 ? Node.ANY : pattern.getPredicate(),
            (bound & 8) == 0 ? Node.ANY : pattern.getObject()),
        found::add);
    return found;
  }

  @Test
  void findsEachQuadByWhateverIsKnownOfIt() {
    Set<Quad> quads = quads(3_000);
    Path database = folder.resolve("tdb2");
    try (DatabaseLoad load = new DatabaseLoad(database)) {
      quads.forEach(load::add);
      quads.stream().limit(100).forEach(load::add); // again
      load.pack();
      load.finish(quads.size());
    }
    DatasetGraph dataset = Connections.open(database);
    try {
      Txn.executeRead(
          dataset,
          () -> {
            assertThat(found(dataset, quads.iterator().next(), 0)).isEqualTo(quads);
            List<Quad> some = new ArrayList<>(quads).subList(0, 60);
            for (Quad pattern : some) {
              for (int bound = 1; bound < 16; bound++) {
                int known = bound;
                Set<Quad> expected = new HashSet<>(quads);
                expected.removeIf(q -> !matches(q, pattern, known));
                assertThat(found(dataset, pattern, bound))
                    .as("%s, %s", pattern, bound)
                    .isEqualTo(expected);
              }
            }
          });
    } finally {
      Connections.close(database);
    }
  }

  private static boolean matches(Quad quad, Quad pattern, int bound) {
    return ((bound & 1) == 0 || quad.getGraph().equals(pattern.getGraph()))
        && ((bound & 2) == 0 || quad.getSubject().equals(pattern.getSubject()))
        && ((bound & 4) == 0 || quad.getPredicate().equals(pattern.getPredicate()))
        && ((bound & 8) == 0 || quad.getObject().equals(pattern.getObject()));
  }

  @Test
  void refusesToFinishWithoutAQuadThatWasExpected() {
    try (DatabaseLoad load = new DatabaseLoad(folder.resolve("tdb2"))) {
      quads(10).forEach(load::add);
      load.pack();
      assertThatThrownBy(() -> load.finish(11)).hasMessageContaining("10 quads of 11");
    }
  }

  @Test
  void makesAnEmptyDatabase() {
    Path database = folder.resolve("tdb2");
    try (DatabaseLoad load = new DatabaseLoad(database)) {
      load.pack();
      load.finish(0);
    }
    DatasetGraph dataset = Connections.open(database);
    try {
      assertThat(Txn.calculateRead(dataset, () -> dataset.find().hasNext())).isFalse();
    } finally {
      Connections.close(database);
    }
  }
}
