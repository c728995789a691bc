package entente.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The query files are sound, documented, and each impossibility can be seen. */
class QueryFilesTest {
  private static final Path PLANTED = Path.of("src/test/resources/queries/must-not");
  private static final Path DOCUMENTATION = Path.of("docs/queries.md");

  private final QueryCatalog catalog = QueryCatalog.load(Path.of("queries"));

  @Test
  void thereAreManyQuestionsAndImpossibilities() {
    assertThat(catalog.queries()).hasSizeGreaterThanOrEqualTo(50);
    assertThat(catalog.mustNot()).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void questionsCoverAllSorts() {
    assertThat(catalog.queries().stream().flatMap(q -> q.tags().stream()))
        .contains(
            "lookup",
            "timeline",
            "comparison",
            "aggregation",
            "paths",
            "provenance",
            "quality",
            "inference");
  }

  @Test
  void impossibilitiesExpectNoRowAndHaveNoParameters() {
    assertThat(catalog.mustNot()).allMatch(q -> q.rows().equals(RowCount.NONE));
    assertThat(catalog.mustNot()).allMatch(q -> q.parameters().isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> impossibilitiesFindThePlantedMistake() {
    return catalog.mustNot().stream()
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query.name(),
                    () -> {
                      DatasetGraph planted =
                          RDFDataMgr.loadDatasetGraph(
                              PLANTED.resolve(query.name() + ".trig").toString());
                      Answer answer = QueryRunner.over(planted).run(query.query());
                      assertThat(((Answer.Table) answer).rows()).isNotEmpty();
                    }));
  }

  @Test
  void everyPlantedMistakeHasItsImpossibility() throws IOException {
    try (Stream<Path> files = Files.list(PLANTED)) {
      List<String> names =
          files.map(f -> f.getFileName().toString().replace(".trig", "")).sorted().toList();
      assertThat(names).isEqualTo(catalog.mustNot().stream().map(QueryFile::name).toList());
    }
  }

  @Test
  void documentationListsWhatTheHeadersSay() throws IOException {
    String text = Files.readString(DOCUMENTATION);
    int mark = text.indexOf(QueryListing.MARK);
    String written = mark < 0 ? text : text.substring(0, mark);
    if (Boolean.getBoolean("entente.update")) {
      Files.writeString(DOCUMENTATION, written + QueryListing.markdown(catalog));
    }
    assertThat(Files.readString(DOCUMENTATION)).isEqualTo(written + QueryListing.markdown(catalog));
  }

  @Test
  void unknownQueryIsAProblemWithTheNearestNames() {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> catalog.get("event_timelin")))
        .hasMessage(
            "event_timelin: error EN-401: there is no query 'event_timelin' in queries; did"
                + " you mean 'event_timeline'?");
    assertThat(catalog.get("actor_agreements").name()).isEqualTo("actor_agreements");
  }
}
