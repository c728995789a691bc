package entente.extract;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The verbs that the extractor knows, read from {@code verbs.txt}: lemma (with its particle),
 * irregular forms, classes. Regular forms are made by rule.
 */
final class Verbs {
  enum Form {
    /** Infinitive, imperative or present plural. */
    BASE,
    /** Third person singular. */
    THIRD,
    PAST,
    PARTICIPLE,
    GERUND
  }

  /**
   * A verb.
   *
   * @param particle the words that follow the verb itself, e.g. {@code into force}
   * @param classes the names that rules use, e.g. {@code sign}
   */
  record Verb(String lemma, List<String> particle, Set<String> classes) {}

  /** A reading of a word form. */
  record Reading(Verb verb, Form form) {}

  private final String file;
  private final Map<String, List<Reading>> readings = new HashMap<>();
  private final Set<String> classes = new java.util.TreeSet<>();
  private final @Nullable Usage usage;

  private Verbs(String file, @Nullable Usage usage) {
    this.file = file;
    this.usage = usage;
  }

  static Verbs load(String file) {
    return parse(file, WordLists.resource(file));
  }

  static Verbs parse(String file, List<String> lines) {
    Verbs verbs = new Verbs(file, null);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\\|", -1);
      if (cells.length != 3) {
        throw new ProblemException(
            Problem.error(
                new Place(file, i + 1, 0),
                Code.LEXICON_SYNTAX,
                "expected 'lemma | irregular forms | classes', found '" + line + "'",
                "write two bars, with nothing between them if the verb is regular"));
      }
      verbs.add(cells[0].strip(), words(cells[1]), Set.copyOf(words(cells[2])));
    }
    return verbs;
  }

  private static List<String> words(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s+"));
  }

  private void add(String lemma, List<String> irregular, Set<String> inClasses) {
    List<String> words = words(lemma);
    String base = words.get(0);
    Set<String> named = new java.util.TreeSet<>(inClasses);
    named.add("any");
    Verb verb = new Verb(lemma, words.subList(1, words.size()), Set.copyOf(named));
    classes.addAll(inClasses);
    classes.add("any");
    boolean e = base.endsWith("e");
    boolean y = base.matches(".*[^aeiou]y");
    String past =
        !irregular.isEmpty()
            ? irregular.get(0)
            : e ? base + "d" : y ? stem(base) + "ied" : base + "ed";
    String participle = irregular.size() > 1 ? irregular.get(1) : past;
    String gerund =
        irregular.size() > 2
            ? irregular.get(2)
            : e && !base.endsWith("ee") ? stem(base) + "ing" : base + "ing";
    String third =
        y ? stem(base) + "ies" : base.matches(".*(s|x|z|ch|sh|o)") ? base + "es" : base + "s";
    add(base, verb, Form.BASE);
    add(third, verb, Form.THIRD);
    add(past, verb, Form.PAST);
    add(participle, verb, Form.PARTICIPLE);
    add(gerund, verb, Form.GERUND);
  }

  private static String stem(String base) {
    return base.substring(0, base.length() - 1);
  }

  private void add(String form, Verb verb, Form kind) {
    List<Reading> list = readings.computeIfAbsent(form, f -> new ArrayList<>());
    list.add(new Reading(verb, kind));
    // A verb with a particle is preferred where the particle follows.
    list.sort((a, b) -> Integer.compare(b.verb.particle().size(), a.verb.particle().size()));
  }

  /** The same verbs, with a record of those that are found. */
  Verbs recording(Usage recorder) {
    Verbs verbs = new Verbs(file, recorder);
    verbs.readings.putAll(readings);
    verbs.classes.addAll(classes);
    return verbs;
  }

  /** The verbs without these entries; their classes stay known. */
  Verbs without(Set<Entry> entries) {
    Verbs verbs = new Verbs(file, null);
    verbs.classes.addAll(classes);
    readings.forEach(
        (form, list) -> {
          List<Reading> kept =
              list.stream().filter(reading -> !entries.contains(entry(reading.verb))).toList();
          if (!kept.isEmpty()) {
            verbs.readings.put(form, kept);
          }
        });
    return verbs;
  }

  private Entry entry(Verb verb) {
    return new Entry(file, "", verb.lemma());
  }

  /** The readings of a lower-case word form; those with particles come first. */
  List<Reading> readings(String form) {
    List<Reading> found = readings.getOrDefault(form, List.of());
    if (usage != null) {
      found.forEach(reading -> usage.add(entry(reading.verb)));
    }
    return found;
  }

  /** The names of all verb classes. */
  Set<String> classes() {
    return classes;
  }
}
