package entente.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The questions give the expected answers for the first source. Each run writes the answers that it
 * got to target/queries, to be read beside the text before one becomes the expectation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // fields are set before all tests
class QueryAnswersTest {
  private static final Path EXPECTED = Path.of("src/test/resources/queries");
  private static final Path RECEIVED = Path.of("target/queries");

  private final QueryCatalog catalog = QueryCatalog.load(Path.of("queries"));
  private DatasetGraph dataset;
  private QueryRunner runner;
  private ThingNames names;

  @BeforeAll
  void buildTheDataset() throws IOException {
    dataset = FirstSource.dataset();
    runner = QueryRunner.over(dataset);
    names = ThingNames.in(runner);
    Files.createDirectories(RECEIVED);
  }

  private static Stream<DynamicTest> each(List<QueryFile> files, Check check) {
    return files.stream().map(f -> DynamicTest.dynamicTest(f.name(), () -> check.of(f)));
  }

  private interface Check {
    void of(QueryFile file) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> answersAreAsExpected() {
    return each(
        catalog.queries(),
        file -> {
          Answer answer = runner.run(file.query());
          if (answer instanceof Answer.Triples triples) {
            Graph expected =
                RDFDataMgr.loadGraph(EXPECTED.resolve(file.name() + ".ttl").toString());
            write(file.name() + ".ttl", answer);
            assertThat(triples.graph().isIsomorphicWith(expected)).isTrue();
            return;
          }
          List<String> lines = lines(answer);
          Files.write(RECEIVED.resolve(file.name() + ".tsv"), lines);
          assertThat(file.rows().allows(lines.size() - 1)).isTrue();
          assertThat(lines.stream().map(QueryAnswersTest::unordered))
              .containsExactlyElementsOf(
                  Files.readAllLines(EXPECTED.resolve(file.name() + ".tsv")).stream()
                      .map(QueryAnswersTest::unordered)
                      .toList());
        });
  }

  @TestFactory
  Stream<DynamicTest> impossibilitiesHaveNoRow() {
    return each(
        catalog.mustNot(),
        file -> assertThat(lines(runner.run(file.query())).stream().skip(1)).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> examplesOfTheHeadersWork() {
    return each(
        catalog.queries(),
        file -> {
          for (Map<String, String> example : file.examples()) {
            Answer answer = runner.run(file.bind(example, names));
            if (answer instanceof Answer.Table table) {
              assertThat(table.rows()).as(example.toString()).isNotEmpty();
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> questionsOfInferenceNeedIt() {
    QueryRunner stated = QueryRunner.over(FirstSource.withoutInference());
    List<QueryFile> inference =
        catalog.queries().stream().filter(q -> q.tags().contains("inference")).toList();
    assertThat(inference).hasSizeGreaterThanOrEqualTo(5);
    return each(
        inference,
        file ->
            assertThat(lines(stated.run(file.query())))
                .isNotEqualTo(lines(runner.run(file.query()))));
  }

  @TestFactory
  Stream<DynamicTest> queriesNameOnlyThingsThatThereAre() {
    Set<String> known = new HashSet<>();
    dataset.find().forEachRemaining(quad -> add(known, quad.getSubject()));
    List<QueryFile> all = new ArrayList<>(catalog.queries());
    all.addAll(catalog.mustNot());
    return each(
        all,
        file -> {
          Set<String> named = new LinkedHashSet<>();
          for (QueryText.Token token : QueryText.tokens(file.text())) {
            if (token.sort() == QueryText.Sort.PREFIXED_NAME) {
              String iri = file.query().getPrefixMapping().expandPrefix(token.text());
              if (iri.matches("https://w3id.org/entente/id/[a-z]+/.+")) {
                named.add(iri);
              }
            }
          }
          assertThat(known).containsAll(named);
        });
  }

  private static void add(Set<String> iris, Node node) {
    if (node.isURI()) {
      iris.add(node.getURI());
    }
  }

  @Test
  void everyExpectationHasItsQuestion() throws IOException {
    try (Stream<Path> files = Files.list(EXPECTED)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(f -> f.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
                  .sorted())
          .containsExactlyElementsOf(catalog.names());
    }
  }

  private static void write(String name, Answer answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultFormat.TTL.write(answer, out);
    Files.writeString(RECEIVED.resolve(name), out.toString(StandardCharsets.UTF_8));
  }

  /** The answer as lines to be read by people: columns, then rows, cells between tabs. */
  static List<String> lines(Answer answer) {
    if (answer instanceof Answer.Table table) {
      List<String> lines = new ArrayList<>();
      lines.add(table.columns().stream().map(Var::getVarName).collect(Collectors.joining("\t")));
      table.rows().stream()
          .map(
              row ->
                  table.columns().stream()
                      .map(column -> cell(row.get(column)))
                      .collect(Collectors.joining("\t")))
          .forEach(lines::add);
      return lines;
    }
    return List.of("answer", String.valueOf(((Answer.Truth) answer).value()));
  }

  private static String cell(@org.jspecify.annotations.Nullable Node node) {
    // The hash in a statement's IRI says nothing to a reader.
    return node == null
        ? ""
        : TablePrinter.text(node).replaceFirst("^statement:[0-9a-f]{16}$", "statement:*");
  }

  /** SPARQL leaves the order within a GROUP_CONCAT open. */
  private static String unordered(String line) {
    return Arrays.stream(line.split("\t", -1))
        .map(
            cell ->
                Arrays.stream(cell.split("[,;] ", -1)).sorted().collect(Collectors.joining("|")))
        .collect(Collectors.joining("\t"));
  }
}
