package entente.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of a PDF's pages into paragraphs, headings and list items. Page numbers and what
 * is repeated at the head or foot of the pages are left out; words that a hyphen parts at a line's
 * end are joined.
 */
final class PdfText {
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "(?i)[-–—\\s]*(page|p\\.)?\\s*\\d{1,4}\\s*((of|/|\\|)\\s*\\d{1,4})?[-–—\\s]*|[ivxl]{1,6}");
  private static final Pattern SIGN = Pattern.compile("^[•·▪◦‣●○■□–—*\\uf0b7\\uf0a7-]\\s+(?=\\S)");
  private static final Pattern NUMBER =
      Pattern.compile("^\\(?(\\d{1,2}|[a-z]|[ivx]{1,4})[.)]\\s+(?=\\S)");
  private static final Pattern END = Pattern.compile(".*[.!?:;][\"”’')\\]]*");
  private static final int WORD = 60;
  private static final int EDGE_LINES = 3;
  private static final int SHORT_LINE = 60;
  private static final double EDGE_SHARE = .3;

  private final List<List<PdfLine>> pages;
  private final ContentBuilder out = new ContentBuilder();
  private final Set<String> words = new HashSet<>();
  private final float bodySize;
  private final float pitch;
  private final List<Float> headingSizes;

  PdfText(List<List<PdfLine>> pages) {
    this.pages = withoutEdges(pages);
    Map<Float, Integer> sizes = new TreeMap<>();
    List<Float> pitches = new ArrayList<>();
    for (List<PdfLine> page : this.pages) {
      for (int i = 0; i < page.size(); i++) {
        PdfLine line = page.get(i);
        sizes.merge(rounded(line.size()), line.text().length(), Integer::sum);
        for (String word : line.text().split("[^\\p{L}-]+", -1)) {
          words.add(word);
        }
        if (i > 0 && line.y() > page.get(i - 1).y()) {
          pitches.add((line.y() - page.get(i - 1).y()) / line.size());
        }
      }
    }
    this.bodySize =
        sizes.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(10f);
    pitches.sort(null);
    this.pitch = pitches.isEmpty() ? 1.2f : pitches.get(pitches.size() / 10);
    NavigableSet<Float> large = new TreeSet<>(sizes.keySet()).tailSet(bodySize * 1.12f, true);
    this.headingSizes = new ArrayList<>(large.descendingSet());
  }

  private static float rounded(float size) {
    return Math.round(size * 2) / 2f;
  }

  // ---------------------------------------------------------------- edges of pages

  private static List<List<PdfLine>> withoutEdges(List<List<PdfLine>> pages) {
    Map<String, Integer> repeated = new HashMap<>();
    int filled = 0;
    for (List<PdfLine> page : pages) {
      filled += page.isEmpty() ? 0 : 1;
      Set<String> own = new HashSet<>();
      edges(page).forEach(line -> own.add(pattern(line)));
      own.forEach(line -> repeated.merge(line, 1, Integer::sum));
    }
    int least = Math.max(2, (int) Math.ceil(filled * EDGE_SHARE));
    List<List<PdfLine>> rest = new ArrayList<>();
    for (List<PdfLine> page : pages) {
      Set<PdfLine> edges = edges(page);
      List<PdfLine> kept = new ArrayList<>();
      for (PdfLine line : page) {
        boolean edge =
            edges.contains(line)
                && (repeated.getOrDefault(pattern(line), 0) >= least
                    || PAGE_NUMBER.matcher(line.text()).matches());
        if (!edge) {
          kept.add(line);
        }
      }
      rest.add(kept);
    }
    return rest;
  }

  /** The lines at the head and the foot of a page. */
  private static Set<PdfLine> edges(List<PdfLine> page) {
    List<PdfLine> sorted = new ArrayList<>(page);
    sorted.sort((a, b) -> Float.compare(a.y(), b.y()));
    Set<PdfLine> edges = new HashSet<>();
    for (int i = 0; i < sorted.size(); i++) {
      if (i < EDGE_LINES || i >= sorted.size() - EDGE_LINES) {
        edges.add(sorted.get(i));
      }
    }
    return edges;
  }

  /** A line's rough height on the page and its words; in a short line any number will do. */
  private static String pattern(PdfLine line) {
    String words = line.text();
    return Math.round(line.y() / 10)
        + " "
        + (words.length() > SHORT_LINE ? words : words.replaceAll("\\d+", "#"));
  }

  // ---------------------------------------------------------------- blocks

  Content content() {
    PdfLine last = null;
    boolean newPage = false;
    for (List<PdfLine> page : pages) {
      newPage = true;
      for (PdfLine line : page) {
        boolean newColumn = newPage || (last != null && last.column() != line.column());
        newPage = false;
        if (last == null || begins(last, line, newColumn)) {
          begin(line);
          out.append(withoutSign(line.text()));
        } else {
          join(line.text());
        }
        last = line;
      }
    }
    return out.content(Metadata.NONE, List.of());
  }

  private void begin(PdfLine line) {
    int rank = headingSizes.indexOf(rounded(line.size()));
    boolean sign = SIGN.matcher(line.text()).find();
    boolean number = NUMBER.matcher(line.text()).find();
    if (rank >= 0 && !sign) {
      out.begin(Block.Kind.HEADING, Math.min(6, rank + 1));
    } else if (sign || (number && !line.bold())) {
      out.begin(Block.Kind.ITEM, 1);
    } else if (line.bold() && !END.matcher(line.text()).matches() && isShort(line)) {
      out.begin(Block.Kind.HEADING, Math.min(6, headingSizes.size() + 1));
    } else {
      out.begin(Block.Kind.PARAGRAPH, 0);
    }
  }

  private static boolean isShort(PdfLine line) {
    return line.text().length() <= 100;
  }

  private static String withoutSign(String text) {
    return SIGN.matcher(text).replaceFirst("");
  }

  /** Whether a line begins a block, seen from the line before. */
  private boolean begins(PdfLine last, PdfLine line, boolean newColumn) {
    boolean ended = END.matcher(last.text()).matches();
    if (SIGN.matcher(line.text()).find()
        || (NUMBER.matcher(line.text()).find() && (ended || newColumn))) {
      return true;
    }
    if (Math.abs(line.size() - last.size()) > Math.max(line.size(), last.size()) * .08f) {
      return true;
    }
    boolean goesOn =
        !ended
            && (Character.isLowerCase(line.text().codePointAt(0)) || endsWithHyphen(last.text()));
    if (newColumn) {
      return !goesOn && (ended ? startsParagraph(last, line) : !isFull(last));
    }
    if (line.bold() != last.bold() && !goesOn) {
      return true;
    }
    float gap = line.y() - last.y();
    if (gap > pitch * line.size() * 1.35f || gap < 0) {
      return !goesOn || gap > pitch * line.size() * 2.5f;
    }
    return ended ? startsParagraph(last, line) : isShortLine(last) && startsAnew(line);
  }

  /**
   * Whether a line of the text's own size stops before its column does, and not for want of room.
   */
  private boolean isShortLine(PdfLine line) {
    return line.size() < bodySize * 1.1f
        && line.right() < line.columnLeft() + (line.columnRight() - line.columnLeft()) * .6f;
  }

  private static boolean startsAnew(PdfLine line) {
    return Character.isUpperCase(line.text().codePointAt(0))
        || Character.isDigit(line.text().codePointAt(0));
  }

  /** Whether a line reaches the right edge of its column, so that its sentence may go on. */
  private static boolean isFull(PdfLine line) {
    return line.right() > line.columnRight() - (line.columnRight() - line.columnLeft()) * .2f;
  }

  private static boolean startsParagraph(PdfLine last, PdfLine line) {
    return !isFull(last) || line.left() > line.columnLeft() + line.size() * .8f;
  }

  // ---------------------------------------------------------------- words

  private static boolean endsWithHyphen(String line) {
    return hyphen(line) != null;
  }

  /** The word before a hyphen at the line's end, or null. */
  private static @Nullable String hyphen(String line) {
    int end = line.length() - 1;
    if (end < 1 || "-\u00ad\u2010\u2011".indexOf(line.charAt(end)) < 0) {
      return null;
    }
    int start = end;
    while (start > 0 && Character.isLetter(line.charAt(start - 1))) {
      start--;
    }
    return start == end ? null : line.substring(start, end);
  }

  /** Adds a line that goes on with the block. */
  private void join(String line) {
    String pending = out.last(WORD);
    String before = hyphen(pending);
    if (before == null) {
      out.append(" " + line);
      return;
    }
    int end = 0;
    while (end < line.length() && Character.isLetter(line.charAt(end))) {
      end++;
    }
    String after = line.substring(0, end);
    boolean soft = pending.charAt(pending.length() - 1) == '\u00ad';
    boolean lower = !after.isEmpty() && Character.isLowerCase(after.codePointAt(0));
    // "long-\nterm" stays if the document writes it so elsewhere, or never in one word.
    boolean compound = words.contains(before + "-" + after) && !words.contains(before + after);
    if (lower && (soft || !compound)) {
      out.dropLast();
    }
    out.append(line);
  }
}
