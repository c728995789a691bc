package entente.validate;

import static entente.validate.Fixtures.HOME;
import static entente.validate.Fixtures.RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.junit.jupiter.api.Test;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.RDFXMLDocumentFormat;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileReport;

/** The ontology is within OWL 2 RL and OWL 2 DL, alone and with its alignments. */
class OntologyProfileTest {
  /** The graph as the OWL API reads it. */
  static OWLOntology owl(Graph graph) throws OWLOntologyCreationException {
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    RDFDataMgr.write(xml, graph, RDFFormat.RDFXML_PLAIN);
    return OWLManager.createOWLOntologyManager()
        .loadOntologyFromOntologyDocument(
            new StreamDocumentSource(
                new ByteArrayInputStream(xml.toByteArray()),
                IRI.create("https://w3id.org/entente/test"),
                new RDFXMLDocumentFormat(),
                null));
  }

  private static OWLOntology ontology() throws OWLOntologyCreationException {
    return owl(Fixtures.ontology());
  }

  private static OWLOntology aligned() throws OWLOntologyCreationException {
    return owl(Fixtures.graph(HOME.ontology(), HOME.ontology().resolve("alignments")));
  }

  private static OWLOntology planted(String file) throws OWLOntologyCreationException {
    return owl(
        Fixtures.graph(HOME.ontology(), RESOURCES.resolve("validate").resolve(file + ".ttl")));
  }

  @Test
  void readsAllAxioms() throws OWLOntologyCreationException {
    OWLOntology ontology = ontology();

    assertThat(ontology.getLogicalAxiomCount()).isGreaterThan(250);
    assertThat(ontology.classesInSignature().count()).isGreaterThan(100);
  }

  @Test
  void isWithinOwl2Rl() throws OWLOntologyCreationException {
    assertWithin(new OWL2RLProfile().checkOntology(ontology()));
    assertWithin(new OWL2RLProfile().checkOntology(aligned()));
  }

  @Test
  void isWithinOwl2Dl() throws OWLOntologyCreationException {
    assertWithin(new OWL2DLProfile().checkOntology(ontology()));
    assertWithin(new OWL2DLProfile().checkOntology(aligned()));
  }

  @Test
  void noticesAUnionAsDomain() throws OWLOntologyCreationException {
    assertThat(new OWL2RLProfile().checkOntology(planted("not-rl")).isInProfile()).isFalse();
  }

  @Test
  void noticesAFunctionalTransitiveProperty() throws OWLOntologyCreationException {
    assertThat(new OWL2DLProfile().checkOntology(planted("not-dl")).isInProfile()).isFalse();
  }

  private static void assertWithin(OWLProfileReport report) {
    assertThat(report.getViolations()).as(report.toString()).isEmpty();
  }
}
