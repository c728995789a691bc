package entente.source;

import entente.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a document's text together, a block on a line. Runs of spaces, tabs and line ends become one
 * space, other kinds of spaces stay; characters that text never has are left out.
 */
final class ContentBuilder {
  private final StringBuilder text = new StringBuilder();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Block.Cell> cells = new ArrayList<>();
  private Block.Kind kind = Block.Kind.PARAGRAPH;
  private int level;
  private int start;
  private boolean space;
  private boolean lineEnd;

  /** Ends the current block; what follows belongs to a block of this kind. */
  void begin(Block.Kind next, int nextLevel) {
    end();
    kind = next;
    level = nextLevel;
  }

  /** Ends the current block, if it has any text. */
  void end() {
    if (text.length() > start) {
      blocks.add(new Block(kind, level, start, text.length(), cells));
      text.append('\n');
    }
    start = text.length();
    cells.clear();
    space = false;
    lineEnd = false;
  }

  /** Adds text to the current block. */
  void append(String more) {
    for (int i = 0; i < more.length(); ) {
      int c = more.codePointAt(i);
      i += Character.charCount(c);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        space = true;
      } else if (!isForeign(c)) {
        separate(c);
        text.appendCodePoint(c);
      }
    }
  }

  private void separate(int next) {
    boolean inside = text.length() > start;
    if (lineEnd && inside) {
      if (kind == Block.Kind.HEADING || goesOn(next)) {
        text.append(kind == Block.Kind.HEADING ? ' ' : '\n');
      } else {
        end();
      }
    } else if (space && inside) {
      text.append(' ');
    }
    space = false;
    lineEnd = false;
  }

  /** Whether a sentence that was broken at a line end goes on with this character. */
  private boolean goesOn(int next) {
    return Character.isLowerCase(next) && ".!?:;".indexOf(text.charAt(text.length() - 1)) < 0;
  }

  private static boolean isForeign(int c) {
    return Character.isISOControl(c)
        || (c & 0xFFFE) == 0xFFFE
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || (c >= 0xD800 && c <= 0xDFFF);
  }

  /**
   * A line end within a block. The line after it is a block of its own of the same kind, unless a
   * sentence goes on over it.
   */
  void lineEnd() {
    lineEnd = true;
  }

  /** The offset at which the next character will stand, after the space before it. */
  int nextOffset() {
    if (text.length() > start) {
      space = true;
      return text.length() + 1;
    }
    return text.length();
  }

  /** Length of the text so far. */
  int length() {
    return text.length();
  }

  /** The text from the offset on. */
  String from(int offset) {
    return offset >= text.length() ? "" : text.substring(offset);
  }

  /** The last characters of the current block, at most so many. */
  String last(int most) {
    return text.substring(Math.max(start, text.length() - most));
  }

  /** Takes back the last character of the current block: a hyphen that only parted a word. */
  void dropLast() {
    if (text.length() > start) {
      text.setLength(text.length() - 1);
    }
  }

  /** Adds a cell to the current row. */
  void cell(Block.Cell cell) {
    cells.add(cell);
  }

  /** What was put together. */
  Content content(Metadata metadata, List<Problem> notices) {
    end();
    int length = text.isEmpty() ? 0 : text.length() - 1;
    return new Content(text.substring(0, length), false, blocks, metadata, notices);
  }
}
