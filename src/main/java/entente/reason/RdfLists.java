package entente.reason;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The RDF lists of axioms; broken ones become problems, once each. */
final class RdfLists {
  private final TripleTable table;
  private final Dictionary dictionary;
  private final Terms terms;
  private final Map<String, Problem> problems = new TreeMap<>();

  /**
   * A list of an axiom.
   *
   * @param members the members in their order
   * @param rows the rows that make the list
   */
  record Members(List<Integer> members, List<Integer> rows) {
    /** The rows with rdf:first, in the order of the members. */
    List<Integer> cells() {
      return IntStream.range(0, members.size()).mapToObj(i -> rows.get(2 * i)).toList();
    }
  }

  RdfLists(Saturation saturation) {
    table = saturation.table;
    dictionary = saturation.dictionary;
    terms = saturation.terms;
  }

  /** The problems found so far, sorted. */
  List<Problem> problems() {
    return List.copyOf(problems.values());
  }

  /**
   * The list that the axiom in this row has as its object, or nothing if it is broken or cyclic.
   */
  Optional<Members> read(int axiom) {
    List<Integer> members = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    int cell = table.object(axiom);
    while (cell != terms.nil) {
      if (!seen.add(cell)) {
        return broken(axiom, "the list goes round in a circle after %d members", members.size());
      }
      int first = only(cell, terms.first);
      int rest = only(cell, terms.rest);
      if (first < 0 || rest < 0) {
        String part = first < 0 ? "rdf:first" : "rdf:rest";
        boolean several = first == SEVERAL || (first >= 0 && rest == SEVERAL);
        return broken(
            axiom,
            "the list has " + (several ? "several " : "no ") + part + " after %d members",
            members.size());
      }
      members.add(table.object(first));
      rows.add(first);
      rows.add(rest);
      cell = table.object(rest);
    }
    return Optional.of(new Members(members, rows));
  }

  private static final int SEVERAL = -2;

  private int only(int cell, int property) {
    int only = TripleTable.NONE;
    for (int row = table.firstOfSubject(cell, property);
        row != TripleTable.NONE;
        row = table.nextOfSubjectGroup(row)) {
      if (table.has(row, TripleTable.OUTDATED)) {
        continue;
      }
      if (only != TripleTable.NONE) {
        return SEVERAL;
      }
      only = row;
    }
    return only;
  }

  private Optional<Members> broken(int axiom, String what, int members) {
    String subject = Terms.name(dictionary.node(table.subject(axiom)));
    String property = Terms.name(dictionary.node(table.predicate(axiom)));
    Problem problem =
        Problem.error(
            Place.of(subject + " " + property),
            Code.LIST_BROKEN,
            what.formatted(members) + ": the axiom is ignored",
            "write the list as ( … ) in Turtle");
    problems.put(problem.toString(), problem);
    return Optional.empty();
  }
}
