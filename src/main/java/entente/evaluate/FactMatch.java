package entente.evaluate;

import entente.evaluate.NameSimilarity.Likeness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a prediction may be the answer to a gold fact, and how well it agrees: kind and type,
 * evidence, and the series or instrument must agree; the slots decide between several answers.
 */
final class FactMatch {
  /** Share of the shorter sentence's words that must be shared where offsets are missing. */
  private static final double WORDS_SHARED = .75;

  /** The same where at least half of the shorter passage must be covered. */
  private static final double WORDS_COVERED = .9;

  /** Fewer shared words than these prove nothing, unless they are all. */
  private static final int FEW_WORDS = 3;

  /** Share of the words that must agree where things have no name of their own. */
  private static final double UNNAMED_WORDS = .2;

  private static final double NOTHING_TO_COMPARE = .3;
  private static final Likeness UNKNOWN = new Likeness(true, NOTHING_TO_COMPARE);

  /** Events without a name of their own. */
  private static final Set<String> UNNAMED =
      Set.of(
          "Commitment",
          "Proposal",
          "Announcement",
          "Showcase",
          "NegotiationsLaunched",
          "NegotiationsConcluded");

  /** Between a person's name and the office in a label. */
  private static final Pattern AFTER_NAME = Pattern.compile(",| - | – |\\(");

  private final NameForms forms;
  private final Words words;
  private final NameSimilarity names;
  private final Persons persons;
  private final SlotComparison slots;

  FactMatch(NameForms forms, NameSimilarity names, Persons persons, SlotComparison slots) {
    this.forms = forms;
    this.words = forms.words();
    this.names = names;
    this.persons = persons;
    this.slots = slots;
  }

  /** How well the two agree, more is better; {@link Double#NaN} if they cannot be one fact. */
  double agreement(GoldFact gold, Claim claim) {
    double type = type(gold, claim);
    double evidence = type == 0 ? 0 : overlap(gold.claim().passages(), claim, 0);
    if (evidence == 0) {
      return Double.NaN;
    }
    Likeness thing = thing(gold, claim);
    if (!thing.agrees()) {
      return Double.NaN;
    }
    double agreement =
        2 * evidence
            + 5 * thing.degree()
            + 2 * type
            + (slots.samePartiesWithOneEurope(gold, claim) ? 2 : 0)
            + (slots.sameParties(gold, claim) ? .5 : 0);
    agreement += weight(ValueSlot.DATE, 2, gold, claim);
    agreement += weight(ValueSlot.ORDINAL, 2, gold, claim);
    agreement += weight(ValueSlot.PLACE, 1, gold, claim);
    agreement += weight(ValueSlot.STATUS, 1, gold, claim);
    if (!gold.claim().list(ListSlot.PERSONS).isEmpty() || !claim.list(ListSlot.PERSONS).isEmpty()) {
      agreement += 2 * slots.compare(ListSlot.PERSONS, gold, claim).f1().orElse(1);
    }
    Set<String> label = words.telling(gold.claim().label());
    Set<String> otherLabel = words.telling(claim.label());
    if (!label.isEmpty() && !otherLabel.isEmpty()) {
      agreement += 2 * NameSimilarity.dice(label, otherLabel);
    }
    return agreement;
  }

  private double weight(ValueSlot slot, double weight, GoldFact gold, Claim claim) {
    return slots.compare(slot, gold, claim) == SlotComparison.Verdict.WRONG ? 0 : weight;
  }

  /** From 1 for the same type down to 0 for one that is not right. */
  private double type(GoldFact gold, Claim claim) {
    String given = Words.key(claim.type());
    if (!Objects.equals(gold.claim().kind(), claim.kind())) {
      return gold.alternatives().stream()
              .anyMatch(
                  a -> Objects.equals(a.kind(), claim.kind()) && Words.key(a.type()).equals(given))
          ? .6
          : 0;
    }
    if (Words.key(gold.claim().type()).equals(given)) {
      return 1;
    }
    if (gold.typesAlso().stream().anyMatch(also -> Words.key(also).equals(given))) {
      return .8;
    }
    String family = forms.family(gold.claim().type());
    return family != null && family.equals(forms.family(claim.type())) ? .6 : 0;
  }

  // -------------------------------------------------------------- evidence

  /**
   * The best overlap of the claim's passages with the given ones, from 0 for none to 1 for the same
   * passage: by offsets where both have them, else by words.
   *
   * @param least the part of the shorter passage that must be shared
   */
  static double overlap(List<Passage> passages, Claim claim, double least) {
    double best = 0;
    for (Passage cited : claim.passages()) {
      if (cited.isPage()) {
        continue;
      }
      for (Passage passage : passages) {
        if (passage.isPlaced() && cited.isPlaced()) {
          best = Math.max(best, byOffsets(passage, cited, least));
        } else if (!cited.isPageOfWords()) {
          best = Math.max(best, byWords(passage, cited, least > 0 ? WORDS_COVERED : WORDS_SHARED));
        }
      }
    }
    return best;
  }

  private static double byOffsets(Passage one, Passage other, double least) {
    int shared = one.shared(other);
    return shared >= 1 && shared >= least * Math.min(one.length(), other.length())
        ? (double) shared / Math.max(one.length(), other.length())
        : 0;
  }

