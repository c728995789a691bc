package entente.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How an answer is best shown; written in a query file as {@code #defaultView:Table}. */
public enum View {
  TABLE("Table"),
  /** A column {@code earliest} (and perhaps {@code latest}) places each row in time. */
  TIMELINE("Timeline"),
  /** The first two columns are the axes, the third is the cell. */
  MATRIX("Matrix"),
  /** Each row is an edge or a step between two things. */
  GRAPH("Graph"),
  /** The rows are places. */
  MAP("Map"),
  /** The rows are sentences. */
  TEXT("Text"),
  /** The first column names the bar, the last numeric column is its length. */
  BAR_CHART("BarChart");

  private final String id;

  View(String id) {
    this.id = id;
  }

  /** The name in query files. */
  public String id() {
    return id;
  }

  static Optional<View> of(String id) {
    return Arrays.stream(values()).filter(v -> v.id.equals(id)).findFirst();
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(View::id).toList();
  }
}
