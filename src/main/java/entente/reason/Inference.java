package entente.reason;

import entente.problem.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** What follows from a graph. Safe for use by several threads. */
public final class Inference {
  private final Saturation saturation;
  private final Explainer explainer;
  private final Graph graph;
  private final Graph schemaGraph;
  private final List<Clash> clashes;
  private final long clashCount;
  private final List<Problem> problems;
  private final BitSet schemaTerms = new BitSet();

  Inference(
      Saturation saturation,
      List<AxiomCompiler.AllDifferent> different,
      List<Problem> problems,
      Limits limits) {
    this.saturation = saturation;
    TripleTable table = saturation.table;
    for (int row = 0; row < table.size(); row++) {
      if (saturation.terms.isAxiom(table.predicate(row), table.object(row))) {
        schemaTerms.set(table.subject(row));
      }
    }
    explainer = new Explainer(saturation);
    graph =
        new InferredGraph(
            saturation, row -> isUseful(row) && !isAboutSchema(row), true, limits.names());
    schemaGraph =
        new InferredGraph(
            saturation, row -> isUseful(row) && isAboutSchema(row), false, limits.names());
    List<Clash> found = new ArrayList<>();
    saturation.conflicts().forEach(conflict -> found.add(clash(conflict)));
    long among = 0;
    for (AxiomCompiler.AllDifferent axiom : different) {
      List<Clash> unequal = notDifferent(axiom);
      found.addAll(unequal);
      among += unequal.size();
    }
    clashCount = saturation.conflictCount() + among;
    clashes = found.stream().distinct().sorted(Comparator.comparing(Clash::toString)).toList();
    this.problems = List.copyOf(problems);
  }

  /**
   * The inferred triples: new, about things and not about the schema, and without those that hold
   * in every graph. A read-only view; blank classes and literals as subjects are left out.
   */
  public Graph graph() {
    return graph;
  }

  /** What follows about classes and properties themselves. */
  public Graph schemaGraph() {
    return schemaGraph;
  }

  /** The contradictions, sorted; of very many only the first ones, see {@link #clashCount}. */
  public List<Clash> clashes() {
    return clashes;
  }

  /** How often a rule has derived a contradiction. */
  public long clashCount() {
    return clashCount;
  }

  /** Axioms that were ignored and why, broken lists, limits that were reached. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * One step of reasoning that gives the triple, or nothing if the triple was given or does not
   * follow. The premises were given or have derivations of their own; following them always ends.
   */
  public synchronized Optional<Derivation> derivation(Triple triple) {
    return explainer.derivation(triple);
  }

  /**
   * Whether the triple was given or follows, including what holds in every graph (x sameAs x, x a
   * owl:Thing, C subClassOf C). Blank nodes are taken as names.
   */
  public boolean entails(Triple triple) {
    Terms terms = saturation.terms;
    int p = saturation.dictionary.find(triple.getPredicate());
    boolean same = triple.getSubject().equals(triple.getObject());
    if (same && (p == terms.sameAs || p == terms.subClassOf || p == terms.subPropertyOf)) {
      return true;
    }
    Node thing = saturation.dictionary.node(terms.thing);
    if ((p == terms.type || p == terms.subClassOf) && triple.getObject().equals(thing)) {
      return true;
    }
    int s = saturation.dictionary.find(triple.getSubject());
    int o = saturation.dictionary.find(triple.getObject());
    if (s < 0 || p < 0 || o < 0) {
      return false;
    }
    Equality equality = saturation.equality;
    if (p == terms.sameAs) {
      return equality.of(s) == equality.of(o);
    }
    return saturation.table.find(equality.of(s), equality.of(p), equality.of(o))
        != TripleTable.NONE;
  }

  /** How many triples each rule gave first, by the rule's name. */
  public Map<String, Integer> countsByRule() {
    Map<String, Integer> counts = new TreeMap<>();
    TripleTable table = saturation.table;
    for (int row = 0; row < table.size(); row++) {
      if (table.rule(row) >= 0 && !table.has(row, TripleTable.ASSERTED)) {
        counts.merge(saturation.rules().get(table.rule(row)).name(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private boolean isUseful(int row) {
    TripleTable table = saturation.table;
    Dictionary dictionary = saturation.dictionary;
    if (!dictionary.node(table.predicate(row)).isURI()
        || dictionary.node(table.subject(row)).isLiteral()) {
      return false;
    }
    return table.predicate(row) != saturation.terms.type
        || dictionary.node(table.object(row)).isURI();
  }

  private boolean isAboutSchema(int row) {
    return schemaTerms.get(saturation.table.subject(row));
  }

  private Clash clash(Saturation.Conflict conflict) {
    List<Triple> triples = new ArrayList<>();
    Node sameAs = saturation.dictionary.node(saturation.terms.sameAs);
    for (int row : conflict.premises()) {
      Triple used = explainer.triple(row);
      Triple origin = explainer.triple(explainer.origin(row));
      triples.add(origin);
      if (conflict.rule().name().equals(OwlRule.EQ_DIFF1.id())) {
        triples.add(Triple.create(origin.getSubject(), sameAs, origin.getObject()));
        continue;
      }
      same(origin.getSubject(), sameAs, used.getSubject()).forEach(triples::add);
      same(origin.getObject(), sameAs, used.getObject()).forEach(triples::add);
    }
    return new Clash(
        conflict.rule().name(),
        conflict.rule().label(),
        triples.stream().distinct().sorted(Comparator.comparing(Triple::toString)).toList(),
        explainer.triples(conflict.rule().axioms()));
  }

  private static Stream<Triple> same(Node name, Node sameAs, Node other) {
    return name.equals(other) ? Stream.empty() : Stream.of(Triple.create(name, sameAs, other));
  }

  private List<Clash> notDifferent(AxiomCompiler.AllDifferent axiom) {
    Map<Integer, Node> seen = new TreeMap<>();
    List<Clash> clashes = new ArrayList<>();
    Node sameAs = saturation.dictionary.node(saturation.terms.sameAs);
    for (int cell : axiom.cells()) {
      // The list as it was given: since then its members may have been joined.
      Node member = explainer.triple(explainer.origin(cell)).getObject();
      Node other = seen.putIfAbsent(saturation.equality.of(saturation.table.object(cell)), member);
      if (other != null) {
        clashes.add(
            new Clash(
                axiom.rule().name(),
                axiom.rule().label(),
                List.of(Triple.create(other, sameAs, member)),
                explainer.triples(axiom.rule().axioms())));
      }
    }
    return clashes;
  }
}
