package entente.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Checks derivations: their premises are known, each step gives its conclusion, none is circular.
 */
final class Replay {
  private Replay() {}

  /** Checks the derivations of all inferred triples and returns how many steps were replayed. */
  static int check(Graph given, Inference inference, Materialiser materialiser) {
    Set<Triple> founded = new HashSet<>();
    int steps = 0;
    for (Graph graph : List.of(inference.graph(), inference.schemaGraph())) {
      for (Triple triple : graph.find().toList()) {
        assertThat(inference.derivation(triple)).as("derivation of " + triple).isPresent();
        steps += check(triple, given, inference, materialiser, founded, new HashSet<>());
      }
    }
    return steps;
  }

  private static int check(
      Triple triple,
      Graph given,
      Inference inference,
      Materialiser materialiser,
      Set<Triple> founded,
      Set<Triple> open) {
    if (given.contains(triple) || !founded.add(triple)) {
      assertThat(open).as("circular").doesNotContain(triple);
      return 0;
    }
    assertThat(open.add(triple)).as("circular: " + triple).isTrue();
    Optional<Derivation> step = inference.derivation(triple);
    assertThat(step).as("derivation of " + triple).isPresent();
    Derivation derivation = step.orElseThrow();
    assertThat(derivation.conclusion()).isEqualTo(triple);
    Graph alone = GraphFactory.createDefaultGraph();
    derivation.premises().forEach(alone::add);
    derivation.axioms().forEach(alone::add);
    assertThat(alone.contains(triple)).as("needs itself: " + derivation).isFalse();
    boolean literal = triple.getSubject().isLiteral() || triple.getObject().isLiteral();
    if (!(derivation.rule().equals(OwlRule.DT_EQ.id()) && literal)) {
      assertThat(materialiser.infer(alone).entails(triple)).as(derivation.toString()).isTrue();
    }
    int steps = 1;
    for (List<Triple> premises : List.of(derivation.premises(), derivation.axioms())) {
      for (Triple premise : premises) {
        assertThat(inference.entails(premise)).as(premise.toString()).isTrue();
        steps += check(premise, given, inference, materialiser, founded, open);
      }
    }
    open.remove(triple);
    return steps;
  }
}
