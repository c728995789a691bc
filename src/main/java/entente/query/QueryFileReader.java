package entente.query;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.vocab.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.syntax.ElementData;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query file and checks that header and query say the same: every parameter that is
 * declared is used and has a block {@code VALUES $name { default }}, every {@code $name} is
 * declared, columns and graphs are those of the query.
 */
public final class QueryFileReader {
  private static final String MARK = "#+";
  private static final Pattern FILE_NAME = Pattern.compile("([a-z][a-z0-9-]*_[a-z0-9-]+)\\.rq");
  private static final Pattern KEY = Pattern.compile("([a-z]+):(?: (.*))?");
  private static final Pattern PAIRS = Pattern.compile(";");
  private static final Pattern VIEW = Pattern.compile("#defaultView:\\s*(\\S+)\\s*");
  private static final Pattern PARAMETER = Pattern.compile("(\\w+) \\((\\w+)\\): (.+)");
  private static final List<String> KEYS =
      List.of("question", "why", "parameter", "example", "graphs", "columns", "rows", "tags");
  private static final Set<String> REPEATED = Set.of("parameter", "example");
  private static final List<String> GRAPHS =
      List.of(
          "default",
          "passages",
          "actors",
          "inferred",
          "known",
          "links",
          "ontology",
          "provenance",
          "stated",
          "topics");

  private final QueryParser parser;

  /** A reader that checks terms against the generated vocabulary. */
  public QueryFileReader() {
    this(new QueryParser());
  }

  QueryFileReader(QueryParser parser) {
    this.parser = parser;
  }

  /** A header line: the key's value with its continuation lines joined by spaces. */
  private record Entry(String key, String value, int line) {}

