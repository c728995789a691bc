package entente.serve;

import entente.query.Prefixes;
import entente.vocab.Ids;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;

/** What the endpoint can do, in RDF (SPARQL 1.1 Service Description). */
final class ServiceDescription {
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private static final String SH = "http://www.w3.org/ns/shacl#";
  private static final String FORMATS = "http://www.w3.org/ns/formats/";

  private ServiceDescription() {}

  /**
   * The description.
   *
   * @param base where people reach this server, with a slash at the end
   */
  static Graph of(String base, DatasetGraph dataset) {
    Model model = ModelFactory.createDefaultModel();
    model.setNsPrefix("sd", SD);
    model.setNsPrefix("sh", SH);
    model.setNsPrefix("void", VOID.NS);
    model.setNsPrefix("dct", DCTerms.NS);
    model.setNsPrefix("rdfs", RDFS.uri);
    Resource endpoint = model.createResource(base + "sparql");
    endpoint
        .addProperty(RDF.type, sd("Service"))
        .addProperty(RDFS.label, "Entente SPARQL endpoint", "en")
        .addProperty(property("endpoint"), endpoint)
        .addProperty(property("supportedLanguage"), sd("SPARQL10Query"))
        .addProperty(property("supportedLanguage"), sd("SPARQL11Query"));
    for (String format :
        List.of(
            "SPARQL_Results_JSON",
            "SPARQL_Results_XML",
            "SPARQL_Results_CSV",
            "SPARQL_Results_TSV",
            "Turtle",
            "N-Triples",
            "JSON-LD",
            "RDF_XML")) {
      endpoint.addProperty(
          property("resultFormat"), ResourceFactory.createResource(FORMATS + format));
    }
    Resource data = model.createResource(base + "sparql#dataset");
    Resource known = model.createResource(base + "sparql#known");
    endpoint.addProperty(property("defaultDataset"), data);
    data.addProperty(RDF.type, sd("Dataset"))
        .addProperty(RDF.type, VOID.Dataset)
        .addProperty(DCTerms.title, "Entente: the EU's digital cooperation", "en")
        .addProperty(property("defaultGraph"), known)
        .addProperty(VOID.sparqlEndpoint, endpoint)
        .addProperty(VOID.uriSpace, Ids.BASE + "id/");
    known
        .addProperty(RDF.type, sd("Graph"))
        .addProperty(RDFS.label, "What is known: stated, referred to and inferred", "en")
        .addProperty(
            VOID.triples,
            model.createTypedLiteral(
                Integer.toString(dataset.getDefaultGraph().size()), XSDDatatype.XSDinteger));
    dataset
        .listGraphNodes()
        .forEachRemaining(
            graph -> {
              if (graph.isURI() && graph.getURI().startsWith(Ids.BASE + "graph/")) {
                data.addProperty(property("namedGraph"), named(model, base, graph));
              }
            });
    declarePrefixes(model, data);
    return model.getGraph();
  }

  private static Resource named(Model model, String base, Node graph) {
    return model
        .createResource(base + "sparql#" + Knowledge.ending(graph.getURI()) + "-graph")
        .addProperty(RDF.type, sd("NamedGraph"))
        .addProperty(property("name"), model.createResource(graph.getURI()));
  }

  private static void declarePrefixes(Model model, Resource data) {
    Prefixes.map()
        .forEach(
            (prefix, namespace) ->
                data.addProperty(
                    ResourceFactory.createProperty(SH + "declare"),
                    model
                        .createResource(data.getURI() + "-prefix-" + prefix)
                        .addProperty(ResourceFactory.createProperty(SH + "prefix"), prefix)
                        .addProperty(
                            ResourceFactory.createProperty(SH + "namespace"),
                            model.createTypedLiteral(namespace, XSDDatatype.XSDanyURI))));
  }

  private static Resource sd(String name) {
    return ResourceFactory.createResource(SD + name);
  }

  private static Property property(String name) {
    return ResourceFactory.createProperty(SD + name);
  }
}
