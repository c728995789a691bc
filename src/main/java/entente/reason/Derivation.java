package entente.reason;

import java.util.List;
import org.apache.jena.graph.Triple;

/**
 * One step of reasoning: the conclusion follows from the premises by the rule.
 *
 * @param rule the name in the W3C tables, e.g. {@code prp-spo2}, or in a rule file
 * @param label what the rule says, in words
 * @param premises triples that were given or inferred before, in the order of the rule
 * @param axioms triples of the schema that the rule instantiates; empty for domain rules
 */
public record Derivation(
    Triple conclusion, String rule, String label, List<Triple> premises, List<Triple> axioms) {
  public Derivation {
    premises = List.copyOf(premises);
    axioms = List.copyOf(axioms);
  }
}
