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
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The closed lists of words, read from {@code lists.txt}: sections in square brackets, one entry a
 * line, {@code #} for comments.
 */
final class WordLists {
  private final String file;
  private final Map<String, Set<String>> sections;
  private final List<Pattern> furniture;
  private final @Nullable Usage usage;

  private WordLists(
      String file,
      Map<String, Set<String>> sections,
      List<Pattern> furniture,
      @Nullable Usage usage) {
    this.file = file;
    this.sections = sections;
    this.furniture = furniture;
    this.usage = usage;
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
    return new WordLists(file, sections, furniture, null);
  }

  private static Set<String> section(Map<String, Set<String>> sections, String name) {
    return sections.computeIfAbsent(name, n -> new LinkedHashSet<>());
  }

  /** The same lists, with a record of the entries that are found. */
  WordLists recording(Usage recorder) {
    return new WordLists(file, sections, furniture, recorder);
  }

  /** The entries whose words stand in the text, whatever they mean there. */
  Set<Entry> occurring(String text) {
    String plain = plain(text);
    Set<Entry> occurring = new TreeSet<>();
    sections.forEach(
        (name, words) -> {
          for (String word : words) {
            if (plain.contains(plain(word.startsWith("^") ? word.substring(1) : word))) {
              occurring.add(new Entry(file, name, word));
            }
          }
        });
    return occurring;
  }

  /** The words with a space before and after each. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(" ");
    for (Token token : Tokenizer.tokens(text, 0, text.length())) {
      plain.append(token.lower()).append(' ');
    }
    return plain.toString();
  }

  /** The lists without these entries. */
  WordLists without(Set<Entry> entries) {
    Map<String, Set<String>> kept = new LinkedHashMap<>();
    sections.forEach(
        (name, words) -> {
          Set<String> rest = new LinkedHashSet<>();
          for (String word : words) {
            // what no text contains keeps the place, since some lists are counted through
            rest.add(entries.contains(new Entry(file, name, word)) ? "\0" + word : word);
          }
          kept.put(name, rest);
        });
    List<Pattern> patterns = new ArrayList<>(furniture);
    patterns.removeIf(pattern -> entries.contains(furniture(pattern)));
    return new WordLists(file, kept, patterns, null);
  }

  private Entry furniture(Pattern pattern) {
    return new Entry(file, "furniture", pattern.pattern());
  }

  /** The entries of a section, lower case, in the order of the file. */
  Set<String> list(String section) {
    Set<String> entries = sections.get(section);
    if (entries == null) {
      throw new IllegalArgumentException(file + " has no section [" + section + "]");
    }
    return usage == null ? entries : usage.recorded(file, section, entries);
  }

  /** Whether the text begins with an entry of the list, whatever the case. */
  boolean beginsWithAny(String list, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return list(list).stream().anyMatch(lower::startsWith);
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
    for (Pattern pattern : furniture) {
      if (pattern.matcher(line).matches()) {
        if (usage != null) {
          usage.add(furniture(pattern));
        }
        return true;
      }
    }
    return false;
  }

  boolean isAbbreviation(String word) {
    return has("abbreviations", word);
  }

  boolean isSentenceStarter(String word) {
    return has("starters", word.toLowerCase(Locale.ROOT));
  }
}
