package entente.validate;

import static entente.validate.Fixtures.HOME;
import static entente.validate.Fixtures.RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Severity;
import entente.source.RdfFiles;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shape of ontology/shapes/, with data that satisfy all and data that violate exactly it. */
class ShapesTest {
  private static final Path VALID = RESOURCES.resolve("validate").resolve("valid.ttl");
  private static final Path PLANTED = RESOURCES.resolve("shapes");
  private static final Validator VALIDATOR = Validator.load(HOME);

  private static Stream<String> shapes() {
    return VALIDATOR.shapes().stream().map(ShapesTest::localName);
  }

  private static String localName(String iri) {
    return iri.substring((Ids.BASE + "shape/").length());
  }

  @Test
  void findsNothingInValidData() {
    assertThat(VALIDATOR.validate(Fixtures.dataset(VALID))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void findsExactlyThePlantedFailure(String shape) {
    Path planted = PLANTED.resolve(shape + ".ttl");
    DatasetGraph dataset = Fixtures.dataset(VALID, planted);
    GraphUtil.addInto(
        dataset.getGraph(NodeFactory.createURI(Graphs.ONTOLOGY)), Fixtures.graph(planted));

    List<Finding> findings = VALIDATOR.validate(dataset);

    assertThat(findings).extracting(f -> localName(f.check())).containsOnly(shape);
  }

  @Test
  void hasAPlantedFailureForEachShapeAndNoOther() {
    Set<String> planted =
        RdfFiles.list(PLANTED, ".ttl").stream()
            .map(f -> f.getFileName().toString().replace(".ttl", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(planted).isEqualTo(shapes().collect(Collectors.toCollection(TreeSet::new)));
    assertThat(planted).hasSizeGreaterThanOrEqualTo(90);
  }

  @Test
  void givesEachShapeASeverityAndAMessageInEnglish() {
    Graph shapes = Fixtures.graph(HOME.ontology().resolve("shapes"));
    for (String iri : VALIDATOR.shapes()) {
      var shape = NodeFactory.createURI(iri);
      assertThat(G.getOneSP(shapes, shape, SHACL.severity).getURI())
          .as(iri)
          .startsWith(SHACL.getURI());
      assertThat(G.getOneSP(shapes, shape, SHACL.message).getLiteralLanguage())
          .as(iri)
          .isEqualTo("en");
    }
  }

  @Test
  void tellsWarningsFromErrors() {
    assertThat(VALIDATOR.validate(Fixtures.dataset(VALID, PLANTED.resolve("PlaceBelongs.ttl"))))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(VALIDATOR.validate(Fixtures.dataset(VALID, PLANTED.resolve("PlaceLabel.ttl"))))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }
}
