package entente.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fact in the making: later sentences of the document may add to it. */
final class Draft {
  final FactType type;
  final String rule;
  final Span evidence;
  final String section;
  String label;
  List<String> parties = List.of();
  final Set<String> bodies = new LinkedHashSet<>();
  final Set<String> persons = new LinkedHashSet<>();
  final Set<String> topics = new LinkedHashSet<>();
  @Nullable String date;
  @Nullable String dateText;
  @Nullable String status;
  @Nullable String place;
  @Nullable Integer ordinal;
  @Nullable Draft of;
  @Nullable String ofText;
  @Nullable String frequency;
  final List<Span> also = new ArrayList<>();
  final Set<String> inferred = new LinkedHashSet<>();
  boolean weak;

  /** Whether it is stated at all, or only known as something another fact hangs on. */
  boolean stated = true;

  /** The words that tell its name from others, see {@link Discourse}. */
  Set<String> words = Set.of();

  @Nullable String acronym;
  Heads.@Nullable Category kind;

  Draft(FactType type, String label, String rule, Span evidence, String section) {
    this.type = type;
    this.label = label;
    this.rule = rule;
    this.evidence = evidence;
    this.section = section;
  }

  /** Remembers a later sentence that states or names the same thing. */
  void alsoIn(Span sentence) {
    // Sentences come in the order of the text, so one that is known is the last one.
    if (!sentence.equals(evidence)
        && (also.isEmpty() || !also.get(also.size() - 1).equals(sentence))) {
      also.add(sentence);
    }
  }
}
