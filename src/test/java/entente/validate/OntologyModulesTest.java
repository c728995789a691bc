package entente.validate;

import static entente.validate.Fixtures.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import entente.source.RdfFiles;
import entente.vocab.Ent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

/** The modules of the ontology: each parses alone, and none refers to a higher one. */
class OntologyModulesTest {
  /** From the lowest to the highest. */
  private static final List<String> LAYERS =
      List.of(
          "entente",
          "reused",
          "topics",
          "actors",
          "places",
          "mechanisms",
          "instruments",
          "events",
          "content",
          "participation",
          "evidence",
          "relations",
          "counterparts",
          "dates",
          "states",
          "identity");

  private static final Pattern REFERS =
      Pattern.compile("^# Refers to: (.*?)\\.$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Set<Node> KINDS =
      Set.of(
          OWL.Class.asNode(),
          OWL.ObjectProperty.asNode(),
          OWL.DatatypeProperty.asNode(),
          OWL.AnnotationProperty.asNode());

  private static Path file(String module) {
    return HOME.ontology().resolve(module + ".ttl");
  }

  /** The module in which each term of any vocabulary is declared. */
  private static Map<Node, String> homes() {
    Map<Node, String> homes = new HashMap<>();
    for (String module : LAYERS) {
      Fixtures.graph(file(module)).stream(Node.ANY, RDF.type.asNode(), Node.ANY)
          .filter(t -> KINDS.contains(t.getObject()))
          .forEach(t -> assertThat(homes.put(t.getSubject(), module)).as("%s", t).isNull());
    }
    return homes;
  }

  /** The modules whose terms the graph names. */
  private static Set<String> named(Graph graph, Map<Node, String> homes) {
    Set<String> named = new TreeSet<>();
    graph.stream()
        .flatMap(OntologyModulesTest::nodes)
        .filter(homes::containsKey)
        .forEach(n -> named.add(homes.get(n)));
    return named;
  }

  private static Stream<Node> nodes(Triple triple) {
    return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  @Test
  void namesTheLayersInTheHeader() throws IOException {
    assertThat(Files.readString(file("entente")).replaceAll("\\n# ?", " "))
        .contains(String.join(", ", LAYERS));
  }

  @Test
  void namesEachModuleInTheLayers() {
    assertThat(RdfFiles.list(HOME.ontology(), ".ttl"))
        .extracting(f -> f.getFileName().toString().replace(".ttl", ""))
        .containsExactlyInAnyOrderElementsOf(LAYERS);
  }

  @Test
  void parsesEachModuleAlone() {
    assertThat(RdfFiles.readFolder(HOME.ontology()).values())
        .hasSize(LAYERS.size())
        .allSatisfy(graph -> assertThat(graph.size()).isGreaterThan(5));
  }

  @Test
  void neverRefersToAHigherModule() {
    Map<Node, String> homes = homes();
    assertThat(homes).hasSizeGreaterThan(250);
    for (String module : LAYERS) {
      for (String named : named(Fixtures.graph(file(module)), homes)) {
        assertThat(LAYERS.indexOf(named))
            .as("%s refers to %s", module, named)
            .isLessThanOrEqualTo(LAYERS.indexOf(module));
      }
    }
  }

  @Test
  void wouldNoticeAReferenceToAHigherModule() {
    Graph actors = Fixtures.graph(file("actors"));
    actors.add(Ent.Actor.asNode(), RDF.type.asNode(), Ent.Statement.asNode());

    assertThat(named(actors, homes())).contains("evidence");
  }

  @Test
  void saysInItsHeadWhatItRefersTo() throws IOException {
    Map<Node, String> homes = homes();
    for (String module : LAYERS.subList(2, LAYERS.size() - 1)) {
      Matcher head = REFERS.matcher(Files.readString(file(module)));
      assertThat(head.find()).as(module).isTrue();
      List<String> said = List.of(head.group(1).replaceAll("\\n# ", " ").split(", "));
      List<String> named = new ArrayList<>(named(Fixtures.graph(file(module)), homes));
      named.removeAll(List.of(module, "entente"));
      assertThat(said).as(module).containsAll(named);
    }
  }

  @Test
  void declaresEachTermOfAnyVocabularyThatItsAxiomsName() {
    Map<Node, String> homes = homes();
    Graph ontology = Fixtures.ontology();
    ontology.stream()
        .flatMap(OntologyModulesTest::nodes)
        .filter(Node::isURI)
        .filter(n -> n.getURI().startsWith(Ent.NS) || isReused(n))
        .forEach(n -> assertThat(homes).containsKey(n));
    assertThat(homes).doesNotContainKey(NodeFactory.createURI(Ent.NS + "planted"));
  }

  private static boolean isReused(Node node) {
    return Stream.of(
            "http://www.w3.org/ns/prov#",
            "http://www.w3.org/ns/org#",
            "http://www.w3.org/ns/oa#",
            "http://www.w3.org/2004/02/skos/core#",
            "http://xmlns.com/foaf/0.1/",
            "http://data.europa.eu/m8g/",
            "http://data.europa.eu/eli/ontology#",
            "http://purl.org/dc/terms/",
            "http://purl.org/vocab/vann/",
            "https://schema.org/")
        .anyMatch(node.getURI()::startsWith);
  }

  @Test
  void refersOnlyToTheOntologyFromAlignments() {
    Map<Node, String> homes = homes();
    List<Path> files = RdfFiles.list(HOME.ontology().resolve("alignments"), ".ttl");
    assertThat(files).hasSizeGreaterThanOrEqualTo(5);
    for (Path file : files) {
      assertThat(
              Fixtures.graph(file).stream(Node.ANY, RDF.type.asNode(), Node.ANY)
                  .map(Triple::getSubject)
                  .filter(s -> s.isURI() && s.getURI().startsWith(Ent.NS)))
          .as("%s declares terms of the project", file)
          .isEmpty();
      assertThat(homes.keySet())
          .containsAll(
              Fixtures.graph(file).stream()
                  .flatMap(OntologyModulesTest::nodes)
                  .filter(n -> n.isURI() && n.getURI().startsWith(Ent.NS))
                  .toList());
    }
  }
}
