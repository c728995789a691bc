package entente.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.graph.Reference.Sort;
import entente.problem.Code;
import entente.problem.ProblemException;
import entente.source.Home;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
  private static final Reference REFERENCE = Reference.load(GoldFacts.HOME);

  private static String actor(String slug) {
    return Ids.thing("actor", slug);
  }

  @Test
  void fillsAGraphForEachKindOfKnowledge() {
    for (String name : List.of(Graphs.ONTOLOGY, Graphs.TOPICS, Graphs.ACTORS)) {
      assertThat(REFERENCE.dataset().getGraph(NodeFactory.createURI(name)).size())
          .as(name)
          .isGreaterThan(500);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ACTOR, Republic of Korea, actor/south-korea",
    "ACTOR, the EUROPEAN union, actor/european-union",
    "TOPIC, AI, topic/artificial-intelligence",
    "TOPIC, High Performance  Computing, topic/high-performance-computing",
    "PLACE, Brasilia, place/brasilia",
  })
  void findsThingsWhateverTheSpelling(Sort sort, String name, String thing) {
    assertThat(REFERENCE.find(sort, name)).contains(Ids.BASE + "id/" + thing);
  }

  @Test
  void tellsKindsOfOneNameApart() {
    assertThat(REFERENCE.find(Sort.ACTOR, "Singapore")).contains(actor("singapore"));
    assertThat(REFERENCE.find(Sort.PLACE, "Singapore")).contains(Ids.thing("place", "singapore"));
    assertThat(REFERENCE.find(Sort.TOPIC, "Singapore")).isEmpty();
  }

  @Test
  void tellsBodiesOfOneNameApartByTheirPolity() {
    String name = "Ministry of Communications";
    assertThat(REFERENCE.findActor(name, List.of(actor("european-union"), actor("india"))))
        .contains(actor("ministry-of-communications-india"));
    Optional<String> brazilian = REFERENCE.findActor(name + " (Brazil)", List.of());
    assertThat(brazilian).isPresent();
    assertThat(REFERENCE.side(brazilian.orElseThrow())).isEqualTo(actor("brazil"));
    assertThat(REFERENCE.findActor(name, List.of())).as("never a guess").isEmpty();
  }

  @Test
  void readsAcronymAndPolityInBrackets() {
    assertThat(
            REFERENCE.findActor(
                "Ministry of Electronics and Information Technology (MeitY, India)", List.of()))
        .contains(actor("meity"));
    assertThat(
            REFERENCE.findActor(
                "Ministry of Science, ICT and Future Planning (MSIP, Korea)", List.of()))
        .contains(actor("msip"));
    assertThat(REFERENCE.findActor("Ministry of Silly Walks (Japan)", List.of())).isEmpty();
  }

  @Test
  void followsBodiesToTheirSide() {
    assertThat(REFERENCE.side(actor("dg-connect"))).isEqualTo(actor("european-union"));
    assertThat(REFERENCE.side(actor("eu-delegation-to-china"))).isEqualTo(actor("european-union"));
    assertThat(REFERENCE.side(actor("japan"))).isEqualTo(actor("japan"));
    assertThat(REFERENCE.actsFor(actor("dg-connect")))
        .contains(actor("european-commission"), actor("european-union"));
  }

  @Test
  void tellsFileLineAndColumnOfEverySyntaxError(@TempDir Path folder) throws IOException {
    Path ontology = folder.resolve("ontology");
    Files.createDirectories(ontology.resolve("reference"));
    Files.writeString(ontology.resolve("good.ttl"), "<a:s> <a:p> <a:o> .\n");
    Files.writeString(ontology.resolve("bad.ttl"), "<a:s> <a:p> <a:o> .\n<a:s> <a:p> oops .\n");
    Files.writeString(ontology.resolve("reference/worse.ttl"), "<a:s> <a:p> <a b> .\n");
    assertThatThrownBy(() -> Reference.load(new Home(folder)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problems())
                  .allSatisfy(p -> assertThat(p.code()).isEqualTo(Code.RDF_SYNTAX));
              assertThat(e.problems().toString()).contains("bad.ttl:2:", "worse.ttl:1:");
            });
  }

  @Test
  void tellsThatAFolderHoldsNoOntology(@TempDir Path folder) {
    assertThatThrownBy(() -> Reference.load(new Home(folder)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("EN-302");
  }
}
