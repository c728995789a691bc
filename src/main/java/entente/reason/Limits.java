package entente.reason;

/**
 * Where reasoning stops with a problem instead of going on for ever.
 *
 * @param triples how many triples there may be, given and inferred
 * @param newLiterals how many numbers the rules may compute that stand nowhere in the graph
 * @param clashes how many contradictions are kept; further ones are counted
 * @param names how many names a thing may have for all its equalities and copies to be written out
 */
public record Limits(int triples, int newLiterals, int clashes, int names) {
  /** Generous for any release. */
  public static final Limits DEFAULT = new Limits(200_000_000, 100_000, 10_000, 200);

  public Limits {
    if (triples < 1 || newLiterals < 0 || clashes < 1 || names < 1) {
      throw new IllegalArgumentException(
          "limits must be positive: %d triples, %d new literals, %d clashes, %d names"
              .formatted(triples, newLiterals, clashes, names));
    }
  }
}
