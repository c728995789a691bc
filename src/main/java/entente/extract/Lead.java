package entente.extract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frame that the introduction of a list gives to its items.
 *
 * @param of the thing that the items belong to, or null
 * @param inferred the slots that the introduction itself took from context
 */
record Lead(
    FactType type, @Nullable Draft of, List<String> parties, Set<String> inferred, String rule) {}
