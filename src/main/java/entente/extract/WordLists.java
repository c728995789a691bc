package entente.extract;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The closed lists of words, read from {@code lists.txt}: sections in square brackets, one entry a
 * line, {@code #} for comments.
 */
final class WordLists {
  private final String file;
  private final Map<String, Set<String>> sections;
  private final List<Pattern> furniture;

  private WordLists(String file, Map<String, Set<String>> sections, List<Pattern> furniture) {
    this.file = file;
    this.sections = sections;
    this.furniture = furniture;
  }

  /** Reads a list file from the class path, beside this class. */
  static WordLists load(String file) {
    return parse(file, resource(file));
  }

  /** The lines of a text resource that stands beside this class. */
  static List<String> resource(String file) {
    try (InputStream in = WordLists.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WordLists parse(String file, List<String> lines) {
    Map<String, Set<String>> sections = new LinkedHashMap<>();
    List<Pattern> furniture = new ArrayList<>();
    String section = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
        sections.putIfAbsent(section, new LinkedHashSet<>());
      } else if (section.isEmpty()) {
        throw new ProblemException(
            Problem.error(
                new Place(file, i + 1, 1),
                Code.LEXICON_SYNTAX,
                "expected a section such as [abbreviations] before '" + line + "'",
                "add the section's name above this line"));
      } else if (section.equals("furniture")) {
        try {
          furniture.add(Pattern.compile(line, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        } catch (PatternSyntaxException e) {
          throw new ProblemException(
              Problem.error(
                  new Place(file, i + 1, Math.max(1, e.getIndex() + 1)),
                  Code.LEXICON_SYNTAX,
                  "not a regular expression: '" + line + "' (" + e.getDescription() + ")",
                  "correct the expression"),
              e);
        }
      } else {
        section(sections, section).add(line.toLowerCase(Locale.ROOT));
      }
    }
    return new WordLists(file, sections, furniture);
  }

  private static Set<String> section(Map<String, Set<String>> sections, String name) {
    return sections.computeIfAbsent(name, n -> new LinkedHashSet<>());
  }

  /** The entries of a section, lower case, in the order of the file. */
  Set<String> list(String section) {
    Set<String> entries = sections.get(section);
    if (entries == null) {
      throw new IllegalArgumentException(file + " has no section [" + section + "]");
    }
    return entries;
  }

  boolean has(String section, String word) {
    return list(section).contains(word);
  }

  boolean isTailHeading(String line) {
    String bare = line.toLowerCase(Locale.ROOT).replaceAll("[\\s:.…»>]+$", "").strip();
    return has("tail", bare);
  }

  /** Whether the whole line is page furniture. */
  boolean isFurniture(String line) {
    return furniture.stream().anyMatch(p -> p.matcher(line).matches());
  }

  boolean isAbbreviation(String word) {
    return has("abbreviations", word);
  }

  boolean isSentenceStarter(String word) {
    return has("starters", word.toLowerCase(Locale.ROOT));
  }
}
