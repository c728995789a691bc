package entente.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwlRuleCasesTest {
  static List<RuleCases.RuleCase> cases() throws IOException {
    return RuleCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rulesOfTheStandardGiveWhatTheyMust(RuleCases.RuleCase rule) {
    assertThat(rule.faults(Materialiser.owl().infer(rule.premiseGraph()))).isEmpty();
  }

  @Test
  void everyRuleOfTheTablesHasThreeCases() throws IOException {
    Map<String, Long> counts =
        cases().stream()
            .collect(Collectors.groupingBy(RuleCases.RuleCase::rule, Collectors.counting()));
    Set<String> names =
        Arrays.stream(OwlRule.values()).map(OwlRule::id).collect(Collectors.toSet());
    assertThat(counts.keySet()).isEqualTo(names);
    assertThat(counts.values()).allMatch(count -> count >= 3);
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(250);
  }

  @Test
  void everyRuleThatDerivesFalseHasTwoCasesThatClash() throws IOException {
    Map<String, Long> clashes =
        cases().stream()
            .filter(c -> c.clash().equals(c.rule()))
            .collect(Collectors.groupingBy(RuleCases.RuleCase::rule, Collectors.counting()));
    assertThat(clashes.keySet())
        .contains(
            "eq-diff1",
            "eq-diff2",
            "eq-diff3",
            "prp-irp",
            "prp-asyp",
            "prp-pdw",
            "prp-adp",
            "prp-npa1",
            "prp-npa2",
            "cls-nothing2",
            "cls-com",
            "cls-maxc1",
            "cls-maxqc1",
            "cls-maxqc2",
            "cax-dw",
            "cax-adc",
            "dt-not-type");
    assertThat(clashes.values()).allMatch(count -> count >= 2);
  }

  @Test
  void noticesWrongExpectations() {
    String prefixes = "@prefix : <http://example.org/> .\n";
    List<RuleCases.RuleCase> wrong =
        RuleCases.read(
            "planted",
            prefixes
                + "#@ prp-symp: planted\n:a :p :b .\n#@ follows\n:b :p :a .\n"
                + "#@ prp-symp: planted\n:a :p :b .\n#@ must not\n:a :p :b .\n"
                + "#@ prp-symp: planted\n:a :p :b .\n#@ clashes prp-irp\n");
    assertThat(wrong).hasSize(3);
    assertThat(wrong)
        .allSatisfy(
            c -> assertThat(c.faults(Materialiser.owl().infer(c.premiseGraph()))).hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inferringAgainAddsNothing(RuleCases.RuleCase rule) {
    Graph once = withInferred(rule.premiseGraph());
    Inference again = Materialiser.owl().infer(once);
    assertThat(again.graph().find().toList()).isEmpty();
    assertThat(again.schemaGraph().find().toList()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachStepOfADerivationGivesItsConclusion(RuleCases.RuleCase rule) {
    Graph premises = rule.premiseGraph();
    Replay.check(premises, Materialiser.owl().infer(premises), Materialiser.owl());
  }

  private static Graph withInferred(Graph premises) {
    Inference inference = Materialiser.owl().infer(premises);
    Graph all = GraphFactory.createDefaultGraph();
    GraphUtil.addInto(all, premises);
    inference.graph().find().forEachRemaining(all::add);
    inference.schemaGraph().find().forEachRemaining((Triple t) -> all.add(t));
    return all;
  }
}
