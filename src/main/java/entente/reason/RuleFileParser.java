package entente.reason;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;

/** Reads one rule file: {@code [name: (?a ex:p ?b) … builtin(?a, ?b) … -> (?a ex:q ?b)]}. */
final class RuleFileParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|(?://|#)[^\\n]*"
              + "|(?<iri><[^<>\"{}|^`\\\\\\s]*>)"
              + "|(?<variable>\\?[A-Za-z_][\\w]*)"
              + "|(?<string>\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')"
              + "|(?<number>[+-]?\\d+(?:\\.\\d+)?)"
              + "|(?<word>@?[A-Za-z_][\\w.-]*:[\\w][\\w.-]*|@?[A-Za-z_][\\w-]*:?)"
              + "|(?<sign>->|<-|\\^\\^|[\\[\\](),.])");

  private static final Map<String, String> KNOWN =
      Map.of(
          "rdf",
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
          "rdfs",
          "http://www.w3.org/2000/01/rdf-schema#",
          "owl",
          OWL2.NS,
          "xsd",
          XSDDatatype.XSD + "#");

  private record Token(String kind, String text, int line, int column) {}

  private final Path file;
  private final String[] lines;
  private final List<Token> tokens = new ArrayList<>();
  private final Map<String, String> prefixes = new LinkedHashMap<>(KNOWN);
  private int at;

  RuleFileParser(Path file, String text) {
    this.file = file;
    this.lines = text.split("\n", -1);
    tokenise(text);
  }

  List<DomainRule> parse() {
    List<DomainRule> rules = new ArrayList<>();
    int headerFrom = 0;
    while (!is("end", "")) {
      if (is("word", "@prefix")) {
        prefix();
      } else if (is("sign", "[")) {
        DomainRule rule = rule(headerFrom);
        rules.add(rule);
        headerFrom = tokens.get(at - 1).line();
      } else {
        throw expected("a rule in brackets, '[name: … -> …]', or '@prefix'");
      }
    }
    return rules;
  }

  private void prefix() {
    at++;
    Token prefix = take("word", "a prefix such as 'ent:'");
    if (!prefix.text().endsWith(":")) {
      at--;
      throw expected("a prefix with a colon such as 'ent:'");
    }
    Token iri = take("iri", "an IRI in angle brackets");
    if (is("sign", ".")) {
      at++;
    }
    prefixes.put(prefix.text().substring(0, prefix.text().length() - 1), inner(iri.text()));
  }

  private DomainRule rule(int headerFrom) {
    Token open = take("sign", "'['");
    Token name = take("word", "the rule's name and a colon");
    if (!name.text().endsWith(":")) {
      at--;
      throw expected("the rule's name and a colon");
    }
    List<Triple> body = new ArrayList<>();
    List<DomainRule.Call> calls = new ArrayList<>();
    List<Token> callTokens = new ArrayList<>();
    while (!is("sign", "->")) {
      if (is("sign", "<-")) {
        throw expected("'->': rules are written forward, premises first");
      } else if (is("sign", "(")) {
        body.add(triple());
      } else if (is("word", "")) {
        callTokens.add(tokens.get(at));
        calls.add(call());
      } else if (is("sign", ",")) {
        at++;
      } else {
        throw expected("a pattern '(?s ex:p ?o)', a builtin, or '->'");
      }
    }
    Token arrow = tokens.get(at++);
    List<Triple> head = new ArrayList<>();
    while (!is("sign", "]")) {
      if (is("sign", "(")) {
        head.add(triple());
      } else if (is("sign", ",")) {
        at++;
      } else {
        throw expected("a pattern '(?s ex:p ?o)' as conclusion, or ']'");
      }
    }
    at++;
    if (head.isEmpty()) {
      throw problem(
          arrow, Code.RULE_FILE_SYNTAX, "the rule concludes nothing", "add a pattern after '->'");
    }
    Map<String, String> header = header(headerFrom, open);
    String[] example = header.getOrDefault("example", "").split("⊢", -1);
    if (example.length != 2) {
      throw problem(
          open,
          Code.RULE_FILE_SYNTAX,
          "the header has no example with one '⊢' between premises and conclusion",
          "add '#+ example:' lines in Turtle above the rule");
    }
    String ruleName = name.text().substring(0, name.text().length() - 1);
    check(ruleName, open, body, calls, callTokens, head);
    return new DomainRule(
        ruleName,
        header.getOrDefault("label", ""),
        header.getOrDefault("explanation", ""),
        file,
        open.line(),
        prefixes,
        example[0].strip(),
        example[1].strip(),
        body,
        calls,
        head);
  }

  /** The lines {@code #+ key: value} between two rules; lines without key go on with the last. */
  private Map<String, String> header(int from, Token open) {
    Map<String, String> header = new LinkedHashMap<>();
    String key = "";
    for (int line = from; line < open.line() - 1; line++) {
      String text = lines[line].strip();
      if (!text.startsWith("#+")) {
        continue;
      }
      String content = text.substring(2);
      Matcher start = Pattern.compile(" (\\w+):(?:\\s(.*))?").matcher(content);
      boolean indented = content.startsWith("   ");
      if (!indented && start.matches()) {
        key = start.group(1);
        if (!Set.of("label", "explanation", "example").contains(key)) {
          throw problem(
              new Token("header", text, line + 1, 1),
              Code.RULE_FILE_SYNTAX,
              "unknown header key '%s'".formatted(key),
              "use label, explanation or example");
        }
        header.put(key, Optional.ofNullable(start.group(2)).orElse(""));
      } else if (key.isEmpty()) {
        throw problem(
            new Token("header", text, line + 1, 1),
            Code.RULE_FILE_SYNTAX,
            "the header line belongs to no key",
            "start with '#+ label:'");
      } else {
        String glue = key.equals("example") ? "\n" : " ";
        String more = content.strip();
        header.merge(key, more, (old, next) -> old.isEmpty() ? next : old + glue + next);
      }
    }
    if (header.getOrDefault("label", "").isBlank()) {
      throw problem(
          open,
          Code.RULE_FILE_SYNTAX,
          "the rule has no label",
          "add '#+ label: what the rule says' above it");
    }
    return header;
  }

  private void check(
      String name,
      Token open,
      List<Triple> body,
      List<DomainRule.Call> calls,
      List<Token> callTokens,
      List<Triple> head) {
    Set<Node> bound = new HashSet<>();
    body.forEach(triple -> variables(triple, bound));
    for (Triple premise : body) {
      if (premise.getPredicate().equals(OWL2.sameAs.asNode())) {
        throw problem(
            open,
            Code.RULE_UNSAFE,
            "rule %s asks for owl:sameAs, which is taken care of everywhere".formatted(name),
            "use one variable for both, or notEqual for different things");
      }
    }
    boolean grown = true;
    while (grown) {
      grown = false;
      for (DomainRule.Call call : calls) {
        boolean sum = call.builtin().equals("sum") || call.builtin().equals("difference");
        if (sum && bound.containsAll(variablesOf(call.arguments().subList(0, 2)))) {
          grown |= bound.addAll(variablesOf(call.arguments().subList(2, 3)));
        }
      }
    }
    for (int i = 0; i < calls.size(); i++) {
      DomainRule.Call call = calls.get(i);
      if (call.builtin().equals("noValue")) {
        if (!call.arguments().get(1).isURI()) {
          throw problem(
              callTokens.get(i),
              Code.RULE_UNSAFE,
              "noValue needs a property as its second argument",
              "write noValue(?thing, ex:property) or noValue(?thing, ex:property, value)");
        }
        boolean anchored =
            !call.arguments().get(0).isVariable()
                || bound.contains(call.arguments().get(0))
                || bound.contains(call.arguments().get(2))
                || !call.arguments().get(2).isVariable();
        if (!anchored) {
          throw unbound(callTokens.get(i), call.arguments().get(0), "noValue");
        }
        continue;
      }
      for (Node variable : variablesOf(call.arguments())) {
        if (!bound.contains(variable)) {
          throw unbound(callTokens.get(i), variable, call.builtin());
        }
      }
    }
    Set<Node> concluded = new HashSet<>();
    head.forEach(triple -> variables(triple, concluded));
    for (Node variable : concluded) {
      if (!bound.contains(variable)) {
        throw unbound(open, variable, "the conclusion of " + name);
      }
    }
  }

  private ProblemException unbound(Token token, Node variable, String where) {
    return problem(
        token,
        Code.RULE_UNSAFE,
        "the variable '%s' in %s is bound by no pattern".formatted(variable, where),
        "add a pattern that gives it a value");
  }

  private static Set<Node> variablesOf(List<Node> nodes) {
    Set<Node> variables = new HashSet<>();
    nodes.stream().filter(Node::isVariable).forEach(variables::add);
    return variables;
  }

  private static void variables(Triple triple, Set<Node> into) {
    into.addAll(
        variablesOf(List.of(triple.getSubject(), triple.getPredicate(), triple.getObject())));
  }

  private Triple triple() {
    take("sign", "'('");
    Node s = node();
    skipComma();
    Node p = node();
    skipComma();
    Node o = node();
    take("sign", "')' after three terms");
    if (p.isLiteral() || s.isLiteral()) {
      at--;
      throw expected("no literal as subject or property");
    }
    return Triple.create(s, p, o);
  }

  private DomainRule.Call call() {
    Token name = take("word", "a builtin");
    Optional<Builtin> builtin = Builtin.named(name.text());
    if (builtin.isEmpty()) {
      throw problem(
          name,
          Code.RULE_BUILTIN_UNKNOWN,
          "the builtin '%s' is not supported".formatted(name.text()),
          "use one of " + String.join(", ", Builtin.names()));
    }
    take("sign", "'(' after the builtin's name");
    List<Node> arguments = new ArrayList<>();
    while (!is("sign", ")")) {
      arguments.add(node());
      skipComma();
    }
    at++;
    if (builtin.get() == Builtin.NO_VALUE && arguments.size() == 2) {
      arguments.add(NodeFactory.createVariable("any" + at));
    }
    if (arguments.size() != builtin.get().arity()) {
      throw problem(
          name,
          Code.RULE_FILE_SYNTAX,
          "%s takes %d arguments and has %d"
              .formatted(name.text(), builtin.get().arity(), arguments.size()),
          "see docs/reasoning.md");
    }
    return new DomainRule.Call(name.text(), arguments);
  }

  private Node node() {
    Token token = tokens.get(at);
    switch (token.kind()) {
      case "iri" -> {
        at++;
        return NodeFactory.createURI(inner(token.text()));
      }
      case "variable" -> {
        at++;
        return NodeFactory.createVariable(token.text().substring(1));
      }
      case "number" -> {
        at++;
        return NodeFactory.createLiteralDT(
            token.text(),
            token.text().contains(".") ? XSDDatatype.XSDdecimal : XSDDatatype.XSDinteger);
      }
      case "string" -> {
        at++;
        String text = inner(token.text()).replaceAll("\\\\(.)", "$1");
        if (!is("sign", "^^")) {
          return NodeFactory.createLiteralString(text);
        }
        at++;
        Node datatype = node();
        return NodeFactory.createLiteralDT(
            text, TypeMapper.getInstance().getSafeTypeByName(datatype.toString()));
      }
      case "word" -> {
        int colon = token.text().indexOf(':');
        String namespace = colon < 0 ? null : prefixes.get(token.text().substring(0, colon));
        if (colon >= 0 && namespace == null) {
          throw problem(
              token,
              Code.RULE_FILE_SYNTAX,
              "unknown prefix '%s'".formatted(token.text().substring(0, colon + 1)),
              "declare it with '@prefix' above the rule");
        }
        if (namespace != null) {
          at++;
          return NodeFactory.createURI(namespace + token.text().substring(colon + 1));
        }
        throw expected("a variable, a prefixed name, an IRI or a literal");
      }
      default -> throw expected("a variable, a prefixed name, an IRI or a literal");
    }
  }

  private void skipComma() {
    if (is("sign", ",")) {
      at++;
    }
  }

  private static String inner(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  private boolean is(String kind, String text) {
    Token token = tokens.get(at);
    return token.kind().equals(kind) && (text.isEmpty() || token.text().equals(text));
  }

  private Token take(String kind, String what) {
    Token token = tokens.get(at);
    boolean right =
        token.kind().equals(kind)
            && (!kind.equals("sign") || what.startsWith("'" + token.text() + "'"));
    if (!right) {
      throw expected(what);
    }
    at++;
    return token;
  }

  private ProblemException expected(String what) {
    Token token = tokens.get(at);
    String found = token.kind().equals("end") ? "the end of the file" : "'" + token.text() + "'";
    return problem(
        token, Code.RULE_FILE_SYNTAX, "found %s, expected %s".formatted(found, what), "");
  }

  private ProblemException problem(Token token, Code code, String message, String nextStep) {
    return new ProblemException(
        Problem.error(
            new Place(file.toString(), token.line(), token.column()), code, message, nextStep));
  }

  private void tokenise(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int line = 1;
    int lineStart = 0;
    int from = 0;
    while (from < text.length()) {
      int column = from - lineStart + 1;
      if (!matcher.find(from) || matcher.start() != from || matcher.end() == from) {
        throw problem(
            new Token("", "", line, column),
            Code.RULE_FILE_SYNTAX,
            "'%s' can't stand here".formatted(text.substring(from, from + 1)),
            "write [name: (?s ex:p ?o) … -> (?s ex:q ?o)]");
      }
      for (String kind : List.of("iri", "variable", "string", "number", "word", "sign")) {
        if (matcher.group(kind) != null) {
          tokens.add(new Token(kind, matcher.group(), line, column));
        }
      }
      for (int i = from; i < matcher.end(); i++) {
        if (text.charAt(i) == '\n') {
          line++;
          lineStart = i + 1;
        }
      }
      from = matcher.end();
    }
    tokens.add(new Token("end", "", line, text.length() - lineStart + 1));
  }
}
