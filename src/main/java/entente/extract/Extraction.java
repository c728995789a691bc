package entente.extract;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
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

  /** What could not be read: a warning for each sentence that is longer than the limit. */
  public List<Problem> problems() {
    return sentences.stream()
        .filter(s -> s.use() == Sentence.Use.TOO_LONG)
        .map(this::tooLong)
        .toList();
  }

  private Problem tooLong(Sentence sentence) {
    String before = document.text().substring(0, sentence.span().start());
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int length = sentence.span().end() - sentence.span().start();
    return Problem.warning(
        new Place(document.origin(), line, 0),
        Code.SENTENCE_TOO_LONG,
        "a sentence of " + length + " characters was not read",
        "check that the text has its full stops and line breaks");
  }
}
