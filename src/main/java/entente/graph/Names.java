package entente.graph;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Normal forms of names: what two spellings of one name have in common. */
final class Names {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´]");
  private static final Pattern OTHER = Pattern.compile("(?:[^\\p{L}\\p{N}+#]|(?<!\\p{L})#)+");
  private static final Pattern BRACKETS = Pattern.compile("[(\\[][^()\\[\\]]*[)\\]]");

  /** Words that do not tell two names apart. */
  private static final Set<String> FILLERS =
      Set.of(
          "a",
          "an",
          "the",
          "of",
          "on",
          "for",
          "in",
          "to",
          "with",
          "and",
          "between",
          "at",
          "by",
          "its",
          "their",
          "joint",
          "annual",
          "permanent",
          "regular",
          "new",
          "bilateral");

  private Names() {}

  /**
   * The name in small letters without accents, apostrophes, punctuation and leading article; words
   * joined by single spaces. Letters of any script stay.
   */
  static String normal(String name) {
    String text = Normalizer.normalize(name, Normalizer.Form.NFKD);
    text = MARKS.matcher(text).replaceAll("");
    text = APOSTROPHES.matcher(text).replaceAll("");
    text = text.replace("&", " and ").toLowerCase(Locale.ROOT);
    text = OTHER.matcher(text).replaceAll(" ").strip();
    return text.startsWith("the ") ? text.substring(4) : text;
  }

  /** The name without what stands in brackets, unless nothing else is left. */
  static String withoutBrackets(String name) {
    String plain = BRACKETS.matcher(name).replaceAll(" ").replaceAll("\\s+", " ").strip();
    return plain.isEmpty() ? name.strip() : plain;
  }

  /** The words of a normal form. */
  static List<String> words(String normal) {
    return normal.isEmpty() ? List.of() : List.of(normal.split(" "));
  }

  /** Removes every occurrence of any of the forms (lists of words), longest forms first. */
  static List<String> without(List<String> words, List<List<String>> forms) {
    List<String> left = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      int skip = 0;
      for (List<String> form : forms) {
        if (form.size() > skip
            && i + form.size() <= words.size()
            && words.subList(i, i + form.size()).equals(form)) {
          skip = form.size();
        }
      }
      if (skip == 0) {
        left.add(words.get(i));
      }
      i += Math.max(1, skip);
    }
    return left;
  }

  /** Whether the word says nothing about which thing is meant. */
  static boolean isFiller(String word) {
    return FILLERS.contains(word);
  }

  /** The singular of an English noun, roughly; other words stay as they are. */
  static String singular(String word) {
    int length = word.length();
    if (length > 4 && word.endsWith("ies")) {
      return word.substring(0, length - 3) + "y";
    }
    if (length > 3
        && word.endsWith("s")
        && !word.endsWith("ss")
        && !word.endsWith("us")
        && !word.endsWith("is")) {
      return word.substring(0, length - 1);
    }
    return word;
  }
}
