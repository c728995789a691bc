package entente.store;

import entente.vocab.Ent;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;

/**
 * What a release says of itself in the provenance graph, in terms of VoID and Dublin Core: its
 * identifier, the ontology's version, its documents, its counts. No time, no host, no path.
 */
final class ReleaseDescription {
  private static final String PROV_ENTITY = "http://www.w3.org/ns/prov#Entity";

  private final Node release;
  private final List<String> lines = new ArrayList<>();

  private ReleaseDescription(Node release) {
    this.release = release;
  }

  /** The N-Quads lines, without line ends. */
  static List<String> lines(
      String content, String ontology, Map<String, String> sources, Map<String, Long> counts) {
    String iri = Ids.thing("release", content);
    ReleaseDescription description = new ReleaseDescription(NodeFactory.createURI(iri));
    description.describe(iri, content, ontology, sources, counts);
    return description.lines;
  }

  private void describe(
      String iri,
      String content,
      String ontology,
      Map<String, String> sources,
      Map<String, Long> counts) {
    add(release, RDF.type.asNode(), VOID.Dataset.asNode());
    add(release, RDF.type.asNode(), NodeFactory.createURI(PROV_ENTITY));
    add(release, RDFS.label.asNode(), NodeFactory.createLiteralLang("Release " + content, "en"));
    add(release, DCTerms.identifier.asNode(), NodeFactory.createLiteralString(content));
    add(
        release,
        DCTerms.conformsTo.asNode(),
        NodeFactory.createURI(Ids.BASE + "ontology/" + ontology));
    sources.keySet().stream()
        .map(id -> NodeFactory.createURI(Ids.thing("document", id)))
        .forEach(document -> add(release, DCTerms.source.asNode(), document));
    count(release, "triples", counts.getOrDefault("known", 0L));
    count(release, "documents", counts.getOrDefault("documents", 0L));
    part(iri + "/statements", Ent.Statement.asNode(), counts.getOrDefault("facts", 0L));
    part(iri + "/passages", Ent.Passage.asNode(), counts.getOrDefault("sentences", 0L));
  }

  private void part(String iri, Node type, long entities) {
    Node part = NodeFactory.createURI(iri);
    add(release, VOID.classPartition.asNode(), part);
    add(part, VOID._class.asNode(), type);
    count(part, "entities", entities);
  }

  private void count(Node subject, String property, long value) {
    add(
        subject,
        NodeFactory.createURI(VOID.NS + property),
        NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger));
  }

  private void add(Node subject, Node predicate, Node object) {
    lines.add(
        "%s %s %s <%s> ."
            .formatted(
                NodeFmtLib.strNT(subject),
                NodeFmtLib.strNT(predicate),
                NodeFmtLib.strNT(object),
                Graphs.PROVENANCE));
  }
}
