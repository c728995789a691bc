package entente.source;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.vocab.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Reads the Turtle files of the project itself (ontology, reference data, shapes) and says where
 * they are wrong. Jena names line and column of an error, but not the file, and only logs what it
 * merely warns of (an impossible date, a malformed IRI); here both are problems of the file.
 */
public final class RdfFiles {
  private RdfFiles() {}

  /**
   * The graphs of the folder's Turtle files, by file, in alphabetical order of the file names.
   *
   * @throws ProblemException with the problems of all files, or if the folder is missing or has no
   *     Turtle file in it
   */
  public static Map<Path, Graph> readFolder(Path folder) {
    Map<Path, Graph> graphs = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : list(folder, ".ttl")) {
      Graph graph = GraphFactory.createDefaultGraph();
      problems.addAll(read(file, graph));
      graphs.put(file, graph);
    }
    if (graphs.isEmpty()) {
      problems.add(
          Problem.error(
              Place.of(folder),
              Code.RDF_FILE_MISSING,
              "the folder has no Turtle file in it",
              "check that the home folder is the project's own"));
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
      throw new UncheckedIOException(e);
    }
  }

  private static List<Problem> read(Path file, Graph into) {
    Collector collector = new Collector(file);
    try {
      RDFParser.source(file)
          .lang(Lang.TURTLE)
          .base(Ids.BASE)
          .checking(true)
          .errorHandler(collector)
          .parse(into);
    } catch (RiotException e) {
      if (collector.problems.isEmpty()) {
        collector.add(String.valueOf(e.getMessage()), 0, 0);
      }
    }
    return collector.problems;
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
              "correct the Turtle at this place"));
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
