package entente.graph;

import entente.problem.ProblemException;
import entente.source.Home;
import entente.source.RdfFiles;
import entente.vocab.Ent;
import entente.vocab.Graphs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/**
 * The ontology and the reference data: polities, bodies, places, topics and concepts that the
 * project knows before it reads any document, and the way from a name to them.
 */
public final class Reference {
  /** What kind of reference thing a name is to mean. */
  public enum Sort {
    ACTOR("actor"),
    PLACE("place"),
    TOPIC("topic");

    private final String kind;

    Sort(String kind) {
      this.kind = kind;
    }
  }

  private static final Node LABEL = RDFS.label.asNode();
  private static final Node HIDDEN = SKOS.hiddenLabel.asNode();
  private static final Node DEMONYM = Ent.demonym.asNode();
  private static final List<Node> NAMES = List.of(LABEL, SKOS.altLabel.asNode(), HIDDEN, DEMONYM);
  private static final Node ACTS_FOR = Ent.actsFor.asNode();

  private final DatasetGraph dataset;
  private final Map<Sort, Map<String, Set<String>>> byName = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private final Map<String, Set<String>> names = new HashMap<>();
  private final Map<String, Set<String>> types = new HashMap<>();
  private final Map<String, Set<String>> superClasses = new HashMap<>();
  private final Map<String, Set<String>> actsFor = new HashMap<>();
  private final Map<String, Set<String>> locatedIn = new HashMap<>();

  private Reference(DatasetGraph dataset) {
    this.dataset = dataset;
    index(graph(Graphs.ACTORS));
    index(graph(Graphs.TOPICS));
    graph(Graphs.ONTOLOGY)
        .find(Node.ANY, RDFS.subClassOf.asNode(), Node.ANY)
        .filterKeep(t -> t.getSubject().isURI() && t.getObject().isURI())
        .forEach(
            t ->
                superClasses
                    .computeIfAbsent(t.getSubject().getURI(), k -> new TreeSet<>())
                    .add(t.getObject().getURI()));
  }

  /** The ontology, the reference data and the links below a home folder; see {@link #of}. */
  public static Reference load(Home home) {
    return of(home, new RdfFiles());
  }

  /**
   * The ontology, the reference data and the links below a home folder.
   *
   * @throws ProblemException with the problems of all files, if there is any
   */
  public static Reference of(Home home, RdfFiles files) {
    List<Path> modules = RdfFiles.list(home.ontology(), ".ttl");
    if (modules.isEmpty()) {
      files.graphs(home.ontology()); // says what is missing
    }
    List<Path> alignments = RdfFiles.list(home.ontology().resolve("alignments"), ".ttl");
    List<Path> reference = RdfFiles.list(home.ontology().resolve("reference"), ".ttl");
    List<Path> links = RdfFiles.list(home.data().resolve("links"), ".ttl");
    Map<Path, Graph> graphs =
        files.graphs(
            Stream.of(modules, alignments, reference, links).flatMap(List::stream).toList());
    DatasetGraph dataset = DatasetGraphFactory.create();
    for (String name : List.of(Graphs.ONTOLOGY, Graphs.TOPICS, Graphs.ACTORS, Graphs.LINKS)) {
      dataset.addGraph(NodeFactory.createURI(name), GraphFactory.createDefaultGraph());
    }
    graphs.forEach(
        (file, graph) -> {
          String name =
              links.contains(file)
                  ? Graphs.LINKS
                  : !reference.contains(file)
                      ? Graphs.ONTOLOGY
                      : holdsTopics(file) ? Graphs.TOPICS : Graphs.ACTORS;
          GraphUtil.addInto(dataset.getGraph(NodeFactory.createURI(name)), graph);
        });
    return new Reference(dataset);
  }

  private static boolean holdsTopics(Path file) {
    return file.getFileName().toString().startsWith("topics");
  }

  private Graph graph(String name) {
    return dataset.getGraph(NodeFactory.createURI(name));
  }

