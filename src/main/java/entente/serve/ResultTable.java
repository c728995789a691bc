package entente.serve;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/**
 * An answer as a page shows it.
 *
 * @param rows one cell for each column; as many rows as a page can bear
 * @param more whether the answer has more rows than these
 */
record ResultTable(List<String> columns, List<List<Cell>> rows, boolean more) {
  private static final int ROWS = 1_000;

  ResultTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Runs the query and keeps what a page shows of its answer. */
  static ResultTable of(QueryEngine engine, Query query, DatasetGraph dataset, Duration time)
      throws IOException {
    if (query.isSelectType()) {
      return engine.run(query, dataset, time, (execution, budget) -> rows(execution.select()));
    }
    if (query.isAskType()) {
      boolean truth = engine.run(query, dataset, time, (execution, budget) -> execution.ask());
      return new ResultTable(
          List.of("answer"), List.of(List.of(Cell.text(truth ? "yes" : "no"))), false);
    }
    QueryEngine.Triples triples = engine.triples(query, dataset, time);
    List<List<Cell>> rows = new ArrayList<>();
    Limited<Triple> limited = new Limited<>(triples.graph().find(), ROWS);
    limited.forEachRemaining(
        t ->
            rows.add(
                List.of(
                    Cell.of(t.getSubject()), Cell.of(t.getPredicate()), Cell.of(t.getObject()))));
    rows.sort(java.util.Comparator.comparing(row -> row.get(0).text() + row.get(1).text()));
    return new ResultTable(
        List.of("subject", "property", "value"), rows, limited.cut() || triples.cut());
  }

  private static ResultTable rows(RowSet answer) {
    List<Var> columns = answer.getResultVars();
    Limited<Binding> limited = new Limited<>(answer, ROWS);
    List<List<Cell>> rows = new ArrayList<>();
    limited.forEachRemaining(
        row -> rows.add(columns.stream().map(c -> Cell.of(row.get(c))).toList()));
    return new ResultTable(columns.stream().map(Var::getVarName).toList(), rows, limited.cut());
  }

  /**
   * The same for reading: a column of IRIs that has its labels in the next column ({@code partner},
   * {@code partnerLabel} or {@code label}) becomes one column of linked labels.
   */
  ResultTable readable() {
    Set<Integer> hidden = new TreeSet<>();
    List<List<Cell>> merged = new ArrayList<>();
    rows.forEach(row -> merged.add(new ArrayList<>(row)));
    List<String> names = new ArrayList<>(columns);
    for (int i = 0; i < columns.size(); i++) {
      int label = labelOf(i);
      if (label >= 0 && label != i) {
        for (List<Cell> row : merged) {
          Cell iri = row.get(i);
          Cell text = row.get(label);
          if (iri.href() != null && !text.text().isEmpty()) {
            row.set(i, new Cell(text.text(), iri.href(), iri.hint(), "iri", text.language()));
          } else if (iri.text().isEmpty()) {
            row.set(i, text);
          }
        }
        hidden.add(label);
      }
    }
    List<String> kept = new ArrayList<>();
    names.replaceAll(Knowledge::words);
    for (int i = 0; i < names.size(); i++) {
      if (!hidden.contains(i)) {
        kept.add(names.get(i));
      }
    }
    List<List<Cell>> keptRows = new ArrayList<>();
    for (List<Cell> row : merged) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        if (!hidden.contains(i)) {
          cells.add(row.get(i));
        }
      }
      keptRows.add(cells);
    }
    return new ResultTable(kept, keptRows, more);
  }

  /** The column that holds the labels of the things in this column, or -1. */
  private int labelOf(int column) {
    int own = columns.indexOf(columns.get(column) + "Label");
    boolean next = column == 0 && columns.size() > 1 && columns.get(1).equals("label");
    return own >= 0 ? own : next ? 1 : -1;
  }
}
