package entente.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a SPARQL text with their places, without reading its grammar: enough to say on which
 * line a term stands, and to tell {@code $parameter} from {@code ?variable}, which the parser does
 * not keep apart (SPARQL 1.1 section 4.1.3 makes them one).
 */
final class QueryText {
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<comment>\\#[^\\r\\n]*)\
          |(?<string>\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\"|'''(?:[^\\\\]|\\\\.)*?'''\
          |"(?:[^"\\\\\\r\\n]|\\\\.)*"|'(?:[^'\\\\\\r\\n]|\\\\.)*')\
          |<(?<iri>[^<>"{}|^`\\\\\\x00-\\x20]*)>\
          |(?<variable>[?$]\\w+)\
          |(?<prefix>[\\p{L}_][\\p{L}\\p{N}_.-]*|):(?<local>[\\p{L}\\p{N}_:%.\\\\-]*)\
          |(?<word>[\\p{L}\\p{N}_]+)""",
          Pattern.DOTALL);

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

  private QueryText() {}

  /** What a token is. */
  enum Sort {
    COMMENT,
    STRING,
    IRI,
    VARIABLE,
    PREFIXED_NAME,
    WORD
  }

  /**
   * A token.
   *
   * @param text as written, an IRI without its brackets
   * @param line 1-based
   * @param column 1-based, in UTF-16 units
   */
  record Token(Sort sort, String text, int line, int column) {}

  /** All tokens but operators and brackets, in the order of the text. */
  static List<Token> tokens(String sparql) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(sparql);
    Matcher breaks = LINE_BREAK.matcher(sparql);
    int line = 1;
    int lineStart = 0;
    boolean more = breaks.find();
    while (matcher.find()) {
      while (more && breaks.end() <= matcher.start()) {
        line++;
        lineStart = breaks.end();
        more = breaks.find();
      }
      Sort sort;
      String text = matcher.group();
      if (matcher.group("comment") != null) {
        sort = Sort.COMMENT;
      } else if (matcher.group("string") != null) {
        sort = Sort.STRING;
      } else if (matcher.group("iri") != null) {
        sort = Sort.IRI;
        text = matcher.group("iri");
      } else if (matcher.group("variable") != null) {
        sort = Sort.VARIABLE;
      } else if (matcher.group("prefix") != null) {
        sort = Sort.PREFIXED_NAME;
        text = text.replaceAll("\\.+$", "");
      } else {
        sort = Sort.WORD;
      }
      tokens.add(new Token(sort, text, line, matcher.start() - lineStart + 1));
    }
    return tokens;
  }
}
