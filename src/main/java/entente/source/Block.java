package entente.source;

import java.util.List;

/**
 * A block of a document whose format says what it is: a stretch of the document's text, without the
 * line end behind it. Plain text has none; there the extractor tells blocks by their looks.
 *
 * @param level depth of a heading (1 is the title) or of a list item (1 is the outermost list),
 *     else 0
 * @param start offset of the first character, in UTF-16 units as in {@link String}
 * @param end offset after the last character
 * @param cells the cells of a table row, in their order; empty for other blocks
 */
public record Block(Kind kind, int level, int start, int end, List<Cell> cells) {
  /** What a block is. */
  public enum Kind {
    HEADING,
    PARAGRAPH,
    ITEM,
    /** A row of a table. */
    ROW,
    /** The row of a table that names its columns. */
    COLUMN_NAMES,
    /** The caption of a table. */
    CAPTION
  }

  /**
   * A cell of a table row. A cell that reaches over several rows belongs to each of them, so it may
   * stand before the block.
   *
   * @param header the name of its column, or the empty string
   * @param start offset of its first character in the document's text
   * @param end offset after its last character
   */
  public record Cell(String header, int start, int end) {}

  public Block {
    if (level < 0 || start < 0 || end < start) {
      throw new IllegalArgumentException("no such block: " + kind + " " + start + "–" + end);
    }
    cells = List.copyOf(cells);
  }
}
