package entente.evaluate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares the slots of a prediction with those of a gold fact. */
final class SlotComparison {
  /** What a slot with one value is. */
  enum Verdict {
    RIGHT,
    WRONG,
    /** Empty on both sides, or a slot that the gold fact leaves open. */
    NOT_SCORED
  }

  /** Topics that share so much of their words are one. */
  private static final double SAME_TOPIC = .6;

  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");

  private final NameForms forms;
  private final NameSimilarity names;
  private final Persons persons;

  SlotComparison(NameForms forms, NameSimilarity names, Persons persons) {
    this.forms = forms;
    this.names = names;
    this.persons = persons;
  }

  Verdict compare(ValueSlot slot, GoldFact gold, Claim claim) {
    return switch (slot) {
      case DATE -> among(date(claim.value(slot)), each(gold.right(slot), SlotComparison::date));
      case PLACE -> place(gold, claim);
      case ORDINAL ->
          among(number(claim.value(slot)), each(gold.right(slot), SlotComparison::number));
      case STATUS -> status(gold, claim);
      case OF -> of(gold, claim);
    };
  }

  private interface Form {
    @Nullable String of(@Nullable String written);
  }

  private static List<@Nullable String> each(List<@Nullable String> values, Form form) {
    List<@Nullable String> forms = new ArrayList<>();
    for (String value : values) {
      forms.add(form.of(value));
    }
    return forms;
  }

  private static Verdict among(@Nullable String value, List<@Nullable String> right) {
    if (value == null && right.size() == 1 && right.get(0) == null) {
      return Verdict.NOT_SCORED;
    }
    return right.contains(value) ? Verdict.RIGHT : Verdict.WRONG;
  }

  /** A date without its marks of doubt; an interval of equal ends is one date. */
  private static @Nullable String date(@Nullable String written) {
    if (written == null || written.isEmpty()) {
      return null;
    }
    String date = written.strip();
    if (!date.contains("/")) {
      date = date.replace('–', '/');
    }
    date = date.replaceAll("[~?%]", "");
    int slash = date.indexOf('/');
    return slash >= 0 && date.substring(0, slash).equals(date.substring(slash + 1))
        ? date.substring(0, slash)
        : date;
  }

  private static @Nullable String number(@Nullable String written) {
    if (written == null || written.isEmpty()) {
      return null;
    }
    String bare = written.strip();
    return INTEGER.matcher(bare).matches() ? new BigInteger(bare).toString() : written;
  }

