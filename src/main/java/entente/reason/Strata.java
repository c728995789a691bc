package entente.reason;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes sure that what a rule finds missing can't turn up because of the rule itself: rules with
 * noValue are at work after all others, and nothing that follows from their conclusions may give
 * the triples whose absence they ask for.
 */
final class Strata {
  private static final long ANY = -1;

  private Strata() {}

  /**
   * Checks the rules that look for absence.
   *
   * @param last the rules with noValue
   * @param others all rules that have been put to work before
   * @throws ProblemException naming the first rule that could undo its own premise
   */
  static void check(List<Rule> last, List<Rule> others, Terms terms, Dictionary dictionary) {
    Set<Long> reached = new HashSet<>();
    last.forEach(rule -> rule.head().forEach(head -> reached.add(key(head, terms))));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (List<Rule> rules : List.of(others, last)) {
        for (Rule rule : rules) {
          if (rule.body().stream().anyMatch(premise -> meets(reached, premise, terms))) {
            for (Pattern head : rule.head()) {
              grown |= reached.add(key(head, terms));
            }
          }
        }
      }
    }
    for (Rule rule : last) {
      for (Condition condition : rule.conditions()) {
        if (condition instanceof Condition.Absent absent
            && meets(reached, absent.pattern(), terms)) {
          throw new ProblemException(
              Problem.error(
                  Place.of("rule " + rule.name()),
                  Code.RULE_NOT_STRATIFIED,
                  "noValue asks for the absence of %s, which the rule's own conclusion can lead to"
                      .formatted(Terms.name(dictionary.node(absent.pattern().p()))),
                  "state the condition as a list of values instead of noValue"));
        }
      }
    }
  }

  private static boolean meets(Set<Long> reached, Pattern pattern, Terms terms) {
    if (pattern.p() < 0) {
      return !reached.isEmpty();
    }
    if (pattern.p() == terms.type && pattern.o() < 0) {
      return reached.stream().anyMatch(key -> key == ANY || (key >>> 32) == terms.type);
    }
    return reached.contains(ANY)
        || reached.contains(key(pattern, terms))
        || (pattern.p() == terms.type && reached.contains(((long) terms.type) << 32));
  }

  /** The predicate, for rdf:type together with the class (0 if that is a variable). */
  private static long key(Pattern pattern, Terms terms) {
    if (pattern.p() < 0) {
      return ANY;
    }
    return (((long) pattern.p()) << 32)
        | (pattern.p() == terms.type && pattern.o() >= 0 ? pattern.o() + 1 : 0);
  }
}
