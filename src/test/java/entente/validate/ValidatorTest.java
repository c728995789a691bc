package entente.validate;

import static entente.validate.Fixtures.HOME;
import static entente.validate.Fixtures.RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.problem.Severity;
import entente.source.Home;
import entente.source.RdfFiles;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidatorTest {
  private static final Path VALID = RESOURCES.resolve("validate").resolve("valid.ttl");

  /** A home with the project's ontology, in which a test may spoil a file. */
  private static Home copy(Path folder) throws IOException {
    for (String part : List.of("ontology", "ontology/shapes")) {
      Files.createDirectories(folder.resolve(part));
      for (Path file : RdfFiles.list(HOME.root().resolve(part), ".ttl")) {
        Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
      }
    }
    return new Home(folder);
  }

  private static List<Problem> problems(Home home) {
    try {
      Validator.load(home);
    } catch (ProblemException e) {
      return e.problems();
    }
    return List.of();
  }

  @Test
  void namesFileLineAndColumnOfASyntaxError(@TempDir Path folder) throws IOException {
    Home home = copy(folder);
    Path facts = home.ontology().resolve("shapes").resolve("facts.ttl");
    Files.writeString(facts, "@prefix sh: <http://www.w3.org/ns/shacl#> .\n<a> sh:path .\n");

    List<Problem> problems = problems(home);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).code()).isEqualTo(Code.RDF_SYNTAX);
    assertThat(problems.get(0).place()).hasToString(facts + ":2:13");
  }

  @Test
  void collectsTheProblemsOfAllFiles(@TempDir Path folder) throws IOException {
    Home home = copy(folder);
    Files.writeString(home.ontology().resolve("actors.ttl"), "<a> <b> .");
    Files.writeString(
        home.ontology().resolve("dates.ttl"),
        "<a> <b> \"2024-02-31\"^^<http://www.w3.org/2001/XMLSchema#date> .");

    assertThat(problems(home))
        .extracting(p -> Path.of(p.place().source()).getFileName().toString())
        .containsExactly("actors.ttl", "dates.ttl");
  }

  @Test
  void refusesAShapeThatIsNoShape(@TempDir Path folder) throws IOException {
    Home home = copy(folder);
    Files.writeString(
        home.ontology().resolve("shapes").resolve("dates.ttl"),
        """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <s> a sh:NodeShape ; sh:targetClass <c> ; sh:message "m" ; sh:sparql [ sh:select "nonsense" ] .
        """);

    assertThat(problems(home)).extracting(Problem::code).containsExactly(Code.SHAPE_INVALID);
  }

  @Test
  void refusesAShapeWithoutMessageOrIri(@TempDir Path folder) throws IOException {
    Home home = copy(folder);
    Files.writeString(
        home.ontology().resolve("shapes").resolve("dates.ttl"),
        """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <s> a sh:NodeShape ; sh:targetClass <c> ; sh:nodeKind sh:IRI .
        [] a sh:NodeShape ; sh:targetClass <c> ; sh:message "m" ; sh:nodeKind sh:IRI .
        """);

    assertThat(problems(home))
        .extracting(Problem::code)
        .containsExactly(Code.SHAPE_INVALID, Code.SHAPE_INVALID);
  }

  @Test
  void refusesAHomeWithoutOntology(@TempDir Path folder) {
    assertThat(problems(new Home(folder)))
        .extracting(Problem::code)
        .containsExactly(Code.RDF_FILE_MISSING);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Validator.load(new Home(folder)));
  }

  @Test
  void namesTheShapeTheValueAndThePassages() {
    Finding finding = validate("OrdinalPositive").get(0);

    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.check()).isEqualTo(Ids.BASE + "shape/OrdinalPositive");
    assertThat(finding.focus()).isEqualTo(Ids.thing("event", "council-2"));
    assertThat(finding.message())
        .isEqualTo("There is at most one ordinal, and it is an integer from 1.");
    assertThat(finding.passages()).containsExactly(Ids.thing("passage", "page/0123456789ab"));
    assertThat(validate("EdtfSyntax").get(0).message())
        .isEqualTo("A date is written in EDTF, level 0 or 1. Found: \"early 2024\"");
  }

  @Test
  void namesThePassageOfAPositionAndOfAStatement() {
    assertThat(validate("PositionOrdered").get(0).passages())
        .containsExactly(Ids.thing("passage", "page/bbbbbbbbbbbb"));
    assertThat(validate("ExplicitNotInferred").get(0).passages())
        .containsExactly(Ids.thing("passage", "page/0123456789ab"));
  }

  @Test
  void findsNothingInTheReferenceData() {
    DatasetGraph dataset = Fixtures.dataset(HOME.ontology().resolve("reference"));

    assertThat(dataset.getGraph(NodeFactory.createURI(Graphs.STATED)).size()).isGreaterThan(10_000);
    assertThat(Validator.load(HOME).validate(dataset)).isEmpty();
  }

  @Test
  void ordersErrorsFirst() {
    DatasetGraph dataset =
        Fixtures.dataset(
            VALID,
            RESOURCES.resolve("shapes").resolve("PlaceBelongs.ttl"),
            RESOURCES.resolve("shapes").resolve("TopicLabel.ttl"),
            RESOURCES.resolve("shapes").resolve("ActorLabel.ttl"));

    assertThat(Validator.load(HOME).validate(dataset))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR, Severity.ERROR, Severity.WARNING);
  }

  @Test
  void looksAtTheDefaultGraphInsideAndOutsideATransaction() {
    Validator validator = Validator.load(HOME);
    DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
    Txn.executeWrite(
        dataset,
        () ->
            Fixtures.graph(RESOURCES.resolve("shapes").resolve("ActorLabel.ttl")).stream()
                .forEach(dataset.getDefaultGraph()::add));

    List<Finding> outside = validator.validate(dataset);
    List<Finding> inside = Txn.calculateRead(dataset, () -> validator.validate(dataset));

    assertThat(outside).hasSize(1).isEqualTo(inside);
  }

  @Test
  void rejectsAFindingThatSaysNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Finding(Severity.ERROR, "", "a", "b", List.of()));
    assertThat(new Finding(Severity.ERROR, "http://x/y", "a", "b", List.of("q", "p", "p")))
        .hasToString("a: error y: b")
        .extracting(Finding::passages)
        .isEqualTo(Stream.of("p", "q").toList());
  }

  private static List<Finding> validate(String planted) {
    return Validator.load(HOME)
        .validate(Fixtures.dataset(VALID, RESOURCES.resolve("shapes").resolve(planted + ".ttl")));
  }
}
