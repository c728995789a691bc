package entente.reason;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Derives what follows from a graph by the rules of OWL 2 RL and by domain rules. The axioms may
 * stand in the graph itself or in a graph of their own; all that the rules of the standard speak of
 * is taken, wherever it stands.
 *
 * <p>One materialiser may serve any number of graphs, one after the other or at the same time.
 */
public final class Materialiser {
  private final DomainRules domainRules;
  private final Limits limits;

  /** A materialiser with these domain rules beside OWL 2 RL. */
  public Materialiser(DomainRules domainRules) {
    this(domainRules, Limits.DEFAULT);
  }

  /** A materialiser with these domain rules beside OWL 2 RL. */
  public Materialiser(DomainRules domainRules, Limits limits) {
    this.domainRules = domainRules;
    this.limits = limits;
  }

  /** A materialiser of OWL 2 RL alone. */
  public static Materialiser owl() {
    return new Materialiser(DomainRules.NONE);
  }

  /** What follows from the graph and the axioms in it. */
  public Inference infer(Graph graph) {
    return infer(graph, GraphFactory.createDefaultGraph());
  }

  /**
   * What follows from the graph under a schema.
   *
   * @throws ProblemException if a rule would not come to an end within the limits
   */
  public Inference infer(Graph asserted, Graph schema) {
    Saturation saturation = new Saturation(limits);
    Set<Problem> problems = new LinkedHashSet<>();
    Function<Dictionary, List<Rule>> fixed =
        dictionary -> {
          List<Rule> rules = new ArrayList<>(SchemaRules.over(dictionary));
          rules.addAll(domainRules.over(dictionary, false));
          return rules;
        };

    // 1. The schema, and all axioms that stand in the graph: what follows about classes.
    int firstTerm = saturation.dictionary.size();
    int[] data = load(saturation, asserted, schema);
    List<Rule> last = domainRules.over(saturation.dictionary, true);
    saturation.install(fixed.apply(saturation.dictionary));
    saturation.run();
    compile(saturation, problems);
    saturation.run();

    // 2. The data. As a rule of thumb as much again is inferred.
    saturation.table.expect(data.length / 3 * 2);
    for (int i = 0; i < data.length; i += 3) {
      saturation.assertTriple(data[i], data[i + 1], data[i + 2], (byte) 0);
    }
    saturation.checkLiterals(firstTerm, OwlRule.DT_NOT_TYPE.clash());
    AxiomCompiler.Compiled compiled = saturate(saturation, fixed, problems);

    // 3. Rules that conclude from what is missing see what all others gave.
    if (!last.isEmpty()) {
      Strata.check(last, saturation.rules(), saturation.terms, saturation.dictionary);
      int unions = saturation.equality.unions();
      saturation.install(last);
      compiled = saturate(saturation, fixed, problems);
      if (saturation.equality.unions() != unions) {
        throw new ProblemException(
            Problem.error(
                Place.of("rule " + last.get(0).name()),
                Code.RULE_NOT_STRATIFIED,
                "a rule with noValue led to an equality, which could give a value after all",
                "state the condition as a list of values instead of noValue"));
      }
    }
    nameLimits(saturation, problems);
    return new Inference(saturation, compiled.different(), List.copyOf(problems), limits);
  }

  /** Encodes both graphs; axioms are added at once, the rest is returned as s, p, o, s, p, o … */
  private static int[] load(Saturation saturation, Graph asserted, Graph schema) {
    for (Iterator<Triple> all = schema.find(); all.hasNext(); ) {
      Triple triple = all.next();
      saturation.assertTriple(
          saturation.dictionary.encode(triple.getSubject()),
          saturation.dictionary.encode(triple.getPredicate()),
          saturation.dictionary.encode(triple.getObject()),
          TripleTable.SCHEMA);
    }
    int[] data = new int[Math.max(16, Math.multiplyExact(asserted.size(), 3))];
    int length = 0;
    for (Iterator<Triple> all = asserted.find(); all.hasNext(); ) {
      Triple triple = all.next();
      int s = saturation.dictionary.encode(triple.getSubject());
      int p = saturation.dictionary.encode(triple.getPredicate());
      int o = saturation.dictionary.encode(triple.getObject());
      if (saturation.terms.isAxiom(p, o)) {
        saturation.assertTriple(s, p, o, (byte) 0);
        continue;
      }
      if (length + 3 > data.length) {
        data = Arrays.copyOf(data, data.length * 2);
      }
      data[length++] = s;
      data[length++] = p;
      data[length++] = o;
    }
    return Arrays.copyOf(data, length);
  }

  private static AxiomCompiler.Compiled compile(Saturation saturation, Set<Problem> problems) {
    saturation.axiomsChanged();
    AxiomCompiler.Compiled compiled = new AxiomCompiler(saturation).compile();
    problems.addAll(compiled.problems());
    problems.addAll(new Profile(saturation).problems());
    saturation.install(compiled.rules());
    compiled.disjoint().forEach(saturation::installDisjoint);
    return compiled;
  }

  /** Runs the rules, and compiles anew as long as axioms come out of them. */
  private static AxiomCompiler.Compiled saturate(
      Saturation saturation, Function<Dictionary, List<Rule>> fixed, Set<Problem> problems) {
    AxiomCompiler.Compiled compiled;
    do {
      saturation.run();
      saturation.install(fixed.apply(saturation.dictionary));
      compiled = compile(saturation, problems);
      saturation.run();
    } while (saturation.axiomsChanged());
    return compiled;
  }

  private void nameLimits(Saturation saturation, Set<Problem> problems) {
    saturation
        .equality
        .representatives()
        .filter(term -> saturation.equality.size(term) > limits.names())
        .forEach(
            term -> {
              Node node = saturation.dictionary.node(term);
              problems.add(
                  Problem.warning(
                      Place.of(Terms.name(node)),
                      Code.EQUALITY_TOO_LARGE,
                      "the thing has %d names, so that what is said of it is written under one only"
                          .formatted(saturation.equality.size(term)),
                      "look for a wrong owl:sameAs or key"));
            });
  }
}
