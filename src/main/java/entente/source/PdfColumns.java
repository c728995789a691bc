package entente.source;

import entente.source.PdfGlyphs.Glyph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the characters of a page into lines in reading order. A gutter is a stretch that at least
 * four lines leave white between long runs of words; lines that cross it (titles) part the page
 * into bands. Tables have short runs, so their rows are read across.
 */
final class PdfColumns {
  private static final int LINES_OF_A_COLUMN = 4;
  private static final int MAX_COLUMNS = 5;

  /** Words that a line of a column has on average at the least; cells of tables have fewer. */
  private static final double WORDS_OF_A_COLUMN = 3.5;

  private final List<PdfLine> lines = new ArrayList<>();
  private int column;

  private PdfColumns() {}

  /** A word and where it stands. */
  private record Word(String text, float left, float right, float y, float size, boolean bold) {}

  /** The words that stand on one line of the page, from left to right. */
  private record Row(List<Word> words) {
    float y() {
      return words.get(0).y();
    }

    float left() {
      return words.get(0).left();
    }

    float right() {
      return words.get(words.size() - 1).right();
    }
  }

  static List<PdfLine> lines(List<Glyph> glyphs) {
    PdfColumns columns = new PdfColumns();
    columns.region(rows(glyphs), 1);
    return columns.lines;
  }

  // ---------------------------------------------------------------- words and rows

