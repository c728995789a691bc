package entente.serve;

import entente.vocab.Ent;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/** A thing: its names, what is known of it, and the sentences that say so. */
final class ThingPage implements Handler {
  static final String PATH = "/thing/";
  private static final String PASSAGE = Ids.BASE + "id/passage/";
  private static final int MENTIONS = 100;
  private static final Set<Node> NAMES =
      Set.of(
          RDFS.label.asNode(),
          SKOS.prefLabel.asNode(),
          SKOS.altLabel.asNode(),
          SKOS.hiddenLabel.asNode());

  /** A value of a property, with the numbers of the sentences that state it. */
  record Value(Cell cell, boolean inferred, List<Integer> notes) {}

  /** A property with its values. */
  record Property(String name, String href, List<Value> values) {}

  /** Things that name this one, by the property that does. */
  record Mentions(String name, String href, List<Cell> things, int more) {}

  /** A sentence that is cited. */
  record Note(int number, String quote, String href, String source) {}

  private final PageParts parts;

  ThingPage(PageParts parts) {
    this.parts = parts;
  }

  @Override
  public Reply handle(Request request, ServedRelease release) {
    String rest = request.path().substring(PATH.length());
    Knowledge knowledge = new Knowledge(release.dataset());
    Node thing = NodeFactory.createURI(Ids.BASE + "id/" + rest);
    Graph facts = facts(knowledge, thing);
    if (facts.isEmpty()) {
      throw new HttpProblem(404, "nothing is known of a thing of this name");
    }
    Sentences sentences = new Sentences(knowledge);
    String name = name(knowledge, thing, facts);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "frame",
        parts.frame(
            name, "What is known of " + name + ", with the sentences that say so.", "", release));
    values.put("iri", thing.getURI());
    values.put("types", types(knowledge, facts, thing));
    values.put("names", names(facts, thing, name));
    values.put("properties", properties(knowledge, facts, thing, sentences));
    values.put("mentions", mentions(knowledge, facts, thing));
    values.put("sayings", sayings(knowledge, thing));
    values.put("notes", sentences.notes());
    values.put("data", DataHandler.PATH + rest);
    return Reply.page(parts.draw("thing", values));
  }

  /** The triples with the thing as subject: known, or of its evidence. */
  static Graph facts(Knowledge knowledge, Node thing) {
    Graph facts = org.apache.jena.sparql.graph.GraphFactory.createDefaultGraph();
    knowledge.known().find(thing, Node.ANY, Node.ANY).forEachRemaining(facts::add);
    if (facts.isEmpty()) {
      knowledge
          .dataset()
          .find(NodeFactory.createURI(Graphs.PROVENANCE), thing, Node.ANY, Node.ANY)
          .forEachRemaining(q -> facts.add(q.asTriple()));
    }
    return facts;
  }

  private static String name(Knowledge knowledge, Node thing, Graph facts) {
    if (facts.contains(thing, RDFS.label.asNode(), Node.ANY)) {
      return knowledge.label(thing);
    }
    List<Triple> slot = facts.find(thing, Ent.slotLabel.asNode(), Node.ANY).toList();
    return slot.isEmpty()
        ? knowledge.label(thing)
        : slot.get(0).getObject().getLiteralLexicalForm();
  }

  private static List<Cell> types(Knowledge knowledge, Graph facts, Node thing) {
    Set<Node> types = new LinkedHashSet<>();
    facts
        .find(thing, RDF.type.asNode(), Node.ANY)
        .forEachRemaining(
            t -> {
              if (t.getObject().isURI() && t.getObject().getURI().startsWith(Ent.NS)) {
                types.add(t.getObject());
              }
            });
    Set<Node> general = new HashSet<>();
    for (Node type : types) {
      for (Node other : types) {
        if (!type.equals(other) && isBelow(knowledge, type, other)) {
          general.add(other);
        }
      }
    }
    return types.stream()
        .filter(type -> !general.contains(type))
        .sorted(Comparator.comparing(Node::getURI))
        .map(type -> Cell.labelled(type, knowledge))
        .toList();
  }

  private static boolean isBelow(Knowledge knowledge, Node type, Node other) {
    Set<Node> seen = new HashSet<>();
    List<Node> open = new ArrayList<>(List.of(type));
    while (!open.isEmpty()) {
      Node next = open.remove(open.size() - 1);
      if (!seen.add(next)) {
        continue;
      }
      if (next.equals(other)) {
        return true;
      }
      knowledge
          .dataset()
          .find(NodeFactory.createURI(Graphs.ONTOLOGY), next, RDFS.subClassOf.asNode(), Node.ANY)
          .forEachRemaining(q -> open.add(q.getObject()));
    }
    return false;
  }

  private static List<String> names(Graph facts, Node thing, String name) {
    return facts
        .find(thing, SKOS.altLabel.asNode(), Node.ANY)
        .mapWith(t -> t.getObject().getLiteralLexicalForm())
        .toList()
        .stream()
        .filter(other -> !other.equals(name))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<Property> properties(
      Knowledge knowledge, Graph facts, Node thing, Sentences sentences) {
    Map<String, Property> properties = new TreeMap<>();
    facts
        .find(thing, Node.ANY, Node.ANY)
        .forEachRemaining(
            triple -> {
              Node predicate = triple.getPredicate();
              if (NAMES.contains(predicate) || predicate.equals(RDF.type.asNode())) {
                return;
              }
              String label = knowledge.label(predicate);
              properties
                  .computeIfAbsent(
                      label + predicate.getURI(),
                      key ->
                          new Property(
                              label, Links.page(predicate.getURI()).orElse(""), new ArrayList<>()))
                  .values()
                  .add(value(knowledge, triple, sentences));
            });
    List<Property> sorted = new ArrayList<>();
    for (Property property : properties.values()) {
      List<Value> values = new ArrayList<>(property.values());
      values.sort(
          Comparator.comparing((Value v) -> v.inferred()).thenComparing(v -> v.cell().text()));
      sorted.add(new Property(property.name(), property.href(), List.copyOf(values)));
    }
    return sorted;
  }

  private static Value value(Knowledge knowledge, Triple triple, Sentences sentences) {
    boolean inferred =
        knowledge.dataset().contains(Quad.create(NodeFactory.createURI(Graphs.INFERRED), triple));
    List<Node> passages = new ArrayList<>();
    knowledge
        .dataset()
        .find(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject())
        .forEachRemaining(
            quad -> {
              if (quad.getGraph().isURI() && quad.getGraph().getURI().startsWith(PASSAGE)) {
                passages.add(quad.getGraph());
              }
            });
    passages.sort(Comparator.comparing(Node::getURI));
    return new Value(
        Cell.labelled(triple.getObject(), knowledge),
        inferred,
        passages.stream().map(sentences::number).toList());
  }

  /** Who names the thing, where the thing does not name them in turn. */
  private static List<Mentions> mentions(Knowledge knowledge, Graph facts, Node thing) {
    Set<Node> named = new HashSet<>();
    facts.find(thing, Node.ANY, Node.ANY).forEachRemaining(t -> named.add(t.getObject()));
    Map<Node, List<Node>> byProperty = new LinkedHashMap<>();
    knowledge
        .known()
        .find(Node.ANY, Node.ANY, thing)
        .forEachRemaining(
            t -> {
              if (t.getSubject().isURI() && !named.contains(t.getSubject())) {
                byProperty
                    .computeIfAbsent(t.getPredicate(), p -> new ArrayList<>())
                    .add(t.getSubject());
              }
            });
    List<Mentions> mentions = new ArrayList<>();
    byProperty.forEach(
        (property, things) ->
            mentions.add(
                new Mentions(
                    knowledge.label(property),
                    Links.page(property.getURI()).orElse(""),
                    things.stream()
                        .limit(MENTIONS)
                        .map(t -> Cell.labelled(t, knowledge))
                        .sorted(Comparator.comparing(Cell::text))
                        .toList(),
                    Math.max(0, things.size() - MENTIONS))));
    mentions.sort(Comparator.comparing(Mentions::name));
    return mentions;
  }

  /** A statement about the thing with its sentence. */
  record Saying(String type, String href, String quote, String passage, String source) {}

  private static List<Saying> sayings(Knowledge knowledge, Node thing) {
    DatasetGraph dataset = knowledge.dataset();
    Node provenance = NodeFactory.createURI(Graphs.PROVENANCE);
    List<Node> statements = new ArrayList<>();
    if (dataset.contains(provenance, thing, RDF.type.asNode(), Ent.Statement.asNode())) {
      statements.add(thing);
    }
    dataset
        .find(provenance, Node.ANY, Ent.about.asNode(), thing)
        .forEachRemaining(q -> statements.add(q.getSubject()));
    Set<Saying> sayings = new LinkedHashSet<>();
    Sentences sentences = new Sentences(knowledge);
    for (Node statement : statements) {
      Node typeNode = object(dataset, provenance, statement, Ent.statementType.asNode());
      String type = typeNode == null ? "statement" : knowledge.label(typeNode);
      dataset
          .find(provenance, statement, Ent.statedIn.asNode(), Node.ANY)
          .forEachRemaining(
              q -> {
                Note note = sentences.note(q.getObject());
                sayings.add(
                    new Saying(
                        type,
                        Links.page(statement.getURI()).orElse(""),
                        note.quote(),
                        note.href(),
                        note.source()));
              });
    }
    return sayings.stream()
        .sorted(Comparator.comparing(Saying::type).thenComparing(Saying::quote))
        .toList();
  }

  private static @Nullable Node object(
      DatasetGraph dataset, Node graph, Node subject, Node property) {
    var found = dataset.find(graph, subject, property, Node.ANY);
    return found.hasNext() ? found.next().getObject() : null;
  }

  /** Numbers the sentences that a page cites, in the order in which it cites them. */
  private static final class Sentences {
    private final Knowledge knowledge;
    private final Map<Node, Note> notes = new LinkedHashMap<>();

    private Sentences(Knowledge knowledge) {
      this.knowledge = knowledge;
    }

    int number(Node passage) {
      return note(passage).number();
    }

    Note note(Node passage) {
      return notes.computeIfAbsent(passage, p -> read(p, notes.size() + 1));
    }

    List<Note> notes() {
      return List.copyOf(notes.values());
    }

    private Note read(Node passage, int number) {
      Node provenance = NodeFactory.createURI(Graphs.PROVENANCE);
      Node quote = object(knowledge.dataset(), provenance, passage, Ent.quote.asNode());
      Node document = object(knowledge.dataset(), provenance, passage, Ent.inDocument.asNode());
      return new Note(
          number,
          quote == null ? "" : quote.getLiteralLexicalForm(),
          Links.page(passage.getURI()).orElse("/sources"),
          document == null ? "" : SourcePage.title(knowledge, document));
    }
  }
}
