package entente.reason;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A concrete rule: where all patterns of the body and all conditions hold, the head follows. An
 * empty head stands for <i>false</i>: the premises clash.
 *
 * @param name the rule's name in the W3C tables ({@code prp-spo2}) or in its rule file
 * @param label the same in words for people
 * @param variables how many variables it has
 * @param axioms rows of the schema from which it was compiled; empty for rules of a file
 */
record Rule(
    String name,
    String label,
    List<Pattern> body,
    List<Condition> conditions,
    List<Pattern> head,
    int variables,
    List<Integer> axioms) {

  Rule {
    body = List.copyOf(body);
    conditions = List.copyOf(conditions);
    head = List.copyOf(head);
    axioms = List.copyOf(axioms);
  }

  /** Whether the rule tells of a contradiction instead of a new triple. */
  boolean isClash() {
    return head.isEmpty();
  }

  /** Whether the rule concludes from what is missing. */
  boolean looksForAbsence() {
    return conditions.stream().anyMatch(c -> c instanceof Condition.Absent);
  }

  /** Whether the head has this variable. */
  boolean concludes(int variable) {
    return head.stream().anyMatch(pattern -> pattern.uses(variable));
  }

  /** Whether a pattern of the body, or a computation, gives this variable a value. */
  boolean binds(int variable) {
    return body.stream().anyMatch(pattern -> pattern.uses(variable))
        || conditions.stream()
            .anyMatch(c -> c instanceof Condition.Sum sum && sum.result() == variable);
  }

  /** The rule over representatives. */
  Rule normalised(Equality equality) {
    return new Rule(
        name,
        label,
        body.stream().map(p -> p.normalised(equality)).toList(),
        conditions,
        head.stream().map(p -> p.normalised(equality)).toList(),
        variables,
        axioms);
  }

  /** The constants of its patterns. */
  Stream<Integer> constants() {
    return Stream.concat(body.stream(), head.stream())
        .flatMap(pattern -> Arrays.stream(pattern.codes()).boxed())
        .filter(code -> code >= 0);
  }

  /** What makes two rules the same, whatever axioms they came from. */
  Object identity() {
    return List.of(name, body, conditions, head);
  }
}
