package entente.extract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An extraction, and how each of its sentences was read.
 *
 * @param readings one for each sentence, in the order of the text
 */
public record Explanation(Extraction extraction, List<Reading> readings) {
  public Explanation {
    readings = List.copyOf(readings);
  }

  /**
   * How a sentence was read. One that was not read, such as a heading, has neither mentions nor
   * firings.
   *
   * @param mentions in the order of the text
   * @param firings in the order in which the rules were tried
   */
  public record Reading(Sentence sentence, List<Mention> mentions, List<Firing> firings) {
    public Reading {
      mentions = List.copyOf(mentions);
      firings = List.copyOf(firings);
    }
  }

  /**
   * Words that name or do one thing.
   *
   * @param what they are: {@code polity}, {@code forum}, {@code date}, {@code verb} …
   * @param detail what is known of it: the label of the reference data, the date, the verb's form
   */
  public record Mention(Span span, String what, String detail) {}

  /**
   * A match of a rule.
   *
   * @param line where the rule stands in its file, or 0
   * @param span from the first to the last word that it matched
   * @param slots the words bound to each slot of the rule's pattern
   * @param facts ids of the facts that it stated
   */
  public record Firing(
      String rule,
      String file,
      int line,
      Outcome outcome,
      Span span,
      Map<String, List<Span>> slots,
      List<String> facts) {
    public Firing {
      slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
      facts = List.copyOf(facts);
    }
  }

  /** What came of a match. */
  public enum Outcome {
    /** It stated facts. */
    STATED("states"),
    /** It added to facts that were stated before, or stated them again. */
    ADDED("adds to what was stated"),
    /** Its maker found that the words do not make a fact. */
    GAVE_NOTHING("matches and states nothing"),
    /** A rule before it had stated what its anchor says. */
    TAKEN("matches, and another rule has stated it");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    /** In words, after the name of the rule. */
    public String words() {
      return words;
    }
  }
}
