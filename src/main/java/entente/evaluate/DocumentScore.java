package entente.evaluate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well the facts of a document were found.
 *
 * @param groups the figures of {@code all}, {@code core}, {@code soft}, {@code kind:…} and {@code
 *     type:…/…}
 * @param negatives how many there are
 * @param hasPredictions whether there was anything to compare, or nothing was predicted at all
 */
public record DocumentScore(
    String document,
    Map<String, Figures> groups,
    List<Pair> pairs,
    int negatives,
    List<Violation> violations,
    boolean hasPredictions) {
  public DocumentScore {
    groups = Collections.unmodifiableMap(new TreeMap<>(groups));
    pairs = List.copyOf(pairs);
    violations = List.copyOf(violations);
  }

  /** The figures of a group. */
  public Figures group(String name) {
    return groups.getOrDefault(name, Figures.NONE);
  }
}
