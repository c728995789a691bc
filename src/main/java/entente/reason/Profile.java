package entente.reason;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;

/**
 * Finds the axioms of a graph that OWL 2 RL can't use, or can use in one direction only, and says
 * what is ignored and why. Where a class expression may stand is laid down in OWL 2 Profiles,
 * section 4.2.3.
 */
final class Profile {
  private static final String NO_NEW = "the rules never make up a new thing";
  private static final String NO_CHOICE = "the rules can't conclude one of several possibilities";
  private static final String NO_COUNT = "the rules can't count so far";
  private static final String NO_CLOSED = "the rules never conclude from what is not known";

  /** Constructs that no rule of the standard reads, and why. */
  private static final Map<String, String> UNREAD =
      Map.of(
          "hasSelf", "it belongs to no profile with rules",
          "minCardinality", NO_NEW,
          "minQualifiedCardinality", NO_NEW,
          "cardinality", NO_NEW,
          "qualifiedCardinality", NO_NEW,
          "disjointUnionOf", NO_CHOICE,
          "datatypeComplementOf", "data ranges are named datatypes and their intersections",
          "onDatatype", "data ranges are named datatypes and their intersections",
          "onProperties", "restrictions are on one property");

  private final TripleTable table;
  private final Dictionary dictionary;
  private final Terms terms;
  private final RdfLists lists;
  private final Map<String, Problem> problems = new TreeMap<>();

  /** The expressions that are being looked at, from the outermost in. */
  private final Set<Integer> open = new HashSet<>();

  Profile(Saturation saturation) {
    table = saturation.table;
    dictionary = saturation.dictionary;
    terms = saturation.terms;
    lists = new RdfLists(saturation);
  }

  /** All axioms outside the profile, sorted. */
  List<Problem> problems() {
    for (int row : given(terms.subClassOf)) {
      below(row, table.subject(row));
      above(row, table.object(row));
    }
    for (int row : given(owl("equivalentClass"))) {
      both(row, table.subject(row));
      both(row, table.object(row));
    }
    for (String construct : List.of("unionOf", "intersectionOf", "complementOf", "oneOf")) {
      for (int row : given(owl(construct))) {
        if (dictionary.node(table.subject(row)).isURI()) {
          belowParts(row, table.subject(row));
          aboveParts(row, table.subject(row));
        }
      }
    }
    for (int property : List.of(terms.domain, terms.range)) {
      given(property).forEach(row -> above(row, table.object(row)));
    }
    for (int row : given(owl("disjointWith"))) {
      below(row, table.subject(row));
      below(row, table.object(row));
    }
    given(owl("hasKey")).forEach(row -> below(row, table.subject(row)));
    for (int row : given(terms.type)) {
      int type = table.object(row);
      if (type == owl("ReflexiveProperty")) {
        report(row, "owl:ReflexiveProperty", "what holds of everything is not written");
      } else if (dictionary.node(type).isBlank()) {
        above(row, type);
      }
    }
    UNREAD.forEach((name, why) -> given(owl(name)).forEach(row -> unread(row, "owl:" + name, why)));
    chains();
    return List.copyOf(problems.values());
  }

  /** The expression stands below another class. */
  private void below(int axiom, int type) {
    if (dictionary.node(type).isBlank() && open.add(type)) {
      belowParts(axiom, type);
      open.remove(type);
    }
  }

  private void belowParts(int axiom, int type) {
    for (int part : parts(type)) {
      switch (construct(part)) {
        case "intersectionOf", "unionOf" -> members(part).forEach(m -> below(axiom, m));
        case "someValuesFrom" -> below(axiom, table.object(part));
        case "allValuesFrom" -> report(axiom, "owl:allValuesFrom on the left", NO_CLOSED);
        case "complementOf" -> report(axiom, "owl:complementOf on the left", NO_CLOSED);
        case "maxCardinality", "maxQualifiedCardinality" ->
            report(axiom, "owl:" + construct(part) + " on the left", NO_CLOSED);
        default -> {}
      }
    }
  }

  /** The expression stands above another class, or is a domain, a range or a thing's class. */
  private void above(int axiom, int type) {
    if (dictionary.node(type).isBlank() && open.add(type)) {
      aboveParts(axiom, type);
      open.remove(type);
    }
  }

