package entente.graph;

import java.util.List;

/**
 * Two sources that contradict each other about one thing. What each says stays in the graph of its
 * passage; what is stated follows the rules of resolution.
 *
 * @param thing the IRI of the thing
 * @param property the IRI of the property
 * @param chosen the value that is stated
 * @param claims all values, each with its passage
 */
public record Disagreement(String thing, String property, String chosen, List<Claim> claims) {
  /** One value and the passage that states it. */
  public record Claim(String value, String passage) {}

  public Disagreement {
    claims = List.copyOf(claims);
    if (claims.size() < 2) {
      throw new IllegalArgumentException("one claim is no disagreement: " + thing);
    }
  }
}
