package entente.graph;

import entente.extract.Extraction;
import entente.extract.Fact;
import entente.extract.Sentence;
import entente.extract.Span;
import entente.source.SourceDocument;
import entente.vocab.Ids;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The passages of one edition of a document and their IRIs: the document, and 12 hexadecimal digits
 * of the words; {@code -2}, {@code -3} … for the same words again in the same text. So a sentence
 * that stands in two editions is one passage.
 */
final class Passages {
  private final SourceDocument document;
  private final Map<Span, String> iris = new TreeMap<>();
  private final int[] codePoints;

  Passages(Extraction extraction) {
    this.document = extraction.document();
    Set<Span> spans = new TreeSet<>();
    for (Sentence sentence : extraction.sentences()) {
      spans.add(sentence.span());
    }
    for (Fact fact : extraction.facts()) {
      spans.add(fact.evidence());
      spans.addAll(fact.evidenceAlso());
    }
    Map<String, Integer> count = new HashMap<>();
    String text = document.text();
    for (Span span : spans) {
      String hash = Ids.sha256(span.of(text)).substring(0, 12);
      int number = count.merge(hash, 1, Integer::sum);
      iris.put(
          span,
          Ids.thing("passage", document.id() + "/" + hash + (number == 1 ? "" : "-" + number)));
    }
    boolean plain = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    codePoints = new int[plain ? 0 : text.length() + 1];
    int count16 = 0;
    for (int i = 0; i < codePoints.length; i++) {
      codePoints[i] = count16;
      if (i < text.length() && !Character.isLowSurrogate(text.charAt(i))) {
        count16++;
      }
    }
  }

  /** Each passage's span and IRI, in the order of the text. */
  Map<Span, String> iris() {
    return iris;
  }

  /** The IRI of the passage with that span. */
  String iri(Span span) {
    String iri = iris.get(span);
    if (iri == null) {
      throw new IllegalArgumentException("no passage at " + span + " of " + document.id());
    }
    return iri;
  }

  /** The offset in Unicode code points of an offset in UTF-16 units. */
  int codePoint(int offset) {
    return codePoints.length == 0 ? offset : codePoints[offset];
  }
}
