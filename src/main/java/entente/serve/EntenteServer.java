package entente.serve;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.query.QueryCatalog;
import entente.vocab.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.query.ARQ;
import org.apache.jena.sys.JenaSystem;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The server: Fuseki Main with pages at {@code /} and a read-only SPARQL endpoint at {@code
 * /sparql}. Nothing that it offers can change anything.
 */
public final class EntenteServer implements AutoCloseable {
  private static final Duration AFTER_QUERIES = Duration.ofSeconds(2);
  private static final int OUTPUT_BUFFER = 64 * 1024;
  private static final int HEADERS = 64 * 1024;
  private static final String FOLDER = "/entente/serve/";

  private final ServeSettings settings;
  private final Generations generations;
  private final Front front;
  private final FusekiServer fuseki;
  private boolean closed;

  private EntenteServer(
      ServeSettings settings, Generations generations, Front front, FusekiServer fuseki) {
    this.settings = settings;
    this.generations = generations;
    this.front = front;
    this.fuseki = fuseki;
  }

  /**
   * Starts a server that answers from this release, and returns when it is ready.
   *
   * @param queries the questions that it offers by name
   * @throws ProblemException if the port is used or the host is none of this machine
   */
  public static EntenteServer start(
      ServeSettings settings, ServedRelease release, QueryCatalog queries) {
    JenaSystem.init();
    // Also for queries that other parts of Jena run, such as constraints of shapes.
    ARQ.getContext().set(ARQ.httpServiceAllowed, false);
    Generations generations = new Generations(release);
    Front front = front(settings, generations, queries);
    FusekiServer fuseki =
        FusekiServer.create()
            .port(settings.port())
            .loopback(true)
            .fusekiModules(FusekiModules.create())
            .addServlet("/*", front)
            .build();
    Server jetty = fuseki.getJettyServer();
    jetty.setErrorHandler(new PlainErrors());
    for (Connector connector : jetty.getConnectors()) {
      configure((ServerConnector) connector, settings);
    }
    try {
      fuseki.start();
    } catch (RuntimeException e) {
      jetty.setStopTimeout(0);
      fuseki.stop();
      throw problem(settings, e);
    }
    return new EntenteServer(settings, generations, front, fuseki);
  }

  /** Where the server is reached on this machine, with a slash at the end. */
  public URI url() {
    boolean anywhere = settings.host().equals("0.0.0.0") || settings.host().equals("::");
    String host = anywhere ? "localhost" : settings.host();
    String written = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + written + ":" + fuseki.getHttpPort() + "/");
  }

  /** Answers from another release from now on; requests under way finish on the one before. */
  public void switchTo(ServedRelease release) {
    generations.switchTo(release);
  }

  /** The identifier of the release that is served now. */
  public String release() {
    return generations.currentId();
  }

  /** Takes no new requests, lets those under way finish, and stops. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    for (Connector connector : fuseki.getJettyServer().getConnectors()) {
      // Closing the listening socket; connections that are open stay so.
      ((ServerConnector) connector).close();
    }
    front.drain(settings.queryTime().plus(AFTER_QUERIES));
    fuseki.stop();
    generations.close();
  }

  private static Front front(
      ServeSettings settings, Generations generations, QueryCatalog queries) {
    String css = resource("style.css");
    Package own = EntenteServer.class.getPackage();
    String version = own == null ? "" : String.valueOf(own.getImplementationVersion());
    String program = Ids.sha256(css + version).substring(0, 12);
    PageParts parts = new PageParts(new Templates(), "/style.css?v=" + program);
    QueryEngine engine = new QueryEngine(settings);
    SparqlPages sparqlPages = new SparqlPages(parts, engine, settings);
    SourcePage sources = new SourcePage(parts);
    ExamplePages examples = new ExamplePages(parts, queries, engine, settings);
    DataHandler data = new DataHandler();
    Router router =
        new Router(
            List.of(
                get("/", new FrontPage(parts, queries)),
                new Router.Route("/sparql", true, new SparqlHandler(settings, engine, sparqlPages)),
                get("/examples", examples::list),
                get(ExamplePages.PATH, examples),
                get("/sources", sources::list),
                get("/source/", sources),
                get(ThingPage.PATH, new ThingPage(parts)),
                get(DataHandler.ID, data::resolve),
                get(DataHandler.PATH, data),
                get("/ontology", new OntologyPage(parts)),
                get("/health/live", (request, release) -> health("live\n")),
                get(
                    "/health/ready",
                    (request, release) -> health("ready, release " + release.id() + "\n")),
                get("/style.css", (request, release) -> program("text/css;charset=utf-8", css)),
                get(
                    "/favicon.svg",
                    (request, release) -> program("image/svg+xml", resource("favicon.svg"))),
                get(
                    "/robots.txt",
                    (request, release) ->
                        program(
                            "text/plain;charset=utf-8",
                            "User-agent: *\nDisallow: /sparql?\nDisallow: /data/\n"))));
    return new Front(
        settings,
        generations,
        router,
        new ProblemPages(parts, generations, queries, sparqlPages),
        program);
  }

  private static Router.Route get(String path, Handler handler) {
    return new Router.Route(path, false, handler);
  }

  private static Reply health(String text) {
    return Reply.ok("text/plain;charset=utf-8", text).with(Reply.Caching.NEVER);
  }

  private static Reply program(String contentType, String text) {
    return Reply.ok(contentType, text).with(Reply.Caching.PROGRAM);
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(EntenteServer.class.getResourceAsStream(FOLDER + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void configure(ServerConnector connector, ServeSettings settings) {
    connector.setHost(settings.host());
    connector.setReuseAddress(true);
    var http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    http.setOutputBufferSize(OUTPUT_BUFFER);
    http.setRequestHeaderSize(HEADERS);
    http.setSendServerVersion(false);
  }

  private static ProblemException problem(ServeSettings settings, RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException
          || (cause instanceof java.net.SocketException
              && String.valueOf(cause.getMessage()).contains("Unresolved"))) {
        return unknownHost(settings, e);
      }
      if (cause instanceof BindException) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("Cannot assign") || message.contains("not available")
            ? unknownHost(settings, e)
            : new ProblemException(
                Problem.error(
                    Place.of("port " + settings.port()),
                    message.contains("Permission") ? Code.PORT_FORBIDDEN : Code.PORT_USED,
                    message.contains("Permission")
                        ? "this port may not be used without special rights"
                        : "another program is listening at "
                            + settings.host()
                            + ":"
                            + settings.port(),
                    "stop it, or choose another port with --port; 0 takes any free one"),
                e);
      }
    }
    return new ProblemException(
        Problem.error(
            Place.of(settings.host() + ":" + settings.port()),
            Code.SERVER_FAILED,
            "the server did not start: " + e.getMessage(),
            "see the cause with --trace"),
        e);
  }

  private static ProblemException unknownHost(ServeSettings settings, RuntimeException e) {
    return new ProblemException(
        Problem.error(
            Place.of("host " + settings.host()),
            Code.HOST_UNKNOWN,
            "'" + settings.host() + "' is not an address of this machine",
            "use --host localhost, or 0.0.0.0 for all addresses"),
        e);
  }
}