  /**
   * Reads one file.
   *
   * @throws ProblemException with all problems of the file
   */
  public QueryFile read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file", e);
    } catch (IOException e) {
      throw unreadable(file, "the file cannot be read as UTF-8 text (" + e.getMessage() + ")", e);
    }
    return read(file, text);
  }

  private static ProblemException unreadable(Path file, String message, IOException cause) {
    return new ProblemException(
        Problem.error(
            Place.of(file), Code.QUERY_FILE_UNREADABLE, message, "check the path and the file"),
        cause);
  }

  /** Reads one file whose text is at hand. */
  QueryFile read(Path file, String text) {
    return new Work(file, text).read();
  }

  /** The reading of one file; collects its problems. */
  private final class Work {
    private final Path file;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private View view = View.TABLE;

    Work(Path file, String text) {
      this.file = file;
      this.text = text;
    }

    QueryFile read() {
      String name = name();
      readHeader();
      @Nullable Query query = null;
      try {
        query = parser.parseComplete(file.toString(), text);
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
      String question = required("question");
      String why = required("why");
      RowCount rows = rows();
      List<String> graphs = words("graphs");
      List<String> columns = words("columns");
      List<String> tags = words("tags");
      List<Parameter> parameters = parameters(query);
      List<Map<String, String>> examples = examples(parameters);
      checkParametersAreUsed(parameters);
      checkParametersAreSpeltAlike(parameters);
      checkGraphs(graphs);
      if (query != null) {
        checkColumns(columns, query);
      }
      if (!problems.isEmpty()) {
        throw new ProblemException(problems);
      }
      return new QueryFile(
          name, file, question, why, parameters, graphs, columns, rows, view, tags, examples, text);
    }

    private String name() {
      String fileName = String.valueOf(file.getFileName());
      Matcher matcher = FILE_NAME.matcher(fileName);
      if (matcher.matches()) {
        return matcher.group(1);
      }
      problem(
          0,
          Code.QUERY_HEADER,
          "the file name '" + fileName + "' is not of the form {subject}_{question}.rq",
          "use lower-case words joined by hyphens, e.g. actor_agreements.rq");
      return fileName;
    }

    private void readHeader() {
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        Matcher viewLine = VIEW.matcher(line);
        if (viewLine.matches()) {
          readView(viewLine.group(1), number);
        } else if (line.startsWith(MARK)) {
          readHeaderLine(line.substring(MARK.length()), number);
        } else if (!line.startsWith("#")) {
          break;
        }
      }
      Set<String> seen = new HashSet<>();
      for (Entry entry : entries) {
        if (!seen.add(entry.key()) && !REPEATED.contains(entry.key())) {
          problem(
              entry.line(),
              Code.QUERY_HEADER,
              "the header key '" + entry.key() + "' stands there twice",
              "join the two lines");
        }
      }
    }

    private void readView(String id, int line) {
      View.of(id)
          .ifPresentOrElse(
              found -> view = found,
              () ->
                  problem(
                      line,
                      Code.QUERY_HEADER,
                      "there is no view '" + id + "'",
                      NearestNames.advice(id, View.ids(), "use one of " + View.ids())));
    }

    private void readHeaderLine(String content, int line) {
      if (content.startsWith("   ") && !entries.isEmpty()) {
        Entry last = entries.remove(entries.size() - 1);
        entries.add(new Entry(last.key(), last.value() + " " + content.strip(), last.line()));
        return;
      }
      Matcher matcher = KEY.matcher(content.strip());
      if (!matcher.matches()) {
        problem(
            line,
            Code.QUERY_HEADER,
            "'" + content.strip() + "' is not of the form 'key: value'",
            "indent continuation lines by three spaces");
        return;
      }
      String key = matcher.group(1);
      if (!KEYS.contains(key)) {
        problem(
            line,
            Code.QUERY_HEADER,
            "unknown header key '" + key + "'",
            NearestNames.advice(key, KEYS, "the keys are " + String.join(", ", KEYS)));
        return;
      }
      String value = matcher.group(2);
      entries.add(new Entry(key, value == null ? "" : value.strip(), line));
    }

    private Optional<Entry> entry(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).findFirst();
    }

    private String required(String key) {
      String value = entry(key).map(Entry::value).orElse("");
      if (value.isEmpty()) {
        problem(
            entry(key).map(Entry::line).orElse(0),
            Code.QUERY_HEADER,
            "the header has no '" + key + "'",
            "add a line '#+ " + key + ": …'");
      }
      return value;
    }

    private List<String> words(String key) {
      return Arrays.stream(entry(key).map(Entry::value).orElse("").split("[,\\s]+"))
          .filter(word -> !word.isEmpty())
          .toList();
    }

    private RowCount rows() {
      String value = required("rows");
      Optional<RowCount> rows = RowCount.of(value);
      if (rows.isEmpty() && !value.isEmpty()) {
        problem(
            entry("rows").map(Entry::line).orElse(0),
            Code.QUERY_HEADER,
            "'" + value + "' is no number of rows",
            "write 'any', a number, or a number with '+' for at least so many");
      }
      return rows.orElse(RowCount.NONE);
    }

    private List<Parameter> parameters(@Nullable Query query) {
      List<Parameter> parameters = new ArrayList<>();
      for (Entry entry : entries) {
        if (!entry.key().equals("parameter")) {
          continue;
        }
        Matcher matcher = PARAMETER.matcher(entry.value());
        if (!matcher.matches()) {
          problem(
              entry.line(),
              Code.QUERY_HEADER,
              "'" + entry.value() + "' does not declare a parameter",
              "write 'name (type): what it restricts'");
          continue;
        }
        String name = matcher.group(1);
        Optional<ParameterType> type = ParameterType.of(matcher.group(2));
        if (type.isEmpty()) {
          List<String> ids = ParameterType.ids();
          problem(
              entry.line(),
              Code.QUERY_HEADER,
              "there is no parameter type '" + matcher.group(2) + "'",
              NearestNames.advice(matcher.group(2), ids, "use one of " + String.join(", ", ids)));
          continue;
        }
        Node fallback = query == null ? null : fallback(query, name, type.get(), entry.line());
        parameters.add(new Parameter(name, type.get(), matcher.group(3), fallback, entry.line()));
      }
      return parameters;
    }

    /** The value in the parameter's VALUES block; null for UNDEF and if there is none. */
    private @Nullable Node fallback(Query query, String name, ParameterType type, int line) {
      List<ElementData> blocks = QueryFile.valuesBlocks(query, name);
      Set<Optional<Node>> values = new LinkedHashSet<>();
      for (ElementData block : blocks) {
        for (Binding row : block.getRows()) {
          values.add(Optional.ofNullable(row.get(Var.alloc(name))));
        }
      }
      if (values.size() != 1) {
        if (!blocks.isEmpty() || usedParameters().containsKey(name)) {
          problem(
              line,
              Code.QUERY_HEADER,
              "the parameter '"
                  + name
                  + "' needs one default, but its VALUES blocks give "
                  + values.size(),
              "write 'VALUES $" + name + " { default }', or UNDEF for none");
        }
        return null;
      }
      Node value = values.iterator().next().orElse(null);
      if (value != null && !fits(value, type)) {
        problem(
            line,
            Code.QUERY_HEADER,
            "the default of '" + name + "' is not " + type.expectation(),
            "correct the type or the VALUES block");
      }
      return value;
    }

    private static boolean fits(Node value, ParameterType type) {
      if (type == ParameterType.IRI || type.named()) {
        return value.isURI() && value.getURI().startsWith(type.namespace());
      }
      return value.isLiteral()
          && type.literal(value.getLiteralLexicalForm()).filter(value::sameValueAs).isPresent();
    }

    /** Name and first line of each {@code $name}. */
    private Map<String, QueryText.Token> usedParameters() {
      Map<String, QueryText.Token> used = new LinkedHashMap<>();
      QueryText.tokens(text).stream()
          .filter(t -> t.sort() == QueryText.Sort.VARIABLE && t.text().startsWith("$"))
          .forEach(t -> used.putIfAbsent(t.text().substring(1), t));
      return used;
    }

    private void checkParametersAreUsed(List<Parameter> parameters) {
      Map<String, QueryText.Token> used = usedParameters();
      Set<String> declared = new TreeSet<>();
      for (Parameter parameter : parameters) {
        if (!declared.add(parameter.name())) {
          problem(
              parameter.line(),
              Code.QUERY_HEADER,
              "the parameter '" + parameter.name() + "' is declared twice",
              "remove one of the lines");
        }
        if (!used.containsKey(parameter.name())) {
          problem(
              parameter.line(),
              Code.QUERY_PARAMETER_UNUSED,
              "the query does not use the parameter '" + parameter.name() + "'",
              NearestNames.advice(
                  parameter.name(),
                  used.keySet(),
                  "write $" + parameter.name() + " in the query, or remove the line"));
        }
      }
      used.forEach(
          (name, token) -> {
            if (!declared.contains(name)) {
              problems.add(
                  Problem.error(
                      new Place(file.toString(), token.line(), token.column()),
                      Code.QUERY_PARAMETER_UNDECLARED,
                      "the header does not declare the parameter '$" + name + "'",
                      NearestNames.advice(
                          name,
                          declared,
                          "add '#+ parameter: " + name + " (type): …', or write ?" + name)));
            }
          });
    }

    /** SPARQL takes {@code ?name} and {@code $name} for one variable, so one spelling must do. */
    private void checkParametersAreSpeltAlike(List<Parameter> parameters) {
      Set<String> names = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
      QueryText.tokens(text).stream()
          .filter(t -> t.sort() == QueryText.Sort.VARIABLE && t.text().startsWith("?"))
          .filter(t -> names.contains(t.text().substring(1)))
          .map(
              t ->
                  Problem.error(
                      new Place(file.toString(), t.line(), t.column()),
                      Code.QUERY_HEADER,
                      "'" + t.text() + "' is the parameter '$" + t.text().substring(1) + "'",
                      "write $" + t.text().substring(1) + ", or use another name"))
          .forEach(problems::add);
    }

    private List<Map<String, String>> examples(List<Parameter> parameters) {
      List<Map<String, String>> examples = new ArrayList<>();
      Set<String> names = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
      for (Entry entry : entries) {
        if (!entry.key().equals("example")) {
          continue;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : PAIRS.split(entry.value(), -1)) {
          int equals = pair.indexOf('=');
          String key = equals < 0 ? pair.strip() : pair.substring(0, equals).strip();
          if (equals < 0 || !names.contains(key)) {
            problem(
                entry.line(),
                Code.QUERY_HEADER,
                "the example sets '" + key + "', which is no parameter",
                NearestNames.advice(key, names, "write 'name=value; name=value'"));
          } else {
            values.put(key, pair.substring(equals + 1).strip());
          }
        }
        examples.add(values);
      }
      return examples;
    }

    private void checkColumns(List<String> columns, Query query) {
      List<String> projected = query.isSelectType() ? query.getResultVars() : List.of();
      if (!columns.equals(projected)) {
        problem(
            entry("columns").map(Entry::line).orElse(0),
            Code.QUERY_HEADER,
            "the header promises the columns " + columns + ", the query gives " + projected,
            projected.isEmpty()
                ? "remove the line"
                : "write '#+ columns: " + String.join(", ", projected) + "'");
      }
    }

    /** Compares the graphs of the header with those that the text names. */
    private void checkGraphs(List<String> graphs) {
      int line = entry("graphs").map(Entry::line).orElse(0);
      for (String graph : graphs) {
        if (!GRAPHS.contains(graph)) {
          problem(
              line,
              Code.QUERY_HEADER,
              "there is no graph '" + graph + "'",
              NearestNames.advice(graph, GRAPHS, "use some of " + String.join(", ", GRAPHS)));
        }
      }
      String namespace = Ids.BASE + "graph/";
      Set<String> named =
          QueryText.tokens(text).stream()
              .flatMap(
                  t ->
                      switch (t.sort()) {
                        case PREFIXED_NAME ->
                            t.text().startsWith("graph:")
                                ? Stream.of(t.text().substring("graph:".length()))
                                : Stream.empty();
                        case IRI ->
                            t.text().startsWith(namespace)
                                ? Stream.of(t.text().substring(namespace.length()))
                                : Stream.empty();
                        default -> Stream.empty();
                      })
              .filter(name -> !name.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> promised = new TreeSet<>(graphs);
      promised.remove("default");
      promised.remove("passages");
      if (graphs.isEmpty() || !promised.equals(named)) {
        problem(
            line,
            Code.QUERY_HEADER,
            "the header names the graphs " + promised + ", the query " + named,
            "let 'graphs' list what the query reads");
      }
    }

    private void problem(int line, Code code, String message, String nextStep) {
      problems.add(Problem.error(new Place(file.toString(), line, 0), code, message, nextStep));
    }
  }
}
