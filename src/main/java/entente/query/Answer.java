package entente.query;

import java.util.List;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The complete answer to a query. It is read to its end before anything of it is printed, so that
 * an answer is never cut short silently.
 */
public sealed interface Answer {
  /**
   * Of a SELECT.
   *
   * @param columns the projected variables
   * @param rows in the order of the query
   */
  record Table(List<Var> columns, List<Binding> rows) implements Answer {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** Of an ASK. */
  record Truth(boolean value) implements Answer {}

  /** Of a CONSTRUCT or DESCRIBE. */
  record Triples(org.apache.jena.graph.Graph graph) implements Answer {}
}
