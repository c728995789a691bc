package entente.serve;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.SortCondition;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query of a stranger and refuses what the server does not do: other services, functions of
 * the Java class path, and queries that are too large or too deep. It walks the syntax, through
 * subqueries, EXISTS and aggregates.
 */
final class QueryGuard {
  private static final int NODES = 5_000;
  private static final int DEPTH = 200;
  private static final int SEPARATOR = 1_000;
  private static final Pattern LONG_NUMERAL = Pattern.compile("[0-9]{1001}");
  private static final List<String> CLOSED_NAMESPACES =
      List.of(
          "java:",
          "http://jena.apache.org/ARQ/",
          "http://jena.hpl.hp.com/ARQ/",
          "http://jena.apache.org/spatial",
          "http://jena.apache.org/text#");

  private int nodes;

  private QueryGuard() {}

  /**
   * The query, checked.
   *
   * @param baseUrl what relative IRIs are resolved against
   * @throws HttpProblem 400 with line and column for an error of syntax; 400 or 403 for what is
   *     refused
   */
  static Query parse(String text, String baseUrl) {
    if (LONG_NUMERAL.matcher(text).find()) {
      // Before parsing: to read such a number takes the square of its length.
      throw new HttpProblem(400, "a number has more than 1,000 digits");
    }
    try {
      Query query = QueryFactory.create(text, baseUrl, Syntax.syntaxSPARQL_12);
      new QueryGuard().query(query, 0);
      return query;
    } catch (QueryParseException e) {
      if (e.getCause() instanceof StackOverflowError) {
        throw tooDeep();
      }
      throw new HttpProblem(400, SyntaxError.of(text, e).toString());
    } catch (StackOverflowError e) {
      throw tooDeep();
    } catch (JenaException e) {
      throw new HttpProblem(400, "the query cannot be read: " + SyntaxError.oneLine(e));
    }
  }

  private void query(Query query, int depth) {
    step(depth);
    projection(query.getProject(), depth);
    projection(query.getGroupBy(), depth);
    query.getHavingExprs().forEach(e -> expression(e, depth + 1));
    query.getAggregators().forEach(e -> expression(e, depth + 1));
    List<SortCondition> order = query.getOrderBy();
    if (order != null) {
      order.forEach(condition -> expression(condition.getExpression(), depth + 1));
    }
    pattern(query.getQueryPattern(), depth + 1);
  }

  private void projection(@Nullable VarExprList list, int depth) {
    if (list != null) {
      list.getExprs().values().forEach(e -> expression(e, depth + 1));
    }
  }

  private void pattern(@Nullable Element pattern, int depth) {
    if (pattern == null) {
      return;
    }
    step(depth);
    int below = depth + 1;
    if (pattern instanceof ElementGroup group) {
      group.getElements().forEach(e -> pattern(e, below));
    } else if (pattern instanceof ElementUnion union) {
      union.getElements().forEach(e -> pattern(e, below));
    } else if (pattern instanceof ElementOptional optional) {
      pattern(optional.getOptionalElement(), below);
    } else if (pattern instanceof ElementNamedGraph graph) {
      pattern(graph.getElement(), below);
    } else if (pattern instanceof ElementMinus minus) {
      pattern(minus.getMinusElement(), below);
    } else if (pattern instanceof ElementSubQuery sub) {
      query(sub.getQuery(), below);
    } else if (pattern instanceof ElementFilter filter) {
      expression(filter.getExpr(), below);
    } else if (pattern instanceof ElementBind bind) {
      expression(bind.getExpr(), below);
    } else if (pattern instanceof ElementPathBlock block) {
      block.getPattern().forEach(triple -> triple(triple, below));
    } else if (pattern instanceof ElementTriplesBlock block) {
      block.getPattern().forEach(triple -> triple(new TriplePath(triple), below));
    } else if (pattern instanceof ElementService) {
      throw new HttpProblem(
          403, "SERVICE is closed: this server does not send queries to other servers");
    } else if (!(pattern instanceof ElementData)) {
      throw new HttpProblem(400, "the query uses what is not part of SPARQL");
    }
  }

