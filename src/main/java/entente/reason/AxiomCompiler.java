package entente.reason;

import entente.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes concrete rules out of the axioms of a graph: for each axiom one or more {@link Rule}s that
 * bear the name of the W3C rule they instantiate. A step of a compiled rule needs no look at the
 * schema any more.
 *
 * <p>Axioms that only repeat what others lead to step by step (C subClassOf E where C subClassOf D
 * and D subClassOf E stand there) are not compiled.
 */
final class AxiomCompiler {
  /** Rules whose conclusions about the schema bring no triple that their premises don't bring. */
  private static final Set<String> REDUNDANT =
      Set.of(
          "scm-sco",
          "scm-eqc1",
          "scm-eqc2",
          "scm-spo",
          "scm-eqp1",
          "scm-eqp2",
          "scm-dom1",
          "scm-dom2",
          "scm-rng1",
          "scm-rng2",
          "scm-hv",
          "scm-int",
          "scm-uni");

  /**
   * What the axioms became.
   *
   * @param rules one or more for each axiom
   * @param disjoint lists of classes without common members
   * @param different lists of things that are all different
   * @param problems what is wrong with lists
   */
  record Compiled(
      List<Rule> rules,
      List<Saturation.DisjointClasses> disjoint,
      List<AllDifferent> different,
      List<Problem> problems) {}

  /**
   * Things of which no two are the same.
   *
   * @param cells the rows that have the things as their objects
   */
  record AllDifferent(Rule rule, List<Integer> cells) {}

  private static final int X = -1;
  private static final int Y = -2;
  private static final int Z = -3;

  private final Saturation saturation;
  private final TripleTable table;
  private final Dictionary dictionary;
  private final Terms terms;
  private final RdfLists lists;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Saturation.DisjointClasses> disjoint = new ArrayList<>();
  private final List<AllDifferent> different = new ArrayList<>();

  AxiomCompiler(Saturation saturation) {
    this.saturation = saturation;
    table = saturation.table;
    dictionary = saturation.dictionary;
    terms = saturation.terms;
    lists = new RdfLists(saturation);
  }

  /** Compiles all axioms that the graph holds now. */
  Compiled compile() {
    properties();
    propertyLists();
    negativeAssertions();
    classes();
    restrictions();
    differences();
    return new Compiled(rules, disjoint, different, lists.problems());
  }

  // ---- Table 5: properties

  private void properties() {
    each(terms.domain, a -> rule(OwlRule.PRP_DOM, a).when(X, s(a), Y).then(X, terms.type, o(a)));
    each(terms.range, a -> rule(OwlRule.PRP_RNG, a).when(X, s(a), Y).then(Y, terms.type, o(a)));
    eachOf(
        "FunctionalProperty",
        a ->
            rule(OwlRule.PRP_FP, a)
                .when(X, s(a), Y)
                .when(X, s(a), Z)
                .unlessEqual(Y, Z)
                .then(Y, terms.sameAs, Z));
    eachOf(
        "InverseFunctionalProperty",
        a ->
            rule(OwlRule.PRP_IFP, a)
                .when(X, s(a), Z)
                .when(Y, s(a), Z)
                .unlessEqual(X, Y)
                .then(X, terms.sameAs, Y));
    eachOf("IrreflexiveProperty", a -> rule(OwlRule.PRP_IRP, a).when(X, s(a), X).clash());
    eachOf("SymmetricProperty", a -> rule(OwlRule.PRP_SYMP, a).when(X, s(a), Y).then(Y, s(a), X));
    eachOf(
        "AsymmetricProperty",
        a -> rule(OwlRule.PRP_ASYP, a).when(X, s(a), Y).when(Y, s(a), X).clash());
    eachOf(
        "TransitiveProperty",
        a -> rule(OwlRule.PRP_TRP, a).when(X, s(a), Y).when(Y, s(a), Z).then(X, s(a), Z));
    each(
        terms.subPropertyOf,
        a -> {
          if (s(a) != o(a)) {
            rule(OwlRule.PRP_SPO1, a).when(X, s(a), Y).then(X, o(a), Y);
          }
        });
    each(
        owl("equivalentProperty"),
        a -> {
          if (s(a) != o(a)) {
            rule(OwlRule.PRP_EQP1, a).when(X, s(a), Y).then(X, o(a), Y);
            rule(OwlRule.PRP_EQP2, a).when(X, o(a), Y).then(X, s(a), Y);
          }
        });
    each(
        owl("propertyDisjointWith"),
        a -> rule(OwlRule.PRP_PDW, a).when(X, s(a), Y).when(X, o(a), Y).clash());
    each(
        owl("inverseOf"),
        a -> {
          rule(OwlRule.PRP_INV1, a).when(X, s(a), Y).then(Y, o(a), X);
          rule(OwlRule.PRP_INV2, a).when(X, o(a), Y).then(Y, s(a), X);
        });
  }

