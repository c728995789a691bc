package entente.serve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A representation: its name in URLs, and its media types, the one that is sent first. */
enum Format {
  JSON("json", "application/sparql-results+json", "application/json"),
  XML("xml", "application/sparql-results+xml", "application/xml", "text/xml"),
  CSV("csv", "text/csv"),
  TSV("tsv", "text/tab-separated-values"),
  TURTLE("ttl", "text/turtle", "application/x-turtle", "application/turtle"),
  NTRIPLES("nt", "application/n-triples", "text/plain"),
  JSONLD("jsonld", "application/ld+json", "application/json"),
  RDFXML("rdf", "application/rdf+xml", "application/xml", "text/xml"),
  TEXT("txt", "text/plain"),
  HTML("html", "text/html", "application/xhtml+xml");

  /** For the rows of a SELECT. */
  static final List<Format> ROWS = List.of(JSON, XML, CSV, TSV, HTML);

  /** For the answer of an ASK. */
  static final List<Format> TRUTH = List.of(JSON, XML, CSV, TSV, TEXT, HTML);

  /** For triples. */
  static final List<Format> TRIPLES = List.of(TURTLE, JSONLD, NTRIPLES, RDFXML, HTML);

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> mediaTypes;

  Format(String id, String... mediaTypes) {
    this.id = id;
    this.mediaTypes = List.of(mediaTypes);
  }

  /** The name in URLs, also the ending of file names. */
  String id() {
    return id;
  }

  List<String> mediaTypes() {
    return mediaTypes;
  }

  /** The media type as sent, with the encoding of characters where it has to be told. */
  String contentType() {
    String type = mediaTypes.get(0);
    return type.startsWith("text/") ? type + ";charset=utf-8" : type;
  }

  /** The format of that name among these. */
  static Optional<Format> of(String name, List<Format> formats) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return formats.stream()
        .filter(
            f -> f.id.equals(wanted) || f.mediaTypes.contains(wanted) || f.alias().equals(wanted))
        .findFirst();
  }

  private String alias() {
    return switch (this) {
      case TURTLE -> "turtle";
      case NTRIPLES -> "ntriples";
      case JSONLD -> "json-ld";
      case RDFXML -> "rdfxml";
      case TEXT -> "text";
      default -> id;
    };
  }

  /** The names of these formats, for messages. */
  static String names(List<Format> formats) {
    return String.join(", ", formats.stream().map(f -> f.id).toList());
  }

  /** The media types of these formats, for messages. */
  static String types(List<Format> formats) {
    return String.join(
        ", ",
        Arrays.stream(values()).filter(formats::contains).map(f -> f.mediaTypes.get(0)).toList());
  }
}
