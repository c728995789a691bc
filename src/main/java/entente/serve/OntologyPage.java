package entente.serve;

import entente.query.Prefixes;
import entente.vocab.Ent;
import entente.vocab.Graphs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** The ontology: its terms with their definitions, for people and for programs. */
final class OntologyPage implements Handler {
  /** A term of the ontology. */
  record Term(String id, String label, String comment, List<Cell> broader, int uses) {}

  private final PageParts parts;

  OntologyPage(PageParts parts) {
    this.parts = parts;
  }

  @Override
  public Reply handle(Request request, ServedRelease release) {
    Format format =
        request
            .query()
            .value("format")
            .flatMap(name -> Format.of(name, Format.TRIPLES))
            .or(() -> request.accept().choose(Format.TRIPLES))
            .orElseThrow(
                () ->
                    new HttpProblem(406, "the ontology comes as " + Format.types(Format.TRIPLES)));
    Knowledge knowledge = new Knowledge(release.dataset());
    Node name = NodeFactory.createURI(Graphs.ONTOLOGY);
    if (format == Format.HTML) {
      return page(knowledge, release, release.dataset().getGraph(name));
    }
    Graph copy = GraphFactory.createDefaultGraph();
    copy.getPrefixMapping().setNsPrefixes(Prefixes.map());
    release.dataset().getGraph(name).find().forEachRemaining(copy::add);
    return new Reply(
        200,
        format.contentType(),
        Map.of(),
        Reply.Caching.RELEASE,
        out -> {
          QueryEngine.writeGraph(copy, format, out);
          return Map.of();
        });
  }

  private Reply page(Knowledge knowledge, ServedRelease release, Graph ontology) {
    Map<Node, Integer> uses = uses(knowledge.known());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "frame",
        parts.frame(
            "Ontology",
            "The classes and properties of the graph, with their definitions.",
            "/ontology",
            release));
    values.put(
        "classes", terms(knowledge, ontology, uses, OWL.Class.asNode(), RDFS.subClassOf.asNode()));
    List<Term> properties = new ArrayList<>();
    for (Node kind :
        List.of(
            OWL.ObjectProperty.asNode(),
            OWL.DatatypeProperty.asNode(),
            OWL.AnnotationProperty.asNode())) {
      properties.addAll(terms(knowledge, ontology, uses, kind, RDFS.subPropertyOf.asNode()));
    }
    properties.sort(Comparator.comparing(Term::id));
    values.put("properties", properties);
    return Reply.page(parts.draw("ontology", values));
  }

  /** How many things each class has, and how often each property is used. */
  private static Map<Node, Integer> uses(Graph known) {
    Map<Node, Integer> uses = new HashMap<>();
    known
        .find()
        .forEachRemaining(
            t -> {
              uses.merge(t.getPredicate(), 1, Integer::sum);
              if (t.getPredicate().equals(RDF.type.asNode())) {
                uses.merge(t.getObject(), 1, Integer::sum);
              }
            });
    return uses;
  }

  private static List<Term> terms(
      Knowledge knowledge, Graph ontology, Map<Node, Integer> uses, Node kind, Node broader) {
    List<Term> terms = new ArrayList<>();
    ontology
        .find(Node.ANY, RDF.type.asNode(), kind)
        .forEachRemaining(
            t -> {
              Node term = t.getSubject();
              if (term.isURI() && term.getURI().startsWith(Ent.NS)) {
                terms.add(term(knowledge, ontology, uses, term, broader));
              }
            });
    terms.sort(Comparator.comparing(Term::id));
    return terms;
  }

  private static Term term(
      Knowledge knowledge, Graph ontology, Map<Node, Integer> uses, Node term, Node broader) {
    List<Node> comments =
        ontology.find(term, RDFS.comment.asNode(), Node.ANY).mapWith(t -> t.getObject()).toList();
    List<Cell> above = new ArrayList<>();
    ontology
        .find(term, broader, Node.ANY)
        .forEachRemaining(
            t -> {
              if (t.getObject().isURI()) {
                above.add(Cell.of(t.getObject()));
              }
            });
    above.sort(Comparator.comparing(Cell::text));
    return new Term(
        Knowledge.ending(term.getURI()),
        knowledge.label(term),
        comments.isEmpty() ? "" : comments.get(0).getLiteralLexicalForm(),
        above,
        uses.getOrDefault(term, 0));
  }
}
