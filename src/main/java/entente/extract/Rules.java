package entente.extract;

import entente.extract.Rule.Element;
import entente.extract.Rule.MentionClass;
import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a file, in its order. How to write one: docs/rules.md. */
record Rules(List<Rule> rules) {
  private static final Set<String> FORMS =
      Set.of(
          "active",
          "passive",
          "gerund",
          "bare",
          "participle",
          "finite",
          "agreed",
          "aimed",
          "planned");

  /** The rules without these. */
  Rules without(Set<Entry> entries) {
    return new Rules(rules.stream().filter(rule -> !entries.contains(rule.entry())).toList());
  }

  static Rules load(String file, Set<String> verbClasses, Set<String> makers) {
    return parse(file, WordLists.resource(file), verbClasses, makers);
  }

  static Rules parse(String file, List<String> lines, Set<String> verbClasses, Set<String> makers) {
    return new Parser(file, lines, verbClasses, makers).parse();
  }

  private static final class Parser {
    private final String file;
    private final List<String> lines;
    private final Set<String> verbClasses;
    private final Set<String> makers;
    private final List<Problem> problems = new ArrayList<>();

    Parser(String file, List<String> lines, Set<String> verbClasses, Set<String> makers) {
      this.file = file;
      this.lines = lines;
      this.verbClasses = verbClasses;
      this.makers = makers;
    }

    Rules parse() {
      Map<String, Rule> rules = new LinkedHashMap<>();
      int i = 0;
      while (i < lines.size()) {
        String line = lines.get(i);
        if (line.isBlank() || line.startsWith("#")) {
          i++;
        } else if (line.startsWith("rule ")) {
          int end = i + 1;
          while (end < lines.size()
              && (lines.get(end).startsWith(" ") || lines.get(end).isBlank())) {
            end++;
          }
          Rule rule = rule(i, end);
          if (rule != null && rules.putIfAbsent(rule.id(), rule) != null) {
            problem(i, 6, "a second rule is called '" + rule.id() + "'", "give it another id");
          }
          i = end;
        } else {
          problem(
              i,
              1,
              "expected 'rule ID', found '" + line.strip() + "'",
              "indent the lines of a rule");
          i++;
        }
      }
      if (!problems.isEmpty()) {
        throw new ProblemException(problems);
      }
      return new Rules(List.copyOf(rules.values()));
    }

    private void problem(int line, int column, String message, String next) {
      problems.add(
          Problem.error(new Place(file, line + 1, column), Code.RULE_SYNTAX, message, next));
    }

    private @Nullable Rule rule(int from, int end) {
      String id = lines.get(from).substring(5).strip();
      String make = "";
      String option = "";
      double precision = 1;
      List<Element> elements = List.of();
      List<Rule.Example> examples = new ArrayList<>();
      String example = null;
      int before = problems.size();
      for (int i = from + 1; i < end; i++) {
        String line = lines.get(i).strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        String key = line.split("\\s+", 2)[0];
        String value = line.substring(key.length()).strip();
        switch (key) {
          case "match" -> elements = elements(i, value);
          case "make" -> {
            String[] parts = value.split("\\s+", 2);
            make = parts[0];
            option = parts.length > 1 ? parts[1] : "";
            if (!makers.contains(make)) {
              problem(
                  i,
                  1,
                  "'" + make + "' makes nothing" + nearest(make, makers),
                  "see docs/rules.md");
            }
          }
          case "precision" -> {
            try {
              precision = Double.parseDouble(value);
            } catch (NumberFormatException e) {
              problem(
                  i, 1, "expected a number between 0 and 1, found '" + value + "'", "write .75");
            }
          }
          case "example" -> example = value;
          case "expect" -> {
            if (example == null) {
              problem(i, 1, "'expect' needs an 'example' before it", "add one");
            } else {
              examples.add(new Rule.Example(i + 1, example.replace("\\n", "\n"), value));
            }
          }
          default ->
              problem(
                  i,
                  1,
                  "unknown key '"
                      + key
                      + "'"
                      + nearest(key, Set.of("match", "make", "example", "expect", "precision")),
                  "use match, make, example, expect or precision");
        }
      }
      int anchor = anchor(elements);
      if (elements.isEmpty() || make.isEmpty()) {
        problem(from, 1, "rule '" + id + "' needs both 'match' and 'make'", "add the missing line");
      } else if (anchor < 0) {
        problem(
            from,
            1,
            "rule '" + id + "' has no anchor",
            "add a verb in braces, a word in quotes or a mention");
      } else if (examples.isEmpty()) {
        problem(from, 1, "rule '" + id + "' has no example", "add 'example' and 'expect'");
      }
      return problems.size() > before
          ? null
          : new Rule(
              id,
              file,
              from + 1,
              make,
              option,
              precision,
              List.copyOf(elements.subList(0, anchor)),
              elements.get(anchor),
              List.copyOf(elements.subList(anchor + 1, elements.size())),
              examples);
    }

