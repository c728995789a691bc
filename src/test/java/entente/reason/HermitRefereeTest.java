package entente.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLDataProperty;
import org.semanticweb.owlapi.model.OWLNamedIndividual;
import org.semanticweb.owlapi.model.OWLObjectProperty;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.model.OWLPropertyExpression;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/**
 * HermiT, a complete reasoner for OWL 2 DL, as referee: on generated ontologies within OWL 2 RL
 * both must agree on consistency and, if consistent, on all types, relations and equalities of
 * named individuals (OWL 2 Profiles, theorem PR1).
 */
class HermitRefereeTest {
  private static final String NS = "http://example.org/";
  private static final int ONTOLOGIES = Boolean.getBoolean("entente.long") ? 200 : 50;

  @Test
  void agreesWithHermitOnGeneratedOntologies() throws Exception {
    int consistent = 0;
    int entailed = 0;
    for (int seed = 1; seed <= ONTOLOGIES; seed++) {
      Verdict verdict = compare(seed, true);
      consistent += verdict.consistent() ? 1 : 0;
      entailed += verdict.entailed();
    }
    assertThat(consistent).isBetween(ONTOLOGIES / 4, ONTOLOGIES - ONTOLOGIES / 10);
    assertThat(entailed).isGreaterThan(ONTOLOGIES * 10);
  }

  @Test
  void noticesWhenTheRulesAreLeftOut() throws Exception {
    int different = 0;
    for (int seed = 1; seed <= 5; seed++) {
      try {
        compare(seed, false);
      } catch (AssertionError e) {
        different++;
      }
    }
    assertThat(different).isGreaterThan(0);
  }

  @Test
  void replaysDerivationsOfGeneratedOntologies() throws Exception {
    int steps = 0;
    for (int seed = 1; seed <= ONTOLOGIES / 5; seed++) {
      Graph graph = new Generated(seed).graph();
      steps += Replay.check(graph, Materialiser.owl().infer(graph), Materialiser.owl());
    }
    assertThat(steps).isGreaterThan(ONTOLOGIES);
  }

  private record Verdict(boolean consistent, int entailed) {}

  private static Verdict compare(int seed, boolean infer) throws Exception {
    Generated generated = new Generated(seed);
    OWLReasoner hermit = new ReasonerFactory().createReasoner(generated.ontology);
    Graph graph = generated.graph();
    Inference inference = Materialiser.owl().infer(infer ? graph : instanceData(graph));
    String about = "seed " + seed + "\n" + generated.axioms();
    assertThat(inference.problems()).as(about).isEmpty();
    assertThat(inference.clashes().isEmpty()).as(about).isEqualTo(hermit.isConsistent());
    if (!hermit.isConsistent()) {
      return new Verdict(false, 0);
    }
    Set<String> theirs = new TreeSet<>();
    Set<String> ours = new TreeSet<>();
    for (OWLNamedIndividual i : generated.individuals) {
      // HermiT's getSameIndividuals is not always transitive; its entailment check is, and so that
      // is the referee for everything.
      generated.classes.stream()
          .filter(c -> hermit.isEntailed(generated.make.getOWLClassAssertionAxiom(c, i)))
          .forEach(c -> theirs.add(i + " a " + c));
      generated.individuals.stream()
          .filter(j -> hermit.isEntailed(generated.make.getOWLSameIndividualAxiom(i, j)))
          .forEach(j -> theirs.add(i + " = " + j));
      for (OWLClass c : generated.classes) {
        add(ours, inference, i + " a " + c, i, RDF.type.getURI(), c.getIRI());
      }
      for (OWLNamedIndividual j : generated.individuals) {
        add(ours, inference, i + " = " + j, i, OWL2.sameAs.getURI(), j.getIRI());
      }
      for (OWLObjectProperty p : generated.properties) {
        generated.individuals.stream()
            .filter(
                j -> hermit.isEntailed(generated.make.getOWLObjectPropertyAssertionAxiom(p, i, j)))
            .forEach(j -> theirs.add(i + " " + p + " " + j));
        for (OWLNamedIndividual j : generated.individuals) {
          add(ours, inference, i + " " + p + " " + j, i, p.getIRI().toString(), j.getIRI());
        }
      }
    }
    assertThat(ours).as(about).isEqualTo(theirs);
    return new Verdict(true, ours.size());
  }

