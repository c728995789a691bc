package entente.evaluate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether two written names mean one person. */
final class Persons {
  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "dr",
          "shri",
          "sri",
          "prof",
          "sir",
          "president",
          "minister",
          "commissioner",
          "vice",
          "executive",
          "prime",
          "secretary",
          "premier",
          "director",
          "general");

  private final NameForms forms;

  Persons(NameForms forms) {
    this.forms = forms;
  }

  /** One name is part of the other, or they share the last name and an initial. */
  boolean same(String one, String other) {
    List<String> a = withoutTitles(one);
    List<String> b = withoutTitles(other);
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    if (a.equals(b) || canonical(one).equals(canonical(other))) {
      return true;
    }
    List<String> shorter = a.size() <= b.size() ? a : b;
    List<String> longer = a.size() <= b.size() ? b : a;
    if (new HashSet<>(longer).containsAll(shorter)
        && shorter.stream().anyMatch(word -> length(word) > 2)) {
      return true;
    }
    String last = a.get(a.size() - 1);
    String first = a.get(0);
    String otherFirst = b.get(0);
    return last.equals(b.get(b.size() - 1))
        && length(last) > 2
        && first.codePointAt(0) == otherFirst.codePointAt(0)
        && Math.min(length(first), length(otherFirst)) == 1;
  }

  private static int length(String word) {
    return word.codePointCount(0, word.length());
  }

  private String canonical(String name) {
    return forms.canonical(NameForms.Field.PERSONS, name);
  }

  private static List<String> withoutTitles(String name) {
    return Words.split(name).stream().filter(word -> !TITLES.contains(word)).toList();
  }

  /** How many of the names have a partner among the others, each used once. */
  int shared(List<String> names, List<String> others) {
    Set<Integer> used = new HashSet<>();
    for (String name : names) {
      for (int i = 0; i < others.size(); i++) {
        if (!used.contains(i) && same(name, others.get(i))) {
          used.add(i);
          break;
        }
      }
    }
    return used.size();
  }
}
