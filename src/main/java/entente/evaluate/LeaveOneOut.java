package entente.evaluate;

import entente.extract.Entry;
import entente.extract.TextExtractor;
import entente.source.SourceDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the recall of core facts falls in each document without the rules and list entries that
 * no other document uses: what was learnt from that document alone. Names of the reference data
 * stay, since they were taken from the world and not from a document.
 */
public final class LeaveOneOut {
  private final TextExtractor extractor;
  private final Evaluator evaluator;

  public LeaveOneOut(TextExtractor extractor, Evaluator evaluator) {
    this.extractor = extractor;
    this.evaluator = evaluator;
  }

  /** A document with its gold facts. */
  public record Annotated(SourceDocument document, GoldDocument gold) {}

  /**
   * What a document loses.
   *
   * @param own the rules and entries that it alone uses
   * @param with core facts found with them
   * @param without core facts found without them
   */
  public record Loss(String document, Set<Entry> own, Score with, Score without) {
    public Loss {
      own = Set.copyOf(own);
    }

    /** By how much the recall falls; 0 where there are no core facts. */
    public double fall() {
      return with.recall().orElse(0) - without.recall().orElse(0);
    }

    /** How many of its own entries are rules. */
    public int rules() {
      return (int) own.stream().filter(Entry::isRule).count();
    }
  }

  /** The losses of the documents, in their order. */
  public List<Loss> losses(List<Annotated> documents) {
    Map<Entry, Integer> users = new HashMap<>();
    List<Set<Entry>> used = new ArrayList<>();
    for (Annotated document : documents) {
      Set<Entry> entries = extractor.used(document.document());
      entries.forEach(entry -> users.merge(entry, 1, Integer::sum));
      used.add(entries);
    }
    List<Loss> losses = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      Set<Entry> own = new TreeSet<>(used.get(i));
      own.removeIf(entry -> users.getOrDefault(entry, 0) > 1);
      Annotated document = documents.get(i);
      losses.add(
          new Loss(
              document.gold().id(),
              own,
              core(extractor, document),
              core(extractor.without(own), document)));
    }
    return losses;
  }

  private Score core(TextExtractor by, Annotated document) {
    Predictions facts = Predictions.of(by.extract(document.document()));
    return evaluator.evaluate(document.gold(), facts).group("core").facts();
  }
}