  private static List<Row> rows(List<Glyph> glyphs) {
    List<List<Glyph>> clusters = new ArrayList<>();
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(Glyph::y).thenComparingDouble(Glyph::x));
    List<Glyph> cluster = new ArrayList<>();
    float baseline = 0;
    float size = 0;
    // Raised and lowered characters join the line of the larger ones beside them.
    for (Glyph glyph : sorted) {
      if (!cluster.isEmpty() && glyph.y() - baseline > Math.min(size, glyph.size()) * .5f) {
        clusters.add(cluster);
        cluster = new ArrayList<>();
        size = 0;
      }
      if (glyph.size() > size || cluster.isEmpty()) {
        baseline = glyph.y();
        size = glyph.size();
      }
      cluster.add(glyph);
    }
    if (!cluster.isEmpty()) {
      clusters.add(cluster);
    }
    List<Row> rows = new ArrayList<>();
    for (List<Glyph> row : clusters) {
      row.sort(Comparator.comparingDouble(Glyph::x));
      List<Word> words = words(row);
      if (!words.isEmpty()) {
        rows.add(new Row(words));
      }
    }
    return rows;
  }

  private static List<Word> words(List<Glyph> row) {
    List<Word> words = new ArrayList<>();
    List<Glyph> word = new ArrayList<>();
    for (Glyph glyph : row) {
      Glyph last = word.isEmpty() ? null : word.get(word.size() - 1);
      boolean blank = glyph.text().isBlank();
      float gap = last == null ? 0 : glyph.x() - last.right();
      float space = glyph.space() > 0 ? glyph.space() : glyph.size() * .25f;
      if (last != null && (blank || gap > Math.min(space * .5f, glyph.size() * .2f))) {
        words.add(word(word));
        word = new ArrayList<>();
      }
      if (!blank) {
        word.add(glyph);
      }
    }
    if (!word.isEmpty()) {
      words.add(word(word));
    }
    return words;
  }

  private static Word word(List<Glyph> glyphs) {
    StringBuilder text = new StringBuilder();
    float size = 0;
    boolean bold = true;
    for (Glyph glyph : glyphs) {
      text.append(glyph.text());
      size = Math.max(size, glyph.size());
      bold &= glyph.bold();
    }
    return new Word(
        text.toString(),
        glyphs.get(0).x(),
        glyphs.get(glyphs.size() - 1).right(),
        glyphs.get(0).y(),
        size,
        bold);
  }

  // ---------------------------------------------------------------- columns

  /** A stretch of the page, in points from the left. */
  private record Gutter(int left, int right) {
    float middle() {
      return (left + right) / 2f;
    }
  }

  private void region(List<Row> rows, int depth) {
    Gutter gutter = depth >= MAX_COLUMNS ? null : gutter(rows);
    if (gutter == null) {
      emit(rows);
      return;
    }
    List<Row> across = new ArrayList<>();
    List<Row> left = new ArrayList<>();
    List<Row> right = new ArrayList<>();
    for (Row row : rows) {
      if (crosses(row, gutter.middle())) {
        columns(left, right, depth);
        across.add(row);
      } else {
        emit(across);
        across.clear();
        part(row, gutter, left, right);
      }
    }
    columns(left, right, depth);
    emit(across);
  }

  private void columns(List<Row> left, List<Row> right, int depth) {
    if (!left.isEmpty()) {
      region(List.copyOf(left), depth + 1);
    }
    if (!right.isEmpty()) {
      region(List.copyOf(right), depth + 1);
    }
    left.clear();
    right.clear();
  }

  private static void part(Row row, Gutter gutter, List<Row> left, List<Row> right) {
    List<Word> before = new ArrayList<>();
    List<Word> after = new ArrayList<>();
    for (Word word : row.words()) {
      (word.right() <= gutter.middle() ? before : after).add(word);
    }
    if (!before.isEmpty()) {
      left.add(new Row(before));
    }
    if (!after.isEmpty()) {
      right.add(new Row(after));
    }
  }

  private static boolean crosses(Row row, float x) {
    for (int i = 0; i < row.words().size(); i++) {
      Word word = row.words().get(i);
      if (word.left() < x && word.right() > x) {
        return true;
      }
      // Two words that stand apart by no more than a space are one run.
      if (i > 0) {
        Word before = row.words().get(i - 1);
        if (before.right() <= x && word.left() >= x && word.left() - before.right() < gap(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static float gap(Word word) {
    return Math.max(4, word.size() * .6f);
  }

  /** The stretch that parts most lines into two long runs of words, or null. */
  private static @Nullable Gutter gutter(List<Row> rows) {
    if (rows.size() < LINES_OF_A_COLUMN) {
      return null;
    }
    float left = Float.MAX_VALUE;
    float right = 0;
    for (Row row : rows) {
      left = Math.min(left, row.left());
      right = Math.max(right, row.right());
    }
    int first = (int) (left + (right - left) * .12f);
    int last = (int) (left + (right - left) * .88f);
    Gutter best = null;
    int most = 0;
    int runStart = -1;
    int runScore = 0;
    for (int x = first; x <= last + 1; x++) {
      int score = x > last ? 0 : score(rows, x);
      if (score > 0 && score == runScore) {
        continue;
      }
      if (runScore > most) {
        most = runScore;
        best = new Gutter(runStart, x);
      }
      runStart = x;
      runScore = score;
    }
    return best;
  }

  /** How many lines have long runs of words on both sides of x; 0 if x is in no gutter. */
  private static int score(List<Row> rows, int x) {
    int both = 0;
    int crossing = 0;
    int words = 0;
    for (Row row : rows) {
      if (crosses(row, x)) {
        crossing++;
      } else if (row.left() < x && row.right() > x) {
        both++;
        words += row.words().size();
      }
    }
    return both >= LINES_OF_A_COLUMN && both > crossing / 2 && words >= 2 * both * WORDS_OF_A_COLUMN
        ? both
        : 0;
  }

  private void emit(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    float left = Float.MAX_VALUE;
    float right = 0;
    for (Row row : rows) {
      left = Math.min(left, row.left());
      right = Math.max(right, row.right());
    }
    for (Row row : rows) {
      StringBuilder text = new StringBuilder();
      Map<Float, Integer> sizes = new TreeMap<>();
      boolean bold = true;
      boolean lettered = false;
      for (Word word : row.words()) {
        text.append(text.isEmpty() ? "" : " ").append(word.text());
        sizes.merge(word.size(), word.text().length(), Integer::sum);
        boolean letters = word.text().chars().anyMatch(Character::isLetter);
        lettered |= letters;
        bold &= word.bold() || !letters;
      }
      float size =
          sizes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      lines.add(
          new PdfLine(
              text.toString(),
              row.left(),
              row.right(),
              row.y(),
              size,
              bold && lettered,
              left,
              right,
              column));
    }
    column++;
  }
}
