package entente.query;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.vocab.Ent;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;

/**
 * Reads SPARQL 1.1 text and says what is wrong with it: a syntax error with line and column, and
 * each term of the ontology's namespace that the ontology does not declare (such a query is legal
 * and would silently find nothing).
 */
public final class QueryParser {
  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

  private final Set<String> terms;

  /** A parser that knows the terms of the generated vocabulary. */
  public QueryParser() {
    this(
        Arrays.stream(Ent.class.getFields())
            .map(Field::getName)
            .filter(name -> !name.equals("NS"))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** A parser that knows the given local names of the ontology's namespace. */
  QueryParser(Set<String> terms) {
    this.terms = Set.copyOf(terms);
  }

  /**
   * Reads a query as a person types it: the project's prefixes need not be declared.
   *
   * @param source what problems call the text, e.g. a file name or {@code -q}
   * @throws ProblemException with all problems of the text
   */
  public Query parse(String source, String text) {
    return parse(source, text, Prefixes.map());
  }

  /**
   * Reads a query that must run anywhere: it declares all its prefixes itself.
   *
   * @throws ProblemException with all problems of the text
   */
  Query parseComplete(String source, String text) {
    return parse(source, text, Map.of());
  }

  private Query parse(String source, String text, Map<String, String> prefixes) {
    Query query = new Query();
    query.getPrefixMapping().setNsPrefixes(prefixes);
    try {
      QueryFactory.parse(query, text, "https://w3id.org/entente/", Syntax.syntaxSPARQL_11);
    } catch (QueryParseException e) {
      throw new ProblemException(syntaxError(source, e), e);
    } catch (QueryException e) {
      throw new ProblemException(
          Problem.error(Place.of(source), Code.QUERY_SYNTAX, firstLine(e), "correct the query"), e);
    } catch (StackOverflowError e) {
      throw new ProblemException(
          Problem.error(
              Place.of(source),
              Code.QUERY_SYNTAX,
              "the query is nested too deeply to be read",
              "write it flatter"),
          e);
    }
    List<Problem> undefined = undefinedTerms(source, text, query);
    if (!undefined.isEmpty()) {
      throw new ProblemException(undefined);
    }
    return query;
  }

  private static Problem syntaxError(String source, QueryParseException e) {
    // The exception's own numbers are those of the last word that was in order.
    Matcher place = PLACE.matcher(firstLine(e));
    boolean exact = place.find();
    int line = exact ? Integer.parseInt(place.group(1)) : Math.max(e.getLine(), 0);
    int column = exact ? Integer.parseInt(place.group(2)) : Math.max(e.getColumn(), 0);
    String message =
        firstLine(e)
            .replaceFirst("^Line \\d+, column \\d+: ", "")
            .replaceFirst("^Lexical error at line \\d+, column \\d+\\. +", "")
            .replaceFirst("^Encountered: \"?<EOF>.*", "unexpected end of the query")
            .replaceFirst("^Encountered \"\\s*<EOF>.*", "unexpected end of the query")
            .replaceFirst(
                "^Encountered \" (?:\"[^\"]*\"|<\\w+>) \"(.*) \"\" at line \\d+.*",
                "unexpected '$1'")
            .strip();
    String advice =
        message.startsWith("Unresolved prefixed name")
            ? "declare the prefix at the head of the query"
            : "correct the query";
    return Problem.error(
        new Place(source, line, line == 0 ? 0 : column),
        Code.QUERY_SYNTAX,
        "SPARQL: " + message,
        advice);
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage();
    if (message == null) {
      return e.getClass().getSimpleName();
    }
    return message.strip().lines().findFirst().orElse(message);
  }

  private List<Problem> undefinedTerms(String source, String text, Query query) {
    List<Problem> problems = new ArrayList<>();
    for (QueryText.Token token : QueryText.tokens(text)) {
      String iri =
          switch (token.sort()) {
            case IRI -> token.text();
            case PREFIXED_NAME -> query.getPrefixMapping().expandPrefix(token.text());
            default -> "";
          };
      if (!iri.startsWith(Prefixes.ENT) || iri.length() == Prefixes.ENT.length()) {
        continue;
      }
      String name = iri.substring(Prefixes.ENT.length());
      if (!terms.contains(name)) {
        problems.add(
            Problem.error(
                new Place(source, token.line(), token.column()),
                Code.QUERY_TERM_UNDEFINED,
                "the ontology has no term '" + name + "'",
                NearestNames.advice(name, terms, "see the ontology for the terms there are")));
      }
    }
    return problems;
  }
}
