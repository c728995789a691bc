package entente.validate;

import entente.problem.Code;
import entente.problem.Nearest;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.Severity;
import entente.source.Home;
import entente.source.RdfFiles;
import entente.vocab.Ent;
import entente.vocab.Graphs;
import entente.vocab.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Finds names in the ontology's namespace that the ontology does not declare: a query with a
 * mistyped term would simply have no answer.
 *
 * <p>Files are read as text, so that each problem has its line, and so that terms in comments,
 * strings and the queries inside shapes are seen as well. A term is written with a prefix that the
 * file binds to the namespace, with {@code ent:}, or as a full IRI.
 */
public final class TermLint {
  /** The check that findings in data name. */
  public static final String CHECK = Ids.BASE + "shape/TermDeclared";

  private static final Pattern BINDING =
      Pattern.compile("(?i)@?prefix\\s+([\\w.-]*):\\s*<" + Pattern.quote(Ent.NS) + ">");
  private static final Pattern IRI = Pattern.compile(Pattern.quote(Ent.NS) + "([A-Za-z0-9_-]+)");
  private static final Set<Node> DECLARATIONS =
      Set.of(
          OWL.Class.asNode(),
          OWL.ObjectProperty.asNode(),
          OWL.DatatypeProperty.asNode(),
          OWL.AnnotationProperty.asNode(),
          OWL.NamedIndividual.asNode(),
          RDFS.Datatype.asNode());

  private final Set<String> declared;

  private TermLint(Set<String> declared) {
    this.declared = declared;
  }

  /** A lint that knows the terms which the ontology declares. */
  public static TermLint of(Graph ontology) {
    return new TermLint(declared(ontology));
  }

  private static Set<String> declared(Graph ontology) {
    return ontology.stream(Node.ANY, RDF.type.asNode(), Node.ANY)
        .filter(t -> DECLARATIONS.contains(t.getObject()))
        .map(t -> t.getSubject())
        .filter(s -> s.isURI() && s.getURI().startsWith(Ent.NS))
        .map(s -> s.getURI().substring(Ent.NS.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The undeclared terms in the home folder's own files: modules, alignments, reference data,
   * shapes, rules, queries and curated data.
   */
  public List<Problem> problems(Home home) {
    List<Path> files = files(home);
    return files.stream().flatMap(file -> problems(file).stream()).toList();
  }

  /** The files that {@link #problems(Home)} reads. */
  public static List<Path> files(Home home) {
    List<Path> files = new ArrayList<>(RdfFiles.list(home.ontology(), ".ttl"));
    for (String folder : List.of("alignments", "reference", "shapes")) {
      files.addAll(RdfFiles.list(home.ontology().resolve(folder), ".ttl"));
    }
    files.addAll(RdfFiles.list(home.ontology().resolve("rules"), ".rules"));
    files.addAll(RdfFiles.list(home.queries(), ".rq"));
    files.addAll(RdfFiles.list(home.queries().resolve("must-not"), ".rq"));
    files.addAll(RdfFiles.list(home.data().resolve("curated"), ".trig"));
    return List.copyOf(files);
  }

  /** The undeclared terms in one text file, in the order of their places. */
  public List<Problem> problems(Path file) {
    String text = text(file);
    Pattern names = names(text);
    List<Problem> problems = new ArrayList<>();
    int line = 0;
    for (String content : text.split("\n", -1)) {
      line++;
      for (Pattern pattern : List.of(names, IRI)) {
        Matcher matcher = pattern.matcher(content);
        while (matcher.find()) {
          if (!declared.contains(matcher.group(1))) {
            problems.add(problem(file, line, matcher.start() + 1, matcher.group(1)));
          }
        }
      }
    }
    return problems;
  }

  /** Prefixed names of the namespace, with any prefix that the text binds to it. */
  private static Pattern names(String text) {
    Set<String> prefixes = new TreeSet<>(Set.of("ent"));
    BINDING.matcher(text).results().forEach(binding -> prefixes.add(binding.group(1)));
    String any = prefixes.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return Pattern.compile("(?<![\\w:/#.-])(?:" + any + "):([A-Za-z_][\\w-]*)");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private Problem problem(Path file, int line, int column, String name) {
    return Problem.error(
        new Place(file.toString(), line, column),
        Code.TERM_UNDECLARED,
        "the ontology declares no term 'ent:" + name + "'",
        Nearest.hint(name, declared, "declare it in a module of the ontology"));
  }

  /**
   * The terms in the data that neither the ontology nor the dataset's own ontology graph declares:
   * one finding for each, with the passages that use it.
   */
  List<Finding> findings(DatasetGraph dataset) {
    Map<String, Set<String>> passages = new TreeMap<>();
    Set<String> own = declared(dataset.getGraph(NodeFactory.createURI(Graphs.ONTOLOGY)));
    dataset.stream()
        .forEach(
            quad -> {
              note(quad.getSubject(), quad, passages);
              note(quad.getPredicate(), quad, passages);
              note(quad.getObject(), quad, passages);
            });
    return passages.entrySet().stream()
        .filter(e -> !own.contains(e.getKey()))
        .map(
            e ->
                new Finding(
                    Severity.ERROR,
                    CHECK,
                    Ent.NS + e.getKey(),
                    "The ontology declares no term 'ent:%s'; %s"
                        .formatted(
                            e.getKey(),
                            Nearest.hint(e.getKey(), declared, "declare it or leave it out")),
                    List.copyOf(e.getValue())))
        .toList();
  }

  private void note(Node node, Quad quad, Map<String, Set<String>> passages) {
    if (!node.isURI() || !node.getURI().startsWith(Ent.NS)) {
      return;
    }
    String name = node.getURI().substring(Ent.NS.length());
    if (declared.contains(name)) {
      return;
    }
    Set<String> where = passages.computeIfAbsent(name, n -> new HashSet<>());
    if (quad.getGraph().isURI() && quad.getGraph().getURI().startsWith(Ids.BASE + "id/passage/")) {
      where.add(quad.getGraph().getURI());
    }
  }
}
