package entente.reason;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which the premises of a rule are sought once some variables are known: conditions as
 * soon as they can be tested, then always the pattern with most known places.
 */
final class Plan {
  /** Which places of a pattern are known, and so by which chain it is answered. */
  enum Access {
    ALL,
    S,
    P,
    SP,
    O,
    SO,
    PO,
    SPO
  }

  /** One step: either a pattern or a condition. */
  static final class Step {
    final int premise;
    final int condition;
    final Access access;
    final int s;
    final int p;
    final int o;

    private Step(int premise, int condition, Access access, Pattern pattern) {
      this.premise = premise;
      this.condition = condition;
      this.access = access;
      this.s = pattern.s();
      this.p = pattern.p();
      this.o = pattern.o();
    }
  }

  final Rule rule;
  final int ruleId;

  /** The premise that starts the match, or -1. */
  final int trigger;

  /** Whether the conclusion is known from the start. */
  final boolean headBound;

  final Step[] steps;

  private Plan(Rule rule, int ruleId, int trigger, boolean headBound, Step[] steps) {
    this.rule = rule;
    this.ruleId = ruleId;
    this.trigger = trigger;
    this.headBound = headBound;
    this.steps = steps;
  }

  /** The plan that starts with the premise of this number, or from nothing if it is -1. */
  static Plan from(Rule rule, int ruleId, int trigger) {
    Set<Integer> bound = new HashSet<>();
    if (trigger >= 0) {
      bind(rule.body().get(trigger), bound);
    }
    return of(rule, ruleId, trigger, false, bound);
  }

  /** The plan that starts from a known conclusion: the variables of that head are known. */
  static Plan towards(Rule rule, int ruleId, Pattern head) {
    Set<Integer> bound = new HashSet<>();
    bind(head, bound);
    return of(rule, ruleId, -1, true, bound);
  }

  private static Plan of(
      Rule rule, int ruleId, int trigger, boolean headBound, Set<Integer> bound) {
    List<Step> steps = new ArrayList<>();
    List<Integer> premises = new ArrayList<>();
    for (int i = 0; i < rule.body().size(); i++) {
      if (i != trigger) {
        premises.add(i);
      }
    }
    List<Integer> conditions = new ArrayList<>();
    for (int i = 0; i < rule.conditions().size(); i++) {
      conditions.add(i);
    }
    Pattern none = new Pattern(0, 0, 0);
    while (true) {
      boolean tested = false;
      for (int i = 0; i < conditions.size(); i++) {
        Condition condition = rule.conditions().get(conditions.get(i));
        boolean last = condition instanceof Condition.Absent && !premises.isEmpty();
        if (!last && condition.isReady(bound)) {
          steps.add(new Step(-1, conditions.remove(i), Access.ALL, none));
          if (condition instanceof Condition.Sum sum && sum.result() < 0) {
            bound.add(sum.result());
          }
          tested = true;
          break;
        }
      }
      if (tested) {
        continue;
      }
      if (premises.isEmpty()) {
        break;
      }
      Integer best = premises.get(0);
      for (Integer premise : premises) {
        if (rank(rule.body().get(premise), bound) > rank(rule.body().get(best), bound)) {
          best = premise;
        }
      }
      premises.remove(best);
      Pattern pattern = rule.body().get(best);
      steps.add(new Step(best, -1, access(pattern, bound), pattern));
      bind(pattern, bound);
    }
    if (!conditions.isEmpty()) {
      throw new IllegalArgumentException(
          "rule %s: condition %s is never ready"
              .formatted(rule.name(), rule.conditions().get(conditions.get(0))));
    }
    return new Plan(rule, ruleId, trigger, headBound, steps.toArray(new Step[0]));
  }

  private static void bind(Pattern pattern, Set<Integer> bound) {
    for (int code : pattern.codes()) {
      if (code < 0) {
        bound.add(code);
      }
    }
  }

  private static Access access(Pattern pattern, Set<Integer> bound) {
    int known =
        (isKnown(pattern.s(), bound) ? 1 : 0)
            + (isKnown(pattern.p(), bound) ? 2 : 0)
            + (isKnown(pattern.o(), bound) ? 4 : 0);
    return Access.values()[known];
  }

  /** How narrow the search for the pattern is: a known thing narrows more than a known property. */
  private static int rank(Pattern pattern, Set<Integer> bound) {
    return switch (access(pattern, bound)) {
      case SPO -> 7;
      case SO -> 6;
      case SP -> pattern.s() < 0 ? 5 : 4;
      case PO -> pattern.o() < 0 ? 5 : 3;
      case S, O -> 2;
      case P -> 1;
      case ALL -> 0;
    };
  }

  private static boolean isKnown(int code, Set<Integer> bound) {
    return code >= 0 || bound.contains(code);
  }
}