  private static void add(
      Set<String> into, Inference inference, String text, OWLNamedIndividual s, String p, IRI o) {
    Triple triple =
        Triple.create(
            NodeFactory.createURI(s.getIRI().toString()),
            NodeFactory.createURI(p),
            NodeFactory.createURI(o.toString()));
    if (inference.entails(triple)) {
      into.add(text);
    }
  }

  private static Graph instanceData(Graph graph) {
    Graph data = GraphFactory.createDefaultGraph();
    graph.find().filterKeep(t -> t.getSubject().toString().startsWith(NS + "i")).forEach(data::add);
    return data;
  }

  /** A small ontology of the profile with random axioms of every kind that rules speak of. */
  private static final class Generated {
    final OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
    final OWLDataFactory make = manager.getOWLDataFactory();
    final OWLOntology ontology = manager.createOntology(IRI.create(NS));
    final Random random;
    final List<OWLClass> classes = new ArrayList<>();
    final List<OWLObjectProperty> properties = new ArrayList<>();
    final List<OWLObjectProperty> simple;
    final List<OWLObjectProperty> complex;
    final List<OWLNamedIndividual> individuals = new ArrayList<>();
    final OWLDataProperty number = make.getOWLDataProperty(IRI.create(NS + "number"));

    Generated(int seed) throws Exception {
      random = new Random(seed);
      for (int i = 0; i < 6; i++) {
        classes.add(make.getOWLClass(IRI.create(NS + "C" + i)));
        properties.add(make.getOWLObjectProperty(IRI.create(NS + "p" + i)));
        individuals.add(make.getOWLNamedIndividual(IRI.create(NS + "i" + i)));
      }
      // Transitivity and chains only above: DL forbids counting and disjointness for such.
      simple = properties.subList(0, 4);
      complex = properties.subList(4, 6);
      classes.forEach(c -> add(make.getOWLDeclarationAxiom(c)));
      properties.forEach(p -> add(make.getOWLDeclarationAxiom(p)));
      add(make.getOWLDeclarationAxiom(number));
      individuals.forEach(i -> add(make.getOWLDeclarationAxiom(i)));
      for (int i = 0; i < 9; i++) {
        add(terminology());
      }
      for (int i = 0; i < 11; i++) {
        add(fact());
      }
    }

    Graph graph() throws Exception {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      manager.saveOntology(ontology, new TurtleDocumentFormat(), out);
      return RDFParser.source(new ByteArrayInputStream(out.toByteArray()))
          .lang(Lang.TURTLE)
          .toGraph();
    }

    String axioms() {
      return String.join(
          "\n",
          ontology
              .axioms()
              .map(Object::toString)
              .filter(a -> !a.startsWith("Declaration"))
              .sorted()
              .toList());
    }

    private void add(OWLAxiom axiom) {
      manager.addAxiom(ontology, axiom);
    }

    private <T> T pick(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }

