package entente.query;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

/** How an answer is written. */
@SuppressWarnings("ImmutableEnumChecker") // Lang and RDFFormat are immutable, but not annotated
public enum ResultFormat {
  /** For people at a terminal. */
  TABLE("txt", "text/plain", null, null),
  TSV("tsv", "text/tab-separated-values", ResultSetLang.RS_TSV, null),
  CSV("csv", "text/csv", ResultSetLang.RS_CSV, null),
  JSON("json", "application/sparql-results+json", ResultSetLang.RS_JSON, null),
  XML("xml", "application/sparql-results+xml", ResultSetLang.RS_XML, null),
  TTL("ttl", "text/turtle", null, RDFFormat.TURTLE_PRETTY),
  TRIG("trig", "application/trig", null, RDFFormat.TRIG_PRETTY),
  NT("nt", "application/n-triples", null, RDFFormat.NTRIPLES_UTF8),
  JSONLD("jsonld", "application/ld+json", null, RDFFormat.JSONLD11_PRETTY),
  RDFXML("rdf", "application/rdf+xml", null, RDFFormat.RDFXML_PLAIN);

  private final String extension;
  private final String contentType;
  private final @Nullable Lang rowsLanguage;
  private final @Nullable RDFFormat graphFormat;

  ResultFormat(
      String extension,
      String contentType,
      @Nullable Lang rowsLanguage,
      @Nullable RDFFormat graphFormat) {
    this.extension = extension;
    this.contentType = contentType;
    this.rowsLanguage = rowsLanguage;
    this.graphFormat = graphFormat;
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The ending of file names, without dot. */
  public String extension() {
    return extension;
  }

  /** The media type without parameters. */
  public String contentType() {
    return contentType;
  }

  /** Whether it can carry the answer to a SELECT or ASK. */
  public boolean rows() {
    return this == TABLE || rowsLanguage != null;
  }

  /** Whether it can carry the answer to a CONSTRUCT or DESCRIBE. */
  public boolean graphs() {
    return graphFormat != null;
  }

  /** The format of that name or ending. */
  public static Optional<ResultFormat> of(String name) {
    return Arrays.stream(values())
        .filter(f -> f.id().equalsIgnoreCase(name) || f.extension.equalsIgnoreCase(name))
        .findFirst();
  }

  /** The format that the ending of a file name means. */
  public static Optional<ResultFormat> ofFileName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : of(fileName.substring(dot + 1));
  }

  /** The best format for an answer: a table or TSV for rows, Turtle for triples. */
  public static ResultFormat usual(Answer answer, boolean terminal) {
    if (answer instanceof Answer.Triples) {
      return TTL;
    }
    return terminal ? TABLE : TSV;
  }

  /**
   * Writes the answer as UTF-8 and flushes; a table is as wide as it needs.
   *
   * @throws ProblemException if the format cannot carry such an answer
   */
  public void write(Answer answer, OutputStream out) throws IOException {
    write(answer, out, 0);
  }

  /**
   * Writes the answer as UTF-8 and flushes.
   *
   * @param width columns of the terminal, for a table; 0 for no limit
   * @throws ProblemException if the format cannot carry such an answer
   */
  public void write(Answer answer, OutputStream out, int width) throws IOException {
    if (answer instanceof Answer.Triples triples) {
      writeTriples(triples.graph(), out);
    } else if (!rows()) {
      throw unsuitable("rows", rowFormats());
    } else if (answer instanceof Answer.Table table) {
      writeTable(table, out, width);
    } else if (answer instanceof Answer.Truth truth) {
      writeTruth(truth.value(), out);
    }
    out.flush();
  }

  private void writeTable(Answer.Table table, OutputStream out, int width) throws IOException {
    if (this == TABLE) {
      Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      new TablePrinter(width).print(table, writer);
      writer.flush();
      return;
    }
    writer().write(out, RowSetStream.create(table.columns(), table.rows().iterator()), context());
  }

  private void writeTruth(boolean value, OutputStream out) throws IOException {
    if (this == JSON || this == XML) {
      writer().write(out, value, context());
    } else {
      out.write((value + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private RowSetWriter writer() {
    Objects.requireNonNull(rowsLanguage);
    return RowSetWriterRegistry.getFactory(rowsLanguage).create(rowsLanguage);
  }

  private static Context context() {
    return new Context();
  }

  private void writeTriples(Graph graph, OutputStream out) {
    if (graphFormat == null) {
      throw unsuitable("triples", graphFormats());
    }
    Graph copy = GraphFactory.createDefaultGraph();
    graph.find().forEachRemaining(copy::add);
    Prefixes.map().entrySet().stream()
        .filter(e -> copy.find().nextOptional().isPresent() && uses(copy, e.getValue()))
        .forEach(e -> copy.getPrefixMapping().setNsPrefix(e.getKey(), e.getValue()));
    if (this == TRIG) {
      RDFWriter.source(DatasetGraphFactory.wrap(copy)).format(graphFormat).output(out);
    } else {
      RDFWriter.source(copy).format(graphFormat).output(out);
    }
  }

  private static boolean uses(Graph graph, String namespace) {
    return graph.stream()
        .flatMap(ResultFormat::nodes)
        .anyMatch(node -> node.isURI() && node.getURI().startsWith(namespace));
  }

  private static Stream<Node> nodes(Triple triple) {
    Node object = triple.getObject();
    return Stream.of(
        triple.getSubject(),
        triple.getPredicate(),
        object.isLiteral()
            ? org.apache.jena.graph.NodeFactory.createURI(object.getLiteralDatatypeURI())
            : object);
  }

  private ProblemException unsuitable(String what, List<String> instead) {
    return new ProblemException(
        Problem.error(
            Place.of(id()),
            Code.QUERY_FORMAT,
            "the format '" + id() + "' cannot carry " + what,
            "use one of " + String.join(", ", instead)));
  }

  /** The names of the formats for rows. */
  public static List<String> rowFormats() {
    return Arrays.stream(values()).filter(ResultFormat::rows).map(ResultFormat::id).toList();
  }

  /** The names of the formats for triples. */
  public static List<String> graphFormats() {
    return Arrays.stream(values()).filter(ResultFormat::graphs).map(ResultFormat::id).toList();
  }
}
