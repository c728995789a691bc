package entente.graph;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which IRI was given to which thing: the file {@code data/identifiers.tsv}. IRIs are for ever: a
 * thing is found again by its key, and a merged IRI names its successor. Immutable.
 *
 * <p>A key that ends in {@code @} and a date tells things of one name apart by their dates.
 */
public final class Identifiers {
  private static final String HEAD = "# iri\tkey\tsince\treplaced by";

  /**
   * One line of the file.
   *
   * @param since the release in which the IRI was given
   * @param replacedBy the IRI of its successor, or the empty string
   */
  public record Row(String iri, String key, String since, String replacedBy) {
    public Row {
      for (String cell : List.of(iri, key, since, replacedBy)) {
        if (cell.indexOf('\t') >= 0 || cell.indexOf('\n') >= 0) {
          throw new IllegalArgumentException("a cell holds a tab or a line end: '" + cell + "'");
        }
      }
    }
  }

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::iri).thenComparing(Row::key);

  private final List<Row> rows;
  private final Map<String, Row> byKey = new HashMap<>();
  private final Map<String, List<Row>> byBase = new HashMap<>();
  private final Map<String, String> successors = new TreeMap<>();
  private final Set<String> iris = new TreeSet<>();

  private Identifiers(List<Row> rows) {
    this.rows = rows.stream().sorted(ORDER).distinct().toList();
    for (Row row : this.rows) {
      byKey.put(row.key, row);
      byBase.computeIfAbsent(base(row.key), k -> new ArrayList<>()).add(row);
      iris.add(row.iri);
      if (!row.replacedBy.isEmpty()) {
        successors.put(row.iri, row.replacedBy);
      }
    }
  }

  /** No IRI was given yet. */
  public static Identifiers none() {
    return new Identifiers(List.of());
  }

  /** The given rows. */
  public static Identifiers of(List<Row> rows) {
    return new Identifiers(rows);
  }

  /**
   * Reads the file; a missing file holds no row.
   *
   * @throws ProblemException with a problem for each line that is not four cells
   */
  public static Identifiers read(Path file) {
    if (!Files.exists(file)) {
      return none();
    }
    List<Row> rows = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        List<String> cells = List.of(line.split("\t", -1));
        if (cells.size() == 4 && cells.get(0).startsWith("https://") && !cells.get(1).isEmpty()) {
          rows.add(new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
        } else {
          problems.add(
              Problem.error(
                  new Place(file.toString(), i + 1, 0),
                  Code.CURATED_INVALID,
                  "'"
                      + line
                      + "' is not an identifier: expected IRI, key, release and successor (or"
                      + " nothing), with tabs between them",
                  "restore the line from the last release"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new Identifiers(rows);
  }

  /** Writes the file, sorted by IRI and key. */
  public void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    for (Row row : rows) {
      text.append(String.join("\t", row.iri, row.key, row.since, row.replacedBy)).append('\n');
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
  }

  /** All rows, sorted by IRI and key. */
  public List<Row> rows() {
    return rows;
  }

  /** Whether the IRI was ever given. */
  public boolean knows(String iri) {
    return iris.contains(iri);
  }

  /** The IRI's successor, followed to the end; the IRI itself if it was not replaced. */
  public String current(String iri) {
    String current = iri;
    Set<String> seen = new TreeSet<>();
    while (seen.add(current)) {
      String next = successors.get(current);
      if (next == null) {
        return current;
      }
      current = next;
    }
    return current;
  }

  /**
   * The IRI that was given to the thing with this key. A key with a date also finds the only thing
   * of the same name whose recorded date may be the same.
   */
  Optional<String> find(String key) {
    Row exact = byKey.get(key);
    if (exact != null) {
      return Optional.of(current(exact.iri));
    }
    if (key.indexOf('@') < 0) {
      return Optional.empty();
    }
    Set<String> found = new TreeSet<>();
    for (Row row : byBase.getOrDefault(base(key), List.of())) {
      if (meets(date(row.key), date(key))) {
        found.add(current(row.iri));
      }
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private static boolean meets(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return true;
    }
    try {
      Optional<DateBounds> first = DateBounds.of(one, null);
      Optional<DateBounds> second = DateBounds.of(other, null);
      return first.isPresent() && second.isPresent() && first.get().meets(second.get());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String base(String key) {
    int at = key.lastIndexOf('@');
    return at < 0 ? key : key.substring(0, at);
  }

  private static String date(String key) {
    int at = key.lastIndexOf('@');
    return at < 0 ? "" : key.substring(at + 1);
  }

  /**
   * With the IRIs that a release gave.
   *
   * @param given key → IRI
   * @param replaced IRI → its successor
   * @param release the release's name
   */
  Identifiers with(Map<String, String> given, Map<String, String> replaced, String release) {
    List<Row> all = new ArrayList<>();
    Map<String, String> since = new HashMap<>();
    for (Row row : rows) {
      String successor = replaced.getOrDefault(row.iri, row.replacedBy);
      all.add(new Row(row.iri, row.key, row.since, successor));
      since.putIfAbsent(row.iri, row.since);
    }
    given.forEach(
        (key, iri) -> {
          Row old = byKey.get(key);
          if (old == null) {
            all.add(
                new Row(
                    iri, key, since.getOrDefault(iri, release), replaced.getOrDefault(iri, "")));
          }
        });
    return new Identifiers(all);
  }
}
