package entente.evaluate;

import java.util.EnumMap;
import java.util.Map;

/**
 * The figures of a group of facts: all, one tier, one kind or one type.
 *
 * @param facts facts that were found, predicted and wanted
 * @param duplicates predictions of a fact that another prediction has found
 * @param allSlots facts with parties, date, place, ordinal and status all right
 * @param allSlotsOneEurope the same with European Commission and European Union as one
 * @param lists names in each slot of the facts that were found
 * @param parties facts that were found, with exactly the right parties
 * @param partiesOneEurope the same with European Commission and European Union as one
 * @param values single values of the facts that were found
 */
public record Figures(
    Score facts,
    int duplicates,
    int allSlots,
    int allSlotsOneEurope,
    Map<ListSlot, Score> lists,
    int parties,
    int partiesOneEurope,
    Map<ValueSlot, ValueScore> values) {
  static final Figures NONE = new Figures(Score.NONE, 0, 0, 0, Map.of(), 0, 0, Map.of());

  public Figures {
    lists = Map.copyOf(lists);
    values = Map.copyOf(values);
  }

  /** One gold fact that is wanted. */
  static Figures wanted() {
    return facts(new Score(0, 0, 1), 0);
  }

  /** One prediction that is no right answer. */
  static Figures wrong(boolean duplicate) {
    return facts(new Score(0, 1, 0), duplicate ? 1 : 0);
  }

  private static Figures facts(Score facts, int duplicates) {
    return new Figures(facts, duplicates, 0, 0, Map.of(), 0, 0, Map.of());
  }

  /** All slots right, among the predictions and among the gold facts. */
  public Score allSlotsScore() {
    return new Score(allSlots, facts.predicted(), facts.gold());
  }

  /** The same with European Commission and European Union as one. */
  public Score allSlotsOneEuropeScore() {
    return new Score(allSlotsOneEurope, facts.predicted(), facts.gold());
  }

  /** The names in a slot. */
  public Score list(ListSlot slot) {
    return lists.getOrDefault(slot, Score.NONE);
  }

  /** The values of a slot. */
  public ValueScore value(ValueSlot slot) {
    return values.getOrDefault(slot, ValueScore.NONE);
  }

  Figures plus(Figures other) {
    Map<ListSlot, Score> allLists = new EnumMap<>(ListSlot.class);
    for (ListSlot slot : ListSlot.values()) {
      allLists.put(slot, list(slot).plus(other.list(slot)));
    }
    Map<ValueSlot, ValueScore> allValues = new EnumMap<>(ValueSlot.class);
    for (ValueSlot slot : ValueSlot.values()) {
      allValues.put(slot, value(slot).plus(other.value(slot)));
    }
    return new Figures(
        facts.plus(other.facts),
        duplicates + other.duplicates,
        allSlots + other.allSlots,
        allSlotsOneEurope + other.allSlotsOneEurope,
        allLists,
        parties + other.parties,
        partiesOneEurope + other.partiesOneEurope,
        allValues);
  }
}