  private void index(Graph graph) {
    for (Node property : NAMES) {
      graph
          .find(Node.ANY, property, Node.ANY)
          .filterKeep(t -> t.getSubject().isURI() && t.getObject().isLiteral())
          .forEach(this::index);
    }
    links(graph, ACTS_FOR, actsFor);
    links(graph, Ent.locatedIn.asNode(), locatedIn);
    graph
        .find(Node.ANY, RDF.type.asNode(), Node.ANY)
        .filterKeep(t -> t.getSubject().isURI() && t.getObject().isURI())
        .forEach(
            t ->
                types
                    .computeIfAbsent(t.getSubject().getURI(), k -> new TreeSet<>())
                    .add(t.getObject().getURI()));
  }

  private static void links(Graph graph, Node property, Map<String, Set<String>> links) {
    graph
        .find(Node.ANY, property, Node.ANY)
        .filterKeep(t -> t.getSubject().isURI() && t.getObject().isURI())
        .forEach(
            t ->
                links
                    .computeIfAbsent(t.getSubject().getURI(), k -> new TreeSet<>())
                    .add(t.getObject().getURI()));
  }

  private void index(Triple triple) {
    String iri = triple.getSubject().getURI();
    String name = triple.getObject().getLiteralLexicalForm();
    Node property = triple.getPredicate();
    String normal = Names.normal(name);
    if (property.equals(LABEL)) {
      labels.merge(iri, name, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
    if (!property.equals(HIDDEN)) {
      names.computeIfAbsent(iri, k -> new TreeSet<>()).add(normal);
    }
    if (property.equals(DEMONYM)) {
      return;
    }
    for (Sort sort : Sort.values()) {
      if (iri.contains("/id/" + sort.kind + "/")) {
        byName
            .computeIfAbsent(sort, k -> new HashMap<>())
            .computeIfAbsent(normal, k -> new TreeSet<>())
            .add(iri);
      }
    }
  }

  /** The graphs {@code ontology}, {@code topics}, {@code actors} and {@code links}. */
  public DatasetGraph dataset() {
    return dataset;
  }

  /**
   * The reference thing of that name, whatever its case, accents and punctuation; empty if there is
   * none, or several that nothing tells apart.
   */
  public Optional<String> find(Sort sort, String name) {
    Set<String> found = candidates(sort, name);
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private Set<String> named(Sort sort, String normal) {
    return byName.getOrDefault(sort, Map.of()).getOrDefault(normal, Set.of());
  }

  private Set<String> candidates(Sort sort, String name) {
    Set<String> found = named(sort, Names.normal(name));
    if (found.size() <= 1) {
      return found;
    }
    Set<String> own = new TreeSet<>();
    for (String iri : found) {
      if (Names.normal(label(iri)).equals(Names.normal(name))) {
        own.add(iri);
      }
    }
    return own.size() == 1 ? own : found;
  }

  /**
   * The actor of that name. Of several bodies of one name that one is meant which acts for one of
   * the given polities. The name may carry its acronym and its polity in brackets: {@code "Ministry
   * of Electronics and Information Technology (MeitY, India)"}.
   *
   * @param polities IRIs of the actors that the body may belong to; empty if nothing is known
   */
  public Optional<String> findActor(String name, Collection<String> polities) {
    Set<String> exact = named(Sort.ACTOR, Names.normal(name));
    Optional<String> direct = choose(exact, name, polities);
    if (direct.isPresent()) {
      return direct;
    }
    String base = Names.withoutBrackets(name);
    if (base.equals(name.strip())) {
      return Optional.empty();
    }
    Set<String> stated = new TreeSet<>();
    Set<String> found = new TreeSet<>(named(Sort.ACTOR, Names.normal(base)));
    for (String part : bracketParts(name)) {
      Optional<String> polity = find(Sort.ACTOR, part).filter(this::isPolity);
      if (polity.isPresent()) {
        stated.add(polity.get());
      } else if (found.isEmpty()) {
        found.addAll(named(Sort.ACTOR, Names.normal(part)));
      }
    }
    return choose(found, base, stated.isEmpty() ? polities : stated);
  }

  /** What stands in the last brackets of a name, split at commas. */
  static List<String> bracketParts(String name) {
    int open = name.lastIndexOf('(');
    int close = name.lastIndexOf(')');
    return open < 0 || close < open
        ? List.of()
        : Stream.of(name.substring(open + 1, close).split(",")).map(String::strip).toList();
  }

  private Optional<String> choose(Set<String> found, String name, Collection<String> polities) {
    Set<String> fitting = new TreeSet<>();
    Set<String> sides = new HashSet<>();
    boolean namesCountry = false;
    for (String polity : polities) {
      sides.add(side(polity));
      namesCountry |= isA(side(polity), Ent.CountryOrEconomy);
    }
    for (String iri : found) {
      boolean foreign = !side(iri).equals(iri) && isA(side(iri), Ent.CountryOrEconomy);
      if (sides.contains(side(iri)) || !foreign || !namesCountry) {
        fitting.add(iri);
      }
    }
    if (fitting.size() > 1) {
      Set<String> own = new TreeSet<>(fitting);
      own.removeIf(iri -> !sides.contains(side(iri)));
      if (own.size() == 1) {
        return Optional.of(own.iterator().next());
      }
      Set<String> labelled = new TreeSet<>(own.isEmpty() ? fitting : own);
      labelled.removeIf(iri -> !Names.normal(label(iri)).equals(Names.normal(name)));
      return labelled.size() == 1 ? Optional.of(labelled.iterator().next()) : Optional.empty();
    }
    return fitting.stream().findFirst();
  }

  /** The English label of a reference thing; the IRI itself if it has none. */
  public String label(String iri) {
    return labels.getOrDefault(iri, iri);
  }

  /** Whether the thing is in the reference data. */
  public boolean knows(String iri) {
    return types.containsKey(iri);
  }

  /** The normal forms of a thing's labels, acronyms and demonyms; no hidden form. */
  Set<String> names(String iri) {
    return names.getOrDefault(iri, Set.of());
  }

  /** The topic whose label or alternative label (no hidden one) has this normal form, if any. */
  Optional<String> topicNamed(String normal) {
    Set<String> found = named(Sort.TOPIC, normal);
    return found.stream().filter(t -> names.getOrDefault(t, Set.of()).contains(normal)).findFirst();
  }

  /** All that an actor acts for, directly or not; without itself. */
  public Set<String> actsFor(String iri) {
    Set<String> reached = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(iri));
    while (!open.isEmpty()) {
      for (String next : actsFor.getOrDefault(open.remove(open.size() - 1), Set.of())) {
        if (!next.equals(iri) && reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }

  /**
   * The side on which an actor stands: the polity that it acts for in the end, or itself. The
   * European Commission and the EU's other bodies stand on the side of the European Union.
   */
  public String side(String iri) {
    for (String whole : actsFor(iri)) {
      if (!actsFor.containsKey(whole)) {
        return whole;
      }
    }
    return iri;
  }

  /** Whether a place lies in another, directly or not. */
  boolean isLocatedIn(String place, String larger) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(place));
    while (!open.isEmpty()) {
      for (String next : locatedIn.getOrDefault(open.remove(open.size() - 1), Set.of())) {
        if (next.equals(larger)) {
          return true;
        }
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
    return false;
  }

  /** Whether the actor is a country, an economy or a regional organisation. */
  public boolean isPolity(String iri) {
    return isA(iri, Ent.GeopoliticalActor);
  }

  /** Whether a reference thing is of a class or of one of its subclasses. */
  public boolean isA(String iri, Resource type) {
    return types.getOrDefault(iri, Set.of()).stream().anyMatch(t -> isSubclass(t, type.getURI()));
  }

  /** Whether a class is the other or a subclass of it, as the ontology has it. */
  boolean isSubclass(@Nullable String type, String of) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>();
    if (type != null) {
      open.add(type);
    }
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (next.equals(of)) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(superClasses.getOrDefault(next, Set.of()));
      }
    }
    return false;
  }
}
