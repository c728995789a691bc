package entente.evaluate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How well the facts of several documents were found.
 *
 * @param documents in the order of their names
 */
public record Evaluation(List<DocumentScore> documents) {
  public Evaluation {
    documents = List.copyOf(documents);
  }

  /** The figures of each group over all documents: every fact counts the same. */
  public Map<String, Figures> groups() {
    Map<String, Figures> groups = new TreeMap<>();
    for (String name : List.of("all", "core", "soft")) {
      groups.put(name, Figures.NONE);
    }
    for (DocumentScore document : documents) {
      document.groups().forEach((name, figures) -> groups.merge(name, figures, Figures::plus));
    }
    return Collections.unmodifiableMap(groups);
  }

  /** The figures of one group over all documents. */
  public Figures group(String name) {
    return groups().getOrDefault(name, Figures.NONE);
  }

  /** The mean of the documents' F1 of core facts: every document that has some counts the same. */
  public OptionalDouble meanCoreF1() {
    return documents.stream()
        .map(document -> document.group("core").facts())
        .filter(core -> core.gold() > 0)
        .mapToDouble(core -> core.f1().orElse(0))
        .average();
  }

  /** How many negatives there are. */
  public int negatives() {
    return documents.stream().mapToInt(DocumentScore::negatives).sum();
  }

  /** How many negatives are violated. */
  public int violations() {
    return documents.stream().mapToInt(document -> document.violations().size()).sum();
  }
}
