package entente.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryRunnerTest {
  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o . ?p ?q ?r }";

  private final DatasetGraph data = data(3);
  private final QueryRunner runner = QueryRunner.over(data);
  private final QueryParser parser = new QueryParser();

  private static DatasetGraph data(int triples) {
    StringBuilder turtle = new StringBuilder();
    for (int i = 0; i < triples; i++) {
      turtle.append("<urn:test:s").append(i).append("> <urn:test:p> \"").append(i).append("\" .\n");
    }
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    RDFParser.fromString(turtle.toString(), Lang.TURTLE).parse(data);
    return data;
  }

  private Answer run(String sparql) {
    return runner.run(parser.parse("test", sparql));
  }

  private Problem problemOf(QueryRunner asked, String sparql) {
    return catchThrowableOfType(
            ProblemException.class, () -> asked.run(parser.parse("test", sparql)))
        .problems()
        .get(0);
  }

  @Test
  void answersAllFourForms() {
    assertThat(((Answer.Table) run("SELECT ?s { ?s ?p ?o } ORDER BY ?s")).rows()).hasSize(3);
    assertThat(run("ASK { <urn:test:s1> ?p \"1\" }")).isEqualTo(new Answer.Truth(true));
    assertThat(((Answer.Triples) run("CONSTRUCT WHERE { ?s ?p ?o }")).graph().size()).isEqualTo(3);
    assertThat(((Answer.Triples) run("DESCRIBE <urn:test:s1>")).graph().size()).isEqualTo(1);
  }

  @Test
  void stopsAtTheTimeLimit() {
    QueryRunner hasty = QueryRunner.over(data(200)).withTimeLimit(Duration.ofMillis(200));
    Problem problem = problemOf(hasty, ENDLESS);
    assertThat(problem.code()).isEqualTo(Code.QUERY_TIME_LIMIT);
    assertThat(problem.message()).isEqualTo("the query was stopped after 200 ms");
  }

  @Test
  void refusesAnAnswerOfTooManyRowsInsteadOfCuttingIt() {
    QueryRunner narrow = runner.withRowLimit(2);
    assertThat(problemOf(narrow, "SELECT * { ?s ?p ?o }").code()).isEqualTo(Code.QUERY_ROW_LIMIT);
    assertThat(problemOf(narrow, "CONSTRUCT WHERE { ?s ?p ?o }").code())
        .isEqualTo(Code.QUERY_ROW_LIMIT);
    assertThat(narrow.run(parser.parse("test", "SELECT * { ?s ?p ?o } LIMIT 2"))).isNotNull();
  }

  @Test
  void answerOutlivesTheStoreItCameFrom(@TempDir Path folder) {
    DatasetGraph store = DatabaseMgr.connectDatasetGraph(Location.create(folder));
    Txn.executeWrite(
        store, () -> Txn.executeRead(data, () -> data.find().forEachRemaining(store::add)));
    Answer.Table answer =
        (Answer.Table)
            QueryRunner.over(store).run(parser.parse("test", "SELECT * { ?s ?p ?o } ORDER BY ?s"));
    TDBInternal.expel(store);
    assertThat(answer.rows())
        .extracting(row -> row.get("o").getLiteralLexicalForm())
        .containsExactly("0", "1", "2");
  }

  @Test
  void refusesToCallOtherServices() {
    Problem problem = problemOf(runner, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }");
    assertThat(problem.code()).isEqualTo(Code.QUERY_FAILED);
  }

  @Test
  void knowsTheProjectsPrefixesInTypedQueries() {
    assertThat(run("ASK { ?s a ent:Meeting ; rdfs:label ?l }")).isEqualTo(new Answer.Truth(false));
    assertThat(problemOf(runner, "ASK { ?s a ent:Meting }").nextStep())
        .isEqualTo("did you mean 'Meeting'?");
  }

  @Test
  void saysWhatIsUnexpectedInASyntaxError() {
    assertThat(problemOf(runner, "SELECT * { ?s ?p ?o ?x }").message())
        .isEqualTo("SPARQL: unexpected '?x'");
    assertThat(problemOf(runner, "SELECT * { ?s ?p ").message())
        .isEqualTo("SPARQL: unexpected end of the query");
    assertThat(problemOf(runner, "SELECT * {\n ?s ?p ^ }").place()).hasToString("test:2:8");
    assertThat(problemOf(runner, "SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }"))
        .hasToString(
            "test: error EN-402: SPARQL: Non-group key variable in SELECT: ?x; correct the query");
  }

  @Test
  void asksAnEndpointTheSameWay() {
    FusekiServer server = FusekiServer.create().port(0).loopback(true).add("/ds", data).build();
    server.start();
    try {
      QueryRunner remote = QueryRunner.at("http://127.0.0.1:" + server.getPort() + "/ds");
      for (String query :
          new String[] {
            "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s", "ASK { <urn:test:s1> ?p \"1\" }"
          }) {
        assertThat(remote.run(parser.parse("test", query))).isEqualTo(run(query));
      }
      Answer.Triples triples =
          (Answer.Triples) remote.run(parser.parse("test", "CONSTRUCT WHERE { ?s ?p ?o }"));
      assertThat(triples.graph().isIsomorphicWith(data.getDefaultGraph())).isTrue();
      QueryRunner wrong = QueryRunner.at("http://127.0.0.1:" + server.getPort() + "/other");
      assertThat(problemOf(wrong, "ASK {}").message()).startsWith("the endpoint answered 404");
    } finally {
      server.stop();
    }
  }

  @Test
  void saysThatAnEndpointCannotBeReached() {
    Problem problem = problemOf(QueryRunner.at("http://127.0.0.1:9/sparql"), "ASK {}");
    assertThat(problem.code()).isEqualTo(Code.QUERY_ENDPOINT);
    assertThat(problem.message()).startsWith("the endpoint cannot be reached");
  }

  @Test
  void refusesWhatIsNoAddressOfAnEndpoint() {
    assertThatThrownBy(() -> QueryRunner.at("file:/etc/passwd"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is not the address of an endpoint");
  }

  @Test
  void refusesDeeplyNestedQueryWithoutDying() {
    String nested = "{ ".repeat(20_000) + "}".repeat(20_000);
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> parser.parse("test", "ASK " + nested))
                .problems())
        .extracting(Problem::code)
        .containsExactly(Code.QUERY_SYNTAX);
  }
}
