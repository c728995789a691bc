package entente.graph;

import entente.extract.Certainty;
import entente.extract.FactType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the graph holds it. Names are those of the reference data where it knows the thing,
 * else as the document writes them. Lists are sorted by name, but for the bodies of facts in which
 * the order matters (part and whole, present and former name).
 *
 * @param statement IRI of the statement
 * @param document identifier of the document
 * @param about IRIs of the things that the fact is about
 * @param date EDTF, as in the document
 * @param status as in JSON Lines, e.g. {@code in-force}
 * @param of name of what the fact hangs on
 * @param passage IRI of the passage that states the fact
 * @param start offset of the quote in the document, in Unicode code points
 * @param end offset after the quote
 * @param passages IRIs of all passages that state or name it, the first one included
 * @param section the heading above, or null
 */
public record StatedFact(
    String statement,
    String document,
    List<String> about,
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
    @Nullable String frequency,
    String passage,
    String quote,
    int start,
    int end,
    List<String> passages,
    @Nullable String section,
    Set<String> inferred,
    Certainty certainty,
    String rule) {
  public StatedFact {
    about = List.copyOf(about);
    parties = List.copyOf(parties);
    bodies = List.copyOf(bodies);
    persons = List.copyOf(persons);
    topics = List.copyOf(topics);
    passages = List.copyOf(passages);
    inferred = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(inferred));
  }
}
