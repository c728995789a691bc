package entente.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fact in the making: later sentences of the document may add to it. */
final class Draft {
  final FactType type;
  String rule;
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

  /** The words that tell its name from others, see {@link Discourse}. */
  Set<String> words = Set.of();

  @Nullable String acronym;

  Draft(FactType type, String label, String rule, Span evidence, String section) {
    this.type = type;
    this.label = label;
    this.rule = rule;
    this.evidence = evidence;
    this.section = section;
  }

  /** Sets the parties, the EU side first. */
  void between(Parties sides) {
    parties = sides.ordered().list();
    if (sides.inferred()) {
      inferred.add("parties");
    }
  }

  /**
   * Sets the date if it is not known yet.
   *
   * @param open whether the date may be a time that goes on
   */
  void on(Chunk.@Nullable When when, boolean open) {
    if (when == null) {
      return;
    }
    Dates.Value value = when.value();
    String edtf = value.edtf();
    if (edtf != null && !open) {
      edtf = edtf.replace("/..", "");
      edtf = edtf.startsWith("../") ? null : edtf;
    }
    if (date == null && edtf != null) {
      date = edtf;
      if (value.inferred()) {
        inferred.add("date");
      }
    }
    if (dateText == null && value.text() != null) {
      dateText = value.text();
    }
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
