package entente.reason;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Triple;

/**
 * A contradiction: the rule derives <i>false</i> from the triples. Nothing follows from it.
 *
 * @param rule the name in the W3C tables, e.g. {@code cax-dw}, or in a rule file
 * @param explanation what the rule says, in words
 * @param triples what clashes, given or inferred
 * @param axioms triples of the schema that forbid it
 */
public record Clash(String rule, String explanation, List<Triple> triples, List<Triple> axioms) {
  public Clash {
    triples = List.copyOf(triples);
    axioms = List.copyOf(axioms);
  }

  /** One line: rule, explanation and the triples. */
  @Override
  public String toString() {
    return "%s: %s: %s"
        .formatted(
            rule,
            explanation,
            triples.stream()
                .map(
                    t ->
                        "%s %s %s"
                            .formatted(
                                Terms.name(t.getSubject()),
                                Terms.name(t.getPredicate()),
                                Terms.name(t.getObject())))
                .collect(Collectors.joining(" · ")));
  }
}
