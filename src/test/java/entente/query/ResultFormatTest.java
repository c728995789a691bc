package entente.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.Test;

class ResultFormatTest {
  private static final String DATA =
      """
      PREFIX actor: <https://w3id.org/entente/id/actor/>
      PREFIX ent:   <https://w3id.org/entente/ontology#>
      PREFIX rdfs:  <http://www.w3.org/2000/01/rdf-schema#>
      actor:japan a ent:CountryOrEconomy ; rdfs:label "日本"@ja , "Japan"@en ; ent:ordinal 7 .
      actor:taiwan rdfs:label "Taiwan, \\"臺灣\\""@en ; ent:ordinal 12 .
      <https://example.org/a> rdfs:label "line\\nbreak\\u001B[31m"@en .
      """;

  private final DatasetGraph data = data();
  private final QueryRunner runner = QueryRunner.over(data);

  private static DatasetGraph data() {
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    RDFParser.fromString(DATA, Lang.TURTLE).parse(data);
    return data;
  }

  private Answer answer(String sparql) {
    return runner.run(new QueryParser().parse("test", sparql));
  }

  private static String written(ResultFormat format, Answer answer, int width) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(answer, out, width);
    return out.toString(StandardCharsets.UTF_8);
  }

  private Answer rows() {
    return answer(
        "SELECT ?thing ?label ?n { ?thing rdfs:label ?label OPTIONAL { ?thing ent:ordinal ?n } }"
            + " ORDER BY ?thing ?label");
  }

  @Test
  void tableAlignsWideCharactersAndHidesControlCharacters() throws IOException {
    assertThat(written(ResultFormat.TABLE, rows(), 0))
        .isEqualTo(
            """
            thing                    label            n
            ───────────────────────  ───────────────  ──
            <https://example.org/a>  line break�[31m
            actor:japan              Japan             7
            actor:japan              日本              7
            actor:taiwan             Taiwan, "臺灣"   12
            """);
  }

  @Test
  void tableBreaksLongCellsAtSpaces() throws IOException {
    Answer answer = answer("SELECT (\"one two three four five\" AS ?text) (1 AS ?n) {}");
    assertThat(written(ResultFormat.TABLE, answer, 16))
        .isEqualTo(
            """
            text           n
            ─────────────  ─
            one two three  1
            four five
            """);
  }

  @Test
  void tableOfNothingHasAHead() throws IOException {
    assertThat(written(ResultFormat.TABLE, answer("SELECT ?a ?b { ?a rdfs:seeAlso ?b }"), 80))
        .isEqualTo("a  b\n─  ─\n");
  }

  @Test
  void everyRowFormatCanBeReadBack() throws IOException {
    // XML has no way to write the control character of the third thing.
    Answer.Table expected =
        (Answer.Table) answer("SELECT ?n ?label { ?thing ent:ordinal ?n ; rdfs:label ?label }");
    for (ResultFormat format : List.of(ResultFormat.TSV, ResultFormat.JSON, ResultFormat.XML)) {
      Lang lang =
          switch (format) {
            case TSV -> ResultSetLang.RS_TSV;
            case JSON -> ResultSetLang.RS_JSON;
            default -> ResultSetLang.RS_XML;
          };
      RowSet read =
          RowSetReaderRegistry.getFactory(lang)
              .create(lang)
              .read(
                  new ByteArrayInputStream(
                      written(format, expected, 0).getBytes(StandardCharsets.UTF_8)),
                  new Context());
      assertThat(read.stream().toList()).as(format.id()).isEqualTo(expected.rows());
    }
  }

  @Test
  void csvQuotesWhatNeedsIt() throws IOException {
    assertThat(written(ResultFormat.CSV, rows(), 0))
        .startsWith("thing,label,n")
        .contains("\"Taiwan, \"\"臺灣\"\"\",12");
  }

  @Test
  void truthIsWrittenInEveryRowFormat() throws IOException {
    Answer yes = new Answer.Truth(true);
    assertThat(written(ResultFormat.TABLE, yes, 0)).isEqualTo("true\n");
    assertThat(written(ResultFormat.TSV, yes, 0)).isEqualTo("true\n");
    assertThat(written(ResultFormat.CSV, yes, 0)).isEqualTo("true\n");
    assertThat(written(ResultFormat.JSON, yes, 0)).contains("\"boolean\"").contains("true");
    assertThat(written(ResultFormat.XML, yes, 0)).contains("<boolean>true</boolean>");
  }

  @Test
  void everyGraphFormatCanBeReadBack() throws IOException {
    Answer.Triples expected =
        (Answer.Triples)
            answer("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(?s != <https://example.org/a>) }");
    for (String id : ResultFormat.graphFormats()) {
      ResultFormat format = ResultFormat.of(id).orElseThrow();
      String text = written(format, expected, 0);
      Lang lang = RDFLanguages.contentTypeToLang(format.contentType());
      Graph read = RDFParser.fromString(text, lang).toDatasetGraph().getDefaultGraph();
      assertThat(read.isIsomorphicWith(expected.graph())).as(id + "\n" + text).isTrue();
    }
  }

  @Test
  void turtleDeclaresOnlyPrefixesThatItUses() throws IOException {
    assertThat(written(ResultFormat.TTL, answer("CONSTRUCT WHERE { ?s ent:ordinal ?o }"), 0))
        .contains("actor:japan")
        .contains("PREFIX ent:")
        .doesNotContain("foaf");
  }

  @Test
  void refusesAFormatThatCannotCarryTheAnswer() {
    assertThatThrownBy(() -> written(ResultFormat.TTL, rows(), 0))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("EN-413: the format 'ttl' cannot carry rows; use one of table, tsv");
    assertThatThrownBy(() -> written(ResultFormat.CSV, answer("CONSTRUCT WHERE { ?s ?p ?o }"), 0))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot carry triples; use one of ttl, trig");
  }

  @Test
  void formatIsKnownByNameOrEnding() {
    assertThat(ResultFormat.of("RDFXML")).contains(ResultFormat.RDFXML);
    assertThat(ResultFormat.ofFileName("out/result.rdf")).contains(ResultFormat.RDFXML);
    assertThat(ResultFormat.ofFileName("result.csv")).contains(ResultFormat.CSV);
    assertThat(ResultFormat.ofFileName("result")).isEmpty();
  }
}
