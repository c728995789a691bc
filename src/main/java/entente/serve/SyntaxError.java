package entente.serve;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryParseException;

/**
 * An error of syntax in a query, as people want to read it.
 *
 * @param line 1-based, or 0 if it is not known
 * @param column 1-based, or 0 if it is not known
 * @param text the line it stands in, shortened; empty if it is not known
 */
record SyntaxError(int line, int column, String message, String text) {
  private static final int WIDTH = 100;
  private static final Pattern POSITION =
      Pattern.compile("line:? ?(\\d{1,9}), col(?:umn)?:? ?(\\d{1,9})", Pattern.CASE_INSENSITIVE);

  static SyntaxError of(String query, QueryParseException e) {
    // The exception's own position is that of the last token which was right.
    Matcher told = POSITION.matcher(String.valueOf(e.getMessage()));
    boolean found = told.find();
    int line = found ? Integer.parseInt(told.group(1)) : Math.max(0, e.getLine());
    int column =
        found ? Integer.parseInt(told.group(2)) : line == 0 ? 0 : Math.max(0, e.getColumn());
    String[] lines = query.split("\\R", -1);
    String text = line > 0 && line <= lines.length ? lines[line - 1] : "";
    return new SyntaxError(
        line, column, oneLine(e), text.length() > WIDTH ? text.substring(0, WIDTH) : text);
  }

  /** The message without the position, which stands apart, and without a parser's long lists. */
  static String oneLine(Exception e) {
    String message = e.getMessage();
    if (message == null) {
      return "it is not SPARQL";
    }
    String first =
        message
            .replaceFirst("(?s)\\s*Was expecting (one of)?:?.*", "")
            .replaceFirst("(?i)^(\\[?line:? ?\\d+,? col(umn)?:? ?\\d+\\]?:?\\s*)", "")
            .replaceAll("(?i)\\s*at line \\d+, column \\d+\\.?", "")
            .replaceAll("[\\w.$]+(Exception|Error): ?", "")
            .replaceAll("\\s+", " ")
            .strip()
            .replaceFirst("^Lexical error[.,]? *", "")
            .replaceFirst(
                "^Encountered: ('.*?'|<EOF>).*?, after prefix (.*)$", "cannot read on after $2")
            .replaceFirst("^Encountered \"<EOF>\".*", "unexpected end of the query")
            .replaceFirst(
                "^Encountered \" (?:\"[^\"]*\"|<\\w+>) \"(.*?) ?\"\"$", "unexpected \"$1\"");
    return first.length() > 300 ? first.substring(0, 300) + "…" : first;
  }

  /** The position, the message, the line, and a caret below the column. */
  @Override
  public String toString() {
    if (line == 0) {
      return message;
    }
    String caret =
        text.isBlank() || column == 0 || column > text.length() + 1
            ? ""
            : "\n\n  " + text.replace('\t', ' ') + "\n  " + " ".repeat(column - 1) + "^";
    return "line " + line + ", column " + column + ": " + message + caret;
  }
}
