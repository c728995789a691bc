package entente.graph;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.source.Home;
import entente.source.RdfFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.DCTerms;

/**
 * What persons decided: which things are the same ({@code same.tsv}), which are not ({@code
 * different.tsv}), and corrections ({@code *.trig}). A person's decision overrules every key.
 *
 * <p>A correction is a named graph. Its triples are added to what is stated; a date, status, label
 * or ordinal in it replaces the stated one. A graph whose name ends in {@code /remove} holds
 * triples that are taken away. The default graph of the file gives author ({@code dct:creator}),
 * date ({@code dct:created}) and reason ({@code dct:description}) of each.
 */
public final class Curated {
  /** A decision about two things. */
  public record Decision(
      String first, String second, String author, LocalDate date, String reason) {}

  private static final String EXPECTED =
      "expected two IRIs, author, date (YYYY-MM-DD) and reason, with tabs between them";
  private static final List<Node> DUTIES =
      List.of(DCTerms.creator.asNode(), DCTerms.created.asNode(), DCTerms.description.asNode());

  private final List<Decision> same;
  private final List<Decision> different;
  private final Set<String> apart = new HashSet<>();
  private final Map<String, String> canonical = new TreeMap<>();
  private final DatasetGraph corrections;

  private Curated(List<Decision> same, List<Decision> different, DatasetGraph corrections) {
    this.same = List.copyOf(same);
    this.different = List.copyOf(different);
    this.corrections = corrections;
    for (Decision decision : different) {
      apart.add(pair(decision.first, decision.second));
    }
    for (Decision decision : same) {
      String first = canonical(decision.first);
      String second = canonical(decision.second);
      if (!first.equals(second)) {
        canonical.put(second, first);
      }
    }
  }

  /** Nothing was decided. */
  public static Curated none() {
    return new Curated(List.of(), List.of(), DatasetGraphFactory.create());
  }

  /** The given decisions, without corrections. */
  public static Curated of(List<Decision> same, List<Decision> different) {
    return new Curated(same, different, DatasetGraphFactory.create());
  }

  /**
   * Reads the files below {@code data/curated}; missing files decide nothing.
   *
   * @throws ProblemException with a problem for each line or file that cannot be used
   */
  public static Curated load(Home home) {
    return load(home.data());
  }

  /** The decisions in the folder {@code curated} of a data folder. */
  public static Curated load(Path data) {
    Path folder = data.resolve("curated");
    List<Problem> problems = new ArrayList<>();
    List<Decision> same = decisions(folder.resolve("same.tsv"), problems);
    List<Decision> different = decisions(folder.resolve("different.tsv"), problems);
    Set<String> apart = new HashSet<>();
    different.forEach(d -> apart.add(pair(d.first, d.second)));
    for (Decision decision : same) {
      if (apart.contains(pair(decision.first, decision.second))) {
        problems.add(
            Problem.error(
                Place.of(folder.resolve("same.tsv")),
                Code.CURATED_INVALID,
                "'"
                    + decision.first
                    + "' and '"
                    + decision.second
                    + "' are said to be the same here and different in different.tsv",
                "delete one of the two lines"));
      }
    }
    DatasetGraph corrections = corrections(folder, problems);
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new Curated(same, different, corrections);
  }

  private static List<Decision> decisions(Path file, List<Problem> problems) {
    List<Decision> decisions = new ArrayList<>();
    if (!Files.exists(file)) {
      return decisions;
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String wrong = wrong(line, decisions);
        if (wrong != null) {
          problems.add(
              Problem.error(
                  new Place(file.toString(), i + 1, 0),
                  Code.CURATED_INVALID,
                  wrong + ": " + EXPECTED,
                  "correct the line or put a # before it"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return decisions;
  }

  private static @org.jspecify.annotations.Nullable String wrong(
      String line, List<Decision> decisions) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != 5) {
      return "the line has " + cells.size() + " cells: '" + line + "'";
    }
    for (String iri : cells.subList(0, 2)) {
      if (!iri.matches("https?://[^\\s<>\"{}|\\\\^`]+")) {
        return "'" + iri + "' is not an IRI";
      }
    }
    if (cells.get(0).equals(cells.get(1))) {
      return "'" + cells.get(0) + "' stands twice";
    }
    if (cells.get(2).isBlank() || cells.get(4).isBlank()) {
      return "author or reason is missing: '" + line + "'";
    }
    try {
      decisions.add(
          new Decision(
              cells.get(0),
              cells.get(1),
              cells.get(2),
              LocalDate.parse(cells.get(3)),
              cells.get(4)));
      return null;
    } catch (DateTimeParseException e) {
      return "'" + cells.get(3) + "' is not a date";
    }
  }

  private static DatasetGraph corrections(Path folder, List<Problem> problems) {
    DatasetGraph all = DatasetGraphFactory.create();
    for (Path file : trig(folder)) {
      DatasetGraph one = DatasetGraphFactory.create();
      List<Problem> found = RdfFiles.readTrig(file, one);
      if (!found.isEmpty()) {
        problems.addAll(found);
        continue;
      }
      one.listGraphNodes()
          .forEachRemaining(
              graph -> {
                for (Node duty : DUTIES) {
                  if (!one.getDefaultGraph().contains(graph, duty, Node.ANY)) {
                    problems.add(
                        Problem.error(
                            Place.of(file),
                            Code.CURATED_INVALID,
                            "the correction '"
                                + graph
                                + "' has no "
                                + duty
                                + ": expected author (dct:creator), date (dct:created) and reason"
                                + " (dct:description) of each graph in the file's default graph",
                            "add it"));
                  }
                }
              });
      one.stream().forEach(all::add);
    }
    return all;
  }

  private static List<Path> trig(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".trig")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static String pair(String first, String second) {
    return first.compareTo(second) < 0 ? first + " " + second : second + " " + first;
  }

  /** What was decided to be the same. */
  public List<Decision> same() {
    return same;
  }

  /** What was decided to be different. */
  public List<Decision> different() {
    return different;
  }

  /** Whether a person said that the two are different things. */
  boolean areDifferent(String first, String second) {
    return apart.contains(pair(first, second));
  }

  /** The IRI that stands for the thing: the first one of a line of same.tsv, else itself. */
  String canonical(String iri) {
    String current = iri;
    Set<String> seen = new HashSet<>();
    while (seen.add(current)) {
      String next = canonical.get(current);
      if (next == null) {
        return current;
      }
      current = next;
    }
    return current;
  }

  /** IRIs that a person declared to be another's, with that other. */
  Map<String, String> replaced() {
    Map<String, String> replaced = new TreeMap<>();
    canonical.keySet().forEach(iri -> replaced.put(iri, canonical(iri)));
    return replaced;
  }

  /**
   * The corrections: one named graph each, their authors, dates and reasons in the default graph.
   */
  DatasetGraph corrections() {
    return corrections;
  }
}
