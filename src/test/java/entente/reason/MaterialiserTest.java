package entente.reason;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.InfGraph;
import org.apache.jena.reasoner.ReasonerRegistry;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaterialiserTest {
  private static final String PREFIXES =
      """
      @prefix : <http://example.org/> .
      @prefix owl: <http://www.w3.org/2002/07/owl#> .
      @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      """;

  private static final String SAMPLE =
      """
      :hasParty owl:propertyChainAxiom ( :directParty :actsFor ) ; owl:inverseOf :partyTo .
      :directParty rdfs:subPropertyOf :hasParty .
      :actsFor a owl:TransitiveProperty .
      :Meeting owl:hasKey ( :meetingOf :ordinal ) ; rdfs:subClassOf :Event .
      :Event owl:disjointWith :Actor .
      :actsFor rdfs:domain :Actor .
      """;

  private static final String DATA =
      """
      :memo :directParty :dg , :japan .
      :dg :actsFor :commission . :commission :actsFor :eu .
      :m1 a :Meeting ; :meetingOf :council ; :ordinal 2 ; :heldAt :tokyo .
      :m2 a :Meeting ; :meetingOf :council ; :ordinal 2 ; :about :quantum .
      """;

  @Test
  void writesOnlyWhatIsNewAndAboutThings() {
    Inference inference = Materialiser.owl().infer(graph(DATA), graph(SAMPLE));
    List<String> inferred = strings(inference.graph());
    assertThat(inferred)
        .contains(
            "memo hasParty dg",
            "memo hasParty commission",
            "memo hasParty eu",
            "eu partyTo memo",
            "dg actsFor eu",
            "m1 sameAs m2",
            "m2 sameAs m1",
            "m1 about quantum",
            "m2 heldAt tokyo",
            "m2 22-rdf-syntax-ns#type Event",
            "commission 22-rdf-syntax-ns#type Actor");
    assertThat(inferred)
        .doesNotContain("memo directParty dg", "m1 sameAs m1")
        .noneMatch(t -> t.contains("Thing") || t.startsWith("Meeting") || t.startsWith("hasParty"));
    assertThat(inference.clashes()).isEmpty();
    assertThat(inference.problems()).isEmpty();
    assertThat(inference.graph().size()).isEqualTo(inferred.size());
  }

  @Test
  void takesAxiomsFromEitherGraph() {
    Inference apart = Materialiser.owl().infer(graph(DATA), graph(SAMPLE));
    Inference together = Materialiser.owl().infer(graph(SAMPLE + DATA));
    assertThat(strings(together.graph())).isEqualTo(strings(apart.graph()));
  }

  @Test
  void derivesWhatJenasReasonersMiss() {
    Graph all = graph(SAMPLE + DATA);
    Triple chain = triple("memo", "hasParty", "eu");
    Triple key = Triple.create(node("m1"), OWL2.sameAs.asNode(), node("m2"));
    InfGraph jena = ReasonerRegistry.getOWLReasoner().bind(all);
    assertThat(jena.contains(chain)).isFalse();
    assertThat(jena.contains(key)).isFalse();
    Inference inference = Materialiser.owl().infer(all);
    assertThat(inference.entails(chain)).isTrue();
    assertThat(inference.entails(key)).isTrue();
  }

  @Test
  void replaysEveryDerivation() {
    Graph all = graph(SAMPLE + DATA);
    assertThat(Replay.check(all, Materialiser.owl().infer(all), Materialiser.owl()))
        .isGreaterThan(15);
  }

  @Test
  void namesRulePremisesAndAxioms() {
    Graph schema = graph(SAMPLE);
    Inference inference = Materialiser.owl().infer(graph(DATA), schema);
    Derivation derivation = inference.derivation(triple("memo", "hasParty", "eu")).orElseThrow();
    assertThat(derivation.rule()).isEqualTo("prp-spo2");
    assertThat(derivation.label()).isEqualTo("a chain of properties implies a property");
    assertThat(derivation.premises())
        .containsExactly(triple("memo", "directParty", "dg"), triple("dg", "actsFor", "eu"));
    assertThat(derivation.axioms()).hasSize(5).allMatch(schema::contains);
    assertThat(inference.derivation(triple("memo", "directParty", "dg"))).isEmpty();
    assertThat(inference.derivation(triple("memo", "hasParty", "nobody"))).isEmpty();
    assertThat(inference.countsByRule()).containsKeys("prp-spo2", "prp-trp", "prp-key");
  }

  @Test
  void findsByEveryPattern() {
    Inference inference = Materialiser.owl().infer(graph(SAMPLE + DATA));
    Graph view = inference.graph();
    List<Triple> all = view.find().toList();
    for (Triple t : all) {
      assertThat(view.contains(t)).isTrue();
      for (int mask = 0; mask < 8; mask++) {
        Node s = (mask & 1) == 0 ? Node.ANY : t.getSubject();
        Node p = (mask & 2) == 0 ? Node.ANY : t.getPredicate();
        Node o = (mask & 4) == 0 ? Node.ANY : t.getObject();
        assertThat(view.find(s, p, o).toList())
            .containsExactlyInAnyOrderElementsOf(
                all.stream().filter(a -> Triple.create(s, p, o).matches(a)).toList());
      }
    }
    assertThat(view.find(node("nobody"), Node.ANY, Node.ANY).hasNext()).isFalse();
  }

  @Test
  void givesTheSameWhateverTheOrderOfTriples() {
    List<Triple> triples =
        new ArrayList<>(graph(SAMPLE + DATA + " :m3 a :Event , :Actor .").find().toList());
    Random random = new Random(3);
    List<String> expected = List.of();
    for (int run = 0; run < 10; run++) {
      Collections.shuffle(triples, random);
      Graph graph = GraphFactory.createDefaultGraph();
      triples.forEach(graph::add);
      Inference inference = Materialiser.owl().infer(graph);
      List<String> told = new ArrayList<>(strings(inference.graph()));
      inference.clashes().forEach(c -> told.add(c.toString()));
      told.add(inference.derivation(triple("eu", "partyTo", "memo")).toString());
      if (run == 0) {
        expected = told;
      }
      assertThat(told).isEqualTo(expected);
    }
  }

  @Test
  void tellsWhatHoldsInEveryGraphWithoutWritingIt() {
    Inference inference = Materialiser.owl().infer(graph(":a :p :b ."));
    Node thing = OWL2.Thing.asNode();
    assertThat(inference.entails(Triple.create(node("a"), OWL2.sameAs.asNode(), node("a"))))
        .isTrue();
    assertThat(
            inference.entails(
                Triple.create(node("a"), org.apache.jena.vocabulary.RDF.type.asNode(), thing)))
        .isTrue();
    assertThat(inference.graph().isEmpty()).isTrue();
  }

  @Test
  void keepsSchemaConclusionsApart() {
    Inference inference =
        Materialiser.owl()
            .infer(graph(":C rdfs:subClassOf :D . :D rdfs:subClassOf :E . :a a :C ."));
    assertThat(strings(inference.schemaGraph())).containsExactly("C rdf-schema#subClassOf E");
    assertThat(strings(inference.graph()))
        .containsExactly("a 22-rdf-syntax-ns#type D", "a 22-rdf-syntax-ns#type E");
  }

  @Test
  void obeysAxiomsThatAreInferredThemselves() {
    Inference inference =
        Materialiser.owl()
            .infer(
                graph(
                    ":Special rdfs:subClassOf owl:TransitiveProperty . :below rdfs:subPropertyOf"
                        + " rdfs:subClassOf . :p a :Special . :a :p :b . :b :p :c . :C :below :D ."
                        + " :x a :C ."));
    assertThat(inference.entails(triple("a", "p", "c"))).isTrue();
    assertThat(strings(inference.graph())).contains("x 22-rdf-syntax-ns#type D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ":C rdfs:subClassOf [ owl:onProperty :p ; owl:someValuesFrom :D ] | :C rdfs:subClassOf | owl:someValuesFrom on the right",
        ":C rdfs:subClassOf [ owl:unionOf ( :D :E ) ] | :C rdfs:subClassOf | owl:unionOf on the right",
        ":C rdfs:subClassOf [ owl:oneOf ( :a :b ) ] | :C rdfs:subClassOf | owl:oneOf on the right",
        ":p rdfs:domain [ owl:unionOf ( :D :E ) ] | :p rdfs:domain | owl:unionOf on the right",
        "[ owl:onProperty :p ; owl:allValuesFrom :D ] rdfs:subClassOf :C | [ ] rdfs:subClassOf | owl:allValuesFrom on the left",
        "[ owl:complementOf :D ] rdfs:subClassOf :C | [ ] rdfs:subClassOf | owl:complementOf on the left",
        ":C owl:equivalentClass [ owl:onProperty :p ; owl:someValuesFrom :D ] | :C owl:equivalentClass | owl:someValuesFrom on the right",
        ":C rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality 2 ] | :C rdfs:subClassOf | other than 0 or 1",
        ":C rdfs:subClassOf [ owl:onProperty :p ; owl:minCardinality 1 ] | [ ] owl:minCardinality | owl:minCardinality is outside",
        ":C rdfs:subClassOf [ owl:onProperty :p ; owl:cardinality 1 ] | [ ] owl:cardinality | owl:cardinality is outside",
        ":C rdfs:subClassOf [ owl:onProperty :p ; owl:hasSelf true ] | [ ] owl:hasSelf | owl:hasSelf is outside",
        ":C owl:disjointUnionOf ( :D :E ) | :C owl:disjointUnionOf | owl:disjointUnionOf is outside",
        ":p a owl:ReflexiveProperty | :p rdf:type | owl:ReflexiveProperty is outside",
        ":p owl:propertyChainAxiom ( :p :q ) | :p owl:propertyChainAxiom | contains the property that it implies",
      })
  void saysWhichAxiomIsOutsideTheProfile(String axiom, String place, String message) {
    Inference inference = Materialiser.owl().infer(graph(axiom + " . :x :p :y ."));
    assertThat(inference.problems()).hasSize(1);
    Problem problem = inference.problems().get(0);
    assertThat(problem.code()).isEqualTo(Code.AXIOM_OUTSIDE_RL);
    assertThat(problem.place().source())
        .isEqualTo(place.replaceAll(":([Cp]) ", "<http://example.org/$1> "));
    assertThat(problem.message()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ":g owl:propertyChainAxiom _:l . _:l rdf:first :p ; rdf:rest _:l | goes round in a circle after 1",
        ":g owl:propertyChainAxiom _:l . _:l rdf:first :p | no rdf:rest after 0",
        ":g owl:propertyChainAxiom _:l . _:l rdf:rest rdf:nil | no rdf:first after 0",
        ":g owl:propertyChainAxiom _:l . _:l rdf:first :p , :q ; rdf:rest rdf:nil | several rdf:first after 0",
        ":g owl:propertyChainAxiom _:l . _:l rdf:first :p ; rdf:rest rdf:nil , _:m | several rdf:rest after 0",
      })
  void saysWhichListIsBroken(String axiom, String message) {
    Inference inference = Materialiser.owl().infer(graph(axiom + " . :x :p :y ."));
    assertThat(inference.problems()).hasSize(1);
    assertThat(inference.problems().get(0).code()).isEqualTo(Code.LIST_BROKEN);
    assertThat(inference.problems().get(0).place().source())
        .isEqualTo("<http://example.org/g> owl:propertyChainAxiom");
    assertThat(inference.problems().get(0).message()).contains(message);
    assertThat(inference.graph().isEmpty()).isTrue();
  }

  @Test
  void joinsAHundredThousandNamesOfOneThing() {
    int names = 100_000;
    Graph graph = GraphFactory.createDefaultGraph();
    for (int i = 1; i < names; i++) {
      graph.add(node("n" + i), OWL2.sameAs.asNode(), node("n" + (i - 1)));
    }
    graph.add(node("n7"), node("p"), node("x"));
    Inference inference = Materialiser.owl().infer(graph);
    assertThat(inference.entails(triple("n" + (names - 1), "p", "x"))).isTrue();
    assertThat(inference.problems()).hasSize(1);
    assertThat(inference.problems().get(0).code()).isEqualTo(Code.EQUALITY_TOO_LARGE);
    assertThat(inference.problems().get(0).message()).contains("100000 names");
    assertThat(inference.graph().size()).isLessThan(2 * names + 2);
    Triple same = Triple.create(node("n9"), OWL2.sameAs.asNode(), node("n60000"));
    assertThat(inference.derivation(same).orElseThrow().rule()).isEqualTo("eq-trans");
  }

  @Test
  void countsClashesBeyondItsLimit() {
    StringBuilder many = new StringBuilder(":C owl:disjointWith :D . ");
    for (int i = 0; i < 50; i++) {
      many.append(":x%d a :C , :D . ".formatted(i));
    }
    Inference inference =
        new Materialiser(DomainRules.NONE, new Limits(10_000, 10, 20, 10))
            .infer(graph(many.toString()));
    assertThat(inference.clashes()).hasSize(20);
    assertThat(inference.clashCount()).isEqualTo(50);
  }

  @Test
  void showsWhatClashesAndDerivesNothingFromIt() {
    Inference inference =
        Materialiser.owl()
            .infer(graph(":C owl:disjointWith :D . :a a :C . :b a :D . :a owl:sameAs :b ."));
    assertThat(inference.clashes()).hasSize(1);
    Clash clash = inference.clashes().get(0);
    assertThat(clash.rule()).isEqualTo("cax-dw");
    assertThat(clash.triples())
        .extracting(MaterialiserTest::local)
        .contains("a 22-rdf-syntax-ns#type C", "b 22-rdf-syntax-ns#type D")
        .anyMatch(t -> t.contains("sameAs"));
    assertThat(clash.axioms())
        .extracting(MaterialiserTest::local)
        .containsExactly("C disjointWith D");
    assertThat(clash.toString()).startsWith("cax-dw: disjoint classes have no member in common: ");
    assertThat(strings(inference.graph())).noneMatch(t -> t.contains("Nothing"));
  }

  @Test
  void infersFromLiteralsWithoutMakingThemSubjects() {
    Inference inference =
        Materialiser.owl()
            .infer(
                graph(
                    ":p owl:inverseOf :q ; rdfs:range xsd:integer . :a :p 5 . :p rdfs:subPropertyOf :r ."));
    assertThat(strings(inference.graph())).containsExactly("a r 5");
    assertThat(inference.clashes()).isEmpty();
  }

  private static Graph graph(String turtle) {
    return RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).toGraph();
  }

  private static Node node(String name) {
    return NodeFactory.createURI("http://example.org/" + name);
  }

  private static Triple triple(String s, String p, String o) {
    return Triple.create(node(s), node(p), node(o));
  }

  private static List<String> strings(Graph graph) {
    return graph.find().mapWith(MaterialiserTest::local).toList().stream().sorted().toList();
  }

  private static String local(Triple triple) {
    return "%s %s %s"
        .formatted(
            local(triple.getSubject()), local(triple.getPredicate()), local(triple.getObject()));
  }

  private static String local(Node node) {
    return node.isURI()
        ? node.getURI().replaceFirst("^.*/", "").replaceFirst("^owl#", "")
        : node.isLiteral() ? node.getLiteralLexicalForm() : "[]";
  }
}
