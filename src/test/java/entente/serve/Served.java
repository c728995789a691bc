package entente.serve;

import entente.query.QueryCatalog;
import entente.vocab.Graphs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;

/** A server on a free port with the small graph of these tests, and a client for it. */
final class Served implements AutoCloseable {
  private static final Path RESOURCES = Path.of("src", "test", "resources", "entente", "serve");

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger retired = new AtomicInteger();
  final EntenteServer server;

  Served() {
    this(s -> s);
  }

  Served(UnaryOperator<ServeSettings> change) {
    this(change, dataset());
  }

  Served(UnaryOperator<ServeSettings> change, DatasetGraph dataset) {
    this(change, dataset, RESOURCES.resolve("queries"));
  }

  Served(UnaryOperator<ServeSettings> change, DatasetGraph dataset, Path queries) {
    server =
        EntenteServer.start(
            change.apply(ServeSettings.defaults().withPort(0)),
            new ServedRelease("r1", dataset, retired::incrementAndGet),
            QueryCatalog.load(queries));
  }

  /** How many releases have been given up. */
  int retired() {
    return retired.get();
  }

  ServedRelease release(String id, DatasetGraph dataset) {
    return new ServedRelease(id, dataset, retired::incrementAndGet);
  }

  static DatasetGraph dataset() {
    DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
    Txn.executeWrite(
        dataset,
        () -> {
          RDFDataMgr.read(dataset, RESOURCES.resolve("small.trig").toString());
          try (Stream<Path> modules = Files.list(Path.of("ontology"))) {
            for (Path module : modules.filter(p -> p.toString().endsWith(".ttl")).toList()) {
              RDFDataMgr.read(
                  dataset.getGraph(NodeFactory.createURI(Graphs.ONTOLOGY)), module.toString());
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return dataset;
  }

  URI uri(String path) {
    return URI.create(server.url() + path.replaceFirst("^/", ""));
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(HttpRequest.newBuilder(uri(path)), headers);
  }

  HttpResponse<String> page(String path) {
    return get(path, "Accept", "text/html");
  }

  HttpResponse<String> query(String query, String... headers) {
    return get("/sparql?query=" + encode(query), headers);
  }

  HttpResponse<String> post(String path, String contentType, String body, String... headers) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        headers);
  }

  HttpResponse<String> method(String method, String path, String... headers) {
    return send(
        HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody()),
        headers);
  }

  HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    try {
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static List<String> header(HttpResponse<?> response, String name) {
    return response.headers().allValues(name);
  }

  @Override
  public void close() {
    server.close();
  }
}
