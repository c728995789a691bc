package entente.serve;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.jspecify.annotations.Nullable;

/**
 * What the functions of one query may still use. ARQ's time limit is looked at between rows only;
 * these limits hold inside one call, where a regular expression can run for ever and a text double
 * itself until the memory is full.
 */
final class Budget {
  /** Characters of one text that a function works on. */
  static final int TEXT = 1_000_000;

  /** Characters of a text that is read as a number. */
  static final int NUMERAL = 1_000;

  private static final int LONG_TEXT = 10_000;
  private static final int ALL_LONG_TEXTS = 64_000_000;
  private static final int ALL_GROUPS = 32_000_000;
  private static final int NUMBER_BITS = 4_096;
  private static final int STEPS_OF_ONE_MATCH = 1_000_000;
  private static final int STEPS_BETWEEN_CLOCKS = 4_096;
  private static final int PATTERNS = 64;

  private final long deadline;
  private final Map<String, Pattern> patterns = new LinkedHashMap<>();
  private long longTexts;
  private long groups;
  private @Nullable RuntimeException failure;
  private Runnable cancel = () -> {};

  /**
   * A full budget.
   *
   * @param deadline by {@link System#nanoTime}
   */
  Budget(long deadline) {
    this.deadline = deadline;
  }

  /** What stops the query: ARQ takes an exception in a filter for an error of one row. */
  void onFailure(Runnable stop) {
    cancel = stop;
  }

  /** Throws what has stopped the query, if anything has. */
  void throwFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  /** The first failure: it is remembered, and the query is cancelled. */
  RuntimeException failed(RuntimeException problem) {
    if (failure == null) {
      failure = problem;
      cancel.run();
    }
    return failure;
  }

  /** Refuses a value that is too large to work on. */
  void check(NodeValue value, int textLimit) {
    if (value.isInteger()) {
      if (value.getInteger().bitLength() > NUMBER_BITS) {
        throw failed(new Exhausted("a number has more than 1,200 digits"));
      }
    } else if (value.isDecimal()) {
      BigDecimal decimal = value.getDecimal();
      if (decimal.unscaledValue().bitLength() > NUMBER_BITS
          || Math.abs((long) decimal.scale()) > NUMBER_BITS) {
        throw failed(new Exhausted("a number has more than 1,200 digits"));
      }
    } else if (value.isLiteral()) {
      text(value.asNode().getLiteralLexicalForm(), textLimit);
    } else if (value.isIRI()) {
      text(value.asNode().getURI(), textLimit);
    }
  }

  /** Refuses a text that is too long to work on. */
  void text(CharSequence text, int limit) {
    if (text.length() > limit) {
      throw failed(new Exhausted("a text has more than %,d characters".formatted(limit)));
    }
    if (text.length() > LONG_TEXT) {
      longTexts += text.length();
      if (longTexts > ALL_LONG_TEXTS) {
        throw failed(new Exhausted("its functions worked on more text than allowed"));
      }
    }
  }

  /** Counts a text that becomes part of a group's concatenation. */
  void group(NodeValue value) {
    groups += value.asString().length() + 1L;
    if (groups > ALL_GROUPS) {
      throw failed(new Exhausted("its concatenated groups are longer than allowed"));
    }
  }

  /** The compiled pattern; a broken one is an error of the expression, as in ARQ. */
  Pattern pattern(String regex, String flags) {
    text(regex, LONG_TEXT);
    String key = flags + "/" + regex;
    Pattern known = patterns.get(key);
    if (known == null) {
      known = RegexEngine.makePattern("REGEX", regex, flags);
      if (patterns.size() < PATTERNS) {
        patterns.put(key, known);
      }
    }
    return known;
  }

  /** The text, as a sequence that stops whoever reads too much of it. */
  CharSequence counted(String text) {
    text(text, TEXT);
    return new Counted(text, new int[1]);
  }

  /** Stops the query when its time is over. */
  void clock() {
    if (System.nanoTime() - deadline > 0) {
      throw failed(new OutOfTime());
    }
  }

  private final class Counted implements CharSequence {
    private final CharSequence text;
    private final int[] steps;

    private Counted(CharSequence text, int[] steps) {
      this.text = text;
      this.steps = steps;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      int step = ++steps[0];
      if (step > STEPS_OF_ONE_MATCH + 20 * text.length()) {
        throw failed(new Exhausted("a regular expression takes too many steps on one text"));
      }
      if (step % STEPS_BETWEEN_CLOCKS == 0) {
        clock();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** The query used more than one query may. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted(String message) {
      super(message, null, false, false);
    }
  }

  /** The query's time is over. */
  static final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfTime() {
      super("out of time", null, false, false);
    }
  }
}
