package entente.evaluate;

import java.util.OptionalDouble;

/**
 * How often a slot that holds one value is right.
 *
 * @param right the value is right
 * @param filled gold or prediction has a value
 * @param gold gold has a value
 * @param predicted the prediction has a value
 */
public record ValueScore(int right, int filled, int gold, int predicted) {
  static final ValueScore NONE = new ValueScore(0, 0, 0, 0);

  /** The share of the filled slots that is right. */
  public OptionalDouble accuracy() {
    return Score.ratio(right, filled);
  }

  ValueScore plus(ValueScore other) {
    return new ValueScore(
        right + other.right, filled + other.filled, gold + other.gold, predicted + other.predicted);
  }
}
