package entente.evaluate;

import entente.problem.Code;
import entente.problem.Nearest;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of documents with their gold facts, {@code ID.gold.jsonl}. */
public final class GoldFolder {
  private static final List<String> PREDICTIONS = List.of(".jsonl", ".pred.jsonl", ".facts.jsonl");

  private final Path folder;
  private final List<String> files;

  /**
   * @throws ProblemException if there is no such folder, or no gold facts in it
   */
  public GoldFolder(Path folder) {
    this.folder = folder;
    this.files = files(folder);
    if (ids().isEmpty()) {
      throw new ProblemException(
          Problem.error(
              Place.of(folder),
              Code.GOLD_MISSING,
              "there is no file *" + GoldDocument.ENDING + " in this folder",
              "name a folder with gold facts"));
    }
  }

  private static List<String> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ProblemException(
          Problem.error(
              Place.of(folder),
              Code.FILE_NOT_FOUND,
              Files.exists(folder) ? "this is no folder" : "there is no such folder",
              "name an existing folder"));
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> folder.relativize(entry).toString()).sorted().toList();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(folder),
              Code.FILE_UNREADABLE,
              "the folder cannot be read: " + e.getMessage(),
              "check its permissions"),
          e);
    }
  }

  /** The documents that have gold facts. */
  public List<String> ids() {
    return files.stream()
        .filter(name -> name.endsWith(GoldDocument.ENDING))
        .map(name -> name.substring(0, name.length() - GoldDocument.ENDING.length()))
        .toList();
  }

  /**
   * Reads the gold facts of the documents whose ids match one of the patterns.
   *
   * @param patterns globs; none stands for all
   * @throws ProblemException if a pattern matches nothing, or a file cannot be read
   */
  public List<GoldDocument> read(List<String> patterns) {
    TreeSet<String> chosen = new TreeSet<>(patterns.isEmpty() ? ids() : List.of());
    List<Problem> problems = new ArrayList<>();
    for (String pattern : patterns) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      List<String> matching = ids().stream().filter(id -> matcher.matches(Path.of(id))).toList();
      if (matching.isEmpty()) {
        problems.add(
            Problem.error(
                Place.of(folder),
                Code.GOLD_MISSING,
                "no document with gold facts is called '" + pattern + "'",
                Nearest.hint(pattern, ids(), "the first is called '" + ids().get(0) + "'")));
      }
      chosen.addAll(matching);
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return chosen.stream().map(id -> GoldDocument.read(folder, id)).toList();
  }

  /** The document itself: the file of that id that holds neither facts nor metadata. */
  public Optional<Path> document(String id) {
    return files.stream()
        .filter(name -> name.startsWith(id + ".") && !name.matches(".*\\.(jsonl?|tsv|ttl)"))
        .map(folder::resolve)
        .findFirst();
  }

  /** The file of predictions for a document in a folder of such files. */
  public static Optional<Path> predictions(Path folder, String id) {
    return PREDICTIONS.stream()
        .map(ending -> folder.resolve(id + ending))
        .filter(Files::exists)
        .findFirst();
  }
}
