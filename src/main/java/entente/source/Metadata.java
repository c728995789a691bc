package entente.source;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document besides its text. Every component may be absent.
 *
 * @param published the day on which the document was published; relative dates count from it
 */
public record Metadata(
    @Nullable String title,
    @Nullable String series,
    @Nullable String url,
    @Nullable String publisher,
    @Nullable LocalDate published,
    @Nullable String language,
    @Nullable String licence,
    @Nullable String note) {
  /** Nothing is known. */
  public static final Metadata NONE = new Metadata(null, null, null, null, null, null, null, null);
}