  private void triple(TriplePath triple, int depth) {
    step(depth);
    constant(triple.getSubject());
    constant(triple.getObject());
    if (triple.getPath() == null) {
      predicate(triple.getPredicate());
    } else {
      path(triple.getPath(), depth);
    }
  }

  private void path(Path path, int depth) {
    step(depth);
    if (path instanceof P_Path0 link) {
      predicate(link.getNode());
    } else if (path instanceof P_Path1 one) {
      path(one.getSubPath(), depth + 1);
    } else if (path instanceof P_Path2 two) {
      path(two.getLeft(), depth + 1);
      path(two.getRight(), depth + 1);
    } else if (path instanceof P_NegPropSet set) {
      set.getNodes().forEach(link -> path(link, depth + 1));
    } else {
      throw new HttpProblem(400, "the query uses a path that is not part of SPARQL");
    }
  }

  private static void predicate(Node predicate) {
    if (predicate.isURI() && closed(predicate.getURI())) {
      throw new HttpProblem(
          400, "<" + predicate.getURI() + "> is a property function; this server has none");
    }
  }

  private void expression(@Nullable Expr expression, int depth) {
    step(depth);
    if (expression instanceof ExprFunctionOp exists) {
      pattern(exists.getElement(), depth + 1);
    } else if (expression instanceof ExprAggregator aggregator) {
      aggregator(aggregator.getAggregator(), depth);
    } else if (expression instanceof ExprFunction function) {
      function(function);
      for (Expr arg : function.getArgs()) {
        expression(arg, depth + 1);
      }
    } else if (expression instanceof NodeValue value) {
      constant(value.asNode());
    }
  }

  private void aggregator(Aggregator aggregator, int depth) {
    if (aggregator instanceof AggCustom custom) {
      throw unknownFunction(custom.getIRI());
    }
    if (separator(aggregator).map(String::length).orElse(0) > SEPARATOR) {
      throw new HttpProblem(400, "the separator of a GROUP_CONCAT is too long");
    }
    ExprList expressions = aggregator.getExprList();
    if (expressions != null) {
      expressions.forEach(e -> expression(e, depth + 1));
    }
  }

  private static Optional<String> separator(Aggregator aggregator) {
    if (aggregator instanceof AggGroupConcat concat) {
      return Optional.ofNullable(concat.getSeparator());
    }
    return aggregator instanceof AggGroupConcatDistinct concat
        ? Optional.ofNullable(concat.getSeparator())
        : Optional.empty();
  }

  private static void function(ExprFunction function) {
    if (function instanceof E_Call) {
      throw new HttpProblem(400, "CALL is closed: this server runs the functions of SPARQL only");
    }
    if (function instanceof E_Function call && !call.getFunctionIRI().startsWith(XSD.getURI())) {
      throw unknownFunction(call.getFunctionIRI());
    }
  }

  private static HttpProblem unknownFunction(String iri) {
    return new HttpProblem(
        400,
        "the function <"
            + iri
            + "> is not known here: this server runs the functions of SPARQL 1.1 and the casts of"
            + " XML Schema (xsd:integer and so on)");
  }

  private static void constant(@Nullable Node node) {
    if (node != null
        && node.isLiteral()
        && node.getLiteralLexicalForm().length() > Budget.NUMERAL
        && node.getLiteralDatatype() instanceof XSDDatatype
        && !node.getLiteralDatatype().equals(XSDDatatype.XSDstring)) {
      throw new HttpProblem(400, "a number or date has more than 1,000 characters");
    }
  }

  private static boolean closed(String iri) {
    return CLOSED_NAMESPACES.stream().anyMatch(iri::startsWith);
  }

  private void step(int depth) {
    nodes++;
    if (depth > DEPTH) {
      throw tooDeep();
    }
    if (nodes > NODES) {
      throw new HttpProblem(
          400,
          "the query has more than %,d patterns and expressions; ask in several steps, or give data"
                  .formatted(NODES)
              + " in VALUES");
    }
  }

  private static HttpProblem tooDeep() {
    return new HttpProblem(400, "the query nests more than " + DEPTH + " levels deep");
  }
}
