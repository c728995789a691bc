package entente.reason;

import java.util.Set;

/** What a rule asks beside its patterns. Arguments are coded as in {@link Pattern}. */
sealed interface Condition {
  /** The two terms compare so. */
  record Compare(Comparison comparison, int left, int right) implements Condition {}

  /** How two terms are compared. */
  enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /** The term is, or is not, of this kind. */
  record OfKind(TermKind kind, boolean holds, int term) implements Condition {}

  /** Kinds of terms. */
  enum TermKind {
    LITERAL,
    BLANK,
    /** Neither a literal nor a term of the schema. */
    INDIVIDUAL
  }

  /** {@code left + sign * right = result}; binds the result if nothing else does. */
  record Sum(int left, int sign, int right, int result) implements Condition {}

  /** The term is a literal with a value in the datatype (dt-type2). */
  record InDatatype(int term, int datatype) implements Condition {}

  /** No such triple exists; variables that are bound nowhere else stand for anything. */
  record Absent(Pattern pattern) implements Condition {}

  /** The terms that have to be known before the condition can be tested. */
  default int[] inputs() {
    if (this instanceof Compare compare) {
      return new int[] {compare.left, compare.right};
    } else if (this instanceof OfKind kind) {
      return new int[] {kind.term};
    } else if (this instanceof Sum sum) {
      return new int[] {sum.left, sum.right};
    } else if (this instanceof InDatatype in) {
      return new int[] {in.term};
    }
    return new int[0];
  }

  /** Whether all inputs are constants or among the bound variables. */
  default boolean isReady(Set<Integer> bound) {
    for (int input : inputs()) {
      if (input < 0 && !bound.contains(input)) {
        return false;
      }
    }
    return true;
  }
}
