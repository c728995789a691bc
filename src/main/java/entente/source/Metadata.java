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

  /** These data, and where they say nothing, the other ones. */
  Metadata or(Metadata other) {
    return new Metadata(
        title == null ? other.title : title,
        series == null ? other.series : series,
        url == null ? other.url : url,
        publisher == null ? other.publisher : publisher,
        published == null ? other.published : published,
        language == null ? other.language : language,
        licence == null ? other.licence : licence,
        note == null ? other.note : note);
  }
}
