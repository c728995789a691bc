package entente.source;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.vocab.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Reads the Turtle files of the project itself (ontology, reference data, shapes), each once, and
 * says where they are wrong. Jena names line and column of an error, but not the file, and only
 * logs what it merely warns of (an impossible date, a malformed IRI); here both are problems of the
 * file. The graphs are shared by all who ask and must not be changed. Safe for several threads.
 */
public final class RdfFiles {
  private record Content(Graph graph, List<Problem> problems) {}

  private final Map<Path, Content> contents = new ConcurrentHashMap<>();

  /** The graphs of a folder's Turtle files, read for this call alone; see {@link #graphs}. */
  public static Map<Path, Graph> readFolder(Path folder) {
    return new RdfFiles().graphs(folder);
  }

  /**
   * The graphs of a folder's Turtle files, by file, in alphabetical order of the file names.
   *
   * @throws ProblemException with the problems of all files, or if the folder is missing or has no
   *     Turtle file in it
   */
  public Map<Path, Graph> graphs(Path folder) {
    Map<Path, Graph> graphs = graphs(list(folder, ".ttl"));
    if (graphs.isEmpty()) {
      throw new ProblemException(
          Problem.error(
              Place.of(folder),
              Code.RDF_FILE_MISSING,
              "the folder has no Turtle file in it",
              "check that the home folder is the project's own, or name it with --home"));
    }
    return graphs;
  }

  /**
   * The graphs of Turtle files, in the order given.
   *
   * @throws ProblemException with the problems of all files
   */
  public Map<Path, Graph> graphs(List<Path> files) {
    files.parallelStream().forEach(file -> contents.computeIfAbsent(file, RdfFiles::read));
    Map<Path, Graph> graphs = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      Content content = Objects.requireNonNull(contents.get(file));
      graphs.put(file, content.graph);
      problems.addAll(content.problems);
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return graphs;
  }

  /** The folder's files whose names end so, in alphabetical order; none if there is no folder. */
  public static List<Path> list(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(ending))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ProblemException(unreadable(folder, String.valueOf(e.getMessage())), e);
    }
  }

  /**
   * Reads a TriG file.
   *
   * @return what is wrong with it; then the dataset holds a part of it at most
   */
  public static List<Problem> readTrig(Path file, DatasetGraph into) {
    return parse(file, Lang.TRIG, StreamRDFLib.dataset(into));
  }

  private static Content read(Path file) {
    Graph graph = GraphFactory.createDefaultGraph();
    return new Content(graph, parse(file, Lang.TURTLE, StreamRDFLib.graph(graph)));
  }

  private static List<Problem> parse(Path file, Lang lang, StreamRDF into) {
    Collector collector = new Collector(file);
    try (InputStream in = Files.newInputStream(file)) {
      RDFParser.source(in)
          .forceLang(lang)
          .base(Ids.BASE)
          .checking(true)
          .errorHandler(collector)
          .parse(into);
    } catch (IOException e) {
      return List.of(unreadable(file, String.valueOf(e.getMessage())));
    } catch (RiotException e) {
      if (collector.problems.isEmpty()) {
        collector.add(String.valueOf(e.getMessage()), 0, 0);
      }
    }
    return collector.problems;
  }

  private static Problem unreadable(Path path, String message) {
    return Problem.error(
        Place.of(path),
        Code.FILE_UNREADABLE,
        "it cannot be read: " + message,
        "check its permissions");
  }

  /** Makes a problem of all that the parser says. */
  private static final class Collector implements ErrorHandler {
    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    Collector(Path file) {
      this.file = file;
    }

    private void add(String message, long line, long column) {
      Place place =
          line > 0
              ? new Place(file.toString(), (int) line, (int) Math.max(0, column))
              : Place.of(file);
      problems.add(
          Problem.error(
              place,
              Code.RDF_SYNTAX,
              message.strip().replaceAll("\\s+", " "),
              "correct the file at this place"));
    }

    @Override
    public void warning(String message, long line, long column) {
      add(message, line, column);
    }

    @Override
    public void error(String message, long line, long column) {
      add(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      add(message, line, column);
      throw new RiotException(message);
    }
  }
}
