package entente.extract;

import java.util.Comparator;

/**
 * A rule, or an entry of the word lists, head nouns or verbs: what the extractor goes by besides
 * the names of the reference data.
 *
 * @param file the file it stands in, e.g. {@code lists.txt}
 * @param section the section of that file, or empty
 * @param name a rule's id, or the entry's words
 */
public record Entry(String file, String section, String name) implements Comparable<Entry> {
  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::file).thenComparing(Entry::section).thenComparing(Entry::name);

  /** Whether it is a rule. */
  public boolean isRule() {
    return file.endsWith(".rules");
  }

  @Override
  public int compareTo(Entry other) {
    return ORDER.compare(this, other);
  }

  /** For instance {@code lists.txt [tail] see also}. */
  @Override
  public String toString() {
    return file + (section.isEmpty() ? "" : " [" + section + "]") + " " + name;
  }
}
