package entente.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the names that a mistyped one may have meant. */
final class NearestNames {
  private static final int MOST = 3;

  private NearestNames() {}

  /**
   * The known names that are near to the given one, nearest first, at most three: few letters
   * differ, or one begins with or contains the other.
   */
  static List<String> to(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    record Candidate(String name, int distance) {}
    return known.stream()
        .distinct()
        .map(k -> new Candidate(k, distance(wanted, k.toLowerCase(Locale.ROOT))))
        .filter(c -> c.distance() <= Math.max(1, wanted.length() / 3))
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  /** The next step of a problem: {@code did you mean 'a' or 'b'?}, else the given advice. */
  static String advice(String name, Collection<String> known, String otherwise) {
    List<String> near = to(name, known);
    return near.isEmpty()
        ? otherwise
        : near.stream()
            .map(n -> "'" + n + "'")
            .collect(Collectors.joining(" or ", "did you mean ", "?"));
  }

  /** Edit distance with swaps of neighbours; containment of a word of four letters counts as 1. */
  private static int distance(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    String shorter = a.length() < b.length() ? a : b;
    String longer = a.length() < b.length() ? b : a;
    if (shorter.length() >= 4 && longer.contains(shorter)) {
      return 1;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
