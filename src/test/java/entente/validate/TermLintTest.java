package entente.validate;

import static entente.validate.Fixtures.HOME;
import static entente.validate.Fixtures.RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Problem;
import entente.vocab.Ent;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TermLintTest {
  private static final TermLint LINT = TermLint.of(Fixtures.ontology());

  @Test
  void findsNothingInTheProjectsFiles() {
    assertThat(TermLint.files(HOME)).hasSizeGreaterThan(20);
    assertThat(LINT.problems(HOME)).isEmpty();
  }

  @Test
  void findsNothingInTheProjectsSources() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(HOME.root().resolve("src").resolve("main"))) {
      sources =
          files.filter(f -> f.toString().matches(".*\\.(java|jte|js|txt|rules|json)")).toList();
    }

    assertThat(sources).hasSizeGreaterThan(20);
    assertThat(sources).flatMap(LINT::problems).isEmpty();
  }

  @Test
  void findsThePlantedTermsWithPlaceAndSuggestion() {
    List<Problem> problems = LINT.problems(RESOURCES.resolve("validate").resolve("mistyped.rq"));

    assertThat(problems)
        .extracting(p -> p.place().line() + ":" + p.place().column() + " " + p.nextStep())
        .containsExactly(
            "6:15 did you mean 'hasParty'?",
            "7:15 did you mean 'Meeting'?",
            "8:55 did you mean 'status'?",
            "9:15 declare it in a module of the ontology");
    assertThat(problems).extracting(Problem::code).containsOnly(Code.TERM_UNDECLARED);
  }

  @Test
  void looksIntoEachFolderOfTheHome(@TempDir Path folder) throws IOException {
    for (String file :
        List.of(
            "ontology/a.ttl",
            "ontology/alignments/a.ttl",
            "ontology/reference/a.ttl",
            "ontology/shapes/a.ttl",
            "ontology/rules/a.rules",
            "queries/a.rq",
            "queries/must-not/a.rq",
            "data/curated/a.trig")) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "ent:Planted");
    }

    assertThat(LINT.problems(new entente.source.Home(folder))).hasSize(8);
  }

  @Test
  void leavesOtherPrefixesAndFragmentsAlone() throws IOException {
    assertThat(lint("content:Planted <http://example.org/ent:Planted> x-ent:Planted")).isEmpty();
    assertThat(lint("ent:Meeting ent:meetingOf.")).isEmpty();
  }

  private static List<Problem> lint(String text) throws IOException {
    Path file = Files.createTempFile("lint", ".txt");
    try {
      Files.writeString(file, text);
      return LINT.problems(file);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void findsUndeclaredTermsInDataWithTheirPassages() {
    String passage = Ids.BASE + "id/passage/page/0123456789ab";
    DatasetGraph dataset = DatasetGraphFactory.create();
    dataset.add(
        NodeFactory.createURI(passage),
        NodeFactory.createURI(Ids.thing("event", "a")),
        RDF.type.asNode(),
        NodeFactory.createURI(Ent.NS + "Meting"));
    dataset.add(
        NodeFactory.createURI(Graphs.STATED),
        NodeFactory.createURI(Ids.thing("event", "a")),
        RDF.type.asNode(),
        Ent.Meeting.asNode());

    List<Finding> findings = LINT.findings(dataset);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).focus()).isEqualTo(Ent.NS + "Meting");
    assertThat(findings.get(0).message()).contains("did you mean 'Meeting'?");
    assertThat(findings.get(0).passages()).containsExactly(passage);
  }
}
