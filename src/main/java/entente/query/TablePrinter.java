package entente.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Prints a table for people: IRIs as prefixed names, literals without type and language, numbers to
 * the right, long cells on several lines. Control characters are made visible, so that no cell can
 * steer the terminal.
 */
final class TablePrinter {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private final int width;

  /**
   * @param width columns of the terminal, or 0 for no limit
   */
  TablePrinter(int width) {
    this.width = width;
  }

  void print(Answer.Table table, Appendable out) throws IOException {
    List<String> head = table.columns().stream().map(Var::getVarName).toList();
    List<List<String>> rows = new ArrayList<>();
    boolean[] right = new boolean[head.size()];
    Arrays.fill(right, !table.rows().isEmpty());
    for (Binding row : table.rows()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < head.size(); i++) {
        Node node = row.get(table.columns().get(i));
        right[i] &= node == null || isNumber(node);
        cells.add(node == null ? "" : text(node));
      }
      rows.add(cells);
    }
    int[] widths = widths(head, rows);
    line(head, widths, new boolean[head.size()], out);
    line(Arrays.stream(widths).mapToObj("─"::repeat).toList(), widths, right, out);
    for (List<String> row : rows) {
      line(row, widths, right, out);
    }
  }

  private static boolean isNumber(Node node) {
    return node.isLiteral() && node.getLiteralValue() instanceof Number;
  }

  /** The node as a cell. */
  static String text(Node node) {
    String text =
        node.isURI()
            ? Prefixes.shorten(node)
            : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .map(c -> c == '\n' || c == '\t' || c == '\r' ? ' ' : c)
        .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private int[] widths(List<String> head, List<List<String>> rows) {
    int[] widths = head.stream().mapToInt(DisplayWidth::of).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
      }
    }
    int excess =
        width == 0
            ? 0
            : Arrays.stream(widths).sum() + GAP.length() * Math.max(0, widths.length - 1) - width;
    while (excess > 0) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        if (widths[i] > widths[widest]) {
          widest = i;
        }
      }
      if (widths.length == 0 || widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
      excess--;
    }
    return widths;
  }

  private static void line(List<String> cells, int[] widths, boolean[] right, Appendable out)
      throws IOException {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      List<String> lines = wrap(cells.get(i), widths[i]);
      wrapped.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int l = 0; l < height; l++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String part = l < wrapped.get(i).size() ? wrapped.get(i).get(l) : "";
        String padding = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(part)));
        line.append(right[i] ? padding + part : part + padding);
        line.append(i + 1 < widths.length ? GAP : "");
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  /** The text in lines of at most the given width, broken at spaces where that is possible. */
  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    int lastSpace = -1;
    int used = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      int wide = DisplayWidth.of(codePoint);
      if (used + wide > width && i > start) {
        int end = codePoint == ' ' ? i : lastSpace > start ? lastSpace : i;
        lines.add(text.substring(start, end));
        start = end;
        while (start < text.length() && text.charAt(start) == ' ') {
          start++;
        }
        i = start;
        used = 0;
        lastSpace = -1;
        continue;
      }
      if (codePoint == ' ') {
        lastSpace = i;
      }
      used += wide;
      i += Character.charCount(codePoint);
    }
    if (start < text.length() || lines.isEmpty()) {
      lines.add(text.substring(start));
    }
    return lines;
  }
}
