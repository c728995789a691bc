package entente.source;

import java.util.List;

/**
 * A document: its identifier, its text, the blocks that its format marks, and its metadata.
 *
 * @param id the readable identifier, unique in a data folder: the file name without extension
 * @param origin where it came from, as the user named it (a path, a URL, or {@code -})
 * @param text plain text exactly as decoded; of other formats the visible text, a block on a line.
 *     All offsets of passages count in it
 * @param offsetsInFile whether offsets in {@code text} are offsets in the file (plain text), or not
 *     (all other formats)
 * @param checksum SHA-256 of the file's bytes, lower-case hexadecimal
 * @param blocks in the order of the text, without overlap; empty if the format marks none
 */
public record SourceDocument(
    String id,
    String origin,
    String text,
    boolean offsetsInFile,
    String checksum,
    Metadata metadata,
    List<Block> blocks) {
  /** The form of identifiers: they become part of IRIs and of file names. */
  static final String ID = "[a-z0-9][a-z0-9.-]*";

  public SourceDocument {
    if (!id.matches(ID)) {
      throw new IllegalArgumentException("not a document identifier: '" + id + "'");
    }
    int last = 0;
    for (Block block : blocks) {
      if (block.start() < last || block.end() > text.length()) {
        throw new IllegalArgumentException("a block out of place in '" + id + "': " + block);
      }
      last = block.end();
    }
    blocks = List.copyOf(blocks);
  }

  /** A document whose format marks no blocks. */
  public SourceDocument(
      String id,
      String origin,
      String text,
      boolean offsetsInFile,
      String checksum,
      Metadata metadata) {
    this(id, origin, text, offsetsInFile, checksum, metadata, List.of());
  }
}
