package entente.validate;

import static entente.validate.Fixtures.HOME;
import static entente.validate.Fixtures.RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import entente.vocab.Ent;
import entente.vocab.Ids;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLNamedIndividual;
import org.semanticweb.owlapi.model.OWLObjectProperty;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;

/**
 * HermiT as the referee: the ontology is consistent with its alignments and with the published
 * axioms of the vocabularies that it specialises, and what the contract promises follows from it.
 */
class OntologyReasoningTest {
  private static final OWLDataFactory OWL = OWLManager.getOWLDataFactory();
  private static final Path DATA = RESOURCES.resolve("validate");

  private static Reasoner reasoner(Graph graph) throws OWLOntologyCreationException {
    // HermiT has no xsd:date; the bounds of dates have no part in any axiom.
    Configuration configuration = new Configuration();
    configuration.ignoreUnsupportedDatatypes = true;
    return new Reasoner(configuration, OntologyProfileTest.owl(graph));
  }

  /** Ontology, alignments, published axioms and the data of some files. */
  private static Graph everything(Path... data) {
    List<Path> places =
        new ArrayList<>(
            List.of(
                HOME.ontology(),
                HOME.ontology().resolve("alignments"),
                RESOURCES.resolve("published")));
    places.addAll(List.of(data));
    return Fixtures.graph(places.toArray(Path[]::new));
  }

  @Test
  void isConsistentWithoutUnsatisfiableClasses() throws OWLOntologyCreationException {
    Reasoner reasoner = reasoner(everything());

    assertThat(reasoner.isConsistent()).isTrue();
    assertThat(reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()).isEmpty();
  }

  @Test
  void isConsistentWithRealReferenceDataAndASmallWorld() throws OWLOntologyCreationException {
    Reasoner reasoner =
        reasoner(everything(HOME.ontology().resolve("reference"), DATA.resolve("valid.ttl")));

    assertThat(reasoner.isConsistent()).isTrue();
  }

  @Test
  void findsThePlantedClash() throws OWLOntologyCreationException {
    assertThat(reasoner(everything(DATA.resolve("clash.ttl"))).isConsistent()).isFalse();
  }

  @Test
  void findsTheClashWithPublishedAxiomsOfProv() throws OWLOntologyCreationException {
    assertThat(reasoner(everything(DATA.resolve("clash-prov.ttl"))).isConsistent()).isFalse();
    assertThat(
            reasoner(Fixtures.graph(HOME.ontology(), DATA.resolve("clash-prov.ttl")))
                .isConsistent())
        .as("only the published axioms hold an event and an entity apart")
        .isTrue();
  }

  @Test
  void infersWhatTheContractPromises() throws OWLOntologyCreationException {
    Reasoner reasoner = reasoner(everything(DATA.resolve("chains.ttl")));

    Stream.of(
            // directParty then actsFor, actsFor along units, and the super-property
            List.of("instrument/intent", Ent.hasParty.getURI(), "actor/india"),
            List.of("actor/india", Ent.partyTo.getURI(), "instrument/intent"),
            List.of("instrument/intent", Ent.involves.getURI(), "actor/india"),
            List.of("actor/dg-connect", Ent.actsFor.getURI(), "actor/european-union"),
            // aboutTopic then broaderTransitive, and hasPart then aboutTopic
            List.of("instrument/intent", Ent.coversTopic.getURI(), "topic/computing"),
            List.of("instrument/intent", Ent.coversTopic.getURI(), "topic/quantum"),
            // meetingOf then operatesUnder
            List.of("event/council-1", Ent.heldUnder.getURI(), "mechanism/partnership"),
            List.of("mechanism/council", Ent.hasMeeting.getURI(), "event/council-1"),
            // signedAt then heldUnder
            List.of("instrument/intent", Ent.outcomeOf.getURI(), "mechanism/partnership"),
            List.of("mechanism/council", Ent.hasOutcome.getURI(), "instrument/intent"),
            // heldAt then locatedIn
            List.of("event/council-1", Ent.heldIn.getURI(), "place/kanto"),
            // symmetric, transitive and inverse properties
            List.of("instrument/intent", Ent.linkedTo.getURI(), "instrument/declaration"),
            List.of("instrument/declaration", Ent.precededBy.getURI(), "instrument/memorandum"),
            List.of("instrument/memorandum", Ent.precedes.getURI(), "instrument/declaration"))
        .forEach(
            t ->
                assertThat(entails(reasoner, t.get(0), t.get(1), t.get(2)))
                    .as(t.toString())
                    .isTrue());
  }

  @Test
  void infersNothingThatTheContractRulesOut() throws OWLOntologyCreationException {
    Reasoner reasoner = reasoner(everything(DATA.resolve("chains.ttl")));

    assertThat(
            Stream.of(
                // a possible topic is not what something is about
                List.of("event/council-1", Ent.aboutTopic.getURI(), "topic/quantum"),
                // cooperation is derived by domain rules, which see the status, not by chains
                List.of("actor/india", Ent.cooperatesWith.getURI(), "actor/india"),
                List.of("actor/india", Ent.cooperatesOn.getURI(), "topic/hpc"),
                // what follows is not what was stated
                List.of("instrument/intent", Ent.directParty.getURI(), "actor/india"),
                List.of("event/council-1", Ent.meetingOf.getURI(), "mechanism/partnership"),
                List.of("instrument/intent", Ent.resultedFrom.getURI(), "mechanism/council")))
        .noneMatch(t -> entails(reasoner, t.get(0), t.get(1), t.get(2)));
  }

  @Test
  void takesTwoMeetingsWithOneKeyForOne() throws OWLOntologyCreationException {
    Reasoner reasoner = reasoner(everything(DATA.resolve("chains.ttl")));

    assertThat(reasoner.getSameIndividuals(thing("event/council-1")).entities())
        .contains(thing("event/first-council"));
    assertThat(reasoner.getSameIndividuals(thing("actor/india")).entities())
        .contains(thing("actor/republic-of-india"));
  }

  private static boolean entails(
      Reasoner reasoner, String subject, String property, String object) {
    OWLObjectProperty owlProperty = OWL.getOWLObjectProperty(IRI.create(property));
    return reasoner.isEntailed(
        OWL.getOWLObjectPropertyAssertionAxiom(owlProperty, thing(subject), thing(object)));
  }

  private static OWLNamedIndividual thing(String path) {
    return OWL.getOWLNamedIndividual(IRI.create(Ids.BASE + "id/" + path));
  }
}
