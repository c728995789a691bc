package entente.source;

/**
 * A document: its identifier, its text exactly as decoded, and its metadata.
 *
 * @param id the readable identifier, unique in a data folder: the file name without extension
 * @param origin where it came from, as the user named it (a path, a URL, or {@code -})
 * @param text the visible text; all offsets count in it
 * @param offsetsInFile whether offsets in {@code text} are offsets in the file (plain text), or not
 *     (HTML)
 * @param checksum SHA-256 of the file's bytes, lower-case hexadecimal
 */
public record SourceDocument(
    String id,
    String origin,
    String text,
    boolean offsetsInFile,
    String checksum,
    Metadata metadata) {
  /** The form of identifiers: they become part of IRIs and of file names. */
  static final String ID = "[a-z0-9][a-z0-9.-]*";

  public SourceDocument {
    if (!id.matches(ID)) {
      throw new IllegalArgumentException("not a document identifier: '" + id + "'");
    }
  }
}
