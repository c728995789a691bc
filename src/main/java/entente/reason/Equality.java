package entente.reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which terms are names of the same thing (owl:sameAs; literals of equal value), kept as one
 * representative for each set of names. Beside it stands a forest of the statements that joined the
 * names, from which any equality can be explained.
 */
final class Equality {
  /** The names are literals of equal value: no statement joined them (dt-eq). */
  static final int BY_VALUE = -1;

  private int[] representatives = new int[0];
  private int[] nextMember = new int[0];
  private int[] sizes = new int[0];
  private int[] joinedTo = new int[0];
  private int[] joinedBy = new int[0];
  private int unions;

  /** How often two sets have become one. */
  int unions() {
    return unions;
  }

  /** The representative of a term; itself unless it has been joined to another. */
  int of(int term) {
    return term < representatives.length ? representatives[term] : term;
  }

  /** How many names the thing has. */
  int size(int term) {
    return term < sizes.length ? sizes[of(term)] : 1;
  }

  /** All names of the thing, ascending. */
  int[] members(int term) {
    if (size(term) == 1) {
      return new int[] {term};
    }
    int[] members = new int[size(term)];
    int at = term;
    for (int i = 0; i < members.length; i++) {
      members[i] = at;
      at = nextMember[at];
    }
    Arrays.sort(members);
    return members;
  }

  /**
   * Makes one set of the names of x and y, which must be different sets.
   *
   * @param row the row that says x sameAs y, or {@link #BY_VALUE}
   * @param preferred whether a term must stay its own representative if possible (a term of a rule)
   * @return the representative that is none any more
   */
  int join(int x, int y, int row, IntPredicate preferred) {
    fit(Math.max(x, y));
    int winner = representatives[x];
    int loser = representatives[y];
    if (winner == loser) {
      throw new IllegalArgumentException("already one: " + x + ", " + y);
    }
    explain(x, y, row);
    boolean winnerPreferred = preferred.test(winner);
    boolean loserPreferred = preferred.test(loser);
    boolean swap =
        winnerPreferred == loserPreferred
            ? sizes[loser] > sizes[winner] || (sizes[loser] == sizes[winner] && loser < winner)
            : loserPreferred;
    if (swap) {
      int other = winner;
      winner = loser;
      loser = other;
    }
    int member = loser;
    do {
      representatives[member] = winner;
      member = nextMember[member];
    } while (member != loser);
    int next = nextMember[winner];
    nextMember[winner] = nextMember[loser];
    nextMember[loser] = next;
    sizes[winner] += sizes[loser];
    unions++;
    return loser;
  }

  /** One representative for each thing with more than one name, ascending. */
  IntStream representatives() {
    return IntStream.range(0, representatives.length)
        .filter(term -> representatives[term] == term && sizes[term] > 1);
  }

  /** The names passed on the way from x to y, both included; each two neighbours were joined. */
  List<Integer> path(int x, int y) {
    List<Integer> fromX = toRoot(x);
    List<Integer> fromY = toRoot(y);
    int common = -1;
    while (!fromX.isEmpty()
        && !fromY.isEmpty()
        && fromX.get(fromX.size() - 1).equals(fromY.get(fromY.size() - 1))) {
      common = fromX.remove(fromX.size() - 1);
      fromY.remove(fromY.size() - 1);
    }
    if (common < 0) {
      return List.of();
    }
    List<Integer> path = new ArrayList<>(fromX);
    path.add(common);
    for (int i = fromY.size() - 1; i >= 0; i--) {
      path.add(fromY.get(i));
    }
    return path;
  }

  /** The row that joined two neighbours of a {@link #path}, or {@link #BY_VALUE}. */
  int joint(int x, int y) {
    return joinedTo[x] == y ? joinedBy[x] : joinedBy[y];
  }

  private List<Integer> toRoot(int term) {
    List<Integer> terms = new ArrayList<>();
    terms.add(term);
    int at = term;
    while (at < joinedTo.length && joinedTo[at] >= 0) {
      at = joinedTo[at];
      terms.add(at);
    }
    return terms;
  }

  /** Hangs the smaller tree below the other, with its inner links turned round. */
  private void explain(int x, int y, int row) {
    int child = sizes[representatives[x]] < sizes[representatives[y]] ? x : y;
    int parent = child == x ? y : x;
    int by = row;
    int at = child;
    while (at >= 0) {
      int nextParent = joinedTo[at];
      int nextBy = joinedBy[at];
      joinedTo[at] = parent;
      joinedBy[at] = by;
      parent = at;
      by = nextBy;
      at = nextParent;
    }
  }

  private void fit(int term) {
    int old = representatives.length;
    if (term < old) {
      return;
    }
    int length = Math.max(term + 1, old * 2);
    representatives = Arrays.copyOf(representatives, length);
    nextMember = Arrays.copyOf(nextMember, length);
    sizes = Arrays.copyOf(sizes, length);
    joinedTo = Arrays.copyOf(joinedTo, length);
    joinedBy = Arrays.copyOf(joinedBy, length);
    for (int i = old; i < length; i++) {
      representatives[i] = i;
      nextMember[i] = i;
      sizes[i] = 1;
      joinedTo[i] = -1;
      joinedBy[i] = -1;
    }
  }
}