  private void propertyLists() {
    eachList(
        "propertyChainAxiom",
        (a, chain) -> {
          Draft draft = rule(OwlRule.PRP_SPO2, a).from(chain.rows());
          int last = chain.members().size();
          for (int i = 0; i < last; i++) {
            draft.when(Pattern.variable(i), chain.members().get(i), Pattern.variable(i + 1));
          }
          if (last > 0) {
            draft.then(Pattern.variable(0), s(a), Pattern.variable(last));
          }
        });
    eachList(
        "hasKey",
        (a, key) -> {
          if (key.members().isEmpty()) {
            return;
          }
          Draft draft = rule(OwlRule.PRP_KEY, a).from(key.rows());
          draft.whenIn(X, s(a));
          for (int i = 0; i < key.members().size(); i++) {
            draft.when(X, key.members().get(i), Pattern.variable(2 + i));
          }
          for (int i = 0; i < key.members().size(); i++) {
            draft.when(Y, key.members().get(i), Pattern.variable(2 + i));
          }
          draft.whenIn(Y, s(a)).unlessEqual(X, Y).then(X, terms.sameAs, Y);
        });
    eachMemberList(
        "AllDisjointProperties",
        "members",
        (a, all) -> {
          for (int i = 0; i < all.members().size(); i++) {
            for (int j = i + 1; j < all.members().size(); j++) {
              rule(OwlRule.PRP_ADP, a)
                  .from(all.rows())
                  .when(X, all.members().get(i), Y)
                  .when(X, all.members().get(j), Y)
                  .clash();
            }
          }
        });
  }

  private void negativeAssertions() {
    each(
        owl("assertionProperty"),
        a -> {
          int source = row(s(a), owl("sourceIndividual"));
          int individual = row(s(a), owl("targetIndividual"));
          int value = row(s(a), owl("targetValue"));
          if (source >= 0 && individual >= 0) {
            rule(OwlRule.PRP_NPA1, a)
                .from(List.of(source, individual))
                .when(o(source), o(a), o(individual))
                .clash();
          }
          if (source >= 0 && value >= 0) {
            rule(OwlRule.PRP_NPA2, a)
                .from(List.of(source, value))
                .when(o(source), o(a), o(value))
                .clash();
          }
        });
  }

  // ---- Tables 6 and 7: classes

