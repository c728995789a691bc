package entente.reason;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The builtins that rules may call: those of Jena's rule language whose outcome never changes. */
enum Builtin {
  EQUAL("equal", 2),
  NOT_EQUAL("notEqual", 2),
  LESS_THAN("lessThan", 2),
  GREATER_THAN("greaterThan", 2),
  LE("le", 2),
  GE("ge", 2),
  SUM("sum", 3),
  DIFFERENCE("difference", 3),
  IS_LITERAL("isLiteral", 1),
  NOT_LITERAL("notLiteral", 1),
  IS_BNODE("isBNode", 1),
  NOT_BNODE("notBNode", 1),
  NO_VALUE("noValue", 3);

  private final String name;
  private final int arity;

  Builtin(String name, int arity) {
    this.name = name;
    this.arity = arity;
  }

  /** How many arguments it takes; noValue may leave out its last one. */
  int arity() {
    return arity;
  }

  /** The condition over coded arguments. */
  Condition over(int[] arguments) {
    return switch (this) {
      case EQUAL -> compare(Condition.Comparison.EQUAL, arguments);
      case NOT_EQUAL -> compare(Condition.Comparison.NOT_EQUAL, arguments);
      case LESS_THAN -> compare(Condition.Comparison.LESS, arguments);
      case GREATER_THAN -> compare(Condition.Comparison.GREATER, arguments);
      case LE -> compare(Condition.Comparison.LESS_OR_EQUAL, arguments);
      case GE -> compare(Condition.Comparison.GREATER_OR_EQUAL, arguments);
      case SUM -> new Condition.Sum(arguments[0], 1, arguments[1], arguments[2]);
      case DIFFERENCE -> new Condition.Sum(arguments[0], -1, arguments[1], arguments[2]);
      case IS_LITERAL -> kind(Condition.TermKind.LITERAL, true, arguments);
      case NOT_LITERAL -> kind(Condition.TermKind.LITERAL, false, arguments);
      case IS_BNODE -> kind(Condition.TermKind.BLANK, true, arguments);
      case NOT_BNODE -> kind(Condition.TermKind.BLANK, false, arguments);
      case NO_VALUE -> new Condition.Absent(new Pattern(arguments[0], arguments[1], arguments[2]));
    };
  }

  static Optional<Builtin> named(String name) {
    return Arrays.stream(values()).filter(builtin -> builtin.name.equals(name)).findFirst();
  }

  /** The names of all, sorted. */
  static List<String> names() {
    TreeMap<String, Builtin> names = new TreeMap<>();
    Arrays.stream(values()).forEach(builtin -> names.put(builtin.name, builtin));
    return List.copyOf(names.keySet());
  }

  private static Condition compare(Condition.Comparison comparison, int[] arguments) {
    return new Condition.Compare(comparison, arguments[0], arguments[1]);
  }

  private static Condition kind(Condition.TermKind kind, boolean holds, int[] arguments) {
    return new Condition.OfKind(kind, holds, arguments[0]);
  }
}
