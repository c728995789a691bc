package entente.serve;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the server listens and what one request may cost.
 *
 * @param host the name or address to listen at; {@code localhost} is reachable from this machine
 *     alone
 * @param port 0 to 65535; 0 takes any free port
 * @param publicUrl where people reach the server, if that is not the address it listens at; ends
 *     with a slash
 * @param queryTime how long one query may run
 * @param rowLimit how many rows or triples one answer may have; a longer answer is cut and says so
 * @param bodyLimit bytes of a request body
 * @param answerLimit bytes of one answer before compression
 * @param parallelQueries how many queries run at once; others wait a moment, then are refused
 */
public record ServeSettings(
    String host,
    int port,
    @Nullable URI publicUrl,
    Duration queryTime,
    int rowLimit,
    int bodyLimit,
    int answerLimit,
    int parallelQueries) {
  public ServeSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("a host needs a name: '" + host + "'");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (publicUrl != null
        && (!publicUrl.isAbsolute()
            || publicUrl.getHost() == null
            || !publicUrl.toString().endsWith("/"))) {
      throw new IllegalArgumentException(
          "not an absolute URL that ends with a slash: '" + publicUrl + "'");
    }
    if (queryTime.isNegative() || queryTime.isZero()) {
      throw new IllegalArgumentException("a query needs time: " + queryTime);
    }
    positive(rowLimit, "row limit");
    positive(bodyLimit, "body limit");
    positive(answerLimit, "answer limit");
    positive(parallelQueries, "number of parallel queries");
  }

  /** This machine only, port 3030, 10 seconds, 100,000 rows, 256 KB in, 64 MB out. */
  public static ServeSettings defaults() {
    return new ServeSettings(
        "localhost",
        3030,
        null,
        Duration.ofSeconds(10),
        100_000,
        256 * 1024,
        64 * 1024 * 1024,
        Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));
  }

  /** The same at another port. */
  public ServeSettings withPort(int other) {
    return new ServeSettings(
        host, other, publicUrl, queryTime, rowLimit, bodyLimit, answerLimit, parallelQueries);
  }

  /** The same at another host. */
  public ServeSettings withHost(String other) {
    return new ServeSettings(
        other, port, publicUrl, queryTime, rowLimit, bodyLimit, answerLimit, parallelQueries);
  }

  /** The same, reached by people under another URL. */
  public ServeSettings withPublicUrl(@Nullable URI other) {
    return new ServeSettings(
        host, port, other, queryTime, rowLimit, bodyLimit, answerLimit, parallelQueries);
  }

  /** The same with another time limit for a query. */
  public ServeSettings withQueryTime(Duration other) {
    return new ServeSettings(
        host, port, publicUrl, other, rowLimit, bodyLimit, answerLimit, parallelQueries);
  }

  /** The same with another row limit. */
  public ServeSettings withRowLimit(int other) {
    return new ServeSettings(
        host, port, publicUrl, queryTime, other, bodyLimit, answerLimit, parallelQueries);
  }

  /** The same with another limit for the bytes of an answer. */
  public ServeSettings withAnswerLimit(int other) {
    return new ServeSettings(
        host, port, publicUrl, queryTime, rowLimit, bodyLimit, other, parallelQueries);
  }

  /** The same with another number of queries at once. */
  public ServeSettings withParallelQueries(int other) {
    return new ServeSettings(
        host, port, publicUrl, queryTime, rowLimit, bodyLimit, answerLimit, other);
  }

  private static void positive(int value, String what) {
    if (value < 1) {
      throw new IllegalArgumentException("the " + what + " must be at least 1: " + value);
    }
  }
}