  private void aboveParts(int axiom, int type) {
    for (int part : parts(type)) {
      switch (construct(part)) {
        case "intersectionOf" -> members(part).forEach(m -> above(axiom, m));
        case "allValuesFrom" -> above(axiom, table.object(part));
        case "complementOf" -> below(axiom, table.object(part));
        case "someValuesFrom" -> report(axiom, "owl:someValuesFrom on the right", NO_NEW);
        case "unionOf" -> report(axiom, "owl:unionOf on the right", NO_CHOICE);
        case "oneOf" -> report(axiom, "owl:oneOf on the right", NO_CHOICE);
        case "maxCardinality", "maxQualifiedCardinality" -> count(axiom, part);
        default -> {}
      }
    }
  }

  private void both(int axiom, int type) {
    below(axiom, type);
    above(axiom, type);
  }

  private void count(int axiom, int part) {
    BigDecimal most = Literals.number(dictionary.node(table.object(part)));
    if (most == null || most.compareTo(BigDecimal.ONE) > 0 || most.signum() < 0) {
      report(axiom, "owl:" + construct(part) + " other than 0 or 1", NO_COUNT);
    }
  }

  private void chains() {
    for (int row : given(owl("propertyChainAxiom"))) {
      List<Integer> chain = lists.read(row).map(RdfLists.Members::members).orElse(List.of());
      boolean transitivity = chain.size() == 2 && chain.get(0).equals(chain.get(1));
      if (chain.contains(table.subject(row)) && !transitivity) {
        Problem problem =
            Problem.warning(
                place(row),
                Code.AXIOM_OUTSIDE_RL,
                "the chain contains the property that it implies; the rules follow it, but OWL 2"
                    + " DL reasoners may refuse it",
                "give the chain's conclusion a property of its own");
        problems.put(problem.toString(), problem);
      }
    }
  }

  /** The rows that say how a class expression is made; a named class has none of its own. */
  private List<Integer> parts(int type) {
    List<Integer> parts = new ArrayList<>();
    if (dictionary.node(type).isLiteral()) {
      return parts;
    }
    for (int row = table.firstOfSubject(type);
        row != TripleTable.NONE;
        row = table.nextOfSubject(row)) {
      if (table.has(row, TripleTable.ASSERTED) && !construct(row).isEmpty()) {
        parts.add(row);
      }
    }
    return parts;
  }

  private String construct(int row) {
    Node property = dictionary.node(table.predicate(row));
    if (!property.isURI() || !property.getNameSpace().equals(OWL2.NS)) {
      return "";
    }
    return switch (property.getLocalName()) {
      case "intersectionOf",
          "unionOf",
          "complementOf",
          "oneOf",
          "someValuesFrom",
          "allValuesFrom",
          "maxCardinality",
          "maxQualifiedCardinality" ->
          property.getLocalName();
      default -> "";
    };
  }

  private List<Integer> members(int row) {
    return lists.read(row).map(RdfLists.Members::members).orElse(List.of());
  }

  private List<Integer> given(int property) {
    List<Integer> rows = new ArrayList<>();
    for (int row = table.firstOfPredicate(property);
        row != TripleTable.NONE;
        row = table.nextOfPredicate(row)) {
      if (table.has(row, TripleTable.ASSERTED)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private int owl(String name) {
    return terms.owl(name);
  }

  private Place place(int row) {
    return Place.of(
        Terms.name(dictionary.node(table.subject(row)))
            + " "
            + Terms.name(dictionary.node(table.predicate(row))));
  }

  private void report(int row, String what, String why) {
    problem(row, what + " is outside OWL 2 RL and this direction is ignored, since " + why);
  }

  private void unread(int row, String what, String why) {
    problem(row, what + " is outside OWL 2 RL and is ignored, since " + why);
  }

  private void problem(int row, String message) {
    Problem problem =
        Problem.warning(
            place(row),
            Code.AXIOM_OUTSIDE_RL,
            message,
            "check what it shall demand by a shape instead");
    problems.put(problem.toString(), problem);
  }
}
