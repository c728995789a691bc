package entente.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a mistyped one was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * The known word with the fewest typing slips (insertion, deletion, replacement, two neighbours
   * swapped), if there are few for the word's length; ties go to the first in alphabetical order.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    String given = word.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, given.length() / 3);
    return known.stream()
        .sorted()
        .filter(
            candidate ->
                slips(given, candidate.toLowerCase(Locale.ROOT)) <= limit
                    || (given.length() >= 3 && candidate.startsWith(given)))
        .min(
            java.util.Comparator.comparingInt(
                candidate -> slips(given, candidate.toLowerCase(Locale.ROOT))));
  }

  /** {@code "did you mean 'x'?"} for the nearest known word, else the given alternative. */
  public static String hint(String word, Collection<String> known, String otherwise) {
    return to(word, known).map(near -> "did you mean '" + near + "'?").orElse(otherwise);
  }

  private static int slips(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
