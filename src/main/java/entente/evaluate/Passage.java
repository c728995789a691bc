package entente.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact is stated: offsets, words, or both.
 *
 * @param start offset of the first code point in the document, or null
 * @param end offset after the last code point, or null
 * @param words the sentence, or null
 */
record Passage(@Nullable Integer start, @Nullable Integer end, @Nullable String words) {
  /** A passage of more code points than this cites the page and not a sentence. */
  private static final int LONGEST = 1500;

  /** Whether both offsets are known. */
  boolean isPlaced() {
    return start != null && end != null;
  }

  /** Code points from start to end. */
  int length() {
    if (start == null || end == null) {
      throw new IllegalStateException("a passage without offsets has no length: " + words);
    }
    return end - start;
  }

  /** Code points that both passages cover; not positive if there are none. */
  int shared(Passage other) {
    if (start == null || end == null || other.start == null || other.end == null) {
      throw new IllegalStateException("both passages need offsets: " + this + ", " + other);
    }
    return Math.min(end, other.end) - Math.max(start, other.start);
  }

  /** Whether its offsets span too much to count as a citation. */
  boolean isPage() {
    return isPlaced() && length() > LONGEST;
  }

  /** Whether its words are too many to count as a citation. */
  boolean isPageOfWords() {
    return words != null && words.codePointCount(0, words.length()) > LONGEST;
  }
}