  private void classes() {
    each(terms.subClassOf, a -> subClass(OwlRule.CAX_SCO, a, s(a), o(a)));
    each(
        owl("equivalentClass"),
        a -> {
          subClass(OwlRule.CAX_EQC1, a, s(a), o(a));
          subClass(OwlRule.CAX_EQC2, a, o(a), s(a));
        });
    each(owl("disjointWith"), a -> disjoint(rule(OwlRule.CAX_DW, a), List.of(s(a), o(a))));
    eachMemberList(
        "AllDisjointClasses",
        "members",
        (a, all) -> disjoint(rule(OwlRule.CAX_ADC, a).from(all.rows()), all.members()));
    each(
        owl("complementOf"), a -> rule(OwlRule.CLS_COM, a).whenIn(X, s(a)).whenIn(X, o(a)).clash());
    eachList(
        "intersectionOf",
        (a, all) -> {
          Draft in = rule(OwlRule.CLS_INT1, a).from(all.rows());
          all.members().forEach(member -> in.whenIn(X, member));
          in.then(X, terms.type, s(a));
          for (int member : all.members()) {
            rule(OwlRule.CLS_INT2, a).from(all.rows()).whenIn(X, s(a)).then(X, terms.type, member);
            fact(OwlRule.SCM_INT, a, all, s(a), member);
          }
        });
    eachList(
        "unionOf",
        (a, all) -> {
          for (int member : all.members()) {
            rule(OwlRule.CLS_UNI, a).from(all.rows()).whenIn(X, member).then(X, terms.type, s(a));
            fact(OwlRule.SCM_UNI, a, all, member, s(a));
          }
        });
    eachList(
        "oneOf",
        (a, all) -> {
          for (int member : all.members()) {
            rule(OwlRule.CLS_OO, a).from(all.rows()).then(member, terms.type, s(a));
          }
        });
  }

  private void subClass(OwlRule name, int axiom, int below, int above) {
    if (below == above) {
      return;
    }
    if (below == terms.thing) {
      // Whatever is spoken of is an owl:Thing.
      rule(name, axiom)
          .when(X, Y, Z)
          .where(new Condition.OfKind(Condition.TermKind.INDIVIDUAL, true, X))
          .then(X, terms.type, above);
      rule(name, axiom)
          .when(Y, Z, X)
          .unlessEqual(Z, terms.type)
          .where(new Condition.OfKind(Condition.TermKind.INDIVIDUAL, true, X))
          .then(X, terms.type, above);
      return;
    }
    rule(name, axiom).whenIn(X, below).then(X, terms.type, above);
  }

  private void disjoint(Draft draft, List<Integer> classes) {
    if (classes.contains(terms.thing)) {
      for (int other : classes) {
        if (other != terms.thing) {
          draft.copy().whenIn(X, other).clash();
        }
      }
    } else if (classes.stream().distinct().count() == 1 && classes.size() > 1) {
      draft.whenIn(X, classes.get(0)).clash();
    } else {
      disjoint.add(new Saturation.DisjointClasses(draft.bare(), new LinkedHashSet<>(classes)));
    }
  }

  private void fact(OwlRule name, int axiom, RdfLists.Members list, int below, int above) {
    if (below != above) {
      rule(name, axiom).from(list.rows()).then(below, terms.subClassOf, above);
    }
  }

  private void restrictions() {
    each(
        owl("onProperty"),
        a -> {
          int x = s(a);
          int p = o(a);
          eachOfSubject(x, "someValuesFrom", b -> someValuesFrom(a, b));
          eachOfSubject(
              x,
              "allValuesFrom",
              b ->
                  rule(OwlRule.CLS_AVF, a)
                      .from(List.of(b))
                      .whenIn(X, x)
                      .when(X, p, Y)
                      .then(Y, terms.type, o(b)));
          eachOfSubject(
              x,
              "hasValue",
              b -> {
                rule(OwlRule.CLS_HV1, a).from(List.of(b)).whenIn(X, x).then(X, p, o(b));
                rule(OwlRule.CLS_HV2, a).from(List.of(b)).when(X, p, o(b)).then(X, terms.type, x);
              });
          eachOfSubject(x, "maxCardinality", b -> maxCardinality(a, b));
          eachOfSubject(
              x,
              "maxQualifiedCardinality",
              b -> {
                eachOfSubject(x, "onClass", c -> maxQualified(a, b, c));
                eachOfSubject(x, "onDataRange", c -> maxQualified(a, b, c));
              });
        });
  }

