package entente.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what in a text gives no fact: quotations, navigation, hopes and questions, and the broken
 * parts of damaged sentences.
 */
final class Noise {
  private final Lexicon lexicon;

  /** Whether a quotation that an earlier sentence of the block opened still goes on. */
  private boolean inQuotation;

  Noise(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** A quotation does not go on into another block. */
  void enterBlock() {
    inQuotation = false;
  }

  boolean isQuotation(String words) {
    boolean opens = words.matches("(?s)^[\"“„«‘'].*");
    boolean closes = words.matches("(?s).*[\"”»’'].*");
    if (inQuotation) {
      inQuotation = !closes;
      return true;
    }
    if (opens && words.length() > 1) {
      String rest = words.substring(1);
      int close = indexOfClose(rest);
      inQuotation = close < 0;
      // a title in quotation marks at the head of a sentence is no quotation
      return close < 0 || rest.substring(0, close).split("\\s+").length >= 5;
    }
    int last = Math.max(words.lastIndexOf('“'), words.lastIndexOf('„'));
    inQuotation = last > 0 && indexOfClose(words.substring(last + 1)) < 0; // it goes on
    return false;
  }

  private static int indexOfClose(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("\"”»".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  boolean isNavigation(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return lexicon.lists().list("navigation").stream().anyMatch(lower::contains);
  }

  /** Leaves out the parts between semicolons that only hope or suppose; all of them, if so. */
  List<Token> withoutHopes(List<Token> tokens, List<Sentence.Skip> skips) {
    List<Token> rest = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i < tokens.size() && !tokens.get(i).is(";")) {
        continue;
      }
      List<Token> part = tokens.subList(from, i);
      if (!part.isEmpty() && isHedged(part)) {
        skips.add(
            new Sentence.Skip(
                new Span(part.get(0).start(), part.get(part.size() - 1).end()), "hedged"));
      } else {
        rest.addAll(tokens.subList(from, Math.min(tokens.size(), i + 1)));
      }
      from = i + 1;
    }
    return rest;
  }

  private boolean isHedged(List<Token> tokens) {
    String lower = " " + String.join(" ", tokens.stream().map(Token::lower).toList()) + " ";
    return lexicon.lists().list("unreal").stream()
        .anyMatch(
            p ->
                p.startsWith("^")
                    ? lower.startsWith(" " + p.substring(1) + " ")
                    : lower.contains(" " + p + " "));
  }

  /**
   * Where a sentence really begins, if a broken beginning was run together with it: a transitive
   * verb whose object would be a capitalised article, which only begins sentences.
   */
  int garble(List<Token> tokens) {
    for (int i = 1; i < tokens.size() - 2; i++) {
      String text = tokens.get(i).text();
      if (!Set.of(
              "The", "This", "A", "An", "In", "On", "At", "These", "It", "Its", "They", "Their",
              "During")
          .contains(text)) {
        continue;
      }
      Token before = tokens.get(i - 1);
      boolean verb =
          before.isWord()
              && !before.isCapital()
              && (!lexicon.verbs().readings(before.lower()).isEmpty()
                  || lexicon.lists().has("function", before.lower())
                  || lexicon.lists().has("auxiliaries", before.lower()));
      if (verb && tokens.get(i + 1).isWord() && !isTitleWord(tokens, i)) {
        return i;
      }
    }
    return 0;
  }

  /** "signed The Hague Convention": a capitalised article can belong to a name. */
  private boolean isTitleWord(List<Token> tokens, int i) {
    return lexicon.names().longest(tokens, i) != null;
  }

  /** Where the same two words are said three times over: the rest is noise. */
  int stutter(List<Token> tokens) {
    for (int i = 0; i + 4 < tokens.size(); i++) {
      if (tokens.get(i).isWord()
          && tokens.get(i).is(tokens.get(i + 2).lower())
          && tokens.get(i + 1).is(tokens.get(i + 3).lower())
          && tokens.get(i).is(tokens.get(i + 4).lower())
          && tokens.get(i + 1).isWord()) {
        return i;
      }
    }
    return -1;
  }

  /** Leaves out what someone is quoted as saying within the sentence. */
  List<Token> withoutQuotation(List<Token> tokens, List<Sentence.Skip> skips) {
    List<Token> rest = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is("\"")) {
        int close = i + 1;
        while (close < tokens.size() && !tokens.get(close).is("\"")) {
          close++;
        }
        boolean said = false;
        for (Token token : tokens) {
          said |= lexicon.lists().has("saying", token.lower());
        }
        if (close == tokens.size() && said && close - i > 5) {
          skips.add(
              new Sentence.Skip(
                  new Span(tokens.get(i).start(), tokens.get(close - 1).end()), "quotation"));
          return rest;
        }
        if (close < tokens.size() && said && close - i > 5) {
          skips.add(
              new Sentence.Skip(
                  new Span(tokens.get(i).start(), tokens.get(close).end()), "quotation"));
          i = close;
          continue;
        }
      }
      rest.add(tokens.get(i));
    }
    return rest;
  }
}
