package entente.extract;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step in reading a sentence: it looks at the tokens and at what earlier steps found, and puts
 * its own chunks into the table, where they may cover others.
 */
abstract class ParserStep {
  final String text;
  final List<Token> tokens;
  final Lexicon lexicon;
  final SentenceParser.Context context;

  /** The chunk at each token, or null where it is only a word. */
  final @Nullable Chunk[] at;

  ParserStep(ChunkTable table) {
    this.text = table.text;
    this.tokens = table.tokens;
    this.lexicon = table.lexicon;
    this.context = table.context;
    this.at = table.at;
  }

  String word(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).lower() : "";
  }

  boolean capital(int i) {
    return i >= 0 && i < tokens.size() && tokens.get(i).isCapital();
  }

  boolean in(String list, int i) {
    return lexicon.lists().has(list, word(i));
  }

  @Nullable Chunk chunk(int i) {
    return i >= 0 && i < at.length ? at[i] : null;
  }

  void put(Chunk chunk) {
    for (int i = chunk.from(); i < chunk.to(); i++) {
      Chunk old = at[i];
      if (old != null && (old.from() < chunk.from() || old.to() > chunk.to())) {
        for (int k = old.from(); k < old.to(); k++) {
          at[k] = null;
        }
      }
    }
    Arrays.fill(at, chunk.from(), chunk.to(), chunk);
  }

  String words(int from, int to) {
    return from >= to
        ? ""
        : text.substring(tokens.get(from).start(), tokens.get(to - 1).end())
            .replaceAll("\\s+", " ");
  }

  Set<Chunk> distinct() {
    Set<Chunk> chunks = new LinkedHashSet<>();
    for (Chunk chunk : at) {
      if (chunk != null) {
        chunks.add(chunk);
      }
    }
    return chunks;
  }

  int ordinal(int i) {
    String word = word(i);
    int index = 1;
    for (String name : lexicon.lists().list("ordinals")) {
      if (name.equals(word)) {
        return index;
      }
      index++;
    }
    if (word.equals("twenty") && word(i + 1).equals("-")) {
      return 0;
    }
    return word.matches("\\d{1,3}(st|nd|rd|th)") ? Integer.parseInt(word.replaceAll("\\D", "")) : 0;
  }

  boolean isVerbHere(int i) {
    if (i >= tokens.size() || capital(i) || chunk(i) != null) {
      return false;
    }
    if (in("auxiliaries", i)) {
      return true;
    }
    List<Verbs.Reading> readings = lexicon.verbs().readings(word(i));
    if (readings.isEmpty()) {
      return false;
    }
    if (word(i).endsWith("ing")) {
      return false;
    }
    boolean noun = in("verb-nouns", i);
    return !noun || in("auxiliaries", i - 1) || word(i - 1).equals("to") || takesObject(i);
  }

  /** A word that is a noun or a verb is a verb if an article follows: "offers the opportunity". */
  boolean takesObject(int i) {
    return Set.of("the", "a", "an", "its", "their", "this").contains(word(i + 1))
        && !in("articles", i - 1)
        && !in("modifiers", i - 1)
        && !in("function", i - 1);
  }

  /** Whether a longer head noun to the left covers this one. */
  int enclosingHead(int i, int to) {
    for (int k = Math.max(0, i - 4); k < i; k++) {
      Heads.Hit hit = lexicon.heads().at(tokens, k);
      if (hit != null
          && hit.to() >= to
          && !Set.of(Heads.Category.OFFICE, Heads.Category.BODY).contains(hit.head().kind())) {
        return k;
      }
    }
    return -1;
  }

  boolean isPortfolioWord(int i) {
    return capital(i) && in("portfolio", i);
  }

  /**
   * Whether a comma or "and" goes on with the name: what follows is a single capitalised element
   * that belongs to a list closed by "and", and no new body, office or polity.
   */
  boolean isListed(int i) {
    int j = word(i).equals(",") && word(i + 1).equals("and") ? i + 2 : i + 1;
    if (!isPortfolioWord(j)) {
      return false;
    }
    if (word(i).equals("and")) {
      return true;
    }
    // a comma: there must be an "and" with a portfolio word before the next stop
    for (int k = j; k < Math.min(tokens.size(), j + 10); k++) {
      if (word(k).equals("and")) {
        return isPortfolioWord(k + 1);
      }
      if (!capital(k) && !word(k).equals(",")) {
        return false;
      }
    }
    return false;
  }
}
