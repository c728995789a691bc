package entente.serve;

import entente.query.Prefixes;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * A value as pages show it.
 *
 * @param text what is read
 * @param href where it leads, or null
 * @param hint what is told beside it (the IRI behind a label, a datatype), or null
 * @param kind {@code number}, {@code date}, {@code iri}, {@code text} or {@code none}
 * @param language of the text, or null
 */
record Cell(
    String text,
    @Nullable String href,
    @Nullable String hint,
    String kind,
    @Nullable String language) {
  private static final Cell NONE = new Cell("", null, null, "none", null);

  /** No value. */
  static Cell none() {
    return NONE;
  }

  /** Plain text. */
  static Cell text(String text) {
    return new Cell(text, null, null, "text", null);
  }

  /** A link to something on this server or elsewhere. */
  static Cell link(String text, String href) {
    return new Cell(text, href, null, "iri", null);
  }

  /** A term as it is, IRIs by their prefixed names. */
  static Cell of(@Nullable Node node) {
    if (node == null) {
      return NONE;
    }
    if (node.isURI()) {
      String iri = node.getURI();
      return new Cell(
          Prefixes.shorten(node).replaceAll("^<|>$", ""),
          Links.page(iri).orElse(null),
          iri,
          "iri",
          null);
    }
    if (!node.isLiteral()) {
      return text(node.toString());
    }
    String type = node.getLiteralDatatype().getURI();
    String local = Knowledge.ending(type);
    String language = node.getLiteralLanguage();
    String kind =
        switch (local) {
          case "integer", "decimal", "double", "float", "int", "long" -> "number";
          case "date", "dateTime", "gYear", "gYearMonth" -> "date";
          default -> "text";
        };
    return new Cell(
        node.getLiteralLexicalForm(),
        Links.web(node.getLiteralLexicalForm()).orElse(null),
        null,
        kind,
        language.isEmpty() ? null : language);
  }

  /** A thing by its label. */
  static Cell labelled(Node node, Knowledge knowledge) {
    Optional<String> page = node.isURI() ? Links.page(node.getURI()) : Optional.empty();
    return node.isURI()
        ? new Cell(knowledge.label(node), page.orElse(null), node.getURI(), "iri", null)
        : of(node);
  }

  boolean foreign() {
    return href != null && Links.foreign(href);
  }
}
