package entente.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;

/** SPARQL 1.1 Protocol, queries only: GET, POST of a form, POST of the query itself. */
final class SparqlHandler implements Handler {
  private static final Pattern VOLATILE =
      Pattern.compile("(?i)\\b(NOW|RAND|UUID|STRUUID|BNODE)\\s*\\(");

  private final ServeSettings settings;
  private final QueryEngine engine;
  private final SparqlPages pages;

  SparqlHandler(ServeSettings settings, QueryEngine engine, SparqlPages pages) {
    this.settings = settings;
    this.engine = engine;
    this.pages = pages;
  }

  @Override
  public Reply handle(Request request, ServedRelease release) {
    Parameters parameters = parameters(request);
    if (parameters.has("update")) {
      throw new HttpProblem(403, "this endpoint is read-only: it takes queries, no updates");
    }
    Optional<String> text = parameters.value("query");
    if (text.isEmpty()) {
      if (request.isPost()) {
        throw new HttpProblem(400, "the parameter 'query' is missing");
      }
      return pages.withoutQuery(request, release);
    }
    return answer(request, release, parameters, text.get(), wish(parameters));
  }

  private static Optional<Format> wish(Parameters parameters) {
    return parameters
        .value("format")
        .or(() -> parameters.value("output"))
        .filter(name -> !name.isEmpty())
        .map(SparqlHandler::named);
  }

  /** The query that a request failed with, if its answer was to be a page. */
  static Optional<String> failedOnPage(Request request) {
    try {
      Parameters parameters = parameters(request);
      boolean page =
          wish(parameters)
              .map(w -> w == Format.HTML)
              .orElseGet(() -> request.accept().prefersHtml());
      return page ? parameters.value("query") : Optional.empty();
    } catch (HttpProblem e) {
      return Optional.empty();
    }
  }

  private Reply answer(
      Request request,
      ServedRelease release,
      Parameters parameters,
      String text,
      Optional<Format> wish) {
    if (text.isBlank()) {
      throw new HttpProblem(400, "the query is empty");
    }
    Query query = QueryGuard.parse(text, request.baseUrl());
    dataset(query, parameters);
    Duration time = time(parameters);
    Format format = format(request, query, wish);
    Reply.Caching caching =
        VOLATILE.matcher(text).find() ? Reply.Caching.NEVER : Reply.Caching.RELEASE;
    if (format == Format.HTML) {
      return pages.answer(release, text, query, time).with(caching);
    }
    Reply reply =
        new Reply(
            200,
            format.contentType(),
            java.util.Map.of(),
            caching,
            out -> engine.write(query, release.dataset(), time, format, out));
    return wish.isPresent()
        ? reply.withHeader(
            "Content-Disposition", "inline; filename=\"entente." + format.id() + "\"")
        : reply;
  }

  private static Parameters parameters(Request request) {
    if (!request.isPost()) {
      return request.query();
    }
    List<Parameters.Parameter> all = new ArrayList<>(request.query().all());
    String type = request.contentType();
    Optional<String> charset = request.charset();
    if (charset.isPresent() && !charset.get().matches("utf-?8|us-ascii")) {
      throw new HttpProblem(415, "the body must be encoded as UTF-8");
    }
    switch (type) {
      case "application/sparql-query" -> all.add(new Parameters.Parameter("query", request.body()));
      case "application/x-www-form-urlencoded" ->
          all.addAll(Parameters.parse(request.body()).all());
      case "application/sparql-update" ->
          throw new HttpProblem(403, "this endpoint is read-only: it takes queries, no updates");
      default ->
          throw new HttpProblem(
              415,
              "a query is posted as application/x-www-form-urlencoded or as"
                  + " application/sparql-query");
    }
    return new Parameters(all);
  }

  private static Format named(String name) {
    return Format.of(name, List.of(Format.values()))
        .orElseThrow(
            () ->
                new HttpProblem(
                    400,
                    "there is no such format; formats of rows are "
                        + Format.names(Format.ROWS)
                        + ", formats of triples "
                        + Format.names(Format.TRIPLES)));
  }

  private static Format format(Request request, Query query, Optional<Format> wish) {
    List<Format> formats = QueryEngine.formats(query);
    if (wish.isPresent()) {
      return Format.of(wish.get().id(), formats)
          .orElseThrow(
              () ->
                  new HttpProblem(
                      406,
                      "this answer comes as "
                          + Format.names(formats)
                          + ", not as "
                          + wish.get().id()));
    }
    return request
        .accept()
        .choose(formats)
        .orElseThrow(() -> new HttpProblem(406, "this answer comes as " + Format.types(formats)));
  }

  /** The protocol's dataset takes the place of the query's own. */
  private static void dataset(Query query, Parameters parameters) {
    List<String> defaults = parameters.values("default-graph-uri");
    List<String> named = parameters.values("named-graph-uri");
    if (defaults.isEmpty() && named.isEmpty()) {
      return;
    }
    query.getGraphURIs().clear();
    query.getNamedGraphURIs().clear();
    defaults.forEach(iri -> query.addGraphURI(checked(iri)));
    named.forEach(iri -> query.addNamedGraphURI(checked(iri)));
  }

  private static String checked(String iri) {
    if (!iri.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]*")) {
      throw new HttpProblem(400, "the name of a graph must be an absolute IRI");
    }
    return iri;
  }

  private Duration time(Parameters parameters) {
    Optional<String> wished = parameters.value("timeout");
    if (wished.isEmpty() || wished.get().isEmpty()) {
      return settings.queryTime();
    }
    if (!wished.get().matches("[0-9]{1,6}(\\.[0-9]{1,3})?")
        || Double.parseDouble(wished.get()) == 0) {
      throw new HttpProblem(400, "'timeout' must be a number of seconds");
    }
    return Duration.ofMillis((long) (Double.parseDouble(wished.get()) * 1000));
  }
}
