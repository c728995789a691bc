package entente.query;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.apache.jena.system.Txn;
import org.jspecify.annotations.Nullable;

/**
 * Asks queries of a dataset at hand or of a SPARQL endpoint, within a time limit and a limit of
 * rows. It never writes, and a query at hand may not call other services.
 */
public final class QueryRunner {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
  private static final int ROW_LIMIT = 1_000_000;

  private final @Nullable DatasetGraph dataset;
  private final @Nullable String endpoint;
  private final Duration timeLimit;
  private final int rowLimit;

  private QueryRunner(
      @Nullable DatasetGraph dataset, @Nullable String endpoint, Duration timeLimit, int rowLimit) {
    this.dataset = dataset;
    this.endpoint = endpoint;
    this.timeLimit = timeLimit;
    this.rowLimit = rowLimit;
  }

  /** Asks a dataset; each query in a read transaction of its own. */
  public static QueryRunner over(DatasetGraph dataset) {
    return new QueryRunner(dataset, null, TIME_LIMIT, ROW_LIMIT);
  }

  /**
   * Asks a SPARQL endpoint.
   *
   * @param url its address, http or https
   * @throws ProblemException if it is no such address
   */
  public static QueryRunner at(String url) {
    if (!url.matches("https?://[^\\s/]+\\S*")) {
      throw new ProblemException(
          Problem.error(
              Place.of(url),
              Code.QUERY_ENDPOINT,
              "'" + url + "' is not the address of an endpoint",
              "give a URL that begins with http:// or https://"));
    }
    return new QueryRunner(null, url, TIME_LIMIT, ROW_LIMIT);
  }

  /** The same with another time limit for each query. */
  public QueryRunner withTimeLimit(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("not a time limit: " + limit);
    }
    return new QueryRunner(dataset, endpoint, limit, rowLimit);
  }

  /** The same with another limit for the rows (or triples) of an answer. */
  public QueryRunner withRowLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("not a row limit: " + limit);
    }
    return new QueryRunner(dataset, endpoint, timeLimit, limit);
  }

  /**
   * The complete answer.
   *
   * @throws ProblemException if the time or row limit is reached, the endpoint fails, or the query
   *     cannot be carried out
   */
  public Answer run(Query query) {
    try {
      if (dataset == null) {
        return remote(query);
      }
      DatasetGraph local = dataset;
      Supplier<Answer> work = () -> local(query, local);
      return local.supportsTransactions() && !local.isInTransaction()
          ? Txn.calculateRead(local, work)
          : work.get();
    } catch (QueryCancelledException e) {
      throw timeLimit(e);
    } catch (QueryExceptionHTTP | HttpException e) {
      throw endpointProblem(e);
    } catch (JenaException | StackOverflowError e) {
      throw failed(e);
    }
  }

  private Answer local(Query query, DatasetGraph data) {
    try (QueryExec execution =
        QueryExec.dataset(data)
            .query(query)
            .set(ARQ.httpServiceAllowed, false)
            .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
            .build()) {
      return answer(query, execution);
    }
  }

  private Answer remote(Query query) {
    try (QueryExec execution =
        QueryExecHTTP.service(String.valueOf(endpoint))
            .query(query)
            .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
            .build()) {
      return answer(query, execution);
    }
  }

  private Answer answer(Query query, QueryExec execution) {
    if (query.isAskType()) {
      return new Answer.Truth(execution.ask());
    }
    if (query.isSelectType()) {
      RowSet rowSet = execution.select();
      List<Binding> rows = new ArrayList<>();
      while (rowSet.hasNext()) {
        if (rows.size() == rowLimit) {
          throw rowLimit();
        }
        rows.add(detached(rowSet.next()));
      }
      return new Answer.Table(rowSet.getResultVars(), rows);
    }
    if (query.isConstructType() || query.isDescribeType()) {
      org.apache.jena.graph.Graph graph =
          query.isConstructType() ? execution.construct() : execution.describe();
      if (graph.size() > rowLimit) {
        throw rowLimit();
      }
      return new Answer.Triples(graph);
    }
    throw new ProblemException(
        Problem.error(
            place(),
            Code.QUERY_FAILED,
            "the query is neither SELECT, ASK, CONSTRUCT nor DESCRIBE",
            "use one of these forms"));
  }

  /**
   * A copy that stays good when the transaction has ended; rows of TDB2 look their nodes up late.
   */
  private static Binding detached(Binding row) {
    BindingBuilder copy = BindingFactory.builder();
    row.forEach(copy::add);
    return copy.build();
  }

  private Place place() {
    return Place.of(endpoint == null ? "query" : endpoint);
  }

  private ProblemException timeLimit(Exception cause) {
    return new ProblemException(
        Problem.error(
            place(),
            Code.QUERY_TIME_LIMIT,
            "the query was stopped after " + timeLimit.toMillis() + " ms",
            "restrict it, or raise the time limit"),
        cause);
  }

  private ProblemException rowLimit() {
    return new ProblemException(
        Problem.error(
            place(),
            Code.QUERY_ROW_LIMIT,
            "the answer has more than " + rowLimit + " rows",
            "restrict the query, or add LIMIT and OFFSET"));
  }

  private ProblemException failed(Throwable cause) {
    String message = cause.getMessage();
    return new ProblemException(
        Problem.error(
            place(),
            Code.QUERY_FAILED,
            "the query could not be carried out: "
                + (message == null
                    ? cause.getClass().getSimpleName()
                    : message.strip().lines().findFirst().orElse("")),
            "correct the query"),
        cause);
  }

  private ProblemException endpointProblem(Exception cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof java.net.http.HttpTimeoutException) {
        return timeLimit(cause);
      }
    }
    int status =
        cause instanceof QueryExceptionHTTP http
            ? http.getStatusCode()
            : cause instanceof HttpException http ? http.getStatusCode() : 0;
    String message = cause.getMessage();
    String detail = message == null ? "" : message.strip().lines().findFirst().orElse("");
    return new ProblemException(
        Problem.error(
            place(),
            Code.QUERY_ENDPOINT,
            status > 0
                ? "the endpoint answered " + status + (detail.isEmpty() ? "" : " (" + detail + ")")
                : "the endpoint cannot be reached" + (detail.isEmpty() ? "" : " (" + detail + ")"),
            status >= 400 && status < 500
                ? "check the query and the address"
                : "check the address, or try again later"),
        cause);
  }
}
