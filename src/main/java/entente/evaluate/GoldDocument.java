package entente.evaluate;

import entente.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is right for a document.
 *
 * @param id the file name without its ending
 * @param folder where the document, its gold facts and its negatives are
 * @param facts what it states
 * @param negatives what must not be said of it
 */
public record GoldDocument(String id, Path folder, List<GoldFact> facts, List<Negative> negatives) {
  static final String ENDING = ".gold.jsonl";

  public GoldDocument {
    facts = List.copyOf(facts);
    negatives = List.copyOf(negatives);
  }

  /**
   * Reads {@code ID.gold.jsonl} and, where there is one, {@code ID.neg.jsonl}.
   *
   * @throws ProblemException if they cannot be read
   */
  public static GoldDocument read(Path folder, String id) {
    Path negatives = folder.resolve(id + ".neg.jsonl");
    return new GoldDocument(
        id,
        folder,
        ClaimReader.gold(folder.resolve(id + ENDING)),
        Files.exists(negatives) ? ClaimReader.negatives(negatives) : List.of());
  }
}
