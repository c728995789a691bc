package entente.source;

import java.util.regex.Pattern;

/**
 * A date at the head of a text. Where there is one, it tells better when the text was published
 * than the date on which somebody made the file.
 */
final class Dateline {
  private static final int HEAD = 800;
  private static final String MONTH =
      "(January|February|March|April|May|June|July|August|September|October|November|December)";
  private static final Pattern DATE =
      Pattern.compile(
          "(?i)\\b\\d{1,2}\\s+"
              + MONTH
              + "\\s+\\d{4}\\b|\\b"
              + MONTH
              + "\\s+\\d{1,2},?\\s+\\d{4}\\b");

  private Dateline() {}

  /** Whether a full date stands near the beginning. */
  static boolean standsIn(String text) {
    return DATE.matcher(text.substring(0, Math.min(HEAD, text.length()))).find();
  }
}