  private static double byWords(Passage one, Passage other, double least) {
    String first = one.words();
    String second = other.words();
    if (first == null || first.isEmpty() || second == null || second.isEmpty()) {
      return 0;
    }
    Map<String, Integer> a = Words.counted(first);
    Map<String, Integer> b = Words.counted(second);
    int shared = 0;
    for (Map.Entry<String, Integer> word : a.entrySet()) {
      shared += Math.min(word.getValue(), b.getOrDefault(word.getKey(), 0));
    }
    int shorter = Math.min(total(a), total(b));
    boolean enough =
        shorter > 0
            && (double) shared / shorter >= least
            && (shared >= FEW_WORDS || shared == shorter);
    return enough ? (double) shared / Math.max(total(a), total(b)) : 0;
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  // -------------------------------------------------------------- series and instruments

  private Likeness thing(GoldFact gold, Claim claim) {
    String kind = String.valueOf(gold.claim().kind());
    boolean event = kind.equals("event");
    if (kind.equals("role") && gold.claim().isOffice()) {
      return office(gold, claim);
    }
    if (kind.equals("relation")
        || kind.equals("objective")
        || (event && UNNAMED.contains(String.valueOf(gold.claim().type())))) {
      return unnamed(gold, claim, event);
    }
    if (kind.equals("role")) {
      boolean saysSomething =
          !claim.list(ListSlot.BODIES).isEmpty()
              || !claim.list(ListSlot.PERSONS).isEmpty()
              || claim.name() != null;
      List<String> right = carriers(gold);
      right.removeIf(name -> name.equals(gold.claim().label()));
      return named(
          right,
          filled(claim.filled(ValueSlot.OF)),
          new Likeness(saysSomething, NOTHING_TO_COMPARE));
    }
    // An unnamed thing is no answer.
    Likeness nothing = new Likeness(false, NOTHING_TO_COMPARE);
    if (event) {
      List<String> right = carriers(gold);
      right.addAll(filled(gold.claim().label()));
      return named(right, filled(claim.filled(ValueSlot.OF), claim.label()), nothing);
    }
    return named(filled(gold.claim().label()), filled(claim.label()), nothing);
  }

  /** What the gold fact may hang on. */
  private static List<String> carriers(GoldFact gold) {
    List<String> carriers = filled(gold.claim().value(ValueSlot.OF), gold.at());
    for (String also : gold.also(ValueSlot.OF)) {
      carriers.addAll(filled(also));
    }
    return carriers;
  }

  private static List<String> filled(@Nullable String... names) {
    List<String> filled = new ArrayList<>();
    for (String name : names) {
      if (name != null && !name.isEmpty()) {
        filled.add(name);
      }
    }
    return filled;
  }

  private Likeness named(List<String> right, List<String> given, Likeness nothing) {
    if (right.isEmpty()) {
      return UNKNOWN;
    }
    if (given.isEmpty()) {
      return nothing;
    }
    Likeness best = new Likeness(false, 0);
    for (String name : right) {
      for (String other : given) {
        Likeness likeness = names.compare(name, other);
        if (likeness.agrees() && (!best.agrees() || likeness.degree() > best.degree())) {
          best = likeness;
        }
      }
    }
    return best;
  }

  private Likeness office(GoldFact gold, Claim claim) {
    List<String> holders = new ArrayList<>();
    gold.right(ListSlot.PERSONS).forEach(holders::addAll);
    List<String> given = claim.list(ListSlot.PERSONS);
    String label = claim.name();
    if (given.isEmpty() && label != null) {
      given = Arrays.asList(AFTER_NAME.split(label, 2)[0]);
    }
    for (String holder : holders) {
      for (String person : given) {
        if (persons.same(holder, person)) {
          String office = claim.filled(ValueSlot.OF);
          double degree =
              names
                  .compare(gold.claim().value(ValueSlot.OF), office == null ? label : office)
                  .degree();
          return new Likeness(true, .4 + .6 * degree);
        }
      }
    }
    return new Likeness(false, 0);
  }

  private Likeness unnamed(GoldFact gold, Claim claim, boolean event) {
    String of = gold.claim().filled(ValueSlot.OF);
    String givenOf = claim.filled(ValueSlot.OF);
    if (event && of != null && givenOf != null && names.compare(of, givenOf).agrees()) {
      double degree = names.compare(gold.claim().label(), claim.label()).degree();
      return new Likeness(true, .5 + .5 * degree);
    }
    Set<String> right = matter(gold.claim());
    Set<String> given = matter(claim);
    if (given.isEmpty()) {
      return new Likeness(right.isEmpty(), NOTHING_TO_COMPARE);
    }
    if (right.isEmpty()) {
      return UNKNOWN;
    }
    double overlap = NameSimilarity.overlap(right, given);
    Set<String> topics = topics(gold.claim());
    topics.retainAll(topics(claim));
    return new Likeness(overlap >= UNNAMED_WORDS || !topics.isEmpty(), overlap);
  }

  /** The telling words of label and topics. */
  private Set<String> matter(Claim claim) {
    Set<String> matter = new HashSet<>(words.telling(claim.label()));
    claim.list(ListSlot.TOPICS).forEach(topic -> matter.addAll(words.telling(topic)));
    return matter;
  }

  private Set<String> topics(Claim claim) {
    return new HashSet<>(forms.canonical(NameForms.Field.TOPICS, claim.list(ListSlot.TOPICS)));
  }
}
