package entente.serve;

import entente.problem.ProblemException;
import entente.query.Parameter;
import entente.query.ParameterType;
import entente.query.QueryCatalog;
import entente.query.QueryFile;
import entente.query.QueryRunner;
import entente.query.ThingNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;

/** The questions that can be asked by name: the list, and one with its answer. */
final class ExamplePages implements Handler {
  static final String PATH = "/examples/";

  /** Questions about one subject. */
  record Group(String subject, List<QueryFile> questions) {}

  /** A parameter in the form. */
  record Field(String name, String description, String type, String value, String hint) {}

  private record Names(String release, ThingNames names) {}

  private final PageParts parts;
  private final QueryCatalog queries;
  private final QueryEngine engine;
  private final ServeSettings settings;
  private volatile @Nullable Names names;

  ExamplePages(PageParts parts, QueryCatalog queries, QueryEngine engine, ServeSettings settings) {
    this.parts = parts;
    this.queries = queries;
    this.engine = engine;
    this.settings = settings;
  }

  /** All questions, by subject. */
  Reply list(Request request, ServedRelease release) {
    Map<String, List<QueryFile>> bySubject = new LinkedHashMap<>();
    for (QueryFile query : queries.queries()) {
      bySubject.computeIfAbsent(subject(query), s -> new ArrayList<>()).add(query);
    }
    List<Group> groups = new ArrayList<>();
    bySubject.forEach((subject, questions) -> groups.add(new Group(subject, questions)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "frame",
        parts.frame(
            "Questions",
            "Questions that the graph answers, each with its SPARQL and its answer.",
            "/examples",
            release));
    values.put("groups", groups);
    values.put("count", queries.queries().size());
    return Reply.page(parts.draw("examples", values));
  }

  static String subject(QueryFile query) {
    String first = query.name().replaceFirst("_.*", "").replace('-', ' ');
    return Character.toUpperCase(first.charAt(0)) + first.substring(1);
  }

  @Override
  public Reply handle(Request request, ServedRelease release) throws IOException {
    String name = request.path().substring(PATH.length());
    QueryFile file =
        queries
            .find(name)
            .orElseThrow(() -> new HttpProblem(404, "there is no question of this name"));
    Map<String, String> given = given(request, file, new Knowledge(release.dataset()));
    List<String> problems = new ArrayList<>();
    Query query = null;
    try {
      query = file.bind(given, names(release));
    } catch (ProblemException e) {
      e.problems()
          .forEach(
              p -> problems.add(p.message() + (p.nextStep().isEmpty() ? "" : "; " + p.nextStep())));
    }
    ResultTable table =
        query == null
            ? null
            : ResultTable.of(engine, query, release.dataset(), settings.queryTime());
    String text = query == null || given.isEmpty() ? withoutHeader(file.text()) : query.serialize();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("frame", parts.frame(file.question(), file.why(), "/examples", release));
    values.put("file", file);
    values.put("subject", subject(file));
    values.put("fields", fields(file, given, new Knowledge(release.dataset())));
    values.put("problems", problems);
    values.put("table", table == null ? null : table.readable());
    values.put("text", text);
    values.put("downloads", query == null ? List.of() : SparqlPages.downloads(text, query));
    values.put("form", "/sparql?query=" + Links.encode(text) + "&format=html");
    values.put("command", command(file, given));
    Reply page = Reply.page(parts.draw("example", values));
    return problems.isEmpty() ? page : page.withStatus(400);
  }

  /** The query without the lines that the page tells in its own way. */
  private static String withoutHeader(String text) {
    return text.lines()
        .dropWhile(line -> line.startsWith("#") || line.isBlank())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Map<String, String> given(Request request, QueryFile file, Knowledge knowledge) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Parameter parameter : file.parameters()) {
      request
          .query()
          .value(parameter.name())
          .filter(value -> !value.isBlank() && !value.equals(shown(parameter, knowledge)))
          .ifPresent(value -> given.put(parameter.name(), value));
    }
    return given;
  }

  private static String shown(Parameter parameter, Knowledge knowledge) {
    return parameter
        .defaultValue()
        .map(node -> parameter.type().named() ? knowledge.label(node) : parameter.defaultText())
        .orElse("");
  }

  private ThingNames names(ServedRelease release) {
    Names known = names;
    if (known == null || !known.release().equals(release.id())) {
      known = new Names(release.id(), ThingNames.in(QueryRunner.over(release.dataset())));
      names = known;
    }
    return known.names();
  }

  private static List<Field> fields(
      QueryFile file, Map<String, String> given, Knowledge knowledge) {
    return file.parameters().stream()
        .map(
            p ->
                new Field(
                    p.name(),
                    p.description(),
                    p.type() == ParameterType.DATE
                        ? "date"
                        : p.type() == ParameterType.INTEGER ? "number" : "text",
                    given.getOrDefault(p.name(), shown(p, knowledge)),
                    p.type().named() ? "a name, an acronym or an IRI" : p.type().id()))
        .toList();
  }

  private static String command(QueryFile file, Map<String, String> given) {
    StringBuilder command = new StringBuilder("bin/entente ask ").append(file.name());
    given.forEach(
        (name, value) ->
            command
                .append(" '")
                .append(name)
                .append('=')
                .append(value.replace("'", "'\\''"))
                .append('\''));
    return command.toString();
  }
}
