package entente.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A small table of figures: the first column names the row.
 *
 * @param title what it shows, or empty
 * @param rows each as wide as the head
 */
record Grid(String title, List<String> head, List<List<String>> rows) {
  private static final String GAP = "  ";

  Grid {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != head.size()) {
        throw new IllegalArgumentException("expected " + head.size() + " cells, found " + row);
      }
    }
  }

  /** A ratio with two decimals, or a dash where there is none. */
  static String ratio(OptionalDouble value) {
    return value.isEmpty()
        ? "–"
        : new BigDecimal(value.getAsDouble()).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Writes it for a terminal: names to the left, figures to the right. */
  void writeText(Appendable out) throws IOException {
    if (!title.isEmpty()) {
      out.append(title).append('\n');
    }
    int[] widths = new int[head.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = head.get(i).length();
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    writeLine(head, widths, out);
    for (List<String> row : rows) {
      writeLine(row, widths, out);
    }
  }

  private static void writeLine(List<String> cells, int[] widths, Appendable out)
      throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? "" : GAP)
          .append(i == 0 ? cells.get(i) + padding : padding + cells.get(i));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /** Writes it as a table of Markdown. */
  void writeMarkdown(Appendable out) throws IOException {
    if (!title.isEmpty()) {
      out.append("### ").append(title).append("\n\n");
    }
    out.append("| ").append(String.join(" | ", head)).append(" |\n|---");
    out.append("|--:".repeat(head.size() - 1)).append("|\n");
    for (List<String> row : rows) {
      out.append("| ")
          .append(String.join(" | ", row.stream().map(c -> c.replace("|", "\\|")).toList()))
          .append(" |\n");
    }
  }

  /** Writes it as tab-separated values, without the title. */
  void writeTsv(Appendable out) throws IOException {
    out.append(String.join("\t", head)).append('\n');
    for (List<String> row : rows) {
      out.append(String.join("\t", row.stream().map(c -> c.replaceAll("\\s+", " ")).toList()))
          .append('\n');
    }
  }
}