  private void someValuesFrom(int onProperty, int filler) {
    if (o(filler) == terms.thing) {
      rule(OwlRule.CLS_SVF2, onProperty)
          .from(List.of(filler))
          .when(X, o(onProperty), Y)
          .then(X, terms.type, s(filler));
    } else {
      rule(OwlRule.CLS_SVF1, onProperty)
          .from(List.of(filler))
          .when(X, o(onProperty), Y)
          .whenIn(Y, o(filler))
          .then(X, terms.type, s(filler));
    }
  }

  private void maxCardinality(int onProperty, int most) {
    int x = s(onProperty);
    int p = o(onProperty);
    if (isNumber(o(most), 0)) {
      rule(OwlRule.CLS_MAXC1, onProperty).from(List.of(most)).whenIn(X, x).when(X, p, Y).clash();
    } else if (isNumber(o(most), 1)) {
      rule(OwlRule.CLS_MAXC2, onProperty)
          .from(List.of(most))
          .whenIn(X, x)
          .when(X, p, Y)
          .when(X, p, Z)
          .unlessEqual(Y, Z)
          .then(Y, terms.sameAs, Z);
    }
  }

  private void maxQualified(int onProperty, int most, int filler) {
    int x = s(onProperty);
    int p = o(onProperty);
    boolean any = o(filler) == terms.thing;
    if (isNumber(o(most), 0)) {
      Draft draft =
          rule(any ? OwlRule.CLS_MAXQC2 : OwlRule.CLS_MAXQC1, onProperty)
              .from(List.of(most, filler))
              .whenIn(X, x)
              .when(X, p, Y);
      (any ? draft : draft.whenIn(Y, o(filler))).clash();
    } else if (isNumber(o(most), 1)) {
      Draft draft =
          rule(any ? OwlRule.CLS_MAXQC4 : OwlRule.CLS_MAXQC3, onProperty)
              .from(List.of(most, filler))
              .whenIn(X, x)
              .when(X, p, Y)
              .when(X, p, Z);
      (any ? draft : draft.whenIn(Y, o(filler)).whenIn(Z, o(filler)))
          .unlessEqual(Y, Z)
          .then(Y, terms.sameAs, Z);
    }
  }

  // ---- Table 4: differences

  private void differences() {
    eachMemberList(
        "AllDifferent",
        "members",
        (a, all) ->
            different.add(
                new AllDifferent(rule(OwlRule.EQ_DIFF2, a).from(all.rows()).bare(), all.cells())));
    eachMemberList(
        "AllDifferent",
        "distinctMembers",
        (a, all) ->
            different.add(
                new AllDifferent(rule(OwlRule.EQ_DIFF3, a).from(all.rows()).bare(), all.cells())));
  }

  // ---- reading axioms

  private interface ListUse {
    void with(int axiom, RdfLists.Members list);
  }

  private int s(int row) {
    return table.subject(row);
  }

  private int o(int row) {
    return table.object(row);
  }

  private int owl(String name) {
    return terms.owl(name);
  }

  private boolean isNumber(int term, int number) {
    BigDecimal value = Literals.number(dictionary.node(term));
    return value != null && value.compareTo(BigDecimal.valueOf(number)) == 0;
  }

  private void each(int property, Consumer<Integer> use) {
    List<Integer> rows = new ArrayList<>();
    for (int row = table.firstOfPredicate(property);
        row != TripleTable.NONE;
        row = table.nextOfPredicate(row)) {
      if (!table.has(row, TripleTable.OUTDATED) && !isRedundant(row)) {
        rows.add(row);
      }
    }
    Collections.reverse(rows);
    rows.forEach(use);
  }

  private void eachOf(String axiomClass, Consumer<Integer> use) {
    for (int row : ofClass(owl(axiomClass))) {
      use.accept(row);
    }
  }