  /** The whole number that is written, if it is one that a meeting can have. */
  static OptionalInt integer(@Nullable String written) {
    String number = number(written);
    return number != null && number.matches("-?\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(number))
        : OptionalInt.empty();
  }

  /** A place is right also when it names the right one with more words. */
  private Verdict place(GoldFact gold, Claim claim) {
    Form form =
        written ->
            written == null || written.isEmpty()
                ? null
                : forms.canonical(NameForms.Field.PLACES, written);
    List<@Nullable String> right = each(gold.right(ValueSlot.PLACE), form);
    String value = form.of(claim.value(ValueSlot.PLACE));
    if (value != null && !right.contains(value)) {
      for (String place : right) {
        if (place != null && !place.isEmpty() && hasWords(value, place)) {
          return Verdict.RIGHT;
        }
      }
    }
    return among(value, right);
  }

  private static boolean hasWords(String text, String words) {
    return Pattern.compile("\\b" + Pattern.quote(words) + "\\b", Pattern.UNICODE_CHARACTER_CLASS)
        .matcher(text)
        .find();
  }

  private static Verdict status(GoldFact gold, Claim claim) {
    List<@Nullable String> right = gold.right(ValueSlot.STATUS);
    boolean stated = false;
    for (String value : right) {
      stated |= value != null && !value.isEmpty();
    }
    if (gold.claim().isA("relation") || gold.claim().isA("objective") || !stated) {
      return Verdict.NOT_SCORED;
    }
    return among(claim.value(ValueSlot.STATUS), right);
  }

  private Verdict of(GoldFact gold, Claim claim) {
    if (gold.claim().value(ValueSlot.OF) == null) {
      return Verdict.NOT_SCORED;
    }
    String value = claim.filled(ValueSlot.OF);
    if (value == null && gold.claim().isOffice()) {
      value = claim.name();
    }
    if (value == null) {
      return gold.also(ValueSlot.OF).contains(null) ? Verdict.RIGHT : Verdict.WRONG;
    }
    List<@Nullable String> right = new ArrayList<>(gold.right(ValueSlot.OF));
    right.add(gold.at());
    for (String name : right) {
      if (name != null && !name.isEmpty() && names.compare(name, value).agrees()) {
        return Verdict.RIGHT;
      }
    }
    return Verdict.WRONG;
  }

  /** Whether the slot is filled; an office's label says what it is an office of. */
  static boolean isFilled(ValueSlot slot, GoldFact gold, Claim claim) {
    return claim.filled(slot) != null
        || (slot == ValueSlot.OF && gold.claim().isOffice() && claim.name() != null);
  }

  /** Whether the parties are exactly those of one of the right lists. */
  boolean sameParties(GoldFact gold, Claim claim) {
    Set<String> parties = forms.canonical(NameForms.Field.PARTIES, claim.list(ListSlot.PARTIES));
    return gold.right(ListSlot.PARTIES).stream()
        .anyMatch(right -> parties.equals(forms.canonical(NameForms.Field.PARTIES, right)));
  }

  /** As {@link #sameParties}, with European Commission and European Union as one. */
  boolean samePartiesWithOneEurope(GoldFact gold, Claim claim) {
    Set<String> parties = forms.partiesWithOneEurope(claim.list(ListSlot.PARTIES));
    return gold.right(ListSlot.PARTIES).stream()
        .anyMatch(right -> parties.equals(forms.partiesWithOneEurope(right)));
  }

  /** The names in the slot against that one of the right lists which fits best. */
  Score compare(ListSlot slot, GoldFact gold, Claim claim) {
    Score best = null;
    double most = -1;
    for (List<String> right : gold.right(slot)) {
      Score score = compare(slot, right, claim.list(slot));
      double f1 = score.f1().orElse(1);
      if (f1 > most) {
        most = f1;
        best = score;
      }
    }
    return best == null ? Score.NONE : best;
  }

  private Score compare(ListSlot slot, List<String> gold, List<String> predicted) {
    if (slot == ListSlot.PERSONS) {
      return new Score(persons.shared(gold, predicted), predicted.size(), gold.size());
    }
    Set<String> right = forms.canonical(NameForms.Field.of(slot), gold);
    Set<String> given = forms.canonical(NameForms.Field.of(slot), predicted);
    Set<String> shared = new HashSet<>(right);
    shared.retainAll(given);
    int count = shared.size();
    if (slot == ListSlot.TOPICS) {
      count += alike(without(right, shared), without(given, shared));
    }
    return new Score(count, given.size(), right.size());
  }

  private static Set<String> without(Set<String> names, Set<String> shared) {
    TreeSet<String> rest = new TreeSet<>(names);
    rest.removeAll(shared);
    return rest;
  }

  /** How many of the topics have a like one among the others, each used once. */
  private int alike(Set<String> topics, Set<String> others) {
    int count = 0;
    for (String topic : topics) {
      Set<String> words = forms.words().telling(topic);
      for (String other : List.copyOf(others)) {
        Set<String> otherWords = forms.words().telling(other);
        if (!words.isEmpty()
            && !otherWords.isEmpty()
            && NameSimilarity.dice(words, otherWords) >= SAME_TOPIC) {
          count++;
          others.remove(other);
          break;
        }
      }
    }
    return count;
  }
}
