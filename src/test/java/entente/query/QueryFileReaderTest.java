package entente.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryFileReaderTest {
  private static final String SOUND =
      """
      #+ question: Which instruments have a given party?
      #+ why: The first thing one asks
      #+    of a partner.
      #+ parameter: partner (actor): the party
      #+ parameter: from (date): the earliest date
      #+ example: partner=Japan; from=2020-01-01
      #+ graphs: default
      #+ columns: thing, label
      #+ rows: 1+
      #+ tags: lookup, agreement
      #defaultView:Timeline

      PREFIX actor: <https://w3id.org/entente/id/actor/>
      PREFIX ent:   <https://w3id.org/entente/ontology#>
      PREFIX rdfs:  <http://www.w3.org/2000/01/rdf-schema#>

      SELECT ?thing ?label WHERE {
        VALUES $partner { actor:japan }
        VALUES $from { UNDEF }
        ?thing ent:hasParty $partner ; rdfs:label ?label .
        OPTIONAL { ?thing ent:earliest ?earliest }
        FILTER(!BOUND($from) || ?earliest >= $from)   # "$this" is no parameter
      }
      """;

  private final QueryFileReader reader = new QueryFileReader();

  private QueryFile read(String text) {
    return reader.read(Path.of("queries", "actor_instruments.rq"), text);
  }

  private List<Problem> problemsOf(String text) {
    return catchThrowableOfType(ProblemException.class, () -> read(text)).problems();
  }

  private Problem onlyProblemOf(String text) {
    List<Problem> problems = problemsOf(text);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  @Test
  void readsHeader() {
    QueryFile file = read(SOUND);
    assertThat(file.name()).isEqualTo("actor_instruments");
    assertThat(file.question()).isEqualTo("Which instruments have a given party?");
    assertThat(file.why()).isEqualTo("The first thing one asks of a partner.");
    assertThat(file.view()).isEqualTo(View.TIMELINE);
    assertThat(file.columns()).containsExactly("thing", "label");
    assertThat(file.rows()).hasToString("1+");
    assertThat(file.tags()).containsExactly("lookup", "agreement");
    assertThat(file.examples()).containsExactly(Map.of("partner", "Japan", "from", "2020-01-01"));
    assertThat(file.parameters())
        .extracting(Parameter::name, Parameter::type, Parameter::defaultText)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("partner", ParameterType.ACTOR, "actor:japan"),
            org.assertj.core.groups.Tuple.tuple("from", ParameterType.DATE, "any"));
  }

  @Test
  void refusesUnknownHeaderKeyAndSuggestsOne() {
    Problem problem = onlyProblemOf(SOUND.replace("#+ tags:", "#+ tag:"));
    assertThat(problem)
        .hasToString(
            "queries/actor_instruments.rq:10: error EN-403: unknown header key 'tag'; did you mean"
                + " 'tags'?");
  }

  @Test
  void refusesLineThatIsNoHeader() {
    assertThat(onlyProblemOf(SOUND.replace("#+    of a", "#+ of a")).message())
        .isEqualTo("'of a partner.' is not of the form 'key: value'");
  }

  @Test
  void refusesParameterThatTheQueryDoesNotUse() {
    Problem problem =
        onlyProblemOf(
            SOUND.replace("#+ graphs", "#+ parameter: topic (topic): the subject\n#+ graphs"));
    assertThat(problem.code()).isEqualTo(Code.QUERY_PARAMETER_UNUSED);
    assertThat(problem.place()).hasToString("queries/actor_instruments.rq:7");
  }

  @Test
  void refusesParameterThatTheHeaderDoesNotDeclare() {
    Problem problem = onlyProblemOf(SOUND.replace("?thing ent:has", "$thing ent:has"));
    assertThat(problem.code()).isEqualTo(Code.QUERY_PARAMETER_UNDECLARED);
    assertThat(problem.place()).hasToString("queries/actor_instruments.rq:20:3");
  }

  @Test
  void refusesVariableThatIsSecretlyAParameter() {
    Problem problem =
        onlyProblemOf(
            SOUND
                .replace("SELECT ?thing", "SELECT ?from ?thing")
                .replace("columns: thing", "columns: from, thing"));
    assertThat(problem.message()).isEqualTo("'?from' is the parameter '$from'");
  }

  @Test
  void refusesParameterWithoutDefault() {
    Problem problem = onlyProblemOf(SOUND.replace("  VALUES $from { UNDEF }\n", ""));
    assertThat(problem.message()).contains("'from' needs one default");
  }

  @Test
  void refusesDefaultOfAnotherType() {
    Problem problem =
        onlyProblemOf(
            SOUND
                .replace("{ actor:japan }", "{ ent:Japan_ }")
                .replace("ent:Japan_", "<https://w3id.org/entente/id/topic/5g>"));
    assertThat(problem.message()).contains("default of 'partner' is not the name");
  }

  @Test
  void reportsSyntaxErrorWithLineAndColumn() {
    Problem problem = onlyProblemOf(SOUND.replace("?label .", "?label ,, ."));
    assertThat(problem.code()).isEqualTo(Code.QUERY_SYNTAX);
    assertThat(problem.place().line()).isEqualTo(20);
    assertThat(problem.place().column()).isPositive();
    assertThat(problem.message()).isEqualTo("SPARQL: unexpected ','");
  }

  @Test
  void reportsUndeclaredPrefix() {
    Problem problem =
        problemsOf(SOUND.replace("PREFIX rdfs:  <http://www.w3.org/2000/01/rdf-schema#>", ""))
            .get(0);
    assertThat(problem.message()).isEqualTo("SPARQL: Unresolved prefixed name: rdfs:label");
    assertThat(problem.nextStep()).isEqualTo("declare the prefix at the head of the query");
  }

  @Test
  void refusesTermThatTheOntologyDoesNotDeclare() {
    Problem problem = onlyProblemOf(SOUND.replace("ent:hasParty", "ent:hasPary"));
    assertThat(problem)
        .hasToString(
            "queries/actor_instruments.rq:20:10: error EN-406: the ontology has no term 'hasPary';"
                + " did you mean 'hasPart' or 'hasParty'?");
  }

  @Test
  void refusesColumnsThatTheQueryDoesNotGive() {
    assertThat(onlyProblemOf(SOUND.replace("columns: thing,", "columns: things,")).message())
        .isEqualTo(
            "the header promises the columns [things, label], the query gives [thing, label]");
  }

  @Test
  void refusesGraphsThatTheQueryDoesNotRead() {
    assertThat(onlyProblemOf(SOUND.replace("graphs: default", "graphs: default, links")).message())
        .isEqualTo("the header names the graphs [links], the query []");
  }

  @Test
  void refusesUnknownViewTypeAndNumberOfRows() {
    assertThat(
            problemsOf(
                SOUND
                    .replace(":Timeline", ":TimeLine")
                    .replace("(date)", "(data)")
                    .replace("rows: 1+", "rows: many")))
        .extracting(Problem::nextStep)
        .contains(
            "did you mean 'Timeline'?",
            "did you mean 'date'?",
            "write 'any', a number, or a number with '+' for at least so many");
  }

  @Test
  void refusesExampleWithUnknownParameter() {
    assertThat(onlyProblemOf(SOUND.replace("example: partner", "example: parter")).nextStep())
        .isEqualTo("did you mean 'partner'?");
  }

  @Test
  void refusesFileNameWithoutSubject() {
    Problem problem =
        catchThrowableOfType(
                ProblemException.class, () -> reader.read(Path.of("Instruments.rq"), SOUND))
            .problems()
            .get(0);
    assertThat(problem.message()).contains("not of the form {subject}_{question}.rq");
  }

  @Test
  void collectsAllProblemsOfAFile() {
    assertThat(
            problemsOf(
                SOUND
                    .replace("#+ why: The first thing one asks\n#+    of a partner.\n", "")
                    .replace("#+ rows: 1+\n", "")
                    .replace("ent:earliest", "ent:earlyest")))
        .extracting(Problem::code)
        .containsExactly(Code.QUERY_TERM_UNDEFINED, Code.QUERY_HEADER, Code.QUERY_HEADER);
  }

  @Test
  void reportsMissingFile() {
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> reader.read(Path.of("no", "such_file.rq")))
                .problems())
        .extracting(Problem::code)
        .containsExactly(Code.QUERY_FILE_UNREADABLE);
  }
}
