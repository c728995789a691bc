package entente.extract;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Head nouns of the phrases that name things: {@code dialogue}, {@code memorandum of cooperation},
 * {@code working group}. Read from {@code heads.tsv}: phrase, plural, class, type.
 */
final class Heads {
  /** What a head noun's phrase names. */
  enum Category {
    FORUM,
    INSTRUMENT,
    PROGRAMME,
    /** A meeting that is not itself a series: summit, workshop, session. */
    OCCASION,
    POST,
    OFFICE,
    /** A public body whose name is open: ministry, department, agency. */
    BODY
  }

  /**
   * One head noun.
   *
   * @param type name of the fact type, or empty
   * @param exact the written form if it must be written so (acronyms: {@code MoU})
   */
  record Head(
      List<String> words, boolean plural, Category kind, String type, @Nullable String exact) {}

  record Hit(int to, Head head) {}

  private final Map<String, List<Head>> byFirst = new HashMap<>();
  private final Map<List<String>, String> singular = new HashMap<>();

  /** The line that each head noun, singular or plural, comes from. */
  private final Map<Head, Entry> lines;

  private final @Nullable Usage usage;

  private Heads(Map<Head, Entry> lines, @Nullable Usage usage) {
    this.lines = lines;
    this.usage = usage;
  }

  static Heads load(String file) {
    return parse(file, WordLists.resource(file));
  }

  static Heads parse(String file, List<String> lines) {
    Heads heads = new Heads(new HashMap<>(), null);
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (cells.length != 4) {
        problems.add(
            problem(
                file, i, "expected 4 cells (phrase, plural, class, type), found " + cells.length));
        continue;
      }
      Category kind;
      try {
        kind = Category.valueOf(cells[2].toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        problems.add(
            problem(
                file,
                i,
                "'"
                    + cells[2]
                    + "' is no class; expected one of "
                    + Arrays.toString(Category.values())));
        continue;
      }
      if (!cells[3].isEmpty()
          && Arrays.stream(FactType.values()).noneMatch(t -> t.name().equals(cells[3]))) {
        problems.add(problem(file, i, "'" + cells[3] + "' is no fact type"));
        continue;
      }
      Entry entry = new Entry(file, kind.name().toLowerCase(Locale.ROOT), cells[0]);
      heads.add(cells[0], false, kind, cells[3], entry);
      for (String plural : cells[1].split("\\|", -1)) {
        if (!plural.isBlank()) {
          heads.add(plural, true, kind, cells[3], entry);
          heads.singular.putIfAbsent(words(plural), cells[0]);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return heads;
  }

  private static Problem problem(String file, int line, String message) {
    return Problem.error(
        new Place(file, line + 1, 0), Code.LEXICON_SYNTAX, message, "correct the line");
  }

  /** The same head nouns, with a record of those that are found. */
  Heads recording(Usage recorder) {
    Heads heads = new Heads(lines, recorder);
    heads.byFirst.putAll(byFirst);
    heads.singular.putAll(singular);
    return heads;
  }

  /** The head nouns without these lines. */
  Heads without(Set<Entry> entries) {
    Heads heads = new Heads(lines, null);
    heads.singular.putAll(singular);
    byFirst.forEach(
        (first, list) ->
            heads.byFirst.put(
                first, list.stream().filter(h -> !entries.contains(lines.get(h))).toList()));
    return heads;
  }

  private void add(String phrase, boolean plural, Category kind, String type, Entry entry) {
    List<String> words = words(phrase);
    boolean exact = phrase.matches(".*\\p{Lu}.*");
    List<Head> list = byFirst.computeIfAbsent(words.get(0), w -> new ArrayList<>());
    Head head = new Head(words, plural, kind, type, exact ? phrase : null);
    lines.put(head, entry);
    list.add(head);
    list.sort((a, b) -> Integer.compare(b.words.size(), a.words.size()));
  }

  private static List<String> words(String phrase) {
    return Tokenizer.tokens(phrase, 0, phrase.length()).stream().map(Token::lower).toList();
  }

  /** The phrase in the singular of a head noun in the plural. */
  String singular(Head head) {
    return singular.getOrDefault(head.words(), String.join(" ", head.words()));
  }

  private static boolean isWritten(String exact, List<Token> tokens, int from, int to) {
    StringBuilder written = new StringBuilder();
    for (int i = from; i < to; i++) {
      written.append(tokens.get(i).text());
    }
    return written.toString().equals(exact.replace(" ", ""));
  }

  /** Whether an acronym stands for a kind of thing ({@code MoU}) and so for no thing by itself. */
  boolean isGeneric(String acronym) {
    return byFirst.getOrDefault(acronym.toLowerCase(Locale.ROOT), List.of()).stream()
        .anyMatch(h -> acronym.equals(h.exact) && h.kind != Category.FORUM);
  }

  /** The longest head noun that begins at the token, or null. */
  @Nullable Hit at(List<Token> tokens, int from) {
    List<Head> list = byFirst.get(tokens.get(from).lower());
    if (list == null) {
      return null;
    }
    next:
    for (Head head : list) {
      int to = from + head.words.size();
      if (to > tokens.size()) {
        continue;
      }
      for (int i = 0; i < head.words.size(); i++) {
        if (!tokens.get(from + i).lower().equals(head.words.get(i))) {
          continue next;
        }
      }
      if (head.exact != null && !isWritten(head.exact, tokens, from, to)) {
        continue;
      }
      Entry line = usage == null ? null : lines.get(head);
      if (usage != null && line != null) {
        usage.add(line);
      }
      return new Hit(to, head);
    }
    return null;
  }
}
