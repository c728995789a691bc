package entente.query;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rows a sound answer has: {@code any}, {@code 3} (exactly) or {@code 1+} (at least).
 *
 * @param most {@link Integer#MAX_VALUE} if there is no upper bound
 */
public record RowCount(int least, int most) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(\\+?)");

  /** No row at all. */
  public static final RowCount NONE = new RowCount(0, 0);

  public RowCount {
    if (least < 0 || most < least) {
      throw new IllegalArgumentException("no such number of rows: " + least + " to " + most);
    }
  }

  static Optional<RowCount> of(String text) {
    if (text.equals("any")) {
      return Optional.of(new RowCount(0, Integer.MAX_VALUE));
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(matcher.group(1));
    return Optional.of(new RowCount(count, matcher.group(2).isEmpty() ? count : Integer.MAX_VALUE));
  }

  /** Whether an answer of so many rows is as expected. */
  public boolean allows(int rows) {
    return least <= rows && rows <= most;
  }

  @Override
  public String toString() {
    if (most == Integer.MAX_VALUE) {
      return least == 0 ? "any" : least + "+";
    }
    return Integer.toString(least);
  }
}
