package entente.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into tokens. Words that a cleaning step damaged are read through: torn words ({@code
 * sig- ned}), lost spaces ({@code in2019}, {@code andMinister}).
 */
final class Tokenizer {
  private static final Set<String> ORDINAL_ENDINGS = Set.of("st", "nd", "rd", "th");
  private static final Set<String> GLUED = Set.of("and", "of", "for", "the", "by", "with");
  private static final Set<String> SUSPENDED = Set.of("and", "or", "to", "nor");

  private Tokenizer() {}

  /** The tokens of {@code text} between the two offsets, in order. */
  static List<Token> tokens(String text, int from, int to) {
    List<Token> tokens = new ArrayList<>();
    int i = from;
    while (i < to) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        i = next;
      } else if (Character.isLetterOrDigit(c)) {
        i = word(text, i, to, tokens);
      } else if (isApostrophe(c) && next < to && isPossessive(text, next, to) && i > from) {
        tokens.add(new Token(i, next + 1, text.substring(i, next + 1), "'s"));
        i = next + 1;
      } else {
        String mark = text.substring(i, next);
        tokens.add(new Token(i, next, mark, plain(mark)));
        i = next;
      }
    }
    return tokens;
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == '‘' || c == '´';
  }

  private static boolean isPossessive(String text, int i, int to) {
    return (text.charAt(i) == 's' || text.charAt(i) == 'S')
        && (i + 1 >= to || !Character.isLetterOrDigit(text.charAt(i + 1)));
  }

  private static String plain(String mark) {
    return switch (mark) {
      case "–", "—", "‑", "‐", "−" -> "-";
      case "&" -> "and";
      case "“", "”", "„", "«", "»" -> "\"";
      case "’", "‘" -> "'";
      default -> mark;
    };
  }

  private static int word(String text, int start, int to, List<Token> tokens) {
    int end = start;
    while (end < to) {
      int c = text.codePointAt(end);
      int next = end + Character.charCount(c);
      boolean inner =
          Character.isLetterOrDigit(c)
              || Character.getType(c) == Character.NON_SPACING_MARK
              || c == 0xAD
              // D.C., U.S., S.O.S.: a point between single letters
              || (c == '.'
                  && end - start == 1
                  && Character.isUpperCase(text.codePointAt(start))
                  && next + 1 < to
                  && Character.isUpperCase(text.codePointAt(next))
                  && text.charAt(next + 1) == '.')
              || (c == '.' && isDotted(text, start, end))
              || (c == '+'
                  && end > start
                  && (next >= to || !Character.isLetterOrDigit(text.codePointAt(next))))
              || (isApostrophe(c)
                  && next < to
                  && Character.isLetter(text.codePointAt(next))
                  && !isPossessive(text, next, to));
      if (!inner) {
        break;
      }
      end = next;
    }
    // A word torn apart: "sig- ned", "Techno-\nlogy".
    int mended = tornEnd(text, end, to);
    if (mended > end && Character.isLetter(text.charAt(end - 1))) {
      int second = mended;
      while (second < to && Character.isLetter(text.charAt(second))) {
        second++;
      }
      String whole = text.substring(start, end) + text.substring(mended, second);
      if (!SUSPENDED.contains(text.substring(mended, second))) {
        tokens.add(token(start, second, whole));
        return second;
      }
    }
    split(text, start, end, tokens);
    return end;
  }

  /**
   * Whether the characters from start on have the form {@code X.Y} so far and a point may follow.
   */
  private static boolean isDotted(String text, int start, int end) {
    int length = end - start;
    return length >= 3
        && length % 2 == 1
        && text.charAt(end - 2) == '.'
        && Character.isUpperCase(text.charAt(end - 1))
        && text.charAt(start + 1) == '.';
  }

  /** The offset at which the second half of a torn word begins, or {@code end}. */
  private static int tornEnd(String text, int end, int to) {
    if (end >= to || text.charAt(end) != '-') {
      return end;
    }
    int i = end + 1;
    while (i < to && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i > end + 1 && i < to && Character.isLowerCase(text.charAt(i)) ? i : end;
  }

  private static void split(String text, int start, int end, List<Token> tokens) {
    String word = text.substring(start, end);
    int cut = cut(word);
    if (cut > 0) {
      tokens.add(token(start, start + cut, word.substring(0, cut)));
      split(text, start + cut, end, tokens);
    } else {
      tokens.add(token(start, end, word));
    }
  }

  /** Where two words were glued together, or 0. */
  private static int cut(String word) {
    int digits = 0;
    while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
      digits++;
    }
    if (digits > 0 && digits < word.length()) {
      String rest = word.substring(digits);
      boolean lower = rest.length() > 2 && rest.chars().allMatch(Character::isLowerCase);
      return lower && !ORDINAL_ENDINGS.contains(rest) ? digits : 0;
    }
    if (word.length() > 5 && word.matches("\\p{Ll}+(19|20)\\d\\d")) {
      return word.length() - 4;
    }
    for (String glued : GLUED) {
      if (word.length() > glued.length() + 2
          && word.startsWith(glued)
          && Character.isUpperCase(word.charAt(glued.length()))
          && Character.isLowerCase(word.charAt(glued.length() + 1))) {
        return glued.length();
      }
    }
    return 0;
  }

  private static Token token(int start, int end, String text) {
    return new Token(start, end, text, text.toLowerCase(Locale.ROOT).replace("\u00ad", ""));
  }
}
