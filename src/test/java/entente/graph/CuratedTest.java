package entente.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.extract.Extraction;
import entente.extract.FactType;
import entente.problem.ProblemException;
import entente.source.Home;
import entente.vocab.Ent;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuratedTest {
  private static final Reference REFERENCE = Reference.load(GoldFacts.HOME);
  private static final String MOC =
      Ids.thing("instrument", "eu-japan-memorandum-subject-not-stated-2023");
  private static final String SUBMARINE =
      Ids.thing("instrument", "eu-japan-memorandum-submarine-cables-2023");

  private static Path write(Path folder, String name, String text) throws IOException {
    Path curated = Files.createDirectories(folder.resolve("data/curated"));
    return Files.writeString(curated.resolve(name), text);
  }

  @Test
  void readsDecisions(@TempDir Path folder) throws IOException {
    write(
        folder,
        "same.tsv",
        "# one\n\n" + MOC + "\t" + SUBMARINE + "\tA. Person\t2025-01-31\tSigned together\n");
    Curated curated = Curated.load(new Home(folder));
    assertThat(curated.same())
        .containsExactly(
            new Curated.Decision(
                MOC, SUBMARINE, "A. Person", LocalDate.of(2025, 1, 31), "Signed together"));
    assertThat(curated.canonical(SUBMARINE)).isEqualTo(MOC);
    assertThat(curated.different()).isEmpty();
  }

  @Test
  void decidesNothingWithoutFiles(@TempDir Path folder) {
    assertThat(Curated.load(new Home(folder)).same()).isEmpty();
  }

  @Test
  void tellsEveryBadLine(@TempDir Path folder) throws IOException {
    write(
        folder,
        "same.tsv",
        "one cell\n"
            + "not-an-iri\t"
            + MOC
            + "\tA\t2025-01-31\tR\n"
            + MOC
            + "\t"
            + SUBMARINE
            + "\tA\tyesterday\tR\n"
            + MOC
            + "\t"
            + MOC
            + "\tA\t2025-01-31\tR\n"
            + MOC
            + "\t"
            + SUBMARINE
            + "\t\t2025-01-31\tR\n");
    assertThatThrownBy(() -> Curated.load(new Home(folder)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problems()).hasSize(5);
              assertThat(e.problems().get(1).toString())
                  .contains("same.tsv:2: error EN-303: 'not-an-iri' is not an IRI")
                  .contains("expected two IRIs, author, date");
              assertThat(e.problems().get(2).toString()).contains("'yesterday' is not a date");
            });
  }

  @Test
  void refusesThingsThatAreSameAndDifferent(@TempDir Path folder) throws IOException {
    String rest = "\tA\t2025-01-31\tR\n";
    write(folder, "same.tsv", MOC + "\t" + SUBMARINE + rest);
    write(folder, "different.tsv", SUBMARINE + "\t" + MOC + rest);
    assertThatThrownBy(() -> Curated.load(new Home(folder)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("the same here and different");
  }

  @Test
  void aPersonsDecisionMergesThings() {
    Curated curated =
        Curated.of(
            List.of(
                new Curated.Decision(
                    MOC, SUBMARINE, "A. Person", LocalDate.of(2025, 1, 31), "Signed together")),
            List.of());
    GraphBuilder.Built built =
        new GraphBuilder(REFERENCE, Identifiers.none(), curated)
            .build(List.of(GoldFacts.firstSource(), GoldFacts.read("06-japan-page-2024")), "1");
    assertThat(mentions(built.dataset(), SUBMARINE)).isFalse();
    assertThat(mentions(built.dataset(), MOC)).isTrue();
    assertThat(built.identifiers().current(SUBMARINE)).isEqualTo(MOC);
  }

  /** Two documents call an agreement on 5G by names that have nothing but the topic in common. */
  private static List<Extraction> twoNames() {
    List<String> parties = List.of("European Union", "Japan");
    List<String> topics = List.of("5G");
    Text text = new Text().says("The accord on mobile networks.");
    text.fact(
        FactType.Agreement, "EU–Japan accord", parties, List.of(), topics, "2020", null, null);
    Text other = new Text().says("The treaty on mobile networks.");
    other.fact(
        FactType.Agreement, "Japan–EU treaty", parties, List.of(), topics, "2020", null, null);
    return List.of(text.document("a", null), other.document("b", null));
  }

  @Test
  void aPersonsDecisionKeepsThingsApart() {
    String one = Ids.thing("instrument", "accord");
    String other = Ids.thing("instrument", "treaty");
    String sides = "|actor/european-union+actor/japan@2020";
    Identifiers earlier =
        Identifiers.of(
            List.of(
                new Identifiers.Row(one, "instrument|accord" + sides, "1", ""),
                new Identifiers.Row(other, "instrument|treaty" + sides, "1", "")));
    GraphBuilder.Built merged =
        new GraphBuilder(REFERENCE, earlier, Curated.none()).build(twoNames(), "2");
    assertThat(merged.identifiers().current(other)).isEqualTo(one);
    assertThat(mentions(merged.dataset(), other)).isFalse();
    Curated apart =
        Curated.of(
            List.of(),
            List.of(
                new Curated.Decision(
                    one, other, "A. Person", LocalDate.of(2025, 1, 31), "Two treaties")));
    GraphBuilder.Built kept = new GraphBuilder(REFERENCE, earlier, apart).build(twoNames(), "2");
    assertThat(kept.identifiers().current(other)).isEqualTo(other);
    assertThat(mentions(kept.dataset(), one)).isTrue();
    assertThat(mentions(kept.dataset(), other)).isTrue();
  }

  private static boolean mentions(DatasetGraph dataset, String iri) {
    return dataset.contains(Node.ANY, NodeFactory.createURI(iri), Node.ANY, Node.ANY);
  }

  @Test
  void aCorrectionReplacesAndRemoves(@TempDir Path folder) throws IOException {
    String correction = "https://w3id.org/entente/graph/correction/moc";
    write(
        folder,
        "moc.trig",
        """
        @prefix dct: <http://purl.org/dc/terms/> .
        @prefix ent: <https://w3id.org/entente/ontology#> .
        <%1$s> dct:creator "A. Person" ; dct:created "2025-01-31" ; dct:description "Seen in print" .
        <%1$s/remove> dct:creator "A. Person" ; dct:created "2025-01-31" ; dct:description "Wrong" .
        <%1$s> { <%2$s> ent:edtf "2023-07-04" ; ent:aboutTopic <https://w3id.org/entente/id/topic/5g> . }
        <%1$s/remove> { <%2$s> ent:directParty <https://w3id.org/entente/id/actor/japan> . }
        """
            .formatted(correction, MOC));
    DatasetGraph dataset =
        new GraphBuilder(REFERENCE, Identifiers.none(), Curated.load(new Home(folder)))
            .build(List.of(GoldFacts.firstSource()));
    Node stated = NodeFactory.createURI(Graphs.STATED);
    Node moc = NodeFactory.createURI(MOC);
    assertThat(dataset.getGraph(stated).find(moc, Ent.edtf.asNode(), Node.ANY).toList())
        .extracting(t -> t.getObject().getLiteralLexicalForm())
        .containsExactly("2023-07-04");
    assertThat(
            dataset.contains(
                new Quad(
                    stated,
                    moc,
                    Ent.aboutTopic.asNode(),
                    NodeFactory.createURI(Ids.thing("topic", "5g")))))
        .isTrue();
    assertThat(
            dataset.contains(
                new Quad(
                    stated,
                    moc,
                    Ent.directParty.asNode(),
                    NodeFactory.createURI(Ids.thing("actor", "japan")))))
        .isFalse();
    assertThat(
            dataset.contains(
                NodeFactory.createURI(Graphs.PROVENANCE),
                NodeFactory.createURI(correction),
                Node.ANY,
                NodeFactory.createLiteralString("Seen in print")))
        .isTrue();
  }

  @Test
  void refusesACorrectionWithoutAuthor(@TempDir Path folder) throws IOException {
    write(folder, "anon.trig", "<https://e.org/g> { <a:s> <a:p> <a:o> . }\n");
    assertThatThrownBy(() -> Curated.load(new Home(folder)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("EN-303")
        .hasMessageContaining("creator");
  }

  @Test
  void refusesACorrectionThatIsNotRdf(@TempDir Path folder) throws IOException {
    write(folder, "bad.trig", "<https://e.org/g> {\n  nonsense }\n");
    assertThatThrownBy(() -> Curated.load(new Home(folder)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("bad.trig:2:")
        .hasMessageContaining("EN-301");
  }
}
