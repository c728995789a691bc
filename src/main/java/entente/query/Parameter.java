package entente.query;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a query file. In the query it is written {@code $name}, and a block {@code VALUES
 * $name { … }} gives its default.
 *
 * @param name as in the query, without {@code $}
 * @param description what it restricts, in words
 * @param fallback the value when none is given; null: then it restricts nothing
 * @param line where it is declared, 1-based
 */
public record Parameter(
    String name, ParameterType type, String description, @Nullable Node fallback, int line) {
  public Parameter {
    if (!name.matches("\\w+")) {
      throw new IllegalArgumentException("not a parameter name: '" + name + "'");
    }
  }

  /** The value when none is given. */
  public Optional<Node> defaultValue() {
    return Optional.ofNullable(fallback);
  }

  /** The default as a person would write it; {@code any} if there is none. */
  public String defaultText() {
    if (fallback == null) {
      return "any";
    }
    return fallback.isURI() ? Prefixes.shorten(fallback) : fallback.getLiteralLexicalForm();
  }
}
