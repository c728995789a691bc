package entente.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An annotated fact with all that is as right as the annotation itself.
 *
 * @param tier {@code core} or {@code soft}
 * @param optional right if given, not missed if absent
 * @param at the meeting at which it happened, when {@code of} is the instrument
 * @param typesAlso further right types
 * @param alternatives further right pairs of kind and type
 * @param valuesAlso further right values; null stands for an empty slot
 * @param listsAlso further right lists
 */
record GoldFact(
    Claim claim,
    String tier,
    boolean optional,
    @Nullable String at,
    List<String> typesAlso,
    List<KindAndType> alternatives,
    Map<ValueSlot, List<@Nullable String>> valuesAlso,
    Map<ListSlot, List<List<String>>> listsAlso) {
  /** A kind and one of its types. */
  record KindAndType(@Nullable String kind, @Nullable String type) {}

  GoldFact {
    typesAlso = List.copyOf(typesAlso);
    alternatives = List.copyOf(alternatives);
    valuesAlso = Map.copyOf(valuesAlso);
    listsAlso = Map.copyOf(listsAlso);
  }

  /** All right values of the slot, the annotation's own first; null stands for an empty slot. */
  List<@Nullable String> right(ValueSlot slot) {
    List<@Nullable String> values = new ArrayList<>(Arrays.asList(claim.value(slot)));
    values.addAll(also(slot));
    return Collections.unmodifiableList(values);
  }

  /** The further right values of the slot. */
  List<@Nullable String> also(ValueSlot slot) {
    return valuesAlso.getOrDefault(slot, List.of());
  }

  /** All right lists of the slot, the annotation's own first. */
  List<List<String>> right(ListSlot slot) {
    List<List<String>> lists = new ArrayList<>(List.of(claim.list(slot)));
    lists.addAll(listsAlso.getOrDefault(slot, List.of()));
    return lists;
  }
}
