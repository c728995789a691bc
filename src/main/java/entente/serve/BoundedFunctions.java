package entente.serve;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.OptimizerStd;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.E_URI;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/**
 * Rewrites a query so that its text functions and its arithmetic stay within a {@link Budget}. It
 * works where ARQ optimises: there the whole query is one tree, with subqueries, aggregates and
 * what stands in EXISTS.
 */
final class BoundedFunctions {
  private BoundedFunctions() {}

  /** To be set as {@code ARQConstants.sysOptimizerFactory} in the context of one query. */
  static RewriteFactory within(Budget budget) {
    return context ->
        op -> {
          Op bounded = Transformer.transform(new Groups(budget), new Functions(budget), op);
          return new OptimizerStd(context).rewrite(bounded);
        };
  }

  /** Counts what GROUP_CONCAT puts together. */
  private static final class Groups extends TransformCopy {
    private final Budget budget;

    private Groups(Budget budget) {
      this.budget = budget;
    }

    @Override
    public Op transform(OpGroup group, Op sub) {
      List<ExprAggregator> aggregators = group.getAggregators().stream().map(this::bound).toList();
      return OpGroup.create(sub, group.getGroupVars(), aggregators);
    }

    private ExprAggregator bound(ExprAggregator expression) {
      Aggregator aggregator = expression.getAggregator();
      if (aggregator instanceof AggGroupConcat || aggregator instanceof AggGroupConcatDistinct) {
        ExprList counted = new ExprList(new Grouped(aggregator.getExprList().get(0), budget));
        return new ExprAggregator(expression.getVar(), aggregator.copy(counted));
      }
      return expression;
    }
  }

  /** Checks the arguments of functions whose results grow, and replaces the pattern functions. */
  private static final class Functions extends ExprTransformCopy {
    private final Budget budget;

    private Functions(Budget budget) {
      this.budget = budget;
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr arg) {
      return function instanceof E_StrEncodeForURI
              || function instanceof E_StrUpperCase
              || function instanceof E_StrLowerCase
              || function instanceof E_IRI
              || function instanceof E_URI
          ? super.transform(function, checked(arg, Budget.TEXT))
          : super.transform(function, arg);
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
      return function instanceof E_Add
              || function instanceof E_Subtract
              || function instanceof E_Multiply
              || function instanceof E_Divide
              || function instanceof E_StrDatatype
          ? super.transform(
              function, checked(left, Budget.NUMERAL * 100), checked(right, Budget.NUMERAL * 100))
          : super.transform(function, left, right);
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList args) {
      if (function instanceof E_Regex) {
        return new Match(args, budget);
      }
      if (function instanceof E_StrReplace) {
        return new Replace(args, budget);
      }
      if (function instanceof E_StrConcat) {
        return super.transform(function, checked(args, Budget.TEXT));
      }
      if (function instanceof E_Function) {
        return super.transform(function, checked(args, Budget.NUMERAL));
      }
      return super.transform(function, args);
    }

    private ExprList checked(ExprList args, int textLimit) {
      ExprList list = new ExprList();
      args.forEach(arg -> list.add(checked(arg, textLimit)));
      return list;
    }

    private Expr checked(Expr arg, int textLimit) {
      return new Checked(arg, budget, textLimit);
    }
  }

  /** Its argument, refused if it is too large. */
  private static final class Checked extends ExprFunction1 {
    private final Budget budget;
    private final int textLimit;

    private Checked(Expr arg, Budget budget, int textLimit) {
      super(arg, "checked");
      this.budget = budget;
      this.textLimit = textLimit;
    }

    @Override
    public NodeValue eval(NodeValue value) {
      budget.check(value, textLimit);
      return value;
    }

    @Override
    public Expr copy(Expr arg) {
      return new Checked(arg, budget, textLimit);
    }
  }

  /** Its argument, counted as part of a group's concatenation. */
  private static final class Grouped extends ExprFunction1 {
    private final Budget budget;

    private Grouped(Expr arg, Budget budget) {
      super(arg, "grouped");
      this.budget = budget;
    }

    @Override
    public NodeValue eval(NodeValue value) {
      budget.group(value);
      return value;
    }

    @Override
    public Expr copy(Expr arg) {
      return new Grouped(arg, budget);
    }
  }

  /** REGEX. */
  private static final class Match extends ExprFunctionN {
    private final Budget budget;

    private Match(ExprList args, Budget budget) {
      super("boundedRegex", args);
      this.budget = budget;
    }

    @Override
    public NodeValue eval(List<NodeValue> args) {
      String text = string(args.get(0));
      Pattern pattern = budget.pattern(plain(args.get(1)), flags(args, 2));
      try {
        return NodeValue.booleanReturn(pattern.matcher(budget.counted(text)).find());
      } catch (StackOverflowError e) {
        throw budget.failed(
            new Budget.Exhausted("a regular expression nests too deeply on one text"));
      }
    }

    @Override
    public Expr copy(ExprList args) {
      return new Match(args, budget);
    }
  }

  /** REPLACE. */
  private static final class Replace extends ExprFunctionN {
    private final Budget budget;

    private Replace(ExprList args, Budget budget) {
      super("boundedReplace", args);
      this.budget = budget;
    }

    @Override
    public NodeValue eval(List<NodeValue> args) {
      String text = string(args.get(0));
      String replacement = string(args.get(2));
      Pattern pattern = budget.pattern(plain(args.get(1)), flags(args, 3));
      String result;
      try {
        result = replaceAll(pattern.matcher(budget.counted(text)), replacement);
      } catch (StackOverflowError e) {
        throw budget.failed(
            new Budget.Exhausted("a regular expression nests too deeply on one text"));
      } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
        throw new ExprEvalException("REPLACE: not a replacement for this pattern");
      }
      return result.equals(text) ? args.get(0) : like(args.get(0), result);
    }

    /** As ARQ does it: an empty match counts only where it is the first. */
    private String replaceAll(Matcher matcher, String replacement) {
      StringBuilder result = new StringBuilder();
      boolean first = true;
      while (matcher.find()) {
        if (first || matcher.start() != matcher.end()) {
          matcher.appendReplacement(result, replacement);
          budget.text(result, Budget.TEXT);
        }
        first = false;
      }
      return matcher.appendTail(result).toString();
    }

    private static NodeValue like(NodeValue model, String text) {
      Node node = model.asNode();
      return NodeValue.makeNode(
          NodeFactory.createLiteral(
              text,
              node.getLiteralLanguage(),
              node.getLiteralBaseDirection(),
              node.getLiteralDatatype()));
    }

    @Override
    public Expr copy(ExprList args) {
      return new Replace(args, budget);
    }
  }

  private static String string(NodeValue value) {
    return NodeValueOps.checkAndGetStringLiteral("REGEX", value).getLiteralLexicalForm();
  }

  private static String plain(NodeValue value) {
    if (!value.isString()) {
      throw new ExprEvalException("REGEX: the pattern is not a plain string");
    }
    return value.getString();
  }

  private static String flags(List<NodeValue> args, int index) {
    return index < args.size() ? plain(args.get(index)) : "";
  }
}
