package entente.extract;

/** How a fact is supported by its passage. The order is from strong to weak. */
public enum Certainty {
  /** Every slot is filled from words of the passage. */
  EXPLICIT,
  /** At least one slot is filled from context: heading, earlier sentence, publication date. */
  INFERRED,
  /** The rule's measured precision is below 0.8. */
  WEAK
}
