package entente.graph;

import static org.assertj.core.api.Assertions.assertThat;

import entente.extract.Extraction;
import entente.extract.FactType;
import entente.vocab.Ent;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIs;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
  private static final Reference REFERENCE = Reference.load(GoldFacts.HOME);

  private static GraphBuilder.Built build(Extraction... documents) {
    return new GraphBuilder(REFERENCE, Identifiers.none(), Curated.none())
        .build(List.of(documents), "1");
  }

  private static final List<String> JAPAN = List.of("European Union", "Japan");
  private static final List<String> INDIA = List.of("European Union", "India");

  private static Set<String> values(
      DatasetGraph dataset, String graph, String thing, Node property) {
    Set<String> values = new TreeSet<>();
    Graph source = dataset.getGraph(NodeFactory.createURI(graph));
    source
        .find(NodeFactory.createURI(thing), property, Node.ANY)
        .forEach(
            t ->
                values.add(
                    t.getObject().isURI()
                        ? t.getObject().getURI()
                        : t.getObject().getLiteralLexicalForm()));
    return values;
  }

  private static Set<String> subjects(DatasetGraph dataset, Node type) {
    Set<String> subjects = new TreeSet<>();
    dataset
        .getGraph(NodeFactory.createURI(Graphs.STATED))
        .find(Node.ANY, RDF.type.asNode(), type)
        .forEach(t -> subjects.add(t.getSubject().getURI()));
    return subjects;
  }

  @Test
  void everyTypeOfFactHasAShape() {
    Shapes shapes = new Shapes();
    for (FactType type : FactType.values()) {
      assertThat(shapes.of(type).type()).isEqualTo(type);
    }
  }

  @Test
  void aPassageIsAGraphOfWhatItSays() {
    String sentence = "The EU and Japan signed a memorandum on quantum.";
    DatasetGraph dataset =
        build(
                new Text()
                    .says(sentence)
                    .fact(
                        FactType.MemorandumOfCooperation,
                        "EU–Japan Memorandum of Cooperation on quantum",
                        JAPAN,
                        "2025-02-03",
                        "concluded",
                        null)
                    .document("doc", null))
            .dataset();
    String passage = Ids.thing("passage", "doc/" + Ids.sha256(sentence).substring(0, 12));
    String thing = Ids.thing("instrument", "eu-japan-memorandum-quantum-2025");
    assertThat(values(dataset, passage, thing, Ent.directParty.asNode()))
        .containsExactly(Ids.thing("actor", "european-union"), Ids.thing("actor", "japan"));
    assertThat(values(dataset, Graphs.PROVENANCE, passage, Ent.quote.asNode()))
        .containsExactly(sentence);
    assertThat(values(dataset, Graphs.PROVENANCE, passage, Ent.use.asNode()))
        .containsExactly(Ids.concept("use-used"));
    assertThat(values(dataset, Graphs.STATED, thing, Ent.earliest.asNode()))
        .containsExactly("2025-02-03");
  }

  @Test
  void equalSentencesAreTwoPassages() {
    Text text = new Text();
    for (int i = 0; i < 2; i++) {
      text.says("It happened again.").fact(FactType.Showcase, "Show", JAPAN, null, null, null);
    }
    DatasetGraph dataset = build(text.document("doc", null)).dataset();
    String passage =
        Ids.thing("passage", "doc/" + Ids.sha256("It happened again.").substring(0, 12));
    assertThat(values(dataset, Graphs.PROVENANCE, passage, Ent.quote.asNode())).hasSize(1);
    assertThat(values(dataset, Graphs.PROVENANCE, passage + "-2", Ent.quote.asNode())).hasSize(1);
  }

  @Test
  void countsOffsetsInCodePointsAndKeepsContextWhole() {
    Text text = new Text().says("😀 Hello 😀").says("The EU met Japan.");
    text.fact(FactType.Meeting, "Meeting of the EU and Japan", JAPAN, null, "held", null);
    DatasetGraph dataset = build(text.document("doc", null)).dataset();
    String passage =
        Ids.thing("passage", "doc/" + Ids.sha256("The EU met Japan.").substring(0, 12));
    String checksum = Ids.sha256("😀 Hello 😀\nThe EU met Japan.\n").substring(0, 12);
    String position = passage + "#position-" + checksum;
    assertThat(values(dataset, Graphs.PROVENANCE, position, OA.start.asNode()))
        .containsExactly("10");
    assertThat(values(dataset, Graphs.PROVENANCE, position, OA.end.asNode())).containsExactly("27");
    assertThat(
            values(dataset, Graphs.PROVENANCE, passage + "#quote-" + checksum, OA.prefix.asNode()))
        .containsExactly("😀 Hello 😀\n");
  }

  @Test
  void survivesNamesOfEveryKind() throws IOException {
    Text text = new Text();
    for (String name :
        List.of(
            "The \"quoted\" <thing> & more",
            "two\nlines\tand tab",
            "שלום עולם",
            "\u202ereversed\u202c",
            "C",
            "C++",
            "C#",
            "???",
            "日本語",
            "a".repeat(500))) {
      text.says("Of " + name + ".")
          .fact(FactType.Project, name, JAPAN, List.of(name), List.of(name), null, null, null);
    }
    GraphBuilder.Built built = build(text.document("doc", null));
    Iterator<Quad> quads = built.dataset().find();
    int iris = 0;
    while (quads.hasNext()) {
      Quad quad = quads.next();
      for (Node node : List.of(quad.getGraph(), quad.getSubject(), quad.getObject())) {
        if (node.isURI() && node.getURI().startsWith(Ids.BASE)) {
          assertThat(IRIs.checkEx(node.getURI())).isNotNull();
          iris++;
        }
      }
    }
    assertThat(iris).isGreaterThan(100);
    assertThat(subjects(built.dataset(), Ent.Project.asNode())).hasSize(10);
    assertThat(subjects(built.dataset(), Ent.Topic.asNode())).hasSizeGreaterThanOrEqualTo(9);
    assertThat(Written.bytes(built.dataset())).isNotEmpty();
    assertThat(FactReader.read(built.dataset()))
        .extracting(StatedFact::label)
        .contains("two\nlines\tand tab", "שלום עולם", "C++");
  }

  @Test
  void thingsOfOneSlugGetDistinctIrisThatDoNotDependOnOrder() throws IOException {
    Extraction one =
        new Text()
            .says("C.")
            .fact(FactType.Project, "C", JAPAN, null, null, null)
            .document("a", null);
    Extraction other =
        new Text()
            .says("C++.")
            .fact(FactType.Project, "C++", JAPAN, null, null, null)
            .document("b", null);
    DatasetGraph dataset = build(one, other).dataset();
    assertThat(subjects(dataset, Ent.Project.asNode())).hasSize(2);
    assertThat(Written.sha256(dataset)).isEqualTo(Written.sha256(build(other, one).dataset()));
  }

  @Test
  void leavesOutAPolityThatFollowsFromItsMinistry() {
    Text text = new Text().says("MeitY and DG CONNECT signed an Intent on chips.");
    List<String> bodies =
        List.of("Ministry of Electronics and Information Technology (MeitY, India)", "DG CONNECT");
    text.fact(
        FactType.IntentOfCooperation,
        "Intent on chips",
        INDIA,
        bodies,
        List.of(),
        null,
        null,
        null);
    text.fact(
        FactType.Signing, "Signing", INDIA, bodies, List.of(), null, "held", "Intent on chips");
    DatasetGraph dataset = build(text.document("doc", null)).dataset();
    String intent = Ids.thing("instrument", "eu-india-intent-chips");
    Set<String> expected = Set.of(Ids.thing("actor", "meity"), Ids.thing("actor", "dg-connect"));
    assertThat(values(dataset, Graphs.STATED, intent, Ent.directParty.asNode()))
        .isEqualTo(expected);
    assertThat(values(dataset, Graphs.STATED, intent, Ent.signedBy.asNode())).isEqualTo(expected);
  }

  @Test
  void tellsInstrumentsOfOneNameApartByDate() {
    Text text = new Text().says("Two statements.");
    text.fact(FactType.JointStatement, "EU–Japan joint statement", JAPAN, "2023-07-03", null, null);
    Text later = new Text().says("Another statement.");
    later.fact(
        FactType.JointStatement, "EU–Japan joint statement", JAPAN, "2024-04-30", null, null);
    Text vague = new Text().says("A statement of 2024.");
    vague.fact(FactType.JointStatement, "Japan-EU Joint Statement", JAPAN, "2024", null, null);
    DatasetGraph dataset =
        build(text.document("a", null), later.document("b", null), vague.document("c", null))
            .dataset();
    assertThat(subjects(dataset, Ent.JointStatement.asNode()))
        .containsExactly(
            Ids.thing("instrument", "eu-japan-joint-statement-2023"),
            Ids.thing("instrument", "eu-japan-joint-statement-2024"));
  }

  @Test
  void neverMergesOverDifferentParties() {
    Text text = new Text().says("Dialogues.");
    text.fact(FactType.Dialogue, "ICT Dialogue", JAPAN, null, "ongoing", null);
    Text other = new Text().says("Dialogues again.");
    other.fact(FactType.Dialogue, "ICT Dialogue", INDIA, null, "ongoing", null);
    other.fact(
        FactType.Dialogue,
        "the annual Japan–EU ICT dialogues",
        List.of("Japan", "European Commission"),
        null,
        "ongoing",
        null);
    DatasetGraph dataset = build(text.document("a", null), other.document("b", null)).dataset();
    assertThat(subjects(dataset, Ent.Dialogue.asNode()))
        .containsExactly(
            Ids.thing("mechanism", "eu-india-ict-dialogue"),
            Ids.thing("mechanism", "eu-japan-ict-dialogue"));
  }

  @Test
  void theNewestDocumentDecidesTheStatusAndContradictionsAreListed() {
    String label = "EU–Japan agreement on chips";
    Text old = new Text().says("It is planned for May.");
    old.fact(FactType.Agreement, label, JAPAN, "2024-05", "planned", null);
    Text young = new Text().says("It was concluded in June 2024.");
    young.fact(FactType.Agreement, label, JAPAN, "2024", "concluded", null);
    Text founding = new Text().says("The agency was founded in 2021.");
    founding.fact(
        FactType.Founding, "Founding", JAPAN, "2021-09-01", "held", "EU–Japan chips council");
    founding.says("The council is ongoing.");
    founding.fact(FactType.Council, "EU–Japan chips council", JAPAN, null, "ended", null);
    Text same = new Text().says("The council goes on.");
    same.fact(FactType.Council, "EU–Japan chips council", JAPAN, null, "ongoing", null);
    GraphBuilder.Built built =
        build(
            old.document("a", "2023-01-01"),
            young.document("b", "2025-01-01"),
            founding.document("c", "2025-01-01"),
            same.document("d", "2025-01-01"));
    String thing = Ids.thing("instrument", "eu-japan-agreement-chips-2024");
    assertThat(values(built.dataset(), Graphs.STATED, thing, Ent.status.asNode()))
        .containsExactly(Ids.concept("status-concluded"));
    assertThat(values(built.dataset(), Graphs.STATED, thing, Ent.edtf.asNode()))
        .as("the most precise date")
        .containsExactly("2024-05");
    assertThat(built.disagreements())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.thing()).isEqualTo(Ids.thing("mechanism", "eu-japan-chips-council"));
              assertThat(d.property()).isEqualTo(Ent.status.getURI());
              assertThat(d.chosen()).isEqualTo(Ids.concept("status-ended"));
              assertThat(d.claims()).hasSize(2);
            });
  }

  @Test
  void keepsADateThatIsNoneAsWords() {
    Text text = new Text().says("In 20233.");
    text.fact(FactType.Roadmap, "EU–Japan roadmap", JAPAN, "20233", null, null);
    DatasetGraph dataset = build(text.document("doc", null)).dataset();
    String thing = Ids.thing("instrument", "eu-japan-roadmap");
    assertThat(values(dataset, Graphs.STATED, thing, Ent.dateText.asNode()))
        .containsExactly("20233");
    assertThat(values(dataset, Graphs.STATED, thing, Ent.edtf.asNode())).isEmpty();
  }

  @Test
  void onlyListsOfTheOntologyHaveBlankNodes() {
    DatasetGraph dataset = build(GoldFacts.firstSource()).dataset();
    Iterator<Quad> quads = dataset.find();
    while (quads.hasNext()) {
      Quad quad = quads.next();
      if (quad.getSubject().isBlank() || quad.getObject().isBlank()) {
        assertThat(quad.getGraph().getURI()).isEqualTo(Graphs.ONTOLOGY);
      }
    }
  }

  @Test
  void theDefaultGraphHoldsWhatIsKnown() {
    DatasetGraph dataset = build(GoldFacts.firstSource()).dataset();
    for (String name : List.of(Graphs.STATED, Graphs.ACTORS, Graphs.TOPICS, Graphs.LINKS)) {
      dataset
          .getGraph(NodeFactory.createURI(name))
          .find()
          .forEach(t -> assertThat(dataset.getDefaultGraph().contains(t)).isTrue());
    }
    assertThat(dataset.getDefaultGraph().contains(Node.ANY, Ent.quote.asNode(), Node.ANY))
        .isFalse();
  }

  @Test
  void theTrapsOfTheFirstSourceHold() {
    DatasetGraph dataset = build(GoldFacts.firstSource()).dataset();
    // Three ICT dialogues, two councils of digital partnerships.
    assertThat(subjects(dataset, Ent.Dialogue.asNode()))
        .filteredOn(iri -> iri.endsWith("-ict-dialogue"))
        .hasSize(3);
    assertThat(subjects(dataset, Ent.Council.asNode()))
        .filteredOn(iri -> iri.endsWith("-digital-partnership-council"))
        .hasSize(2);
    // An ICT expert is no ICT counsellor.
    assertThat(subjects(dataset, Ent.Post.asNode()))
        .contains(
            Ids.thing("post", "ict-expert-eu-delegation-to-japan"),
            Ids.thing("post", "ict-counsellor-eu-delegation-to-china"))
        .doesNotContain(Ids.thing("post", "ict-counsellor-eu-delegation-to-japan"));
    // Who agreed to launch signed nothing; nobody held a first meeting that no one tells of.
    assertThat(
            dataset.contains(
                Node.ANY,
                Node.ANY,
                Ent.signedBy.asNode(),
                NodeFactory.createURI(Ids.thing("person", "narendra-modi"))))
        .isFalse();
    assertThat(subjects(dataset, Ent.Meeting.asNode()))
        .contains(Ids.thing("event", "eu-japan-digital-partnership-council-2"))
        .doesNotContain(
            Ids.thing("event", "eu-japan-digital-partnership-council-1"),
            Ids.thing("event", "eu-china-high-level-digital-dialogue-1"));
    // Plans stay plans.
    assertThat(
            values(
                dataset,
                Graphs.STATED,
                Ids.thing("event", "eu-korea-digital-partnership-council-planned-2024"),
                Ent.status.asNode()))
        .containsExactly(Ids.concept("status-planned"));
  }
}
