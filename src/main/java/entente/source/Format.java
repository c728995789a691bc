package entente.source;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The table of formats, one line each: its name, the extensions of its files, how its content is
 * known, and its reader. A reader's library is loaded when the first such document is read; so the
 * readers are made by lambdas, since references to constructors would load them with this table.
 */
enum Format {
  PDF("PDF", Set.of("pdf"), raw -> raw.headContains("%PDF-"), () -> new PdfReader()),
  DOCX("Word (.docx)", Set.of("docx"), DocxReader::recognises, () -> new DocxReader()),
  HTML("HTML", Set.of("html", "htm", "xhtml"), HtmlReader::recognises, () -> new HtmlReader()),
  MARKDOWN("Markdown", Set.of("md", "markdown"), raw -> false, () -> new MarkdownReader()),
  TEXT("plain text", Set.of("txt", "text"), raw -> false, () -> new TextReader());

  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // An immutable set.
  private final Set<String> extensions;

  @SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
  private final Predicate<Raw> content;

  @SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
  private final Supplier<FormatReader> reader;

  Format(
      String description,
      Set<String> extensions,
      Predicate<Raw> content,
      Supplier<FormatReader> reader) {
    this.description = description;
    this.extensions = extensions;
    this.content = content;
    this.reader = reader;
  }

  /**
   * The format of a document: what its content shows; else what its extension says, if that is a
   * format of text; else plain text.
   */
  static Format of(Raw raw) {
    for (Format format : values()) {
      if (format.content.test(raw)) {
        return format;
      }
    }
    return MARKDOWN.has(raw.extension()) ? MARKDOWN : TEXT;
  }

  /** Whether files with this extension are of some format that is read. */
  static boolean reads(String extension) {
    return Arrays.stream(values()).anyMatch(f -> f.has(extension));
  }

  /** Whether files of this format have the extension. */
  boolean has(String extension) {
    return extensions.contains(extension);
  }

  /** All formats in words. */
  static String all() {
    return Arrays.stream(values()).map(Format::description).collect(Collectors.joining(", "));
  }

  String description() {
    return description;
  }

  FormatReader reader() {
    return reader.get();
  }
}
