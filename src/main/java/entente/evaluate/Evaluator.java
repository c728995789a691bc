package entente.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares predictions with gold facts, one document at a time. As many required gold facts as
 * possible get one prediction each, in the way in which the slots agree best; every prediction that
 * is left over is wrong, unless it answers an optional fact. Not for use by several threads.
 */
public final class Evaluator {
  /** Pairs with a required fact come before better ones with an optional fact. */
  private static final double REQUIRED = 100;

  private static final double OPTIONAL = 30;

  private static final List<ValueSlot> CHECKED =
      List.of(ValueSlot.DATE, ValueSlot.PLACE, ValueSlot.ORDINAL, ValueSlot.STATUS);

  private final NameForms forms;
  private final SlotComparison slots;
  private final FactMatch match;

  public Evaluator(NameForms forms) {
    this.forms = forms;
    NameSimilarity names = new NameSimilarity(forms.words());
    Persons persons = new Persons(forms);
    this.slots = new SlotComparison(forms, names, persons);
    this.match = new FactMatch(forms, names, persons, slots);
  }

  /**
   * Compares the predictions for a document with what is right.
   *
   * @param predictions the facts, or null if there are no predictions at all
   */
  public DocumentScore evaluate(GoldDocument document, @Nullable Predictions predictions) {
    List<GoldFact> gold = document.facts();
    List<Claim> claims = predictions == null ? List.of() : predictions.claims();
    double[][] weights = weights(gold, claims);
    int[] answers = Assignment.best(weights);
    Map<String, Figures> groups = new TreeMap<>();
    for (String name : List.of("all", "core", "soft")) {
      groups.put(name, Figures.NONE);
    }
    List<Pair> pairs = new ArrayList<>();
    boolean[] used = new boolean[claims.size()];
    boolean[] duplicate = new boolean[claims.size()];
    for (int g = 0; g < gold.size(); g++) {
      GoldFact fact = gold.get(g);
      if (!fact.optional()) {
        add(groups, Figures.wanted(), fact.tier(), fact.claim());
      }
      if (answers[g] < 0) {
        continue;
      }
      used[answers[g]] = true;
      for (int c = 0; c < claims.size(); c++) {
        duplicate[c] |= Assignment.isPair(weights[g][c]);
      }
      if (!fact.optional()) {
        Claim claim = claims.get(answers[g]);
        Comparison comparison = compare(fact, claim);
        add(groups, comparison.figures(), fact.tier(), fact.claim());
        pairs.add(
            new Pair(fact.claim().id(), claim.id(), comparison.wrong(), comparison.hasAllSlots()));
      }
    }
    for (int c = 0; c < claims.size(); c++) {
      if (!used[c]) {
        Claim claim = claims.get(c);
        add(groups, Figures.wrong(duplicate[c]), ClaimReader.tier(claim), claim);
      }
    }
    List<Violation> violations =
        document.negatives().stream()
            .map(negative -> negative.violation(claims, forms))
            .flatMap(Stream::ofNullable)
            .toList();
    return new DocumentScore(
        document.id(), groups, pairs, document.negatives().size(), violations, predictions != null);
  }

  private double[][] weights(List<GoldFact> gold, List<Claim> claims) {
    double[][] weights = new double[gold.size()][claims.size()];
    for (int g = 0; g < gold.size(); g++) {
      for (int c = 0; c < claims.size(); c++) {
        weights[g][c] =
            match.agreement(gold.get(g), claims.get(c))
                + (gold.get(g).optional() ? OPTIONAL : REQUIRED);
      }
    }
    return weights;
  }

  private static void add(Map<String, Figures> groups, Figures figures, String tier, Claim claim) {
    String kind = named(claim.kind());
    for (String name :
        List.of("all", tier, "kind:" + kind, "type:" + kind + "/" + named(claim.type()))) {
      groups.merge(name, figures, Figures::plus);
    }
  }

  private static String named(@Nullable String value) {
    return value == null ? "None" : value;
  }

  private record Comparison(Figures figures, List<String> wrong) {
    boolean hasAllSlots() {
      return figures.allSlots() > 0;
    }
  }

  private Comparison compare(GoldFact gold, Claim claim) {
    List<String> wrong = new ArrayList<>();
    boolean checked = true;
    Map<ValueSlot, ValueScore> values = new EnumMap<>(ValueSlot.class);
    for (ValueSlot slot : ValueSlot.values()) {
      SlotComparison.Verdict verdict = slots.compare(slot, gold, claim);
      if (verdict == SlotComparison.Verdict.WRONG) {
        wrong.add(slot.id());
        checked &= !CHECKED.contains(slot);
      }
      values.put(slot, score(slot, verdict, gold, claim));
    }
    boolean parties = slots.sameParties(gold, claim);
    boolean partiesOneEurope = slots.samePartiesWithOneEurope(gold, claim);
    if (!parties) {
      wrong.add(ListSlot.PARTIES.id());
    }
    Map<ListSlot, Score> lists = new EnumMap<>(ListSlot.class);
    for (ListSlot slot : ListSlot.values()) {
      Score score = slots.compare(slot, gold, claim);
      lists.put(slot, score);
      if (slot != ListSlot.PARTIES && 2 * score.right() != score.predicted() + score.gold()) {
        wrong.add(slot.id());
      }
    }
    return new Comparison(
        new Figures(
            new Score(1, 1, 0),
            0,
            checked && parties ? 1 : 0,
            checked && partiesOneEurope ? 1 : 0,
            lists,
            parties ? 1 : 0,
            partiesOneEurope ? 1 : 0,
            values),
        wrong);
  }

  private static ValueScore score(
      ValueSlot slot, SlotComparison.Verdict verdict, GoldFact gold, Claim claim) {
    boolean filled = SlotComparison.isFilled(slot, gold, claim);
    boolean right = verdict == SlotComparison.Verdict.RIGHT;
    if (verdict == SlotComparison.Verdict.NOT_SCORED || (!filled && right)) {
      return ValueScore.NONE;
    }
    return new ValueScore(
        right ? 1 : 0, 1, gold.claim().value(slot) == null ? 0 : 1, filled ? 1 : 0);
  }
}
