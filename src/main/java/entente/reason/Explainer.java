package entente.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Triple;

/**
 * Finds out what an inferred triple follows from, by searching backwards. A row follows from rows
 * of earlier levels only, so following the premises of premises always ends at what was given.
 */
final class Explainer {
  /** So many ways to conclude a triple by one rule are compared to pick always the same. */
  private static final int COMPARED = 1_000;

  private final Saturation saturation;
  private final TripleTable table;
  private final Dictionary dictionary;
  private final Equality equality;
  private final Map<Long, List<Conclusion>> conclusions = new HashMap<>();
  private final List<Conclusion> anyPredicate = new ArrayList<>();

  private record Conclusion(Rule rule, Pattern head, Plan plan) {}

  Explainer(Saturation saturation) {
    this.saturation = saturation;
    table = saturation.table;
    dictionary = saturation.dictionary;
    equality = saturation.equality;
    List<Rule> rules = saturation.rules();
    for (int id = 0; id < rules.size(); id++) {
      for (Pattern head : rules.get(id).head()) {
        Conclusion conclusion =
            new Conclusion(rules.get(id), head, Plan.towards(rules.get(id), id, head));
        if (head.p() < 0) {
          anyPredicate.add(conclusion);
        } else {
          conclusions
              .computeIfAbsent(key(head.p(), head.o()), k -> new ArrayList<>())
              .add(conclusion);
        }
      }
    }
  }

  /** One step that gives the triple; nothing if it was given or does not hold. */
  Optional<Derivation> derivation(Triple triple) {
    int s = dictionary.find(triple.getSubject());
    int p = dictionary.find(triple.getPredicate());
    int o = dictionary.find(triple.getObject());
    if (s < 0 || p < 0 || o < 0) {
      return Optional.empty();
    }
    int row = table.find(s, p, o);
    if (row != TripleTable.NONE && table.has(row, TripleTable.ASSERTED)) {
      return Optional.empty();
    }
    if (p == saturation.terms.sameAs) {
      return row != TripleTable.NONE ? byRule(row) : same(s, o);
    }
    if (row != TripleTable.NONE) {
      return table.rule(row) == Saturation.REWRITTEN ? rewritten(row) : byRule(row);
    }
    int normal = table.find(equality.of(s), equality.of(p), equality.of(o));
    return normal == TripleTable.NONE ? Optional.empty() : renamed(s, p, o, origin(normal));
  }

  /** The row from which this one was rewritten in the first place. */
  int origin(int row) {
    int from = row;
    while (table.rule(from) == Saturation.REWRITTEN && !table.has(from, TripleTable.ASSERTED)) {
      from = saturation.rewrittenFrom(from);
    }
    return from;
  }

  Triple triple(int row) {
    return triple(table.subject(row), table.predicate(row), table.object(row));
  }

  private Triple triple(int s, int p, int o) {
    return Triple.create(dictionary.node(s), dictionary.node(p), dictionary.node(o));
  }

  List<Triple> triples(List<Integer> rows) {
    return rows.stream().distinct().map(this::triple).toList();
  }

  private Optional<Derivation> byRule(int row) {
    int s = table.subject(row);
    int p = table.predicate(row);
    int o = table.object(row);
    List<Conclusion> candidates = new ArrayList<>(anyPredicate);
    candidates.addAll(conclusions.getOrDefault(key(p, o), List.of()));
    candidates.addAll(conclusions.getOrDefault(key(p, -1), List.of()));
    candidates.sort(Comparator.comparingInt(c -> c.plan().ruleId));
    for (Conclusion candidate : candidates) {
      List<List<Triple>> found = new ArrayList<>();
      saturation.explain(
          candidate.plan(),
          candidate.head(),
          row,
          rows -> {
            List<Triple> premises = new ArrayList<>();
            for (int premise : rows) {
              premises.add(triple(premise));
            }
            found.add(premises);
            return found.size() < COMPARED;
          });
      if (!found.isEmpty()) {
        List<Triple> first =
            found.size() == 1
                ? found.get(0)
                : found.stream().min(Comparator.comparing(Object::toString)).orElseThrow();
        return Optional.of(
            new Derivation(
                triple(s, p, o),
                candidate.rule().name(),
                candidate.rule().label(),
                first,
                triples(candidate.rule().axioms())));
      }
    }
    return Optional.empty();
  }

  /** The row repeats an older one with a representative, in all its places at once. */
  private Optional<Derivation> rewritten(int row) {
    int old = saturation.rewrittenFrom(row);
    Triple before = triple(old);
    if (table.subject(old) != table.subject(row)) {
      return Optional.of(
          step(OwlRule.EQ_REP_S, triple(row), table.subject(old), table.subject(row), before));
    } else if (table.predicate(old) != table.predicate(row)) {
      return Optional.of(
          step(OwlRule.EQ_REP_P, triple(row), table.predicate(old), table.predicate(row), before));
    }
    return Optional.of(
        step(OwlRule.EQ_REP_O, triple(row), table.object(old), table.object(row), before));
  }

  /**
   * The triple is no row, but says the same as this row under other names: one of them is changed
   * in one step. The steps to the row differ from it in ever fewer places.
   */
  private Optional<Derivation> renamed(int s, int p, int o, int row) {
    int s0 = table.subject(row);
    int p0 = table.predicate(row);
    int o0 = table.object(row);
    if (o != o0) {
      return Optional.of(step(OwlRule.EQ_REP_O, triple(s, p, o), o0, o, triple(s, p, o0)));
    } else if (p != p0) {
      return Optional.of(step(OwlRule.EQ_REP_P, triple(s, p, o), p0, p, triple(s, p0, o)));
    }
    return Optional.of(step(OwlRule.EQ_REP_S, triple(s, p, o), s0, s, triple(s0, p, o)));
  }

  private Derivation step(OwlRule rule, Triple conclusion, int from, int to, Triple before) {
    return new Derivation(
        conclusion,
        rule.id(),
        rule.label(),
        List.of(triple(from, saturation.terms.sameAs, to), before),
        List.of());
  }

  private Optional<Derivation> same(int x, int y) {
    List<Integer> path = equality.path(x, y);
    if (path.size() < 2) {
      return Optional.empty();
    }
    int sameAs = saturation.terms.sameAs;
    Triple conclusion = triple(x, sameAs, y);
    if (path.size() > 2) {
      int middle = path.get(path.size() / 2);
      return Optional.of(
          new Derivation(
              conclusion,
              OwlRule.EQ_TRANS.id(),
              OwlRule.EQ_TRANS.label(),
              List.of(triple(x, sameAs, middle), triple(middle, sameAs, y)),
              List.of()));
    }
    if (equality.joint(x, y) == Equality.BY_VALUE) {
      return Optional.of(
          new Derivation(
              conclusion, OwlRule.DT_EQ.id(), OwlRule.DT_EQ.label(), List.of(), List.of()));
    }
    return Optional.of(
        new Derivation(
            conclusion,
            OwlRule.EQ_SYM.id(),
            OwlRule.EQ_SYM.label(),
            List.of(triple(y, sameAs, x)),
            List.of()));
  }

  private long key(int p, int o) {
    return ((long) p << 32) | (p == saturation.terms.type && o >= 0 ? o : 0xFFFFFFFFL);
  }
}
