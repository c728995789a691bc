package entente.validate;

import static entente.validate.Fixtures.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

/** The page about the ontology says what is so. */
class OntologyPageTest {
  private static final Path PAGE = HOME.root().resolve("docs").resolve("ontology.md");
  private static final Pattern TURTLE = Pattern.compile("```turtle\n(.*?)```", Pattern.DOTALL);

  @Test
  void showsTurtleThatParsesAndNamesDeclaredTerms() throws IOException {
    List<String> examples =
        TURTLE
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();

    assertThat(examples).hasSize(2);
    for (String example : examples) {
      Graph graph = GraphFactory.createDefaultGraph();
      RDFParser.fromString(example, Lang.TURTLE).parse(graph);
      assertThat(graph.size()).isGreaterThan(9);
    }
    assertThat(TermLint.of(Fixtures.ontology()).problems(PAGE)).isEmpty();
  }

  @Test
  void namesFilesThatExist() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(List.of("entente.ttl", "alignments", "reference", "shapes"))
        .allSatisfy(name -> assertThat(page).contains(name))
        .allSatisfy(name -> assertThat(HOME.ontology().resolve(name)).exists());
  }
}
