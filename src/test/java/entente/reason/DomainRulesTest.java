package entente.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DomainRulesTest {
  private static final Path FOLDER = Path.of("ontology", "rules");
  private static final String PREFIXES =
      """
      @prefix ent: <https://w3id.org/entente/ontology#> .
      @prefix concept: <https://w3id.org/entente/id/concept/> .
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      @prefix : <http://example.org/> .
      """;
  private static final String HEADER =
      "#+ label: x\n#+ example: <a:a> <a:p> 1 . ⊢ <a:a> <a:q> 1 .\n";

  @TempDir Path folder;

  static List<DomainRule> rules() {
    return DomainRules.load(FOLDER).rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void exampleOfEachRuleFollowsByThatRule(DomainRule rule) {
    Graph premises = example(rule, rule.premises());
    DomainRules alone = new DomainRules(List.of(rule));
    Inference inference = new Materialiser(alone).infer(premises);
    List<Triple> conclusions = example(rule, rule.conclusion()).find().toList();
    assertThat(conclusions).isNotEmpty();
    for (Triple conclusion : conclusions) {
      assertThat(inference.graph().contains(conclusion)).as(conclusion.toString()).isTrue();
      Derivation derivation = inference.derivation(conclusion).orElseThrow();
      assertThat(derivation.rule()).isEqualTo(rule.name());
      assertThat(derivation.label()).isEqualTo(rule.label());
      assertThat(derivation.premises()).isNotEmpty().allMatch(premises::contains);
    }
    assertThat(new Materialiser(DomainRules.NONE).infer(premises).graph().find().toList())
        .as("the example must need the rule")
        .doesNotContainAnyElementsOf(conclusions);
  }

  @Test
  void hasRulesForCooperationCounterpartsAndMeetings() {
    assertThat(rules())
        .extracting(DomainRule::name)
        .contains(
            "cooperates-with", "cooperates-on", "counterparts", "next-meeting", "fulfils-plan");
  }

  @ParameterizedTest
  @CsvSource({
    "status, status-planned, false",
    "status, status-proposed, false",
    "status, status-cancelled, false",
    "maturity, maturity-potential, false",
    "maturity, maturity-proposed, false",
    "status, status-concluded, true",
    "status, status-ended, true",
    "maturity, maturity-agreed, true",
    "label, none, true",
  })
  void cooperationDependsOnStatusAndMaturity(String property, String value, boolean cooperates) {
    Inference inference =
        infer(
            ":memo ent:directParty :meti , :dg ; ent:aboutTopic :hpc ; ent:%s concept:%s ."
                    .formatted(property, value)
                + " :meti ent:actsFor :japan . :japan a ent:CountryOrEconomy ."
                + " :dg ent:actsFor :commission . :commission ent:actsFor :eu . :eu a ent:RegionalOrganisation ."
                + " :hpc skos:broader :computing . :computing skos:broader :technology ."
                + " :technology skos:topConceptOf :topics .");
    assertThat(holds(inference, "japan", "cooperatesWith", "eu")).isEqualTo(cooperates);
    assertThat(holds(inference, "eu", "cooperatesWith", "japan")).isEqualTo(cooperates);
    assertThat(holds(inference, "eu", "cooperatesOn", "hpc")).isEqualTo(cooperates);
    assertThat(holds(inference, "japan", "cooperatesOn", "computing")).isEqualTo(cooperates);
    assertThat(holds(inference, "hpc", "cooperationTopicOf", "japan")).isEqualTo(cooperates);
    assertThat(holds(inference, "meti", "counterpartOf", "dg")).isFalse();
    assertThat(holds(inference, "japan", "cooperatesOn", "technology")).isFalse();
    assertThat(holds(inference, "japan", "cooperatesWith", "japan")).isFalse();
    assertThat(holds(inference, "meti", "cooperatesWith", "dg")).isFalse();
    assertThat(holds(inference, "commission", "cooperatesWith", "eu")).isFalse();
    assertThat(holds(inference, "memo", "hasParty", "eu")).isTrue();
  }

  @Test
  void derivationOfCooperationLeadsThroughTheChainToWhatWasSaid() {
    String data =
        ":memo ent:directParty :meti , :eu . :meti ent:actsFor :japan ."
            + " :japan a ent:CountryOrEconomy . :eu a ent:RegionalOrganisation .";
    Graph given = data(data);
    Graph schema = ontology();
    Inference inference = new Materialiser(DomainRules.load(FOLDER)).infer(given, schema);
    Derivation party = derivation(inference, "memo", "hasParty", "japan");
    assertThat(party.rule()).isEqualTo("prp-spo2");
    assertThat(party.premises()).hasSize(2).allMatch(given::contains);
    assertThat(party.axioms()).isNotEmpty().allMatch(schema::contains);
    Graph all = GraphFactory.createDefaultGraph();
    given.find().forEachRemaining(all::add);
    schema.find().forEachRemaining(all::add);
    int steps = Replay.check(all, inference, new Materialiser(DomainRules.load(FOLDER)));
    assertThat(steps).isGreaterThan(10);
  }

  @Test
  void bodiesOfOneSideAreNoCounterparts() {
    Inference inference =
        infer(
            ":council ent:chairedBy :dg , :mic ; ent:runBy :eeas ; ent:directParty :korea ."
                + " :dg a ent:PublicBody ; ent:actsFor :commission . :commission a ent:PublicBody ; ent:actsFor :eu ."
                + " :eeas a ent:PublicBody ; ent:actsFor :eu . :eu a ent:RegionalOrganisation ."
                + " :mic a ent:PublicBody ; ent:actsFor :korea . :korea a ent:CountryOrEconomy .");
    assertThat(holds(inference, "dg", "counterpartOf", "mic")).isTrue();
    assertThat(holds(inference, "mic", "counterpartOf", "eeas")).isTrue();
    assertThat(holds(inference, "dg", "counterpartOf", "eeas")).isFalse();
    assertThat(holds(inference, "commission", "counterpartOf", "mic")).isFalse();
    assertThat(holds(inference, "mic", "counterpartOf", "mic")).isFalse();
  }

  @Test
  void ordersMeetingsOfOneSeriesByOrdinal() {
    Inference inference =
        infer(
            ":m1 ent:meetingOf :s ; ent:ordinal 1 . :m2 ent:meetingOf :s ; ent:ordinal 2 ."
                + " :m3 ent:meetingOf :s ; ent:ordinal 3 . :m5 ent:meetingOf :s ; ent:ordinal 5 ."
                + " :o2 ent:meetingOf :other ; ent:ordinal 2 .");
    assertThat(holds(inference, "m2", "precededBy", "m1")).isTrue();
    assertThat(holds(inference, "m3", "precededBy", "m1")).isTrue();
    assertThat(holds(inference, "m1", "precedes", "m2")).isTrue();
    assertThat(holds(inference, "m5", "precededBy", "m3")).isFalse();
    assertThat(holds(inference, "o2", "precededBy", "m1")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-04-30, 2024-04-30, '', true",
    "2024-07-01, 2024-07-01, '', false",
    "2024-06-01, 2024-07-31, '', false",
    "2024-04-30, 2024-04-30, 'ent:ordinal 4 ;', false",
  })
  void heldMeetingFulfilsThePlanOnlyWithinItsTime(
      String first, String last, String ordinal, boolean fulfils) {
    Inference inference =
        infer(
            ":plan ent:meetingOf :s ; %s ent:status concept:status-planned ;".formatted(ordinal)
                + " ent:earliest '2024-01-01'^^xsd:date ; ent:latest '2024-06-30'^^xsd:date ."
                + " :met ent:meetingOf :s ; ent:ordinal 3 ; ent:status concept:status-held ;"
                + " ent:earliest '%s'^^xsd:date ; ent:latest '%s'^^xsd:date ."
                    .formatted(first, last));
    assertThat(holds(inference, "met", "fulfils", "plan")).isEqualTo(fulfils);
    assertThat(holds(inference, "plan", "fulfils", "met")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[r: (?a <a:p> ?b) (?a <a:q> ?b)] | RULE_FILE_SYNTAX | 3:32 | expected a pattern",
        "[r: (?a <a:p>) -> (?a <a:q> 1)] | RULE_FILE_SYNTAX | 3:14 | expected a variable",
        "[r: (?a <a:p> ?b) <- (?a <a:q> ?b)] | RULE_FILE_SYNTAX | 3:19 | premises first",
        "[(?a <a:p> ?b) -> (?a <a:q> ?b)] | RULE_FILE_SYNTAX | 3:2 | the rule's name",
        "[r: (?a x:p ?b) -> (?a <a:q> ?b)] | RULE_FILE_SYNTAX | 3:9 | unknown prefix 'x:'",
        "[r: (?a <a:p> ?b) -> ] | RULE_FILE_SYNTAX | 3:19 | concludes nothing",
        "[r: (?a <a:p> ?b) -> (?a <a:q> ?b) | RULE_FILE_SYNTAX | 3:35 | the end of the file",
        "[r: (?a <a:p> ?b) & -> (?a <a:q> ?b)] | RULE_FILE_SYNTAX | 3:19 | can't stand here",
        "[r: (?a <a:p> ?b) notEqual(?a) -> (?a <a:q> ?b)] | RULE_FILE_SYNTAX | 3:19 | takes 2 arguments",
        "[r: (?a <a:p> ?b) makeTemp(?c) -> (?a <a:q> ?c)] | RULE_BUILTIN_UNKNOWN | 3:19 | 'makeTemp' is not supported",
        "[r: (?a <a:p> ?b) -> (?a <a:q> ?c)] | RULE_UNSAFE | 3:1 | '?c'",
        "[r: (?a <a:p> ?b) notEqual(?a, ?c) -> (?a <a:q> ?b)] | RULE_UNSAFE | 3:19 | '?c'",
        "[r: (?a <a:p> ?b) noValue(?c, <a:q>) -> (?a <a:q> ?b)] | RULE_UNSAFE | 3:19 | '?c'",
        "[r: (?a owl:sameAs ?b) -> (?a <a:q> ?b)] | RULE_UNSAFE | 3:1 | taken care of",
      })
  void refusesRulesWithTheirPlaceAndWhatWasExpected(
      String rule, Code code, String place, String message) {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> DomainRules.parse(Path.of("x.rules"), HEADER + rule));
    assertThat(refused).isNotNull();
    Problem problem = refused.problems().get(0);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.place().toString()).isEqualTo("x.rules:" + place);
    assertThat(problem.message()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#+ example: <a:a> <a:p> 1 . ⊢ <a:a> <a:q> 1 . | no label",
        "#+ label: x | no example",
        "#+ label: x~#+ example: <a:a> <a:p> 1 . | no example",
        "#+ label: x~#+ author: y | unknown header key 'author'",
        "#+   more | belongs to no key",
      })
  void refusesRulesWithoutLabelOrExample(String header, String message) {
    String text = header.replace('~', '\n') + "\n[r: (?a <a:p> ?b) -> (?a <a:q> ?b)]";
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> DomainRules.parse(Path.of("x.rules"), text));
    assertThat(refused.problems().get(0).message()).contains(message);
  }

  @Test
  void collectsTheProblemsOfAllFiles() throws IOException {
    Files.writeString(folder.resolve("a.rules"), HEADER + "[r: (?a <a:p> ?b) -> (?a <a:q> ?c)]");
    Files.writeString(folder.resolve("b.rules"), HEADER + "[r (?a <a:p> ?b) -> (?a <a:q> ?b)]");
    Files.writeString(folder.resolve("c.rules"), HEADER + "[s: (?a <a:p> ?b) -> (?a <a:q> ?b)]");
    Files.writeString(folder.resolve("d.rules"), HEADER + "[s: (?a <a:p> ?b) -> (?a <a:q> ?b)]");
    Files.writeString(folder.resolve("ignored.txt"), "no rule");
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> DomainRules.load(folder));
    assertThat(refused.problems())
        .extracting(p -> Path.of(p.place().source()).getFileName().toString())
        .containsExactly("a.rules", "b.rules", "d.rules");
    assertThat(refused.problems().get(2).message()).contains("c.rules:3");
  }

  @Test
  void readsWhatJenaWrites() {
    List<DomainRule> rules =
        DomainRules.parse(
            Path.of("x.rules"),
            "// a comment\n@prefix a: <a:>.\n"
                + HEADER
                + "[r: (?a, a:p, 'x') (?a a:n ?n), ge(?n 2) difference(?n, 1, ?m)\n"
                + "  -> (?a a:q ?m) (?a a:r \"y\\\"z\"^^xsd:string)]\n");
    assertThat(rules).hasSize(1);
    DomainRule rule = rules.get(0);
    assertThat(rule.line()).isEqualTo(5);
    assertThat(rule.body()).hasSize(2);
    assertThat(rule.calls()).hasSize(2);
    assertThat(rule.head().get(1).getObject().getLiteralLexicalForm()).isEqualTo("y\"z");
  }

  @Test
  void stopsARuleThatWouldNotEnd() {
    DomainRules endless = rules("[count: (?a <a:n> ?n) sum(?n, 1, ?m) -> (?a <a:n> ?m)]");
    Materialiser materialiser = new Materialiser(endless, new Limits(100_000, 1_000, 10, 10));
    ProblemException stopped =
        catchThrowableOfType(
            ProblemException.class, () -> materialiser.infer(turtle("<a:a> <a:n> 1 .")));
    assertThat(stopped.problems().get(0).code()).isEqualTo(Code.RULE_ENDLESS);
    assertThat(stopped.getMessage()).contains("rule count").contains("1000 new numbers");
  }

  @Test
  void stopsAFloodOfTriples() {
    DomainRules flood = rules("[pairs: (?a <a:p> ?x) (?b <a:p> ?y) -> (?a <a:q> ?b)]");
    Materialiser materialiser = new Materialiser(flood, new Limits(1_000, 1_000, 10, 10));
    String many =
        Stream.iterate(0, i -> i + 1)
            .limit(100)
            .map(i -> "<a:%d> <a:p> 1 .".formatted(i))
            .collect(Collectors.joining("\n"));
    ProblemException stopped =
        catchThrowableOfType(ProblemException.class, () -> materialiser.infer(turtle(many)));
    assertThat(stopped.problems().get(0).code()).isEqualTo(Code.RULE_ENDLESS);
  }

  @Test
  void refusesAbsenceThatTheRuleItselfCanEnd() {
    DomainRules unstratified = rules("[flip: (?a <a:p> ?b) noValue(?a, <a:q>) -> (?a <a:r> ?b)]");
    Graph graph =
        turtle(
            "<a:a> <a:p> <a:b> ."
                + " <a:r> <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> <a:q> .");
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> new Materialiser(unstratified).infer(graph));
    assertThat(refused.problems().get(0).code()).isEqualTo(Code.RULE_NOT_STRATIFIED);
    assertThat(refused.getMessage()).contains("rule flip").contains("<a:q>");
  }

  @Test
  void seesInferredTriplesBeforeItConcludesFromAbsence() {
    DomainRules rule = rules("[none: (?a <a:p> ?b) noValue(?a, <a:q>) -> (?a <a:r> ?b)]");
    Inference inference =
        new Materialiser(rule)
            .infer(
                turtle(
                    "<a:a> <a:p> <a:b> ; <a:s> <a:c> . <a:x> <a:p> <a:b> ."
                        + " <a:s> <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> <a:q> ."));
    assertThat(inference.graph().find().toList())
        .extracting(Triple::toString)
        .containsExactlyInAnyOrder("a:a a:q a:c", "a:x a:r a:b");
  }

  @ParameterizedTest
  @CsvSource({
    "'lessThan(?n, 3)', 'two'",
    "'greaterThan(?n, 3)', 'four'",
    "'le(?n, 3)', 'two three'",
    "'ge(?n, 3)', 'three four'",
    "'equal(?n, 3.0)', 'three'",
    "'notEqual(?n, 3)', 'two four text'",
    "'isLiteral(?n)', 'two three four text'",
    "'notLiteral(?n)', 'thing'",
    "'notBNode(?a) difference(?n, 1, 2)', 'three'",
    "'isBNode(?a)', ''",
  })
  void builtinsCompare(String call, String expected) {
    DomainRules rule = rules("[r: (?a <a:n> ?n) %s -> (?a <a:yes> ?a)]".formatted(call));
    Inference inference =
        new Materialiser(rule)
            .infer(
                turtle(
                    "<a:two> <a:n> 2 . <a:three> <a:n> 3 . <a:four> <a:n> 4.5 ."
                        + " <a:text> <a:n> 'x' ."
                        + (call.startsWith("notLiteral") ? " <a:thing> <a:n> <a:o> ." : "")));
    assertThat(inference.graph().find().mapWith(t -> t.getSubject().getURI().substring(2)).toList())
        .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" ", -1));
  }

  private static DomainRules rules(String text) {
    return new DomainRules(DomainRules.parse(Path.of("x.rules"), HEADER + text));
  }

  private static Graph example(DomainRule rule, String turtle) {
    StringBuilder prefixes = new StringBuilder();
    rule.prefixes()
        .forEach((prefix, iri) -> prefixes.append("PREFIX %s: <%s>\n".formatted(prefix, iri)));
    return turtle(prefixes + turtle);
  }

  private static Graph turtle(String text) {
    return RDFParser.fromString(text, Lang.TURTLE).toGraph();
  }

  private static Graph data(String turtle) {
    return turtle(PREFIXES + turtle);
  }

  private static Inference infer(String turtle) {
    Inference inference =
        new Materialiser(DomainRules.load(FOLDER)).infer(data(turtle), ontology());
    assertThat(inference.clashes()).isEmpty();
    return inference;
  }

  private static Graph ontology() {
    Graph schema = GraphFactory.createDefaultGraph();
    try (Stream<Path> files = Files.list(Path.of("ontology"))) {
      files
          .filter(file -> file.toString().endsWith(".ttl"))
          .sorted()
          .forEach(file -> RDFDataMgr.read(schema, file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return schema;
  }

  private static Triple triple(String s, String p, String o) {
    return Triple.create(
        NodeFactory.createURI("http://example.org/" + s),
        NodeFactory.createURI("https://w3id.org/entente/ontology#" + p),
        NodeFactory.createURI("http://example.org/" + o));
  }

  private static boolean holds(Inference inference, String s, String p, String o) {
    return inference.entails(triple(s, p, o));
  }

  private static Derivation derivation(Inference inference, String s, String p, String o) {
    return inference.derivation(triple(s, p, o)).orElseThrow();
  }
}
