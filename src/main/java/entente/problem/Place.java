package entente.problem;

import java.util.OptionalInt;

/**
 * Where a problem is.
 *
 * @param source a file name, URL, setting or command-line argument as the user wrote it
 * @param line 1-based, or 0 if the whole source is meant
 * @param column 1-based, in characters, or 0 if the whole line is meant
 */
public record Place(String source, int line, int column) {
  public Place {
    if (line < 0 || column < 0 || (line == 0 && column > 0)) {
      throw new IllegalArgumentException("no such place: line " + line + ", column " + column);
    }
  }

  /** The source as a whole. */
  public static Place of(Object source) {
    return new Place(source.toString(), 0, 0);
  }

  /** A line of the source, if it is known. */
  public static Place of(Object source, OptionalInt line) {
    return new Place(source.toString(), line.orElse(0), 0);
  }

  /** {@code source:line:column}, without the parts that are not known. */
  @Override
  public String toString() {
    return source + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
  }
}
