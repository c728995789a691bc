package entente.evaluate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a line of JSON states it, be it gold or predicted. A key that the line does not have is
 * null or empty.
 *
 * @param values one value for each slot that has one, as written
 * @param lists the names in each slot, as written
 * @param passages the evidence, then further passages that state or name the same thing
 */
record Claim(
    @Nullable String id,
    @Nullable String kind,
    @Nullable String type,
    @Nullable String label,
    @Nullable String section,
    Map<ValueSlot, String> values,
    Map<ListSlot, List<String>> lists,
    List<Passage> passages) {
  Claim {
    values = Map.copyOf(values);
    lists = Map.copyOf(lists);
    passages = List.copyOf(passages);
    if (passages.isEmpty()) {
      throw new IllegalArgumentException("a claim has a passage, though it may be empty: " + id);
    }
  }

  /** The slot's value as written, or null. */
  @Nullable String value(ValueSlot slot) {
    return values.get(slot);
  }

  /** The slot's value, or null if it is empty. */
  @Nullable String filled(ValueSlot slot) {
    String value = values.get(slot);
    return value == null || value.isEmpty() ? null : value;
  }

  /** The names in the slot. */
  List<String> list(ListSlot slot) {
    return lists.getOrDefault(slot, List.of());
  }

  /** The passage that is cited first. */
  Passage evidence() {
    return passages.get(0);
  }

  /** The label, or null if it is empty. */
  @Nullable String name() {
    return label == null || label.isEmpty() ? null : label;
  }

  /** Whether it is of this kind. */
  boolean isA(String otherKind) {
    return otherKind.equals(kind);
  }

  /** Whether it says which person holds which office. */
  boolean isOffice() {
    return "HoldsOffice".equals(type);
  }
}