  private List<Integer> ofClass(int axiomClass) {
    List<Integer> rows = new ArrayList<>();
    for (int row = table.firstOfObject(axiomClass, terms.type);
        row != TripleTable.NONE;
        row = table.nextOfObjectGroup(row)) {
      if (!table.has(row, TripleTable.OUTDATED)) {
        rows.add(row);
      }
    }
    rows.sort(null);
    return rows;
  }

  private void eachOfSubject(int subject, String property, Consumer<Integer> use) {
    List<Integer> rows = new ArrayList<>();
    for (int row = table.firstOfSubject(subject, owl(property));
        row != TripleTable.NONE;
        row = table.nextOfSubjectGroup(row)) {
      if (!table.has(row, TripleTable.OUTDATED)) {
        rows.add(row);
      }
    }
    rows.sort(null);
    rows.forEach(use);
  }

  private void eachList(String property, ListUse use) {
    each(owl(property), a -> lists.read(a).ifPresent(list -> use.with(a, list)));
  }

  private void eachMemberList(String axiomClass, String property, ListUse use) {
    for (int typed : ofClass(owl(axiomClass))) {
      eachOfSubject(s(typed), property, a -> lists.read(a).ifPresent(list -> use.with(a, list)));
    }
  }

  private int row(int subject, int property) {
    int row = table.firstOfSubject(subject, property);
    while (row != TripleTable.NONE && table.has(row, TripleTable.OUTDATED)) {
      row = table.nextOfSubjectGroup(row);
    }
    return row;
  }

  private boolean isRedundant(int row) {
    int rule = table.rule(row);
    return rule >= 0
        && !table.has(row, TripleTable.ASSERTED)
        && REDUNDANT.contains(saturation.rules().get(rule).name());
  }

  // ---- writing rules

  private Draft rule(OwlRule name, int axiom) {
    return new Draft(name, axiom);
  }

  /** A rule in the making. */
  private final class Draft {
    private final OwlRule name;
    private final int axiom;
    private final List<Integer> axioms = new ArrayList<>();
    private final List<Pattern> body = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();

    Draft(OwlRule name, int axiom) {
      this.name = name;
      this.axiom = axiom;
      axioms.add(axiom);
    }

    Draft copy() {
      Draft copy = new Draft(name, axiom);
      copy.axioms.addAll(axioms.subList(1, axioms.size()));
      return copy;
    }

    Draft from(List<Integer> rows) {
      axioms.addAll(rows);
      return this;
    }

    Draft when(int s, int p, int o) {
      body.add(new Pattern(s, p, o));
      return this;
    }

    /** The term is a member of the class, or a literal of the datatype. */
    Draft whenIn(int term, int type) {
      if (Literals.isDatatype(dictionary.node(type))) {
        conditions.add(new Condition.InDatatype(term, type));
        return this;
      }
      return when(term, terms.type, type);
    }

    Draft unlessEqual(int left, int right) {
      return where(new Condition.Compare(Condition.Comparison.NOT_EQUAL, left, right));
    }

    Draft where(Condition condition) {
      conditions.add(condition);
      return this;
    }

    void then(int s, int p, int o) {
      finish(List.of(new Pattern(s, p, o)));
    }

    void clash() {
      finish(List.of());
    }

    /** The name and the axioms alone, for checks that are not done by patterns. */
    Rule bare() {
      return new Rule(name.id(), name.label(), List.of(), List.of(), List.of(), 0, axioms);
    }

    private void finish(List<Pattern> head) {
      if (body.isEmpty() && !conditions.isEmpty()) {
        // Nothing but datatypes: literals have no types of their own to start from.
        return;
      }
      int variables = 0;
      for (List<Pattern> patterns : List.of(body, head)) {
        for (Pattern pattern : patterns) {
          for (int code : pattern.codes()) {
            variables = Math.max(variables, -code);
          }
        }
      }
      rules.add(new Rule(name.id(), name.label(), body, conditions, head, variables, axioms));
    }
  }
}
