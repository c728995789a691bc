package entente.evaluate;

import java.util.OptionalDouble;

/**
 * How many of what was predicted and of what is gold is right. A ratio is empty where there is
 * nothing to divide by.
 */
public record Score(int right, int predicted, int gold) {
  static final Score NONE = new Score(0, 0, 0);

  /** The share of the predictions that is right. */
  public OptionalDouble precision() {
    return ratio(right, predicted);
  }

  /** The share of the gold facts that was found. */
  public OptionalDouble recall() {
    return ratio(right, gold);
  }

  /** The harmonic mean of precision and recall. */
  public OptionalDouble f1() {
    return ratio(2 * right, predicted + gold);
  }

  Score plus(Score other) {
    return new Score(right + other.right, predicted + other.predicted, gold + other.gold);
  }

  static OptionalDouble ratio(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
