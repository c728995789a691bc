package entente.serve;

import entente.query.Prefixes;
import entente.vocab.Ent;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;

/**
 * The IRIs of things, resolved: {@code /id/…} leads to a page or to data, {@code /data/….ttl} and
 * so on are the data.
 */
final class DataHandler implements Handler {
  static final String ID = "/id/";
  static final String PATH = "/data/";
  private static final int NEIGHBOURS = 2_000;

  @Override
  public Reply handle(Request request, ServedRelease release) {
    String rest = request.path().substring(PATH.length());
    int dot = rest.lastIndexOf('.');
    Optional<Format> format =
        dot < 0
            ? Optional.empty()
            : Format.of(rest.substring(dot + 1), Format.TRIPLES).filter(f -> f != Format.HTML);
    if (format.isEmpty()) {
      throw new HttpProblem(
          404, "data end in one of: .ttl, .jsonld, .nt, .rdf; the page is at /thing/" + rest);
    }
    Node thing = NodeFactory.createURI(Ids.BASE + "id/" + rest.substring(0, dot));
    Graph graph = description(new Knowledge(release.dataset()), thing);
    if (graph.isEmpty()) {
      throw new HttpProblem(404, "nothing is known of a thing of this name");
    }
    return new Reply(
        200,
        format.get().contentType(),
        Map.of(),
        Reply.Caching.RELEASE,
        out -> {
          QueryEngine.writeGraph(graph, format.get(), out);
          return Map.of();
        });
  }

  /** Leads from the IRI of a thing to its page or its data. */
  Reply resolve(Request request, ServedRelease release) {
    String rest = request.path().substring(ID.length());
    Node thing = NodeFactory.createURI(Ids.BASE + "id/" + rest);
    if (description(new Knowledge(release.dataset()), thing).isEmpty()) {
      throw new HttpProblem(404, "nothing is known of a thing of this name");
    }
    Format format =
        request
            .query()
            .value("format")
            .map(
                name ->
                    Format.of(name, Format.TRIPLES)
                        .orElseThrow(
                            () ->
                                new HttpProblem(
                                    400, "data come as " + Format.names(Format.TRIPLES))))
            .or(() -> request.accept().choose(Format.TRIPLES))
            .orElseThrow(
                () -> new HttpProblem(406, "this thing comes as " + Format.types(Format.TRIPLES)));
    return Reply.seeOther(
        format == Format.HTML
            ? encoded(Links.page(thing.getURI()).orElse("/"))
            : encoded(PATH + rest + "." + format.id()));
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~/#:@".indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return encoded.toString();
  }

  /**
   * The thing with its neighbours' labels, the statements about it and their sentences. Empty if
   * nothing is known of it.
   */
  private static Graph description(Knowledge knowledge, Node thing) {
    DatasetGraph dataset = knowledge.dataset();
    Node provenance = NodeFactory.createURI(Graphs.PROVENANCE);
    Graph graph = GraphFactory.createDefaultGraph();
    graph.getPrefixMapping().setNsPrefixes(Prefixes.map());
    knowledge.known().find(thing, Node.ANY, Node.ANY).forEachRemaining(graph::add);
    dataset
        .find(provenance, thing, Node.ANY, Node.ANY)
        .forEachRemaining(q -> graph.add(q.asTriple()));
    if (graph.isEmpty()) {
      return graph;
    }
    var incoming = knowledge.known().find(Node.ANY, Node.ANY, thing);
    for (int i = 0; i < NEIGHBOURS && incoming.hasNext(); i++) {
      graph.add(incoming.next());
    }
    incoming.close();
    List<Node> statements =
        graph.contains(thing, org.apache.jena.vocabulary.RDF.type.asNode(), Ent.Statement.asNode())
            ? List.of(thing)
            : subjects(dataset, provenance, Ent.about.asNode(), thing);
    for (Node statement : statements) {
      dataset
          .find(provenance, statement, Node.ANY, Node.ANY)
          .forEachRemaining(q -> graph.add(q.asTriple()));
    }
    for (Triple stated : graph.find(Node.ANY, Ent.statedIn.asNode(), Node.ANY).toList()) {
      for (Node property : List.of(Ent.quote.asNode(), Ent.inDocument.asNode())) {
        dataset
            .find(provenance, stated.getObject(), property, Node.ANY)
            .forEachRemaining(q -> graph.add(q.asTriple()));
      }
    }
    addLabels(knowledge, graph);
    return graph;
  }

  private static List<Node> subjects(DatasetGraph dataset, Node graph, Node property, Node object) {
    List<Node> subjects = new java.util.ArrayList<>();
    dataset
        .find(graph, Node.ANY, property, object)
        .forEachRemaining(q -> subjects.add(q.getSubject()));
    return subjects;
  }

  private static void addLabels(Knowledge knowledge, Graph graph) {
    Set<Node> neighbours = new HashSet<>();
    graph
        .find()
        .forEachRemaining(
            t -> {
              neighbours.add(t.getSubject());
              if (t.getObject().isURI()) {
                neighbours.add(t.getObject());
              }
            });
    for (Node neighbour : neighbours) {
      knowledge.known().find(neighbour, RDFS.label.asNode(), Node.ANY).toList().forEach(graph::add);
    }
  }
}
