package entente.serve;

import entente.vocab.Ent;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
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
  record Value(Cell cell, String kind, boolean inferred, List<Integer> notes) {}

  /** A property with its values. */
  record Property(String name, String href, List<Value> values) {
    private static final int SHORT = 34;

    List<Value> asserted() {
      return values.stream().filter(v -> !v.inferred()).toList();
    }

    List<Value> inferred() {
      return values.stream().filter(Value::inferred).toList();
    }

    /** Whether the kinds of the values are worth telling. */
    boolean mixed() {
      return values.stream().map(Value::kind).distinct().count() > 1;
    }

    /** Whether the values are so short that they stand in one line. */
    boolean inline() {
      return !mixed() && values.stream().allMatch(v -> v.cell().text().length() <= SHORT);
    }

    /** What the text says stands first, then other links, then what follows, then codes. */
    int rank() {
      if (values.stream().anyMatch(v -> !v.notes().isEmpty())) {
        return 0;
      }
      if (values.stream().noneMatch(v -> v.cell().kind().equals("iri"))) {
        return 3;
      }
      return asserted().isEmpty() ? 2 : 1;
    }
  }

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
    Map<Triple, Set<Node>> graphs = new HashMap<>();
    knowledge
        .dataset()
        .find(Node.ANY, thing, Node.ANY, Node.ANY)
        .forEachRemaining(
            quad ->
                graphs.computeIfAbsent(quad.asTriple(), t -> new HashSet<>()).add(quad.getGraph()));
    Map<Node, List<Triple>> byProperty = new LinkedHashMap<>();
    facts
        .find(thing, Node.ANY, Node.ANY)
        .forEachRemaining(
            triple -> {
              Node predicate = triple.getPredicate();
              if (!NAMES.contains(predicate) && !predicate.equals(RDF.type.asNode())) {
                byProperty.computeIfAbsent(predicate, p -> new ArrayList<>()).add(triple);
              }
            });
    List<Node> sorted = new ArrayList<>(byProperty.keySet());
    sorted.sort(Comparator.comparing(knowledge::label).thenComparing(Node::getURI));
    List<Property> properties = new ArrayList<>();
    for (Node property : sorted) {
      List<Triple> triples = byProperty.getOrDefault(property, List.of());
      triples.sort(
          Comparator.comparing((Triple t) -> kind(t.getObject()))
              .thenComparing(t -> knowledge.label(t.getObject())));
      properties.add(
          new Property(
              knowledge.label(property),
              Links.page(property.getURI()).orElse(""),
              triples.stream()
                  .map(t -> value(knowledge, t, graphs.getOrDefault(t, Set.of()), sentences))
                  .toList()));
    }
    properties.sort(Comparator.comparing(Property::rank));
    return properties;
  }

  /** The kind of a thing as its IRI tells it; empty for literals and foreign things. */
  private static String kind(Node node) {
    String start = Ids.BASE + "id/";
    return node.isURI() && node.getURI().startsWith(start)
        ? node.getURI().substring(start.length()).replaceFirst("/.*", "")
        : "";
  }

  private static Value value(
      Knowledge knowledge, Triple triple, Set<Node> graphs, Sentences sentences) {
    List<Node> passages =
        graphs.stream()
            .filter(graph -> graph.isURI() && graph.getURI().startsWith(PASSAGE))
            .sorted(Comparator.comparing(Node::getURI))
            .toList();
    return new Value(
        Cell.labelled(triple.getObject(), knowledge),
        kind(triple.getObject()),
        passages.isEmpty() && graphs.contains(NodeFactory.createURI(Graphs.INFERRED)),
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
