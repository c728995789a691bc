package entente.evaluate;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether two labels name one series or instrument, by the words that they share. */
final class NameSimilarity {
  /** Share of the shorter label's words that must be shared. */
  private static final double ALL_WORDS = .5;

  /** The same for the words that do not merely name a kind of thing. */
  private static final double DISTINCTIVE_WORDS = .34;

  private final Words words;

  NameSimilarity(Words words) {
    this.words = words;
  }

  /**
   * A comparison.
   *
   * @param agrees whether both may mean one thing
   * @param degree from 0 to 1
   */
  record Likeness(boolean agrees, double degree) {}

  /** Compares two labels; one without telling words agrees with every other. */
  Likeness compare(@Nullable String one, @Nullable String other) {
    Set<String> a = words.telling(one);
    Set<String> b = words.telling(other);
    if (a.isEmpty() || b.isEmpty()) {
      return new Likeness(true, .5);
    }
    double overlap = overlap(a, b);
    Set<String> ownA = Words.distinctive(a);
    Set<String> ownB = Words.distinctive(b);
    boolean comparable = !ownA.isEmpty() && !ownB.isEmpty();
    if (overlap < ALL_WORDS || (comparable && overlap(ownA, ownB) < DISTINCTIVE_WORDS)) {
      return new Likeness(false, overlap * .5);
    }
    double distinctive =
        comparable ? overlap(ownA, ownB) : ownA.isEmpty() && ownB.isEmpty() ? 1 : .5;
    return new Likeness(true, .5 * dice(a, b) + .5 * distinctive);
  }

  static int shared(Set<String> a, Set<String> b) {
    return (int) a.stream().filter(b::contains).count();
  }

  /** The shared words as a part of the smaller set; neither may be empty. */
  static double overlap(Set<String> a, Set<String> b) {
    return (double) shared(a, b) / Math.min(a.size(), b.size());
  }

  /** The shared words as a part of both sets; not both may be empty. */
  static double dice(Set<String> a, Set<String> b) {
    return 2.0 * shared(a, b) / (a.size() + b.size());
  }
}
