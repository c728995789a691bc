package entente.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The outer structure of a text: lines become blocks (headings, list items, paragraphs, furniture,
 * tail), blocks become sentences. The text is never rewritten; everything is a span of it.
 */
final class Layout {
  enum Kind {
    HEADING,
    ITEM,
    PARAGRAPH,
    FURNITURE,
    TAIL
  }

  /**
   * One block.
   *
   * @param span without bullet sign or number
   * @param lead index of the block that introduces this list item with a colon, or -1
   * @param reading sentences that say what a row of a table says with the names of its columns;
   *     empty for all other blocks
   */
  record Block(Kind kind, Span span, int lead, List<String> reading) {
    Block(Kind kind, Span span, int lead) {
      this(kind, span, lead, List.of());
    }
  }

  /** "31 October 2023: …" begins with a date, not with a number of a list. */
  private static final String NO_DATE =
      "(?!\\s*\\d{1,2}\\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?\\s+\\d{4})";

  static final Pattern BULLET =
      Pattern.compile(
          NO_DATE
              + "^[\\s\\u00a0]*(?:[-–—•*·▪◦‣o](?=[\\s\\u00a0])|\\(?(?:\\d{1,2}(?:\\.\\d{1,2})*[.)]?|[a-zA-Z][.)]|[ivx]{1,4}[.)])(?=[\\s\\u00a0]))[\\s\\u00a0]+");
  private static final Pattern NUMBERED =
      Pattern.compile(NO_DATE + "^[\\s\\u00a0]*\\(?\\d{1,2}(\\.\\d{1,2})*[.)]?[\\s\\u00a0]+");
  static final int HEADING_WORDS = 16;

  /** The title is the first line, and may be long. */
  private static final int TITLE_WORDS = 30;

  private final WordLists lists;

  Layout(WordLists lists) {
    this.lists = lists;
  }

  List<Block> blocks(String text) {
    List<Span> lines = joined(text, lines(text));
    List<Block> blocks = new ArrayList<>();
    boolean tail = false;
    int lead = -1;
    for (int i = 0; i < lines.size(); i++) {
      Span line = lines.get(i);
      String words = line.of(text);
      String bare = words.strip();
      Matcher bullet = BULLET.matcher(words);
      boolean item = bullet.find() && bullet.end() < words.length();
      Span content = strip(text, item ? new Span(line.start() + bullet.end(), line.end()) : line);
      String inner = content.of(text);
      if (!tail && lists.isTailHeading(inner)) {
        tail = true;
      }
      boolean terminal = endsSentence(bare);
      boolean introduces =
          i + 1 < lines.size() && BULLET.matcher(lines.get(i + 1).of(text)).find() && isOpen(bare);
      boolean short1 =
          inner.split("\\s+").length <= (i == 0 && lines.size() > 3 ? TITLE_WORDS : HEADING_WORDS);
      Kind kind;
      if (tail) {
        kind = Kind.TAIL;
      } else if (lists.isFurniture(bare) || (words.startsWith("    ") && !item && !terminal)) {
        kind = Kind.FURNITURE;
      } else if (item && (!NUMBERED.matcher(words).find() || terminal || lead >= 0)) {
        kind = Kind.ITEM;
      } else if (!terminal && short1 && !introduces && !bare.endsWith(":") && !bare.endsWith(",")) {
        kind = Kind.HEADING;
      } else {
        kind = item ? Kind.ITEM : Kind.PARAGRAPH;
      }
      if (kind != Kind.ITEM) {
        lead = -1;
      }
      blocks.add(new Block(kind, content, kind == Kind.ITEM ? lead : -1));
      if (bare.endsWith(":") || introduces) {
        lead = blocks.size() - 1;
      } else if (kind == Kind.ITEM && lead < 0 && isLeadItem(inner)) {
        lead = blocks.size() - 1;
      }
    }
    return blocks;
  }

  /** Whether a line ends with a word that needs more words after it. */
  static boolean isOpen(String line) {
    return line.matches("(?s).*\\b(to|that|the|following|by|of|on|for|including)$");
  }

  /** A list item that itself introduces the items after it: {@code … to deliver: first thing}. */
  static boolean isLeadItem(String item) {
    return item.matches("(?s).{12,}\\w: [A-Z].*") && !endsSentence(item);
  }

  static boolean endsSentence(String line) {
    return line.matches("(?s).*[.!?:;][\"”’')\\]]*");
  }

  private static List<Span> lines(String text) {
    List<Span> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        Span line = new Span(start, i);
        if (!line.of(text).isBlank()) {
          lines.add(line);
        }
        start = i + 1;
      }
    }
    return lines;
  }

  /** Joins a line that was broken in the middle of a sentence with the lines that go on with it. */
  private static List<Span> joined(String text, List<Span> lines) {
    List<Span> joined = new ArrayList<>();
    for (Span line : lines) {
      String words = line.of(text).strip();
      int last = joined.size() - 1;
      if (last >= 0
          && Character.isLowerCase(words.codePointAt(0))
          && !BULLET.matcher(line.of(text)).find()
          && !endsSentence(joined.get(last).of(text).strip())
          && text.substring(joined.get(last).end(), line.start())
                  .chars()
                  .filter(c -> c == '\n')
                  .count()
              <= 1) {
        joined.set(last, new Span(joined.get(last).start(), line.end()));
      } else {
        joined.add(line);
      }
    }
    return joined;
  }

  static Span strip(String text, Span span) {
    int start = span.start();
    int end = span.end();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00a0';
  }

  /** The sentences of a block, in order; each without the blanks around it. */
  List<Span> sentences(String text, Span block) {
    List<Span> sentences = new ArrayList<>();
    int start = block.start();
    for (int i = block.start(); i < block.end(); i++) {
      char c = text.charAt(i);
      if (c != '.' && c != '!' && c != '?') {
        continue;
      }
      int end = i + 1;
      while (end < block.end() && "\"”’')]".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      int next = end;
      while (next < block.end() && isSpace(text.charAt(next))) {
        next++;
      }
      if (next >= block.end()) {
        break;
      }
      boolean gap = next > end;
      boolean detached = i > block.start() && isSpace(text.charAt(i - 1));
      if ((gap || detached)
          && startsSentence(text, next)
          && !(c == '.' && isAbbreviation(text, i, next))) {
        sentences.add(strip(text, new Span(start, end)));
        start = next;
        i = next - 1;
      }
    }
    if (start < block.end()) {
      sentences.add(strip(text, new Span(start, block.end())));
    }
    return sentences;
  }

  private static boolean startsSentence(String text, int i) {
    int c = text.codePointAt(i);
    return Character.isUpperCase(c)
        || Character.isDigit(c)
        || Character.isTitleCase(c)
        || "\"“‘(['„«".indexOf(c) >= 0
        || Character.getType(c) == Character.OTHER_LETTER;
  }

  private boolean isAbbreviation(String text, int point, int next) {
    int start = point;
    while (start > 0
        && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
      start--;
    }
    String word = text.substring(start, point);
    boolean alone = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
    if (word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
      return alone; // an initial, not "5G."
    }
    if (word.indexOf('.') >= 0) { // U.S., D.C., e.g.
      int end = next;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      return !lists.isSentenceStarter(text.substring(next, end));
    }
    String lower = word.toLowerCase(Locale.ROOT);
    boolean number = lower.equals("no") || lower.equals("art") || lower.equals("p");
    return lists.isAbbreviation(lower) && (!number || Character.isDigit(text.charAt(next)));
  }
}
