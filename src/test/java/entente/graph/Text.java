package entente.graph;

import entente.extract.Certainty;
import entente.extract.Extraction;
import entente.extract.Fact;
import entente.extract.FactType;
import entente.extract.Sentence;
import entente.extract.Span;
import entente.source.Metadata;
import entente.source.SourceDocument;
import entente.vocab.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document that is made of sentences, each on its line, and facts about them. */
final class Text {
  private final StringBuilder text = new StringBuilder();
  private final List<Sentence> sentences = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private Span last = new Span(0, 0);

  Text says(String sentence) {
    last = new Span(text.length(), text.length() + sentence.length());
    text.append(sentence).append('\n');
    sentences.add(new Sentence(sentences.size(), last, "", Sentence.Use.USED, List.of()));
    return this;
  }

  Text fact(
      FactType type,
      String label,
      List<String> parties,
      @Nullable String date,
      @Nullable String status,
      @Nullable String of) {
    return fact(type, label, parties, List.of(), List.of(), date, status, of);
  }

  Text fact(
      FactType type,
      String label,
      List<String> parties,
      List<String> bodies,
      List<String> topics,
      @Nullable String date,
      @Nullable String status,
      @Nullable String of) {
    facts.add(
        new Fact(
            "f" + facts.size(),
            type,
            label,
            parties,
            bodies,
            List.of(),
            topics,
            date,
            null,
            status,
            null,
            null,
            of,
            null,
            null,
            last,
            List.of(),
            null,
            Set.of(),
            Certainty.EXPLICIT,
            "test"));
    return this;
  }

  Extraction document(String id, @Nullable String published) {
    return new Extraction(
        new SourceDocument(
            id,
            id + ".txt",
            text.toString(),
            true,
            Ids.sha256(text.toString()),
            new Metadata(
                null,
                null,
                null,
                null,
                published == null ? null : LocalDate.parse(published),
                "en",
                null,
                null)),
        facts,
        sentences);
  }
}