    /** The verb, else the first word, else the first mention. */
    private static int anchor(List<Element> elements) {
      for (int i = 0; i < elements.size(); i++) {
        if (elements.get(i) instanceof Element.Verb) {
          return i;
        }
      }
      for (int i = 0; i < elements.size(); i++) {
        if (elements.get(i) instanceof Element.Words words && !words.optional()) {
          return i;
        }
      }
      for (int i = 0; i < elements.size(); i++) {
        if (elements.get(i) instanceof Element.Mention) {
          return i;
        }
      }
      return -1;
    }

    private List<Element> elements(int line, String pattern) {
      List<Element> elements = new ArrayList<>();
      int i = 0;
      while (i < pattern.length()) {
        char c = pattern.charAt(i);
        if (c == ' ') {
          i++;
          continue;
        }
        int end;
        if (c == '{') {
          end = pattern.indexOf('}', i) + 1;
          if (end == 0) {
            problem(line, i + 1, "missing '}' in '" + pattern + "'", "close the brace");
            return elements;
          }
          elements.add(verb(line, i, pattern.substring(i + 1, end - 1)));
        } else if (c == '"') {
          end = pattern.indexOf('"', i + 1) + 1;
          if (end == 0) {
            problem(line, i + 1, "missing quote in '" + pattern + "'", "close the quote");
            return elements;
          }
          boolean optional = end < pattern.length() && pattern.charAt(end) == '?';
          elements.add(
              new Element.Words(
                  Set.copyOf(
                      List.of(
                          pattern
                              .substring(i + 1, end - 1)
                              .toLowerCase(Locale.ROOT)
                              .split("\\|", -1))),
                  optional));
          end += optional ? 1 : 0;
        } else {
          end = pattern.indexOf(' ', i);
          end = end < 0 ? pattern.length() : end;
          String word = pattern.substring(i, end);
          if (word.equals("..") || word.equals("...")) {
            elements.add(new Element.Gap(word.length() == 3));
          } else {
            Element mention = mention(line, i, word);
            if (mention != null) {
              elements.add(mention);
            }
          }
        }
        i = end;
      }
      return elements;
    }

    private Element verb(int line, int column, String inside) {
      String[] parts = inside.strip().split("\\s+");
      Set<String> classes = new LinkedHashSet<>(Arrays.asList(parts[0].split("\\|", -1)));
      for (String name : classes) {
        if (!verbClasses.contains(name)) {
          problem(
              line,
              column + 1,
              "no verb has the class '" + name + "'" + nearest(name, verbClasses),
              "add it to verbs.txt or correct the name");
        }
      }
      Set<String> forms = new LinkedHashSet<>(Arrays.asList(parts).subList(1, parts.length));
      for (String form : forms) {
        if (!FORMS.contains(form)) {
          problem(
              line,
              column + 1,
              "'" + form + "' is no form of a verb" + nearest(form, FORMS),
              "use one of " + FORMS.stream().sorted().toList());
        }
      }
      return new Element.Verb(classes, forms);
    }

    private @Nullable Element mention(int line, int column, String word) {
      boolean many = word.endsWith("+") || word.endsWith("+?");
      boolean optional = word.endsWith("?");
      String bare = word.replaceAll("[+?]+$", "");
      int colon = bare.indexOf(':');
      String slot = colon < 0 ? "" : bare.substring(0, colon);
      Set<MentionClass> classes = EnumSet.noneOf(MentionClass.class);
      for (String name : bare.substring(colon + 1).split("\\|", -1)) {
        try {
          classes.add(MentionClass.valueOf(name));
        } catch (IllegalArgumentException e) {
          Set<String> names = new LinkedHashSet<>();
          for (MentionClass c : MentionClass.values()) {
            names.add(c.name());
          }
          problem(
              line,
              column + 1,
              "'" + name + "' is no class of mentions" + nearest(name, names),
              "use one of " + names);
          return null;
        }
      }
      return new Element.Mention(slot, classes, many, optional);
    }
  }

  private static String nearest(String word, Set<String> names) {
    String best = null;
    int distance = 4;
    for (String name : names.stream().sorted().toList()) {
      int d = distance(word.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (d < distance) {
        distance = d;
        best = name;
      }
    }
    return best == null ? "" : "; did you mean '" + best + "'?";
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        row[j] =
            Math.min(
                Math.min(row[j] + 1, row[j - 1] + 1),
                diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
