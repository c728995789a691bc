package entente.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import entente.extract.Extraction;
import entente.vocab.Ent;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Things of several documents become one exactly where the corpus says so. */
class IdentityTest {
  private static final Reference REFERENCE = Reference.load(GoldFacts.HOME);
  private static final Map<String, Set<String>> ABOUT = new HashMap<>();
  private static JsonObject expected = new JsonObject();
  private static DatasetGraph dataset = org.apache.jena.sparql.core.DatasetGraphFactory.create();

  @BeforeAll
  static void build() throws IOException {
    expected =
        JsonParser.parseString(
                Files.readString(
                    GoldFacts.HOME.root().resolve("src/test/resources/corpus/merge.expected.json")))
            .getAsJsonObject();
    List<Extraction> documents = GoldFacts.all();
    dataset = build(documents);
    Shapes shapes = new Shapes();
    Graph provenance = dataset.getGraph(NodeFactory.createURI(Graphs.PROVENANCE));
    for (Extraction document : documents) {
      for (int i = 0; i < document.facts().size(); i++) {
        Mention mention = Mention.of(document, i, shapes);
        Set<String> about = new TreeSet<>();
        provenance
            .find(
                NodeFactory.createURI(Provenance.statement(mention)), Ent.about.asNode(), Node.ANY)
            .forEach(t -> about.add(t.getObject().getURI()));
        ABOUT.put(document.document().id() + "#" + document.facts().get(i).id(), about);
      }
    }
  }

  private static DatasetGraph build(List<Extraction> documents) {
    return new GraphBuilder(REFERENCE, Identifiers.none(), Curated.none()).build(documents);
  }

  private static Set<String> about(String fact) {
    assertThat(ABOUT).containsKey(fact);
    return ABOUT.getOrDefault(fact, Set.of());
  }

  private static List<Set<String>> about(JsonObject group) {
    List<Set<String>> all = new ArrayList<>();
    for (JsonElement fact : group.getAsJsonArray("facts")) {
      assertThat(ABOUT).containsKey(fact.getAsString());
      all.add(ABOUT.getOrDefault(fact.getAsString(), Set.of()));
    }
    return all;
  }

  @Test
  void everyStatementIsAboutSomething() {
    assertThat(ABOUT).hasSizeGreaterThan(400);
    assertThat(ABOUT.values()).allSatisfy(about -> assertThat(about).isNotEmpty());
  }

  @Test
  void mergesWhatIsOneThing() {
    JsonArray groups = expected.getAsJsonArray("merge");
    assertThat(groups.size()).isGreaterThan(20);
    List<String> wrong = new ArrayList<>();
    for (JsonElement element : groups) {
      JsonObject group = element.getAsJsonObject();
      Set<Set<String>> about = Set.copyOf(about(group));
      if (about.size() != 1) {
        wrong.add(group.get("name") + ": " + about);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void keepsApartWhatIsNot() {
    JsonArray pairs = expected.getAsJsonArray("mustNotMerge");
    assertThat(pairs.size()).isGreaterThanOrEqualTo(8);
    for (JsonElement element : pairs) {
      List<Set<String>> about = about(element.getAsJsonObject());
      assertThat(about.get(0)).as(element.toString()).doesNotContainAnyElementsOf(about.get(1));
    }
  }

  @Test
  void resolvesValuesAsExpected() {
    Graph stated = dataset.getGraph(NodeFactory.createURI(Graphs.STATED));
    for (JsonElement element : expected.getAsJsonArray("merge")) {
      JsonObject group = element.getAsJsonObject();
      JsonObject result = group.getAsJsonObject("result");
      String name = group.get("name").getAsString();
      Set<String> things = about(group).get(0);
      if (!result.get("kind").getAsString().equals("role")) {
        assertThat(things).as(name).hasSize(1);
      }
      Node thing = NodeFactory.createURI(things.iterator().next());
      if (result.has("date")) {
        assertThat(values(stated, thing, Ent.edtf.asNode()))
            .as(name)
            .containsExactly(result.get("date").getAsString());
      }
      if (result.has("status")) {
        assertThat(values(stated, thing, Ent.status.asNode()))
            .as(name)
            .containsExactly(Ids.concept("status-" + result.get("status").getAsString()));
      }
      if (result.has("ordinal")) {
        assertThat(values(stated, thing, Ent.ordinal.asNode()))
            .as(name)
            .containsExactly(result.get("ordinal").getAsString());
      }
      if (result.has("place")) {
        assertThat(values(stated, thing, Ent.heldAt.asNode()))
            .as(name)
            .containsExactly(Ids.thing("place", Ids.slug(result.get("place").getAsString())));
      }
      if (result.has("persons")) {
        Set<String> persons = new TreeSet<>();
        for (String participation : things) {
          persons.addAll(
              values(stated, NodeFactory.createURI(participation), Ent.participationOf.asNode()));
        }
        Set<String> wanted = new TreeSet<>();
        result
            .getAsJsonArray("persons")
            .forEach(p -> wanted.add(Ids.thing("person", Ids.slug(p.getAsString()))));
        assertThat(persons).as(name).isEqualTo(wanted);
      }
    }
  }

  private static List<String> values(Graph graph, Node subject, Node property) {
    List<String> values = new ArrayList<>();
    graph
        .find(subject, property, Node.ANY)
        .forEach(
            t ->
                values.add(
                    t.getObject().isURI()
                        ? t.getObject().getURI()
                        : t.getObject().getLiteralLexicalForm()));
    return values;
  }

  @Test
  void theOrderOfDocumentsDoesNotMatter() throws IOException {
    String first = Written.sha256(dataset);
    for (int seed = 1; seed <= 3; seed++) {
      List<Extraction> documents = new ArrayList<>(GoldFacts.all());
      Collections.shuffle(documents, new Random(seed));
      documents.add(documents.get(0)); // a document given twice changes nothing
      assertThat(Written.sha256(build(documents))).as("seed " + seed).isEqualTo(first);
    }
  }

  @Test
  void editionsKeepTheirThings() throws IOException {
    JsonObject diff =
        JsonParser.parseString(
                Files.readString(
                    GoldFacts.HOME.root().resolve("src/test/resources/corpus/diff.expected.json")))
            .getAsJsonObject();
    List<String> wrong = new ArrayList<>();
    for (JsonElement pair : diff.getAsJsonArray("same")) {
      String old = pair.getAsJsonArray().get(0).getAsString();
      String young = pair.getAsJsonArray().get(1).getAsString();
      if (!about(old).equals(about(young))) {
        wrong.add(old + " " + about(old) + " ≠ " + young + " " + about(young));
      }
    }
    assertThat(wrong).isEmpty();
  }
}
