package entente.reason;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprNotComparableException;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/**
 * The triples of a graph together with the rules that are at work on them. {@link #run} takes the
 * rows in order, tries each as the newest premise of the rules and appends what follows, until
 * nothing new comes.
 */
final class Saturation {
  /** The rule number of rows that a new representative made out of older ones (eq-rep). */
  static final int REWRITTEN = -2;

  private static final int GIVEN = -1;
  private static final Plan[] NO_PLANS = {};

  /**
   * What contradicts what.
   *
   * @param rule the rule that derives <i>false</i>
   * @param premises the rows that clash
   */
  record Conflict(Rule rule, List<Integer> premises) {}

  final Dictionary dictionary = new Dictionary();
  final Terms terms = new Terms(dictionary);
  final TripleTable table = new TripleTable();
  final Equality equality = new Equality();

  private final Limits limits;
  private final List<Rule> rules = new ArrayList<>();
  private final Set<Object> installed = new HashSet<>();
  private final Set<Integer> ruleTerms = new HashSet<>();
  private final Map<Integer, Integer> rewrittenFrom = new HashMap<>();
  private final Map<Integer, Integer> outdatedAt = new HashMap<>();

  private Plan[][] plansByPredicate = {};
  private Plan[][] plansByClass = {};
  private Plan[] plansByAnything = NO_PLANS;
  private int[][] disjointListsByClass = {};
  private final List<DisjointClasses> disjointLists = new ArrayList<>();

  private final Set<Conflict> conflicts = new HashSet<>();
  private long conflictCount;
  private int newLiterals;
  private int done;
  private boolean axiomsChanged;
  private boolean ruleTermsJoined;
  private int[] levels = {0};
  private int levelCount = 1;

  /** Classes that have no member in common, pair by pair, as one axiom says. */
  record DisjointClasses(Rule rule, Set<Integer> members) {}

  Saturation(Limits limits) {
    this.limits = limits;
  }

  // ---- what is known

  /** All rules that were ever at work, by number. */
  List<Rule> rules() {
    return rules;
  }

  /** The contradictions found so far; at most as many as the limit says. */
  Set<Conflict> conflicts() {
    return conflicts;
  }

  /** How many contradictions there were, kept or not. */
  long conflictCount() {
    return conflictCount;
  }

  /** Whether an axiom was added since this was last asked. */
  boolean axiomsChanged() {
    boolean changed = axiomsChanged || ruleTermsJoined;
    axiomsChanged = false;
    return changed;
  }

  /** The rows of older triples that this row repeats with a representative, or NONE. */
  int rewrittenFrom(int row) {
    Integer from = rewrittenFrom.get(row);
    return from == null ? TripleTable.NONE : from;
  }

  /** The first row of the level of this row: a row follows from rows before that. */
  int levelStart(int row) {
    int at = Arrays.binarySearch(levels, 0, levelCount, row);
    return levels[at >= 0 ? at : -at - 2];
  }

  // ---- given triples

  /** Adds a given triple of encoded terms. */
  void assertTriple(int s, int p, int o, byte flags) {
    int row = table.add(s, p, o, GIVEN);
    if (row >= 0) {
      noteAxiom(p, o);
    } else {
      row = -1 - row;
    }
    table.mark(row, (byte) (flags | TripleTable.ASSERTED));
    if (equality.of(s) != s || equality.of(p) != p || equality.of(o) != o) {
      rewrite(row);
    }
  }

  /** Joins literals of equal value and reports those without a value, from this term on. */
  void checkLiterals(int firstTerm, Rule illTyped) {
    int end = dictionary.size();
    openLevel();
    for (int id = firstTerm; id < end; id++) {
      if (!dictionary.node(id).isLiteral()) {
        continue;
      }
      if (Literals.isIllTyped(dictionary.node(id))) {
        int row = table.firstOfObject(id);
        if (row != TripleTable.NONE) {
          conflict(illTyped, List.of(row));
        }
        continue;
      }
      int twin = dictionary.valueTwin(id);
      if (twin != Dictionary.NONE && equality.of(twin) != equality.of(id)) {
        join(twin, id, Equality.BY_VALUE);
      }
    }
  }

  // ---- rules

