package entente.query;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The query files of a folder, and the impossibilities in its subfolder {@code must-not}. */
public final class QueryCatalog {
  private static final String MUST_NOT = "must-not";

  private final Path folder;
  private final Map<String, QueryFile> queries;
  private final Map<String, QueryFile> mustNot;

  private QueryCatalog(
      Path folder, Map<String, QueryFile> queries, Map<String, QueryFile> mustNot) {
    this.folder = folder;
    this.queries = queries;
    this.mustNot = mustNot;
  }

  /**
   * Reads all query files below the folder.
   *
   * @throws ProblemException with the problems of all files, or because the folder is missing
   */
  public static QueryCatalog load(Path folder) {
    List<Problem> problems = new ArrayList<>();
    Map<String, QueryFile> queries = read(folder, problems);
    Path impossible = folder.resolve(MUST_NOT);
    Map<String, QueryFile> mustNot =
        Files.isDirectory(impossible) ? read(impossible, problems) : new TreeMap<>();
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new QueryCatalog(folder, queries, mustNot);
  }

  private static Map<String, QueryFile> read(Path folder, List<Problem> problems) {
    QueryFileReader reader = new QueryFileReader();
    Map<String, QueryFile> files = new TreeMap<>();
    List<Path> paths;
    try (Stream<Path> listed = Files.list(folder)) {
      paths = listed.filter(p -> p.toString().endsWith(".rq")).sorted().toList();
    } catch (IOException e) {
      problems.add(
          Problem.error(
              Place.of(folder),
              Code.QUERY_FILE_UNREADABLE,
              "the folder of query files cannot be read",
              "start from the project's folder, or name it with --home"));
      return files;
    }
    for (Path path : paths) {
      try {
        QueryFile file = reader.read(path);
        files.put(file.name(), file);
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    return files;
  }

  /** The questions, by name. */
  public List<QueryFile> queries() {
    return List.copyOf(queries.values());
  }

  /** The impossibilities, by name: any row is a failure. */
  public List<QueryFile> mustNot() {
    return List.copyOf(mustNot.values());
  }

  /** The names of the questions, sorted. */
  public List<String> names() {
    return List.copyOf(queries.keySet());
  }

  /** The question of that name, if there is one. */
  public Optional<QueryFile> find(String name) {
    return Optional.ofNullable(queries.get(name));
  }

  /**
   * The question of that name.
   *
   * @throws ProblemException if there is none, with the nearest names
   */
  public QueryFile get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.error(
                        Place.of(name),
                        Code.QUERY_UNKNOWN,
                        "there is no query '" + name + "' in " + folder,
                        NearestNames.advice(
                            name, queries.keySet(), "'ask' without a name lists them"))));
  }
}
