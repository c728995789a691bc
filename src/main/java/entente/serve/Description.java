package entente.serve;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Describes things by the triples that have them as subject, with the blank nodes that hang on
 * them.
 */
final class Description {
  private final Graph known;
  private final int limit;
  private final Budget budget;
  private final Graph result = GraphFactory.createDefaultGraph();
  private boolean cut;

  /**
   * An empty description.
   *
   * @param known where the triples are
   * @param limit how many triples it may have
   */
  Description(Graph known, int limit, Budget budget) {
    this.known = known;
    this.limit = limit;
    this.budget = budget;
  }

  void add(Node thing) {
    Deque<Node> open = new ArrayDeque<>();
    open.add(thing);
    while (!open.isEmpty()) {
      budget.clock();
      for (Triple triple : known.find(open.remove(), Node.ANY, Node.ANY).toList()) {
        if (result.contains(triple)) {
          continue;
        }
        if (result.size() >= limit) {
          cut = true;
          return;
        }
        result.add(triple);
        if (triple.getObject().isBlank()) {
          open.add(triple.getObject());
        }
      }
    }
  }

  Graph graph() {
    return result;
  }

  /** Whether triples were left out. */
  boolean cut() {
    return cut;
  }
}