  /** Puts new rules to work: over all that is known at once, and over all that is to come. */
  void install(List<Rule> compiled) {
    ruleTermsJoined = false;
    openLevel();
    for (Rule given : compiled) {
      Rule rule = withoutThing(given.normalised(equality));
      if (!installed.add(rule.identity())) {
        continue;
      }
      int id = rules.size();
      rules.add(rule);
      rule.constants().forEach(ruleTerms::add);
      match(Plan.from(rule, id, -1), done - 1);
      for (int i = 0; i < rule.body().size(); i++) {
        Pattern pattern = rule.body().get(i);
        Plan plan = Plan.from(rule, id, i);
        if (pattern.p() < 0) {
          plansByAnything = append(plansByAnything, plan);
        } else if (pattern.p() == terms.type && pattern.o() >= 0) {
          plansByClass = put(plansByClass, pattern.o(), plan);
        } else {
          plansByPredicate = put(plansByPredicate, pattern.p(), plan);
        }
      }
    }
  }

  /** Watches over classes that must not share members. */
  void installDisjoint(DisjointClasses axiom) {
    Set<Integer> members = new HashSet<>();
    axiom.members().forEach(member -> members.add(equality.of(member)));
    DisjointClasses normalised = new DisjointClasses(axiom.rule(), Set.copyOf(members));
    if (!installed.add(List.of(axiom.rule().axioms(), normalised.members()))) {
      return;
    }
    int number = disjointLists.size();
    disjointLists.add(normalised);
    ruleTerms.addAll(normalised.members());
    for (int member : normalised.members()) {
      if (member >= disjointListsByClass.length) {
        disjointListsByClass =
            Arrays.copyOf(
                disjointListsByClass, Math.max(member + 1, disjointListsByClass.length * 2));
      }
      int[] numbers = disjointListsByClass[member];
      int[] more = numbers == null ? new int[1] : Arrays.copyOf(numbers, numbers.length + 1);
      more[more.length - 1] = number;
      disjointListsByClass[member] = more;
      for (int row = table.firstOfObject(member, terms.type);
          row != TripleTable.NONE;
          row = table.nextOfObjectGroup(row)) {
        if (row < done) {
          checkDisjoint(row, List.of(number));
        }
      }
    }
  }

  /** Everything is an owl:Thing: no need to look for it where something else is known of it. */
  private Rule withoutThing(Rule rule) {
    List<Pattern> body = new ArrayList<>(rule.body());
    boolean changed = false;
    for (Pattern pattern : rule.body()) {
      boolean thing = pattern.p() == terms.type && pattern.o() == terms.thing && pattern.s() < 0;
      if (thing
          && body.stream().anyMatch(other -> !other.equals(pattern) && other.uses(pattern.s()))) {
        body.remove(pattern);
        changed = true;
      }
    }
    return changed
        ? new Rule(
            rule.name(),
            rule.label(),
            body,
            rule.conditions(),
            rule.head(),
            rule.variables(),
            rule.axioms())
        : rule;
  }

  private static Plan[][] put(Plan[][] plans, int term, Plan plan) {
    Plan[][] fitting =
        term < plans.length ? plans : Arrays.copyOf(plans, Math.max(term + 1, plans.length * 2));
    fitting[term] = fitting[term] == null ? new Plan[] {plan} : append(fitting[term], plan);
    return fitting;
  }

  private static Plan[] append(Plan[] plans, Plan plan) {
    Plan[] more = Arrays.copyOf(plans, plans.length + 1);
    more[plans.length] = plan;
    return more;
  }

  // ---- the loop

  /** Applies the rules until nothing new follows. */
  void run() {
    while (done < table.size()) {
      if (done == levels[levelCount - 1]) {
        // The rows of this level are all there; what follows from them makes the next one.
        openLevel();
      }
      int row = done++;
      if (table.has(row, TripleTable.OUTDATED)) {
        continue;
      }
      int p = table.predicate(row);
      int o = table.object(row);
      if (p == terms.sameAs) {
        same(row);
        continue;
      }
      fire(p < plansByPredicate.length ? plansByPredicate[p] : null, row);
      if (p == terms.type) {
        fire(o < plansByClass.length ? plansByClass[o] : null, row);
        if (o < disjointListsByClass.length && disjointListsByClass[o] != null) {
          checkDisjoint(row, Arrays.stream(disjointListsByClass[o]).boxed().toList());
        }
      }
      fire(plansByAnything, row);
    }
  }

