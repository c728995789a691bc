package entente.extract;

/**
 * A stretch of a document's text.
 *
 * @param start offset of the first character, in UTF-16 units as in {@link String}
 * @param end offset after the last character
 */
public record Span(int start, int end) implements Comparable<Span> {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no such span: " + start + "–" + end);
    }
  }

  /** The characters of the text that the span covers. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** Whether the other span lies within this one. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** Whether the two share at least one character. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  @Override
  public int compareTo(Span other) {
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }
}
