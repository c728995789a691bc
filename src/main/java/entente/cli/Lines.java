package entente.cli;

import java.util.Arrays;

/** The lines of a text, by offset. */
final class Lines {
  private final int[] starts;

  Lines(String text) {
    int[] found = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
    int line = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      found[++line] = at + 1;
    }
    this.starts = found;
  }

  /** The line of the character at the offset, from 1. */
  int at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