  private void openLevel() {
    int start = table.size();
    if (levels[levelCount - 1] < start) {
      if (levelCount == levels.length) {
        levels = Arrays.copyOf(levels, levelCount * 2);
      }
      levels[levelCount++] = start;
    }
  }

  private void checkDisjoint(int row, List<Integer> lists) {
    int type = table.object(row);
    for (int other = table.firstOfSubject(table.subject(row), terms.type);
        other != TripleTable.NONE;
        other = table.nextOfSubjectGroup(other)) {
      int otherType = table.object(other);
      if (other >= row || otherType == type || table.has(other, TripleTable.OUTDATED)) {
        continue;
      }
      for (int number : lists) {
        DisjointClasses axiom = disjointLists.get(number);
        if (axiom.members().contains(otherType)) {
          conflict(axiom.rule(), List.of(other, row));
        }
      }
    }
  }

  // ---- equality

  private void same(int row) {
    int x = table.subject(row);
    int y = table.object(row);
    if (equality.of(x) == equality.of(y)) {
      return;
    }
    if (dictionary.node(x).isLiteral() && dictionary.node(y).isLiteral()) {
      conflict(OwlRule.DT_DIFF.clash(), List.of(row));
      return;
    }
    join(x, y, row);
  }

  private void join(int x, int y, int row) {
    int loser = equality.join(x, y, row, ruleTerms::contains);
    if (ruleTerms.contains(loser)) {
      ruleTermsJoined = true;
    }
    for (int at = table.firstOfSubject(loser);
        at != TripleTable.NONE;
        at = table.nextOfSubject(at)) {
      rewrite(at);
    }
    for (int at = table.firstOfObject(loser); at != TripleTable.NONE; at = table.nextOfObject(at)) {
      rewrite(at);
    }
    for (int at = table.firstOfPredicate(loser);
        at != TripleTable.NONE;
        at = table.nextOfPredicate(at)) {
      rewrite(at);
    }
  }

  private void rewrite(int row) {
    if (table.has(row, TripleTable.OUTDATED) || table.predicate(row) == terms.sameAs) {
      return;
    }
    table.mark(row, TripleTable.OUTDATED);
    outdatedAt.put(row, table.size());
    int p = equality.of(table.predicate(row));
    int o = equality.of(table.object(row));
    int copy = table.add(equality.of(table.subject(row)), p, o, REWRITTEN);
    if (copy >= 0) {
      if (table.has(row, TripleTable.SCHEMA)) {
        table.mark(copy, TripleTable.SCHEMA);
      }
      rewrittenFrom.put(copy, row);
      noteAxiom(p, o);
    }
  }

  // ---- matching

  private int[] bindings = new int[16];
  private int[] rows = new int[16];
  private int trigger;
  private int limit;
  private int explained;
  private @Nullable Predicate<int[]> listener;

  private void fire(Plan @Nullable [] plans, int row) {
    if (plans == null) {
      return;
    }
    for (Plan candidate : plans) {
      begin(candidate);
      Pattern pattern = candidate.rule.body().get(candidate.trigger);
      if (bind(pattern, row)) {
        rows[candidate.trigger] = row;
        trigger = candidate.trigger;
        limit = row;
        step(candidate, 0);
      }
    }
  }

  /** Applies a rule to all that is known up to this row. */
  private void match(Plan candidate, int lastRow) {
    begin(candidate);
    trigger = Integer.MAX_VALUE;
    limit = lastRow;
    step(candidate, 0);
  }

  /**
   * Finds premises from which the rule concludes a row, among the rows of earlier levels that were
   * not outdated then.
   *
   * @param each gets the rows of the premises, in the order of the rule; false stops the search
   */
  void explain(Plan candidate, Pattern head, int row, Predicate<int[]> each) {
    begin(candidate);
    Arrays.fill(bindings, -1);
    int[] codes = head.codes();
    int[] values = {table.subject(row), table.predicate(row), table.object(row)};
    for (int i = 0; i < 3; i++) {
      if (codes[i] >= 0) {
        if (codes[i] != values[i]) {
          return;
        }
      } else {
        int number = Pattern.number(codes[i]);
        if (bindings[number] >= 0 && bindings[number] != values[i]) {
          return;
        }
        bindings[number] = values[i];
      }
    }
    trigger = Integer.MAX_VALUE;
    limit = levelStart(row) - 1;
    explained = row;
    listener = each;
    try {
      step(candidate, 0);
    } finally {
      listener = null;
    }
  }

