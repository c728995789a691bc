package entente.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gold fact and the prediction that answers it.
 *
 * @param wrong the slots that are not right
 * @param allSlots whether parties, date, place, ordinal and status are all right
 */
public record Pair(
    @Nullable String gold, @Nullable String predicted, List<String> wrong, boolean allSlots) {
  public Pair {
    wrong = List.copyOf(wrong);
  }
}
