package entente.extract;

import entente.source.SourceDocument;
import java.util.List;

/**
 * What a document yields.
 *
 * @param facts in the order of the text
 * @param sentences all sentences, in the order of the text
 */
public record Extraction(SourceDocument document, List<Fact> facts, List<Sentence> sentences) {
  public Extraction {
    facts = List.copyOf(facts);
    sentences = List.copyOf(sentences);
  }
}
