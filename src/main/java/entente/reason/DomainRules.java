package entente.reason;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * The rules that the ontology's language can't say, read from files in Jena's rule syntax with a
 * header above each rule; see docs/reasoning.md.
 *
 * @param rules in the order of file names and lines
 */
public record DomainRules(List<DomainRule> rules) {
  /** No rules beside the ontology's. */
  public static final DomainRules NONE = new DomainRules(List.of());

  public DomainRules {
    rules = List.copyOf(rules);
  }

  /**
   * Reads all {@code *.rules} files of a folder, in the order of their names.
   *
   * @throws ProblemException with the problems of all files: syntax, unknown builtins, variables
   *     that nothing binds, names used twice, a folder that can't be read
   */
  public static DomainRules load(Path folder) {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".rules")).sorted().toList();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(folder),
              Code.RDF_FILE_MISSING,
              "the folder of rules can't be read",
              "check the home folder"),
          e);
    }
    List<Problem> problems = new ArrayList<>();
    List<DomainRule> rules = new ArrayList<>();
    Map<String, DomainRule> byName = new HashMap<>();
    for (Path file : files) {
      try {
        rules.addAll(parse(file, Files.readString(file, StandardCharsets.UTF_8)));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      } catch (IOException e) {
        problems.add(
            Problem.error(
                Place.of(file),
                Code.RULE_FILE_SYNTAX,
                "the file can't be read as UTF-8 text",
                "check its encoding and permissions"));
      }
    }
    for (DomainRule rule : rules) {
      DomainRule other = byName.putIfAbsent(rule.name(), rule);
      if (other != null) {
        problems.add(
            Problem.error(
                new Place(rule.file().toString(), rule.line(), 0),
                Code.RULE_FILE_SYNTAX,
                "the name '%s' is taken by the rule in %s:%d"
                    .formatted(rule.name(), other.file(), other.line()),
                "give each rule a name of its own"));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new DomainRules(rules);
  }

  /**
   * Reads the rules of one file's text.
   *
   * @throws ProblemException with the place of the first fault and what was expected there
   */
  public static List<DomainRule> parse(Path file, String text) {
    return new RuleFileParser(file, text).parse();
  }

  /** The rules over a dictionary: either those that look for absence, or all others. */
  List<Rule> over(Dictionary dictionary, boolean lookingForAbsence) {
    return rules.stream()
        .filter(rule -> rule.looksForAbsence() == lookingForAbsence)
        .map(rule -> compile(rule, dictionary))
        .toList();
  }

  private static Rule compile(DomainRule rule, Dictionary dictionary) {
    Map<Node, Integer> variables = new HashMap<>();
    List<Pattern> body = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    for (Triple premise : rule.body()) {
      Node type = premise.getObject();
      if (premise.getPredicate().equals(RDF.type.asNode()) && Literals.isDatatype(type)) {
        conditions.add(
            new Condition.InDatatype(
                code(premise.getSubject(), variables, dictionary), dictionary.encode(type)));
      } else {
        body.add(pattern(premise, variables, dictionary));
      }
    }
    for (DomainRule.Call call : rule.calls()) {
      int[] arguments =
          call.arguments().stream().mapToInt(a -> code(a, variables, dictionary)).toArray();
      conditions.add(Builtin.named(call.builtin()).orElseThrow().over(arguments));
    }
    List<Pattern> head =
        rule.head().stream().map(triple -> pattern(triple, variables, dictionary)).toList();
    return new Rule(rule.name(), rule.label(), body, conditions, head, variables.size(), List.of());
  }

  private static Pattern pattern(
      Triple triple, Map<Node, Integer> variables, Dictionary dictionary) {
    return new Pattern(
        code(triple.getSubject(), variables, dictionary),
        code(triple.getPredicate(), variables, dictionary),
        code(triple.getObject(), variables, dictionary));
  }

  private static int code(Node node, Map<Node, Integer> variables, Dictionary dictionary) {
    if (node.isVariable()) {
      int next = variables.size();
      return Pattern.variable(variables.computeIfAbsent(node, n -> next));
    }
    return dictionary.encode(node);
  }
}
