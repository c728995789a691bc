package entente.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A negative that was violated.
 *
 * @param negative its id
 * @param mustNot what must not be stated
 * @param by the ids or labels of the facts that violate it, or the names that are too many
 */
public record Violation(@Nullable String negative, @Nullable String mustNot, List<String> by) {
  public Violation {
    by = List.copyOf(by);
  }
}
