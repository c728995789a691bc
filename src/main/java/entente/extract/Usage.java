package entente.extract;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * A recording of the rules that stated something in a document, and of the entries that were found
 * in it. An extractor has one only while somebody wants to know, see {@link TextExtractor#used}.
 */
final class Usage {
  private final Set<Entry> entries = new TreeSet<>();

  /** The entry was found, or the rule stated something. */
  void add(Entry entry) {
    entries.add(entry);
  }

  /** All that was recorded. */
  Set<Entry> entries() {
    return entries;
  }

  /** The words of a section, with a record of those that are looked for and found. */
  Set<String> recorded(String file, String section, Set<String> words) {
    return new AbstractSet<>() {
      @Override
      public boolean contains(Object word) {
        boolean found = words.contains(word);
        if (found) {
          entries.add(new Entry(file, section, String.valueOf(word)));
        }
        return found;
      }

      @Override
      public Iterator<String> iterator() {
        return words.iterator();
      }

      @Override
      public int size() {
        return words.size();
      }
    };
  }
}
