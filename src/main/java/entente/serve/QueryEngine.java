package entente.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.util.Context;

/** Runs the queries of strangers within the server's limits of time, rows, text and number. */
final class QueryEngine {
  /** Tells whether an answer is complete, in the header of that name. */
  static final String COMPLETE = "Entente-Complete";

  private static final long SPILL = 50_000;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Map<Format, Lang> ROW_LANGUAGES =
      Map.of(
          Format.JSON, ResultSetLang.RS_JSON,
          Format.XML, ResultSetLang.RS_XML,
          Format.CSV, ResultSetLang.RS_CSV,
          Format.TSV, ResultSetLang.RS_TSV);
  private static final Map<Format, RDFFormat> TRIPLE_FORMATS =
      Map.of(
          Format.TURTLE, RDFFormat.TURTLE_PRETTY,
          Format.NTRIPLES, RDFFormat.NTRIPLES_UTF8,
          Format.JSONLD, RDFFormat.JSONLD11_PRETTY,
          Format.RDFXML, RDFFormat.RDFXML_PLAIN);

  private final ServeSettings settings;
  private final Semaphore places;

  QueryEngine(ServeSettings settings) {
    this.settings = settings;
    this.places = new Semaphore(settings.parallelQueries(), true);
  }

  /** What to do with a query that runs. */
  interface Use<T> {
    T with(QueryExec execution, Budget budget) throws IOException;
  }

  /**
   * Runs the query and writes its answer.
   *
   * @param wished a shorter time limit that the client asks for, or the server's
   * @return headers that tell whether the answer is complete
   */
  Map<String, String> write(
      Query query, DatasetGraph dataset, Duration wished, Format format, OutputStream out)
      throws IOException {
    if (query.isSelectType()) {
      return run(query, dataset, wished, (e, budget) -> writeRows(e.select(), format, out));
    }
    if (query.isAskType()) {
      return run(query, dataset, wished, (e, budget) -> writeTruth(e.ask(), format, out));
    }
    Triples triples = triples(query, dataset, wished);
    triples.graph().getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
    writeGraph(triples.graph(), format, out);
    return complete(triples.cut());
  }

  /** The triples that a CONSTRUCT or DESCRIBE gives, as many as allowed. */
  record Triples(Graph graph, boolean cut) {}

  /** Runs a CONSTRUCT or DESCRIBE. */
  Triples triples(Query query, DatasetGraph dataset, Duration wished) throws IOException {
    if (query.isConstructType()) {
      return run(
          query,
          dataset,
          wished,
          (execution, budget) -> {
            Limited<Triple> limited =
                new Limited<>(execution.constructTriples(), settings.rowLimit());
            Graph graph = GraphFactory.createDefaultGraph();
            limited.forEachRemaining(graph::add);
            return new Triples(graph, limited.cut());
          });
    }
    Query select = query.cloneQuery();
    select.setQuerySelectType();
    if (select.getQueryPattern() == null) {
      select.setQueryPattern(new ElementGroup());
      select.setQueryResultStar(true);
    }
    DatasetGraph asked =
        query.hasDatasetDescription()
            ? DynamicDatasets.dynamicDataset(query.getDatasetDescription(), dataset, false)
            : dataset;
    return run(
        select,
        dataset,
        wished,
        (execution, budget) -> {
          Description description =
              new Description(asked.getDefaultGraph(), settings.rowLimit(), budget);
          query.getResultURIs().forEach(description::add);
          execution
              .select()
              .forEachRemaining(row -> row.forEach((name, value) -> description.add(value)));
          return new Triples(description.graph(), description.cut());
        });
  }

  /** Runs the query in a place of its own, and turns what goes wrong into problems. */
  <T> T run(Query query, DatasetGraph dataset, Duration wished, Use<T> use) throws IOException {
    Duration limit = wished.compareTo(settings.queryTime()) < 0 ? wished : settings.queryTime();
    takePlace();
    try {
      return within(limit, query, dataset, use);
    } catch (QueryCancelledException | Budget.OutOfTime e) {
      throw new HttpProblem(
          503,
          "the query ran longer than %s s, its limit; ask for less, e.g. with LIMIT or a narrower"
                  .formatted(limit.toMillis() / 1000.0)
              + " pattern",
          Map.of("Retry-After", "30"));
    } catch (Budget.Exhausted e) {
      throw new HttpProblem(400, "the query was stopped: " + e.getMessage());
    } catch (StackOverflowError e) {
      throw new HttpProblem(400, "the query nests too deeply");
    } catch (ExprException | QueryExecException | QueryBuildException e) {
      throw new HttpProblem(400, "the query cannot be run: " + SyntaxError.oneLine(e));
    } finally {
      places.release();
    }
  }

  private <T> T within(Duration limit, Query query, DatasetGraph dataset, Use<T> use)
      throws IOException {
    Budget budget = new Budget(System.nanoTime() + limit.toNanos());
    Context context = ARQ.getContext().copy();
    context.set(ARQConstants.sysOptimizerFactory, BoundedFunctions.within(budget));
    context.set(ARQ.propertyFunctions, false);
    context.set(ARQ.enablePropertyFunctions, false);
    context.set(ARQ.httpServiceAllowed, false);
    context.set(ARQ.spillToDiskThreshold, SPILL);
    try (QueryExec execution =
        QueryExec.dataset(dataset)
            .query(query)
            .context(context)
            .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .build()) {
      budget.onFailure(execution::abort);
      try {
        T result = use.with(execution, budget);
        budget.throwFailure();
        return result;
      } catch (QueryCancelledException e) {
        budget.throwFailure();
        throw e;
      }
    }
  }

  private void takePlace() {
    try {
      if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new HttpProblem(
        503,
        settings.parallelQueries() + " queries are running, as many as this server runs at once",
        Map.of("Retry-After", "5"));
  }

  private Map<String, String> writeRows(RowSet rows, Format format, OutputStream out) {
    Limited<Binding> limited = new Limited<>(rows, settings.rowLimit());
    writer(format).write(out, RowSetStream.create(rows.getResultVars(), limited), new Context());
    return complete(limited.cut());
  }

  private static Map<String, String> writeTruth(boolean truth, Format format, OutputStream out)
      throws IOException {
    if (format == Format.JSON || format == Format.XML) {
      writer(format).write(out, truth, new Context());
    } else {
      out.write((truth + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return Map.of(COMPLETE, "true");
  }

  private static RowSetWriter writer(Format format) {
    Lang language = Objects.requireNonNull(ROW_LANGUAGES.get(format), format.id());
    return RowSetWriterRegistry.getFactory(language).create(language);
  }

  /** Writes a graph in one of the formats for triples, HTML excepted. */
  static void writeGraph(Graph graph, Format format, OutputStream out) {
    RDFWriter.source(graph)
        .format(Objects.requireNonNull(TRIPLE_FORMATS.get(format), format.id()))
        .output(out);
  }

  private Map<String, String> complete(boolean cut) {
    return cut ? Map.of(COMPLETE, "false; limit=" + settings.rowLimit()) : Map.of(COMPLETE, "true");
  }

  /** The formats that can carry the query's answer. */
  static List<Format> formats(Query query) {
    if (query.isSelectType()) {
      return Format.ROWS;
    }
    return query.isAskType() ? Format.TRUTH : Format.TRIPLES;
  }
}