    private OWLAxiom terminology() {
      OWLObjectProperty p = pick(simple);
      OWLObjectProperty q = pick(simple);
      return switch (random.nextInt(22)) {
        case 0, 1, 2, 3 -> make.getOWLSubClassOfAxiom(below(2), above(2));
        case 4 ->
            make.getOWLEquivalentClassesAxiom(
                pick(classes), make.getOWLObjectHasValue(p, pick(individuals)));
        case 5 ->
            make.getOWLEquivalentClassesAxiom(
                pick(classes), make.getOWLObjectIntersectionOf(pick(classes), pick(classes)));
        case 6 -> make.getOWLDisjointClassesAxiom(classes.subList(0, 2 + random.nextInt(2)));
        case 7 -> make.getOWLSubObjectPropertyOfAxiom(p, pick(complex));
        case 8 -> make.getOWLSubObjectPropertyOfAxiom(p, q);
        case 9 -> make.getOWLTransitiveObjectPropertyAxiom(pick(complex));
        case 10 -> make.getOWLSubPropertyChainOfAxiom(List.of(p, q), pick(complex));
        case 11 ->
            make.getOWLSubPropertyChainOfAxiom(
                List.of(p, make.getOWLObjectInverseOf(q), pick(simple)), pick(complex));
        case 12 -> make.getOWLSymmetricObjectPropertyAxiom(p);
        case 13 -> make.getOWLInverseObjectPropertiesAxiom(p, q);
        case 14 -> make.getOWLFunctionalObjectPropertyAxiom(p);
        case 15 -> make.getOWLInverseFunctionalObjectPropertyAxiom(p);
        case 16 -> make.getOWLObjectPropertyDomainAxiom(p, above(1));
        case 17 -> make.getOWLObjectPropertyRangeAxiom(pick(properties), above(1));
        // Keys over things: over values HermiT concludes types that nothing supports (a thing
        // of key value 2 gets the classes of one of key value 0).
        case 18 ->
            make.getOWLHasKeyAxiom(
                pick(classes),
                random.nextBoolean() ? List.<OWLPropertyExpression>of(p) : List.of(p, q));
        case 19 ->
            random.nextBoolean()
                ? make.getOWLAsymmetricObjectPropertyAxiom(p)
                : make.getOWLIrreflexiveObjectPropertyAxiom(p);
        case 20 ->
            random.nextBoolean()
                ? make.getOWLFunctionalDataPropertyAxiom(number)
                : make.getOWLDisjointObjectPropertiesAxiom(simple.get(0), simple.get(1));
        default -> make.getOWLEquivalentObjectPropertiesAxiom(p, q);
      };
    }

    private OWLAxiom fact() {
      return switch (random.nextInt(12)) {
        case 0, 1, 2 ->
            make.getOWLClassAssertionAxiom(
                random.nextInt(4) == 0 ? above(1) : pick(classes), pick(individuals));
        case 3 ->
            make.getOWLDataPropertyAssertionAxiom(number, pick(individuals), random.nextInt(3));
        case 4 ->
            random.nextInt(3) == 0
                ? make.getOWLSameIndividualAxiom(pick(individuals), pick(individuals))
                : make.getOWLClassAssertionAxiom(pick(classes), pick(individuals));
        case 5 ->
            random.nextInt(3) == 0
                ? make.getOWLDifferentIndividualsAxiom(individuals.get(0), individuals.get(1))
                : make.getOWLNegativeObjectPropertyAssertionAxiom(
                    pick(properties), pick(individuals), pick(individuals));
        default ->
            make.getOWLObjectPropertyAssertionAxiom(
                pick(properties), pick(individuals), pick(individuals));
      };
    }

    /** An expression that may stand on the left. */
    private OWLClassExpression below(int depth) {
      if (depth == 0) {
        return pick(classes);
      }
      return switch (random.nextInt(8)) {
        case 0 -> make.getOWLObjectIntersectionOf(below(depth - 1), below(depth - 1));
        case 1 -> make.getOWLObjectUnionOf(below(depth - 1), below(depth - 1));
        case 2 -> make.getOWLObjectSomeValuesFrom(pick(properties), below(depth - 1));
        case 3 -> make.getOWLObjectSomeValuesFrom(pick(properties), make.getOWLThing());
        case 4 -> make.getOWLObjectHasValue(pick(properties), pick(individuals));
        case 5 -> make.getOWLObjectOneOf(pick(individuals), pick(individuals));
        default -> pick(classes);
      };
    }

    /** An expression that may stand on the right. */
    private OWLClassExpression above(int depth) {
      if (depth == 0) {
        return pick(classes);
      }
      return switch (random.nextInt(9)) {
        case 0 -> make.getOWLObjectIntersectionOf(above(depth - 1), above(depth - 1));
        case 1 -> make.getOWLObjectComplementOf(below(depth - 1));
        case 2, 3 -> make.getOWLObjectAllValuesFrom(pick(properties), above(depth - 1));
        case 4 -> make.getOWLObjectHasValue(pick(properties), pick(individuals));
        case 5 ->
            make.getOWLObjectMaxCardinality(
                random.nextInt(2),
                pick(simple),
                random.nextBoolean() ? make.getOWLThing() : below(0));
        default -> pick(classes);
      };
    }
  }
}
