package entente.reason;

/**
 * A triple of constants (numbers of terms, 0 and up) and variables (-1, -2, … for the first, second
 * … variable of the rule).
 */
record Pattern(int s, int p, int o) {
  /** The code of the variable with this number. */
  static int variable(int number) {
    return -1 - number;
  }

  /** The number of the variable with this code. */
  static int number(int code) {
    return -1 - code;
  }

  /** The pattern with its constants replaced by their representatives. */
  Pattern normalised(Equality equality) {
    return new Pattern(
        s < 0 ? s : equality.of(s), p < 0 ? p : equality.of(p), o < 0 ? o : equality.of(o));
  }

  boolean uses(int variable) {
    return s == variable || p == variable || o == variable;
  }

  int[] codes() {
    return new int[] {s, p, o};
  }
}
