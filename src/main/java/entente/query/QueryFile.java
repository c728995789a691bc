package entente.query;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.jspecify.annotations.Nullable;

/**
 * One question that can be asked: SPARQL with a header that says what it answers and what may be
 * set. The text runs as it is on any SPARQL 1.1 endpoint, with the defaults.
 *
 * @param name the file's name without {@code .rq}
 * @param path the file, as it was named
 * @param question what it answers, in one sentence of a person
 * @param why what the answer is good for, or which choice was made
 * @param graphs what it reads: {@code default}, {@code passages}, or names of graphs
 * @param columns the projected variables of a SELECT, else empty
 * @param rows how many rows a sound answer with the defaults has
 * @param examples sets of values that are worth asking with
 * @param text the whole file
 */
public record QueryFile(
    String name,
    Path path,
    String question,
    String why,
    List<Parameter> parameters,
    List<String> graphs,
    List<String> columns,
    RowCount rows,
    View view,
    List<String> tags,
    List<Map<String, String>> examples,
    String text) {
  public QueryFile {
    parameters = List.copyOf(parameters);
    graphs = List.copyOf(graphs);
    columns = List.copyOf(columns);
    tags = List.copyOf(tags);
    examples = examples.stream().map(QueryFile::inOrder).toList();
  }

  private static Map<String, String> inOrder(Map<String, String> values) {
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The query with the defaults. */
  public Query query() {
    return new QueryParser().parseComplete(path.toString(), text);
  }

  /** The parameter of that name. */
  public Optional<Parameter> parameter(String wanted) {
    return parameters.stream().filter(p -> p.name().equals(wanted)).findFirst();
  }

  /**
   * The query with these values; things can be given by IRI or prefixed name only.
   *
   * @throws ProblemException with all problems of the values
   */
  public Query bind(Map<String, String> values) {
    return bind(values, ThingNames.none());
  }

  /**
   * The query with these values. A parameter that is not named keeps its default; the empty text
   * lifts the restriction where the file allows it (no default).
   *
   * @param values parameter name to value as a person writes it
   * @param names where labels and acronyms are looked up
   * @throws ProblemException with all problems of the values
   */
  public Query bind(Map<String, String> values, ThingNames names) {
    Query query = query();
    List<Problem> problems = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          Optional<Parameter> parameter = parameter(key);
          if (parameter.isEmpty()) {
            problems.add(unknownParameter(key));
            return;
          }
          try {
            Optional<Node> node = value(parameter.get(), value, query.getPrefixMapping(), names);
            setValues(query, key, node.orElse(null));
          } catch (ProblemException e) {
            problems.addAll(e.problems());
          }
        });
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return query;
  }

  private Problem unknownParameter(String key) {
    List<String> known = parameters.stream().map(Parameter::name).toList();
    String otherwise =
        known.isEmpty() ? "ask it without parameters" : "its parameters are " + quoted(known);
    return Problem.error(
        Place.of(name),
        Code.QUERY_PARAMETER_UNKNOWN,
        "the query has no parameter '" + key + "'",
        NearestNames.advice(key, known, otherwise));
  }

  private Optional<Node> value(
      Parameter parameter, String text, PrefixMapping prefixes, ThingNames names) {
    if (text.isBlank() && parameter.fallback() == null) {
      return Optional.empty();
    }
    ParameterType type = parameter.type();
    Place place = Place.of(name + " " + parameter.name());
    Optional<Node> node =
        type == ParameterType.IRI || type.named()
            ? names.find(type, text.strip(), place, prefixes)
            : type.literal(type == ParameterType.STRING ? text : text.strip());
    if (node.isEmpty()) {
      throw new ProblemException(
          Problem.error(
              place,
              Code.QUERY_VALUE_INVALID,
              "'" + text + "' is not " + type.expectation(),
              "give " + type.expectation()));
    }
    return node;
  }

  static String quoted(List<String> names) {
    return String.join(", ", names.stream().map(n -> "'" + n + "'").toList());
  }

  /**
   * Puts the value into each block {@code VALUES $parameter { … }} of the query.
   *
   * @param value null for UNDEF
   */
  private static void setValues(Query query, String parameter, @Nullable Node value) {
    Var variable = Var.alloc(parameter);
    Binding row = value == null ? BindingFactory.empty() : BindingFactory.binding(variable, value);
    for (ElementData block : valuesBlocks(query, parameter)) {
      block.getRows().clear();
      block.getRows().add(row);
    }
  }

  /** The blocks {@code VALUES $parameter { … }} of the query and its subqueries. */
  static List<ElementData> valuesBlocks(Query query, String parameter) {
    List<ElementData> blocks = new ArrayList<>();
    collect(query.getQueryPattern(), Var.alloc(parameter), blocks);
    return blocks;
  }

  private static void collect(@Nullable Element pattern, Var variable, List<ElementData> blocks) {
    if (pattern == null) {
      return;
    }
    ElementWalker.walk(
        pattern,
        new ElementVisitorBase() {
          @Override
          public void visit(ElementData block) {
            if (block.getVars().equals(List.of(variable))) {
              blocks.add(block);
            }
          }

          @Override
          public void visit(ElementSubQuery sub) {
            collect(sub.getQuery().getQueryPattern(), variable, blocks);
          }
        });
  }
}
