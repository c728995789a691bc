package entente.extract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One fact that a sentence states, with named slots. Names in slots are the canonical labels of the
 * reference data where it knows the thing ({@code "European Union"}, {@code "DG CONNECT"}, {@code
 * "artificial intelligence"}), else the words of the text.
 *
 * @param id unique in the document, e.g. {@code f12}; in the order of the text
 * @param label short name of the thing or statement; two facts of one document that name the same
 *     series or instrument bear the same label
 * @param date EDTF level 0 or 1, or null
 * @param status {@code held planned proposed postponed cancelled ongoing concluded in-force
 *     under-negotiation ended}, or null
 * @param of label of the fact that this one hangs on; where that is a fact of the same document,
 *     exactly its label
 * @param ofId id of that fact, where there is one
 * @param evidence the sentence, list item or table row that states the fact
 * @param evidenceAlso later sentences that state or name the same thing
 * @param section text of the nearest heading above
 * @param inferred names of slots whose value is not in the words of the evidence
 * @param rule id of the rule that made the fact
 */
public record Fact(
    String id,
    FactType type,
    String label,
    List<String> parties,
    List<String> bodies,
    List<String> persons,
    List<String> topics,
    @Nullable String date,
    @Nullable String dateText,
    @Nullable String status,
    @Nullable String place,
    @Nullable Integer ordinal,
    @Nullable String of,
    @Nullable String ofId,
    @Nullable String frequency,
    Span evidence,
    List<Span> evidenceAlso,
    @Nullable String section,
    Set<String> inferred,
    Certainty certainty,
    String rule) {
  public Fact {
    parties = List.copyOf(parties);
    bodies = List.copyOf(bodies);
    persons = List.copyOf(persons);
    topics = List.copyOf(topics);
    evidenceAlso = List.copyOf(evidenceAlso);
    inferred = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(inferred));
    if (label.isBlank()) {
      throw new IllegalArgumentException("a fact needs a label: " + type);
    }
  }
}
