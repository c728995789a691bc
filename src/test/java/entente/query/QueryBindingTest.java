package entente.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;

class QueryBindingTest {
  private static final String DATA =
      """
      PREFIX actor: <https://w3id.org/entente/id/actor/>
      PREFIX topic: <https://w3id.org/entente/id/topic/>
      PREFIX ent:   <https://w3id.org/entente/ontology#>
      PREFIX rdfs:  <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX skos:  <http://www.w3.org/2004/02/skos/core#>
      actor:japan rdfs:label "Japan"@en ; ent:isoAlpha2 "JP" ; skos:altLabel "State of Japan"@en .
      actor:south-korea rdfs:label "South Korea"@en ; skos:altLabel "Korea"@en , "ROK"@en .
      actor:mic-japan rdfs:label "Ministry of Internal Affairs and Communications"@en ;
        skos:altLabel "MIC"@en .
      actor:mic-oman rdfs:label "Ministry of Information and Culture"@en ; skos:altLabel "MIC"@en .
      topic:japan rdfs:label "Japan"@en .
      <https://w3id.org/entente/id/instrument/a> rdfs:label "A" ; ent:hasParty actor:japan ;
        ent:earliest "2023-07-03"^^<http://www.w3.org/2001/XMLSchema#date> .
      <https://w3id.org/entente/id/instrument/b> rdfs:label "B" ; ent:hasParty actor:south-korea .
      """;

  private static final String TEXT =
      """
      #+ question: q
      #+ why: w
      #+ parameter: partner (actor): the party
      #+ parameter: from (date): the earliest date
      #+ parameter: text (string): part of the label
      #+ graphs: default
      #+ columns: label
      #+ rows: any
      PREFIX actor: <https://w3id.org/entente/id/actor/>
      PREFIX ent:   <https://w3id.org/entente/ontology#>
      PREFIX rdfs:  <http://www.w3.org/2000/01/rdf-schema#>
      SELECT ?label WHERE {
        { SELECT ?thing WHERE { VALUES $partner { actor:japan } ?thing ent:hasParty $partner } }
        VALUES $from { UNDEF }
        VALUES $text { UNDEF }
        ?thing rdfs:label ?label .
        OPTIONAL { ?thing ent:earliest ?earliest }
        FILTER(!BOUND($from) || ?earliest >= $from)
        FILTER(!BOUND($text) || CONTAINS(?label, $text))
      }
      """;

  private final QueryRunner runner = QueryRunner.over(data());
  private final QueryFile file = new QueryFileReader().read(Path.of("actor_things.rq"), TEXT);

  private static DatasetGraph data() {
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    RDFParser.fromString(DATA, Lang.TURTLE).parse(data);
    return data;
  }

  private List<String> labels(Map<String, String> values) {
    Query query = file.bind(values, ThingNames.in(runner));
    return ((Answer.Table) runner.run(query))
        .rows().stream().map(row -> row.get("label").getLiteralLexicalForm()).toList();
  }

  private Problem problemOf(Map<String, String> values) {
    List<Problem> problems =
        catchThrowableOfType(ProblemException.class, () -> labels(values)).problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  @Test
  void usesDefaultsOfTheFile() {
    assertThat(labels(Map.of())).containsExactly("A");
  }

  @Test
  void takesThingByLabelAcronymCodePrefixedNameAndIri() {
    for (String korea :
        List.of(
            "South Korea",
            "south  korea",
            "ROK",
            "Korea",
            "actor:south-korea",
            "https://w3id.org/entente/id/actor/south-korea",
            "<https://w3id.org/entente/id/actor/south-korea>")) {
      assertThat(labels(Map.of("partner", korea))).as(korea).containsExactly("B");
    }
    assertThat(labels(Map.of("partner", "JP"))).containsExactly("A");
  }

  @Test
  void looksOnlyAmongThingsOfTheType() {
    // A topic is called Japan, too.
    assertThat(labels(Map.of("partner", "Japan"))).containsExactly("A");
  }

  @Test
  void refusesUnknownNameWithNearestOnes() {
    Problem problem = problemOf(Map.of("partner", "Jappan"));
    assertThat(problem)
        .hasToString(
            "actor_things partner: error EN-409: nothing of kind actor is called 'Jappan'; did you"
                + " mean 'Japan'?");
  }

  @Test
  void refusesNameOfSeveralThings() {
    Problem problem = problemOf(Map.of("partner", "MIC"));
    assertThat(problem.code()).isEqualTo(Code.QUERY_VALUE_AMBIGUOUS);
    assertThat(problem.nextStep()).contains("actor:mic-japan", "actor:mic-oman");
  }

  @Test
  void refusesThingOfAnotherKind() {
    assertThat(problemOf(Map.of("partner", "topic:japan")).code())
        .isEqualTo(Code.QUERY_VALUE_INVALID);
  }

  @Test
  void refusesNoDate() {
    for (String text : List.of("2023-02-30", "2023", "yesterday", "2023-1-1")) {
      assertThat(problemOf(Map.of("from", text)).code()).isEqualTo(Code.QUERY_VALUE_INVALID);
    }
  }

  @Test
  void bindsDatesAndLiftsRestrictionByEmptyValue() {
    assertThat(labels(Map.of("from", "2023-07-03"))).containsExactly("A");
    assertThat(labels(Map.of("from", "2023-07-04"))).isEmpty();
    assertThat(labels(Map.of("from", ""))).containsExactly("A");
  }

  @Test
  void emptyValueIsRefusedWhereTheFileHasADefault() {
    assertThat(problemOf(Map.of("partner", "")).code()).isEqualTo(Code.QUERY_VALUE_UNKNOWN);
  }

  @Test
  void textIsAValueAndNeverBecomesSyntax() {
    assertThat(labels(Map.of("text", "\") } # ?label"))).isEmpty();
    assertThat(labels(Map.of("text", "A"))).containsExactly("A");
  }

  @Test
  void refusesUnknownParameter() {
    Problem problem = problemOf(Map.of("parter", "Japan"));
    assertThat(problem.code()).isEqualTo(Code.QUERY_PARAMETER_UNKNOWN);
    assertThat(problem.nextStep()).isEqualTo("did you mean 'partner'?");
  }

  @Test
  void collectsProblemsOfAllValues() {
    assertThat(
            catchThrowableOfType(
                    ProblemException.class,
                    () -> labels(Map.of("partner", "Atlantis", "from", "soon")))
                .problems())
        .hasSize(2);
  }

  @Test
  void bindingLeavesTheFileAsItWas() {
    assertThat(labels(Map.of("partner", "ROK"))).containsExactly("B");
    assertThat(labels(Map.of())).containsExactly("A");
  }

  @Test
  void namesNeedADataset() {
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> file.bind(Map.of("partner", "Japan")))
                .problems())
        .extracting(Problem::code)
        .containsExactly(Code.QUERY_VALUE_UNKNOWN);
    assertThat(file.bind(Map.of("partner", "actor:japan"))).isNotNull();
  }

  @Test
  void boundQueryIsStillPlainSparql() {
    Query query = file.bind(Map.of("partner", "actor:south-korea", "from", "2020-01-01"));
    assertThat(new QueryParser().parseComplete("again", query.toString())).isEqualTo(query);
    assertThat(query.toString()).contains("actor:south-korea", "2020-01-01");
  }
}
