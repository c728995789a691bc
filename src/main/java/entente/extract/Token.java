package entente.extract;

/**
 * A word, number or punctuation mark.
 *
 * @param text as in the document; for a word that was torn apart by a line break, without the break
 * @param lower the form that is compared: lower case, every dash as {@code -}, {@code &} as {@code
 *     and}
 */
record Token(int start, int end, String text, String lower) {
  boolean isWord() {
    return Character.isLetterOrDigit(text.codePointAt(0));
  }

  boolean isNumber() {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether it begins with a capital letter, or is a mix such as {@code 5G} or {@code eIDAS}. */
  boolean isCapital() {
    return isWord() && !isNumber() && !text.equals(text.toLowerCase(java.util.Locale.ROOT));
  }

  boolean is(String word) {
    return lower.equals(word);
  }
}
