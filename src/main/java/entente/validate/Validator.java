package entente.validate;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.source.Home;
import entente.source.RdfFiles;
import entente.vocab.Ent;
import entente.vocab.Graphs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.G;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a dataset against the shapes of {@code ontology/shapes/} and for undeclared terms.
 *
 * <p>The shapes see one graph: what is known (the default graph and the graphs that it is made of),
 * provenance and the ontology, which tells them the sub-classes. Passage graphs are left out, since
 * disagreement between sources is at home there.
 */
public final class Validator {
  private static final Logger LOG = LoggerFactory.getLogger(Validator.class);
  private static final Node HAS_SELECTOR =
      NodeFactory.createURI("http://www.w3.org/ns/oa#hasSelector");

  private static final List<String> GRAPHS =
      List.of(
          Graphs.STATED,
          Graphs.ONTOLOGY,
          Graphs.TOPICS,
          Graphs.ACTORS,
          Graphs.LINKS,
          Graphs.INFERRED,
          Graphs.PROVENANCE);

  private final Graph ontology;
  private final List<Shapes> shapes;
  private final SortedMap<String, String> messages;
  private final TermLint lint;

  private Validator(
      Graph ontology, List<Shapes> shapes, SortedMap<String, String> messages, TermLint lint) {
    this.ontology = ontology;
    this.shapes = shapes;
    this.messages = messages;
    this.lint = lint;
  }

  /** A validator with the shapes and the ontology; see {@link #load(Home, RdfFiles)}. */
  public static Validator load(Home home) {
    return load(home, new RdfFiles());
  }

  /**
   * A validator with the shapes and the ontology of the home folder.
   *
   * @throws ProblemException with the place of each thing that is wrong in these files
   */
  public static Validator load(Home home, RdfFiles turtle) {
    Graph ontology = GraphFactory.createDefaultGraph();
    turtle.graphs(home.ontology()).values().forEach(g -> GraphUtil.addInto(ontology, g));
    List<Shapes> shapes = new ArrayList<>();
    SortedMap<String, String> messages = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    Map<Path, Graph> files = turtle.graphs(home.ontology().resolve("shapes"));
    files.forEach(
        (file, graph) -> {
          try {
            Shapes parsed = Shapes.parse(graph);
            shapes.add(parsed);
            problems.addAll(read(file, graph, parsed, messages));
          } catch (ShaclParseException e) {
            problems.add(invalid(file, String.valueOf(e.getMessage())));
          }
        });
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    LOG.debug("{} shapes in {} files", messages.size(), files.size());
    return new Validator(ontology, List.copyOf(shapes), messages, TermLint.of(ontology));
  }

  /** Collects the messages of the file's shapes; a shape without IRI or message is a problem. */
  private static List<Problem> read(
      Path file, Graph graph, Shapes parsed, Map<String, String> messages) {
    List<Problem> problems = new ArrayList<>();
    for (Shape shape : parsed.getTargetShapes()) {
      Node node = shape.getShapeNode();
      if (!node.isURI()) {
        problems.add(invalid(file, "a shape has targets, but no IRI"));
        continue;
      }
      List<Node> texts = G.listSP(graph, node, SHACL.message);
      if (texts.size() != 1) {
        problems.add(
            invalid(file, "the shape '%s' has %d messages".formatted(node.getURI(), texts.size())));
      } else if (messages.put(node.getURI(), texts.get(0).getLiteralLexicalForm()) != null) {
        problems.add(invalid(file, "the shape '%s' stands twice".formatted(node.getURI())));
      }
    }
    return problems;
  }

  private static Problem invalid(Path file, String message) {
    return Problem.error(
        Place.of(file),
        Code.SHAPE_INVALID,
        message,
        "give each shape one IRI, one sh:message and constraints as in the SHACL recommendation");
  }

  /** The IRIs of all shapes with targets, in alphabetical order. */
  public Set<String> shapes() {
    return new TreeSet<>(messages.keySet());
  }

  /** Everything that does not satisfy a shape or names an undeclared term; errors first. */
  public List<Finding> validate(DatasetGraph dataset) {
    return dataset.supportsTransactions() && !dataset.isInTransaction()
        ? Txn.calculateRead(dataset, () -> findings(dataset))
        : findings(dataset);
  }

  private List<Finding> findings(DatasetGraph dataset) {
    Graph data = known(dataset);
    Set<Finding> findings = new TreeSet<>(lint.findings(dataset));
    int results = 0;
    for (Shapes file : shapes) {
      Collection<ReportEntry> entries = ShaclValidator.get().validate(file, data).getEntries();
      results += entries.size();
      entries.forEach(entry -> findings.add(finding(entry, data)));
    }
    LOG.info(
        "{} shapes over {} triples: {} results, {} findings",
        messages.size(),
        data.size(),
        results,
        findings.size());
    return List.copyOf(findings);
  }

  /** What the shapes see, as one graph in memory. */
  private Graph known(DatasetGraph dataset) {
    Graph known = GraphFactory.createDefaultGraph();
    GraphUtil.addInto(known, ontology);
    GraphUtil.addInto(known, dataset.getDefaultGraph());
    for (String name : GRAPHS) {
      GraphUtil.addInto(known, dataset.getGraph(NodeFactory.createURI(name)));
    }
    return known;
  }

  private Finding finding(ReportEntry entry, Graph data) {
    String check = Optional.ofNullable(entry.source()).map(Validator::name).orElse("_:shape");
    String demand = messages.getOrDefault(check, String.valueOf(entry.message()));
    String message =
        entry.value() == null || entry.value().equals(entry.focusNode())
            ? demand
            : demand + " Found: " + shown(entry.value());
    return new Finding(
        severity(entry.severity()),
        check,
        name(entry.focusNode()),
        message,
        passages(entry.focusNode(), data));
  }

  private static entente.problem.Severity severity(Severity severity) {
    if (Severity.Violation.equals(severity)) {
      return entente.problem.Severity.ERROR;
    }
    return Severity.Warning.equals(severity)
        ? entente.problem.Severity.WARNING
        : entente.problem.Severity.INFO;
  }

  /** The passages that speak of a thing: its own, or those of the statements about it. */
  private static List<String> passages(Node focus, Graph data) {
    if (focus.isLiteral()) {
      return List.of();
    }
    Set<Node> passages = new TreeSet<>((a, b) -> name(a).compareTo(name(b)));
    Node statedIn = Ent.statedIn.asNode();
    if (data.contains(focus, RDF.type.asNode(), Ent.Passage.asNode())) {
      passages.add(focus);
    }
    passages.addAll(G.listSP(data, focus, statedIn));
    passages.addAll(G.listPO(data, HAS_SELECTOR, focus));
    for (Node statement : G.listPO(data, Ent.about.asNode(), focus)) {
      passages.addAll(G.listSP(data, statement, statedIn));
    }
    return passages.stream().map(Validator::name).toList();
  }

  private static String name(Node node) {
    return node.isURI()
        ? node.getURI()
        : node.isBlank() ? "_:" + node.getBlankNodeLabel() : shown(node);
  }

  private static String shown(Node node) {
    return node.isURI() ? "<" + node.getURI() + ">" : NodeFmtLib.strNT(node);
  }
}
