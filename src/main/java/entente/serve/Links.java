package entente.serve;

import entente.vocab.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where an IRI leads on this server. */
final class Links {
  private static final String THING = Ids.BASE + "id/";
  private static final String PASSAGE = THING + "passage/";
  private static final String DOCUMENT = THING + "document/";
  private static final String ONTOLOGY = Ids.BASE + "ontology#";

  private Links() {}

  /**
   * The address of a page about what the IRI names: on this server if it is one of the project's,
   * else the IRI itself if it is a web address.
   */
  static Optional<String> page(String iri) {
    if (iri.startsWith(PASSAGE)) {
      String rest = iri.substring(PASSAGE.length());
      int slash = rest.indexOf('/');
      if (slash > 0) {
        return Optional.of(
            "/source/" + rest.substring(0, slash) + "#s" + rest.substring(slash + 1));
      }
    }
    if (iri.startsWith(DOCUMENT)) {
      return Optional.of("/source/" + iri.substring(DOCUMENT.length()));
    }
    if (iri.startsWith(THING)) {
      return Optional.of("/thing/" + iri.substring(THING.length()));
    }
    if (iri.startsWith(ONTOLOGY)) {
      return Optional.of("/ontology#" + iri.substring(ONTOLOGY.length()));
    }
    return web(iri);
  }

  /** The text as a link, if it is a web address and nothing else. */
  static Optional<String> web(String text) {
    return text.matches("https?://[^\\s<>\"]+") ? Optional.of(text) : Optional.empty();
  }

  /** Whether the address leads away from this server. */
  static boolean foreign(String href) {
    return !href.startsWith("/") && !href.startsWith("#");
  }

  /** The address at which the query is answered in this format. */
  static String query(String text, Format format) {
    return "/sparql?query=" + encode(text) + "&format=" + format.id();
  }

  /** Percent-encodes a value of a parameter. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