  private void begin(Plan candidate) {
    int variables = candidate.rule.variables();
    if (bindings.length < variables) {
      bindings = new int[variables * 2];
    }
    if (rows.length < candidate.rule.body().size()) {
      rows = new int[candidate.rule.body().size() * 2];
    }
  }

  private boolean bind(Pattern pattern, int row) {
    int s = pattern.s();
    int p = pattern.p();
    int o = pattern.o();
    if ((s >= 0 && s != table.subject(row))
        || (p >= 0 && p != table.predicate(row))
        || (o >= 0 && o != table.object(row))) {
      return false;
    }
    if (s < 0) {
      bindings[-1 - s] = table.subject(row);
    }
    if (p < 0) {
      if (p == s && table.predicate(row) != table.subject(row)) {
        return false;
      }
      bindings[-1 - p] = table.predicate(row);
    }
    if (o < 0) {
      if ((o == s && table.object(row) != table.subject(row))
          || (o == p && table.object(row) != table.predicate(row))) {
        return false;
      }
      bindings[-1 - o] = table.object(row);
    }
    return true;
  }

  private int value(int code) {
    return code >= 0 ? code : bindings[-1 - code];
  }

  /** Returns false if the search is to stop. */
  private boolean step(Plan current, int number) {
    if (number == current.steps.length) {
      return conclude(current);
    }
    Plan.Step step = current.steps[number];
    if (step.condition >= 0) {
      return !holds(current, current.rule.conditions().get(step.condition))
          || step(current, number + 1);
    }
    switch (step.access) {
      case SPO -> {
        int row = table.find(value(step.s), value(step.p), value(step.o));
        return row == TripleTable.NONE || take(current, number, step, row);
      }
      case SP -> {
        for (int row = table.firstOfSubject(value(step.s), value(step.p));
            row != TripleTable.NONE;
            row = table.nextOfSubjectGroup(row)) {
          if (!take(current, number, step, row)) {
            return false;
          }
        }
      }
      case PO -> {
        for (int row = table.firstOfObject(value(step.o), value(step.p));
            row != TripleTable.NONE;
            row = table.nextOfObjectGroup(row)) {
          if (!take(current, number, step, row)) {
            return false;
          }
        }
      }
      case S, SO -> {
        int o = step.access == Plan.Access.SO ? value(step.o) : -1;
        for (int row = table.firstOfSubject(value(step.s));
            row != TripleTable.NONE;
            row = table.nextOfSubject(row)) {
          if ((o < 0 || table.object(row) == o) && !take(current, number, step, row)) {
            return false;
          }
        }
      }
      case O -> {
        for (int row = table.firstOfObject(value(step.o));
            row != TripleTable.NONE;
            row = table.nextOfObject(row)) {
          if (!take(current, number, step, row)) {
            return false;
          }
        }
      }
      case P -> {
        for (int row = table.firstOfPredicate(value(step.p));
            row != TripleTable.NONE;
            row = table.nextOfPredicate(row)) {
          if (!take(current, number, step, row)) {
            return false;
          }
        }
      }
      case ALL -> {
        for (int row = 0; row <= limit; row++) {
          if (!take(current, number, step, row)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean take(Plan current, int number, Plan.Step step, int row) {
    // Premises left of the trigger must be older than it, so that no combination comes twice.
    if (row > limit || (row == limit && step.premise < trigger && trigger != Integer.MAX_VALUE)) {
      return true;
    }
    if (table.has(row, TripleTable.OUTDATED)
        && (listener == null || outdatedAt.getOrDefault(row, 0) <= explained)) {
      return true;
    }
    int s = step.s;
    int p = step.p;
    int o = step.o;
    switch (step.access) {
      case SPO -> {}
      case SP -> bindings[-1 - o] = table.object(row);
      case PO -> bindings[-1 - s] = table.subject(row);
      case SO -> bindings[-1 - p] = table.predicate(row);
      case S -> {
        if (p == o && table.predicate(row) != table.object(row)) {
          return true;
        }
        bindings[-1 - p] = table.predicate(row);
        bindings[-1 - o] = table.object(row);
      }
      case O -> {
        if (s == p && table.subject(row) != table.predicate(row)) {
          return true;
        }
        bindings[-1 - s] = table.subject(row);
        bindings[-1 - p] = table.predicate(row);
      }
      case P -> {
        if (s == o && table.subject(row) != table.object(row)) {
          return true;
        }
        bindings[-1 - s] = table.subject(row);
        bindings[-1 - o] = table.object(row);
      }
      case ALL -> {
        if (!bind(current.rule.body().get(step.premise), row)) {
          return true;
        }
      }
    }
    rows[step.premise] = row;
    return step(current, number + 1);
  }

  private boolean conclude(Plan current) {
    if (listener != null) {
      return listener.test(Arrays.copyOf(rows, current.rule.body().size()));
    }
    Rule rule = current.rule;
    if (rule.isClash()) {
      conflict(rule, premises(rule));
      return true;
    }
    for (Pattern head : rule.head()) {
      infer(current, value(head.s()), value(head.p()), value(head.o()));
    }
    return true;
  }

  private void infer(Plan current, int s, int p, int o) {
    if (p == terms.sameAs) {
      if (s == o || table.find(o, p, s) != TripleTable.NONE) {
        return;
      }
    } else if (p == terms.type) {
      if (o == terms.thing) {
        return;
      }
      if (dictionary.node(s).isLiteral() && Literals.isDatatype(dictionary.node(o))) {
        if (!Literals.isIn(dictionary.node(s), dictionary.node(o))) {
          List<Integer> premises = new ArrayList<>(current.rule.axioms());
          premises.addAll(0, premises(current.rule));
          conflict(OwlRule.DT_NOT_TYPE.clash(), premises);
        }
        return;
      }
    }
    if (table.add(s, p, o, current.ruleId) >= 0) {
      noteAxiom(p, o);
      if (table.size() > limits.triples()) {
        throw endless(current.rule, limits.triples() + " triples");
      }
    }
  }

  private List<Integer> premises(Rule rule) {
    List<Integer> premises = new ArrayList<>();
    for (int i = 0; i < rule.body().size(); i++) {
      premises.add(rows[i]);
    }
    return premises;
  }

  private void conflict(Rule rule, List<Integer> premises) {
    conflictCount++;
    if (conflicts.size() < limits.clashes()) {
      conflicts.add(new Conflict(rule, premises.stream().distinct().sorted().toList()));
    }
  }

  private void noteAxiom(int p, int o) {
    if (terms.isAxiom(p, o)) {
      axiomsChanged = true;
    }
  }

  // ---- conditions

  private boolean holds(Plan current, Condition condition) {
    if (condition instanceof Condition.Compare compare) {
      return compares(compare.comparison(), value(compare.left()), value(compare.right()));
    } else if (condition instanceof Condition.OfKind kind) {
      return kind.holds() == isOfKind(kind.kind(), value(kind.term()));
    } else if (condition instanceof Condition.InDatatype in) {
      int term = value(in.term());
      return dictionary.node(term).isLiteral()
          ? Literals.isIn(dictionary.node(term), dictionary.node(in.datatype()))
          : table.find(term, terms.type, in.datatype()) != TripleTable.NONE;
    } else if (condition instanceof Condition.Sum sum) {
      return sums(current, sum);
    }
    return isAbsent(current, ((Condition.Absent) condition).pattern());
  }

  private boolean compares(Condition.Comparison comparison, int left, int right) {
    // What is equal now may have been two things when the explained row was concluded.
    boolean same = listener == null ? equality.of(left) == equality.of(right) : left == right;
    if (comparison == Condition.Comparison.EQUAL) {
      return same;
    } else if (comparison == Condition.Comparison.NOT_EQUAL) {
      return !same;
    }
    if (!dictionary.node(left).isLiteral() || !dictionary.node(right).isLiteral()) {
      return false;
    }
    try {
      int order =
          NodeValue.compare(
              NodeValue.makeNode(dictionary.node(left)),
              NodeValue.makeNode(dictionary.node(right)));
      return switch (comparison) {
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        default -> order >= 0;
      };
    } catch (ExprNotComparableException e) {
      return false;
    }
  }

  private boolean isOfKind(Condition.TermKind kind, int term) {
    return switch (kind) {
      case LITERAL -> dictionary.node(term).isLiteral();
      case BLANK -> dictionary.node(term).isBlank();
      case INDIVIDUAL -> !dictionary.node(term).isLiteral() && !isSchemaTerm(term);
    };
  }

  /** Whether some axiom declares or describes the term. */
  boolean isSchemaTerm(int term) {
    if (term == terms.nil) {
      return true;
    }
    for (int row = table.firstOfSubject(term);
        row != TripleTable.NONE;
        row = table.nextOfSubject(row)) {
      if (terms.isAxiom(table.predicate(row), table.object(row))) {
        return true;
      }
    }
    return false;
  }

  private boolean sums(Plan current, Condition.Sum sum) {
    BigDecimal left = Literals.number(dictionary.node(value(sum.left())));
    BigDecimal right = Literals.number(dictionary.node(value(sum.right())));
    if (left == null || right == null) {
      return false;
    }
    BigDecimal total = Literals.decimal(sum.sign() > 0 ? left.add(right) : left.subtract(right));
    if (isBound(current, sum)) {
      BigDecimal known = Literals.number(dictionary.node(value(sum.result())));
      return known != null && total.compareTo(known) == 0;
    }
    int known = dictionary.findValue(total);
    if (known == Dictionary.NONE) {
      if (!current.rule.concludes(sum.result())) {
        return false;
      }
      if (++newLiterals > limits.newLiterals()) {
        throw endless(current.rule, limits.newLiterals() + " new numbers");
      }
      known =
          dictionary.encode(
              total.scale() <= 0
                  ? NodeFactory.createLiteralDT(
                      total.toBigIntegerExact().toString(), XSDDatatype.XSDinteger)
                  : NodeFactory.createLiteralDT(total.toPlainString(), XSDDatatype.XSDdecimal));
      dictionary.valueTwin(known);
    }
    bindings[-1 - sum.result()] = equality.of(known);
    return true;
  }

  /** Whether another step than the sum itself gives the result. */
  private boolean isBound(Plan current, Condition.Sum sum) {
    if (sum.result() >= 0) {
      return true;
    }
    if (current.trigger >= 0 && current.rule.body().get(current.trigger).uses(sum.result())) {
      return true;
    }
    if (current.headBound && current.rule.concludes(sum.result())) {
      return true;
    }
    for (Plan.Step step : current.steps) {
      if (step.condition >= 0 && current.rule.conditions().get(step.condition).equals(sum)) {
        return false;
      }
      if (step.condition < 0
          && (step.s == sum.result() || step.p == sum.result() || step.o == sum.result())) {
        return true;
      }
    }
    return false;
  }

  private boolean isAbsent(Plan current, Pattern pattern) {
    int s = knownOrAny(current, pattern.s());
    int p = knownOrAny(current, pattern.p());
    int o = knownOrAny(current, pattern.o());
    if (s >= 0 && o >= 0) {
      return table.find(s, p, o) == TripleTable.NONE;
    }
    for (int row = s >= 0 ? table.firstOfSubject(s, p) : table.firstOfObject(o, p);
        row != TripleTable.NONE;
        row = s >= 0 ? table.nextOfSubjectGroup(row) : table.nextOfObjectGroup(row)) {
      return false;
    }
    return true;
  }

  private int knownOrAny(Plan current, int code) {
    if (code >= 0) {
      return equality.of(code);
    }
    return current.rule.binds(code) ? value(code) : -1;
  }

  private static ProblemException endless(Rule rule, String reached) {
    return new ProblemException(
        Problem.error(
            Place.of("rule " + rule.name()),
            Code.RULE_ENDLESS,
            "the rule was stopped at %s".formatted(reached),
            "make sure that the rule's conclusion can't feed its own premises for ever"));
  }
}
