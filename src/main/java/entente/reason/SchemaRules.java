package entente.reason;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of the standard that need no list and speak of axioms only (Table 9), or of patterns
 * that are the same for every ontology. What they derive about the schema, {@link AxiomCompiler}
 * compiles; rules with lists are its own.
 */
final class SchemaRules {
  private final Dictionary dictionary;
  private final List<Rule> rules = new ArrayList<>();

  private SchemaRules(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** The rules over the numbers of a dictionary. */
  static List<Rule> over(Dictionary dictionary) {
    SchemaRules rules = new SchemaRules(dictionary);
    rules.addAll();
    return rules.rules;
  }

  private void addAll() {
    rule(OwlRule.EQ_DIFF1, "?x owl:differentFrom ?x", "");
    rule(OwlRule.CLS_NOTHING2, "?x rdf:type owl:Nothing", "");

    String below = "?c1 rdfs:subClassOf ?c2";
    rule(OwlRule.SCM_SCO, below + " . ?c2 rdfs:subClassOf ?c3", "?c1 rdfs:subClassOf ?c3");
    rule(OwlRule.SCM_EQC1, "?c1 owl:equivalentClass ?c2", below + " . ?c2 rdfs:subClassOf ?c1");
    rule(OwlRule.SCM_EQC2, below + " . ?c2 rdfs:subClassOf ?c1", "?c1 owl:equivalentClass ?c2");
    String under = "?p1 rdfs:subPropertyOf ?p2";
    rule(OwlRule.SCM_SPO, under + " . ?p2 rdfs:subPropertyOf ?p3", "?p1 rdfs:subPropertyOf ?p3");
    rule(
        OwlRule.SCM_EQP1,
        "?p1 owl:equivalentProperty ?p2",
        under + " . ?p2 rdfs:subPropertyOf ?p1");
    rule(
        OwlRule.SCM_EQP2,
        under + " . ?p2 rdfs:subPropertyOf ?p1",
        "?p1 owl:equivalentProperty ?p2");
    rule(OwlRule.SCM_DOM1, "?p rdfs:domain ?c1 . " + below, "?p rdfs:domain ?c2");
    rule(OwlRule.SCM_DOM2, "?p2 rdfs:domain ?c . " + under, "?p1 rdfs:domain ?c");
    rule(OwlRule.SCM_RNG1, "?p rdfs:range ?c1 . " + below, "?p rdfs:range ?c2");
    rule(OwlRule.SCM_RNG2, "?p2 rdfs:range ?c . " + under, "?p1 rdfs:range ?c");
    rule(
        OwlRule.SCM_HV,
        "?c1 owl:hasValue ?i . ?c1 owl:onProperty ?p1 . "
            + "?c2 owl:hasValue ?i . ?c2 owl:onProperty ?p2 . "
            + under,
        below);
    String sameProperty =
        "?c1 owl:%1$s ?y1 . ?c1 owl:onProperty ?p . ?c2 owl:%1$s ?y2 . ?c2 owl:onProperty ?p . "
            + "?y1 rdfs:subClassOf ?y2";
    String sameClass =
        "?c1 owl:%1$s ?y . ?c1 owl:onProperty ?p1 . ?c2 owl:%1$s ?y . ?c2 owl:onProperty ?p2 . "
            + under;
    rule(OwlRule.SCM_SVF1, sameProperty.formatted("someValuesFrom"), below);
    rule(OwlRule.SCM_SVF2, sameClass.formatted("someValuesFrom"), below);
    rule(OwlRule.SCM_AVF1, sameProperty.formatted("allValuesFrom"), below);
    rule(OwlRule.SCM_AVF2, sameClass.formatted("allValuesFrom"), "?c2 rdfs:subClassOf ?c1");
  }

  private void rule(OwlRule name, String body, String head) {
    Map<String, Integer> variables = new LinkedHashMap<>();
    List<Pattern> premises = patterns(body, variables);
    List<Pattern> conclusions = patterns(head, variables);
    List<Condition> conditions = new ArrayList<>();
    // C subClassOf C and the like hold in every graph and lead nowhere.
    for (Pattern conclusion : conclusions) {
      conditions.add(
          new Condition.Compare(Condition.Comparison.NOT_EQUAL, conclusion.s(), conclusion.o()));
    }
    rules.add(
        new Rule(
            name.id(),
            name.label(),
            premises,
            conditions.stream().distinct().toList(),
            conclusions,
            variables.size(),
            List.of()));
  }

  private List<Pattern> patterns(String text, Map<String, Integer> variables) {
    List<Pattern> patterns = new ArrayList<>();
    for (String triple : text.isEmpty() ? new String[0] : text.split(" \\. ", -1)) {
      String[] parts = triple.strip().split(" ", -1);
      patterns.add(
          new Pattern(
              code(parts[0], variables), code(parts[1], variables), code(parts[2], variables)));
    }
    return patterns;
  }

  private int code(String word, Map<String, Integer> variables) {
    if (word.startsWith("?")) {
      int number = variables.computeIfAbsent(word, w -> variables.size());
      return Pattern.variable(number);
    }
    return dictionary.iri(Terms.iri(word));
  }
}
