package entente.validate;

import static entente.validate.Fixtures.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import entente.extract.Certainty;
import entente.extract.FactType;
import entente.extract.Sentence;
import entente.vocab.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/** The concepts of ontology/reference/concepts.ttl are the closed lists of the annotation guide. */
class ConceptsTest {
  private static final Graph CONCEPTS =
      Fixtures.graph(HOME.ontology().resolve("reference").resolve("concepts.ttl"));

  /** The concepts of a scheme that are not its top concepts. */
  private static List<String> concepts(String scheme) {
    return G.listPO(
            CONCEPTS, SKOS.inScheme.asNode(), NodeFactory.createURI(Ids.thing("scheme", scheme)))
        .stream()
        .filter(c -> !G.hasProperty(CONCEPTS, c, SKOS.topConceptOf.asNode()))
        .map(c -> c.getURI())
        .toList();
  }

  private static List<String> concepts(String prefix, Stream<String> ids) {
    return ids.map(id -> Ids.concept(prefix + "-" + id)).toList();
  }

  @Test
  void hasOneStatementTypeForEachTypeOfFact() {
    List<String> expected =
        Arrays.stream(FactType.values())
            .map(
                t ->
                    Ids.concept(
                        t.kind().id()
                            + "-"
                            + t.id()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                .toLowerCase(Locale.ROOT)))
            .toList();

    assertThat(expected).contains(Ids.concept("agreement-memorandum-of-cooperation"));
    assertThat(concepts("statement-type")).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void hasOneConceptForEachUseOfASentence() {
    assertThat(concepts("use"))
        .containsExactlyInAnyOrderElementsOf(
            concepts("use", Arrays.stream(Sentence.Use.values()).map(Sentence.Use::id)));
  }

  @Test
  void hasOneConceptForEachCertainty() {
    assertThat(concepts("certainty"))
        .containsExactlyInAnyOrderElementsOf(
            concepts(
                "certainty",
                Arrays.stream(Certainty.values()).map(c -> c.name().toLowerCase(Locale.ROOT))));
  }

  @Test
  void hasTheStatusesAndMaturitiesOfTheContract() {
    assertThat(concepts("status"))
        .containsExactlyInAnyOrderElementsOf(
            concepts(
                "status",
                Stream.of(
                    "held",
                    "planned",
                    "proposed",
                    "postponed",
                    "cancelled",
                    "ongoing",
                    "concluded",
                    "in-force",
                    "under-negotiation",
                    "ended")));
    assertThat(concepts("maturity"))
        .containsExactlyInAnyOrderElementsOf(
            concepts("maturity", Stream.of("potential", "proposed", "agreed", "ongoing")));
  }

  @Test
  void definesEachConcept() {
    List<String> all =
        Stream.of(
                "status",
                "maturity",
                "frequency",
                "date-precision",
                "certainty",
                "use",
                "role",
                "statement-type")
            .flatMap(scheme -> concepts(scheme).stream())
            .toList();

    assertThat(all)
        .hasSizeGreaterThan(100)
        .doesNotHaveDuplicates()
        .allSatisfy(
            iri ->
                assertThat(G.listSP(CONCEPTS, NodeFactory.createURI(iri), SKOS.definition.asNode()))
                    .hasSize(1));
  }
}
