package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.Plain;
import entente.extract.Chunk.Relative;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One sentence as the makers of facts see it: its chunks, clauses, dates and places. */
final class Scene {
  /** The most words of a sentence that a label takes. */
  static final int LABEL_WORDS = 16;

  final Span sentence;
  final String text;
  final List<Token> tokens;
  final List<Chunk> chunks;
  final Lexicon lexicon;
  private final List<Range> asides;

  /** Dates and places that belong to a phrase, so that the clause may not take them. */
  private final Set<Chunk> bound = new LinkedHashSet<>();

  /** Phrases of which a verb has told what they are, so that their bare mention adds nothing. */
  final Set<Chunk> settled = new LinkedHashSet<>();

  /** The meetings that phrases of this sentence tell of. */
  final IdentityHashMap<Phrase, Draft> meetings = new IdentityHashMap<>();

  /** What the items of the list that this sentence introduces are, or null. */
  @Nullable Lead lead;

  /** The words before a colon at the head of a list item: "Quantum: the expert group …". */
  final String leadIn;

  Scene(Span sentence, String text, List<Token> tokens, List<Chunk> chunks, Lexicon lexicon) {
    this.sentence = sentence;
    this.text = text;
    this.tokens = tokens;
    this.chunks = chunks;
    this.lexicon = lexicon;
    this.asides = asides();
    for (Chunk chunk : chunks) {
      if (chunk instanceof Phrase phrase) {
        adjuncts(phrase);
      }
    }
    this.leadIn = leadIn();
  }

  private String leadIn() {
    for (int i = 1; i < Math.min(5, tokens.size()); i++) {
      if (tokens.get(i).is(":")) {
        return words(0, i);
      }
    }
    return "";
  }

  /**
   * A stretch of chunks.
   *
   * @param anchor the chunk that it is the clause of, or -1: asides that do not hold it are not
   *     part of the clause
   */
  record Range(int from, int to, int anchor) {
    Range(int from, int to) {
      this(from, to, -1);
    }
  }

  /** When and where. */
  record Setting(@Nullable When when, @Nullable String place) {}

  String words(int fromToken, int toToken) {
    return fromToken >= toToken
        ? ""
        : text.substring(tokens.get(fromToken).start(), tokens.get(toToken - 1).end())
            .replaceAll("\\s+", " ");
  }

  String plain(int i) {
    return i >= 0 && i < chunks.size() && chunks.get(i) instanceof Plain p ? p.lower() : "";
  }

  private boolean finite(int i) {
    return chunks.get(i) instanceof VerbGroup g
        && !g.gerund()
        && g.mode() != Chunk.Mode.BARE
        && !g.participle();
  }

  /** The asides of the sentence: relative clauses and participles between two commas. */
  private List<Range> asides() {
    List<Range> asides = new ArrayList<>();
    for (int i = 0; i + 1 < chunks.size(); i++) {
      Chunk next = chunks.get(i + 1);
      boolean opens =
          plain(i).equals(",")
              && (next instanceof Relative
                  || (next instanceof VerbGroup v && (v.participle() || v.gerund())));
      if (!opens) {
        continue;
      }
      int end = i + 2;
      while (end < chunks.size()
          && !(plain(end).equals(",") && closes(end))
          && !plain(end).matches("[.;]")) {
        end++;
      }
      if (end < chunks.size() && plain(end).equals(",")) {
        asides.add(new Range(i + 1, end));
        i = end - 1;
      }
    }
    return asides;
  }

  /** Whether the main clause goes on after this comma: with its verb. */
  private boolean closes(int comma) {
    return comma + 1 < chunks.size() && chunks.get(comma + 1) instanceof VerbGroup v && !v.gerund();
  }

  private boolean inAside(int i, int anchor) {
    for (Range aside : asides) {
      if (i >= aside.from() && i < aside.to()) {
        return anchor < aside.from() || anchor >= aside.to();
      }
    }
    return false;
  }

  /** The clause of a chunk: up to the verbs of the clauses before and after it. */
  Range clause(int anchor) {
    for (Range aside : asides) {
      if (anchor >= aside.from() && anchor < aside.to()) {
        return aside;
      }
    }
    Range clause = mainClause(verbOf(anchor));
    return new Range(clause.from(), clause.to(), anchor);
  }

  /**
   * The finite verb that a chunk belongs to: before it in its clause, else behind it, else itself.
   */
  private int verbOf(int anchor) {
    if (chunks.get(anchor) instanceof VerbGroup) {
      return anchor;
    }
    for (int i = anchor - 1; i >= 0; i--) {
      if (inAside(i, anchor)) {
        continue;
      }
      if (plain(i).equals(";") || chunks.get(i) instanceof Relative) {
        break;
      }
      if (finite(i)) {
        return i;
      }
    }
    for (int i = anchor + 1; i < chunks.size(); i++) {
      if (inAside(i, anchor)) {
        continue;
      }
      if (plain(i).equals(";")) {
        break;
      }
      if (finite(i)) {
        return i;
      }
    }
    return anchor;
  }

  private Range mainClause(int anchor) {
    int to = chunks.size();
    for (int i = anchor + 1; i < chunks.size(); i++) {
      if (inAside(i, anchor)) {
        continue;
      }
      if (plain(i).equals(";")) {
        to = i;
        break;
      }
      if (chunks.get(i) instanceof Relative) {
        to = i;
        break;
      }
      if (finite(i)) {
        int k = i;
        while (k > anchor + 1
            && !Set.of("and", "but", "while", "whereas", ",", "as").contains(plain(k))) {
          k--;
        }
        to = k > anchor + 1 ? k : i;
        break;
      }
    }
    int from = 0;
    for (int i = anchor - 1; i >= 0; i--) {
      if (inAside(i, anchor)) {
        continue;
      }
      if (plain(i).equals(";")) {
        from = i + 1;
        break;
      }
      if (finite(i)) {
        int k = i + 1;
        while (k < anchor
            && !Set.of("and", "but", "while", "whereas", ",").contains(plain(k))
            && !(chunks.get(k) instanceof Relative)) {
          k++;
        }
        from = k < anchor ? k : i + 1;
        break;
      }
    }
    return new Range(from, to);
  }

  /** The adverbials right behind a phrase: "in Seoul on 30 June 2023", "(May 2022)". */
  Setting adjuncts(Phrase phrase) {
    int i = chunks.indexOf(phrase) + 1;
    When when = null;
    String place = null;
    Chunk placeChunk = null;
    boolean more = true;
    while (more && i < chunks.size()) {
      more = false;
      String word = plain(i);
      if (chunks.get(i) instanceof VerbGroup g
          && g.participle()
          && g.isA("hold")
          && when == null
          && place == null) {
        i++;
        more = true;
      } else if (chunks.get(i) instanceof When w && when == null) {
        when = w;
        i++;
        more = true;
      } else if (Set.of("on", "in", "at", "of", "(", "from", ",", "to", "held", "during")
              .contains(word)
          && i + 1 < chunks.size()) {
        int j = plain(i + 1).equals("the") ? i + 2 : i + 1;
        if (j < chunks.size()
            && chunks.get(j) instanceof When w
            && when == null
            && !word.equals(",")) {
          when = w;
          i = j + 1;
          if (plain(i).equals(")")) {
            i++;
          }
          more = true;
        } else if (j < chunks.size()
            && place == null
            && isPlace(j)
            && Set.of("in", "at").contains(word)) {
          place = placeName(j);
          placeChunk = chunks.get(j);
          i = j + 1;
          if (plain(i).equals(",") && i + 1 < chunks.size() && chunks.get(i + 1) instanceof Named) {
            i += 2;
          }
          more = true;
        } else if (word.equals("(")
            && place == null
            && isPlace(j)
            && plain(j + 1).equals(",")
            && j + 2 < chunks.size()
            && chunks.get(j + 2) instanceof When inside
            && when == null) {
          place = placeName(j);
          placeChunk = chunks.get(j);
          when = inside;
          i = plain(j + 3).equals(")") ? j + 4 : j + 3;
          more = true;
        } else if (word.equals(",")
            && chunks.get(i + 1) instanceof When w
            && when == null
            && place != null) {
          when = w;
          i += 2;
          more = true;
        }
      }
    }
    if (when != null) {
      bound.add(when);
    }
    if (placeChunk != null) {
      bound.add(placeChunk);
    }
    return new Setting(when, place);
  }

  /** The date of a clause that no phrase has for itself, or null. */
  @Nullable When date(Range clause, boolean open) {
    When weak = null;
    for (int i = clause.from(); i < clause.to(); i++) {
      if (clause.anchor() >= 0 && inAside(i, clause.anchor())) {
        continue;
      }
      if (chunks.get(i) instanceof When when && !bound.contains(when)) {
        if ((when.value().open() || isTerm(i)) && !open) {
          continue;
        }
        if (when.value().weak()) {
          weak = weak == null ? when : weak;
        } else {
          return when;
        }
      }
    }
    return weak;
  }

  /** "for the years 2026 and 2027", "until fiscal 2028": how long, not when. */
  private boolean isTerm(int i) {
    int k = i - 1;
    while (plain(k).matches("the|years?|period|and|fiscal|financial|\\d{4}")
        || (k > 0 && chunks.get(k) instanceof When)) {
      k--;
    }
    return k < i - 1 && Set.of("for", "until", "till").contains(plain(k));
  }

  /** The date at the head of the sentence: "On 3 July 2023, …". */
  @Nullable When leadingDate() {
    for (int i = 0; i < Math.min(5, chunks.size()); i++) {
      if (chunks.get(i) instanceof When when && !when.value().open()) {
        return when;
      }
      if (chunks.get(i) instanceof VerbGroup) {
        return null;
      }
    }
    return null;
  }

  @Nullable String place(Range clause) {
    for (int i = clause.from(); i < clause.to(); i++) {
      if (clause.anchor() >= 0 && inAside(i, clause.anchor())) {
        continue;
      }
      if (isPlace(i) && !bound.contains(chunks.get(i))) {
        int k = i - 1;
        while (k >= 0 && plain(k).equals("the")) {
          k--;
        }
        boolean brought =
            plain(k).equals("to")
                && clause.anchor() >= 0
                && chunks.get(i) instanceof Named n
                && n.name().kind() == Name.Kind.PLACE
                && broughtTo(clause, i);
        if (Set.of("in", "at").contains(plain(k)) || brought) {
          return placeName(i);
        }
      }
    }
    return null;
  }

  /** "brought it to Pittsburgh": the place that a verb of motion leads to. */
  private boolean broughtTo(Range clause, int i) {
    for (int k = clause.from(); k < i; k++) {
      if (chunks.get(k) instanceof VerbGroup v && v.isA("bring")) {
        return true;
      }
    }
    return false;
  }

  /** The number in "for the second time", or null. */
  @Nullable Integer times() {
    for (int i = 0; i + 1 < chunks.size(); i++) {
      if (chunks.get(i) instanceof Chunk.Ordinal ordinal && plain(i + 1).equals("time")) {
        return ordinal.value();
      }
    }
    return null;
  }

  /** The only date of the sentence that no phrase has for itself, or null. */
  @Nullable When onlyDate() {
    When only = null;
    for (Chunk chunk : chunks) {
      if (chunk instanceof When when && !when.value().open() && !when.value().weak()) {
        if (only != null || bound.contains(when)) {
          return null;
        }
        only = when;
      }
    }
    return only;
  }

  private boolean isPlace(int i) {
    return chunks.get(i) instanceof Named named
        && (named.name().kind() == Name.Kind.PLACE
            || (named.name().kind() == Name.Kind.POLITY
                && !named.name().demonym()
                && !named.possessive()
                && plain(i - 1).equals("in")
                && !named.name().label().equals("European Union")));
  }

  private String placeName(int i) {
    Named named = (Named) chunks.get(i);
    return named.name().kind() == Name.Kind.PLACE
        ? words(named.from(), named.to())
        : named.name().label();
  }

  /** The place that a name's own words contain: "EU Delegation in Beijing". */
  @Nullable String placeInside(Named named) {
    for (int i = named.from(); i < named.to(); i++) {
      Names.Hit hit = lexicon.names().longest(tokens, i);
      if (hit != null
          && hit.to() <= named.to()
          && hit.names().stream().anyMatch(n -> n.kind() == Name.Kind.PLACE)
          && hit.names().stream().noneMatch(n -> n.kind() == Name.Kind.POLITY)) {
        return words(i, hit.to());
      }
    }
    return null;
  }

  /** The topics named in the chunks, also inside phrases. */
  List<String> topics(int from, int to) {
    Set<String> topics = new LinkedHashSet<>();
    for (int i = Math.max(0, from); i < Math.min(to, chunks.size()); i++) {
      Chunk chunk = chunks.get(i);
      if (chunk instanceof Named named && named.name().kind() == Name.Kind.TOPIC) {
        topics.add(named.name().label());
      } else if (chunk instanceof Phrase phrase) {
        topics.addAll(phrase.topics());
      }
    }
    List<String> telling = new ArrayList<>(topics);
    telling.removeIf(t -> lexicon.lists().has("weak-topics", t.toLowerCase(Locale.ROOT)));
    return telling.isEmpty() ? new ArrayList<>(topics) : telling;
  }

  /** annual, biennial … if the sentence says how often; else null. */
  @Nullable String frequency() {
    String words = " " + String.join(" ", tokens.stream().map(Token::lower).toList()) + " ";
    for (String form : lexicon.lists().list("frequency-annual")) {
      if (words.contains(" " + form + " ")) {
        return "annual";
      }
    }
    for (String form : lexicon.lists().list("frequency-biennial")) {
      if (words.contains(" " + form + " ")) {
        return "biennial";
      }
    }
    for (String form : lexicon.lists().list("frequency-semiannual")) {
      if (words.contains(" " + form + " ")) {
        return "semiannual";
      }
    }
    return null;
  }

  /** The words from a chunk to the end of a range, for a label; at most {@code limit} words. */
  String label(int fromChunk, int toChunk, int limit) {
    if (fromChunk >= toChunk || fromChunk >= chunks.size()) {
      return "";
    }
    int from = chunks.get(fromChunk).from();
    int to = chunks.get(Math.min(toChunk, chunks.size()) - 1).to();
    int end = from;
    int words = 0;
    while (end < to && words < limit) {
      if (tokens.get(end).isWord()) {
        words++;
      }
      end++;
    }
    // a word with hyphens is not cut: "e-commerce"
    while (end + 1 < to
        && tokens.get(end).is("-")
        && tokens.get(end).start() == tokens.get(end - 1).end()) {
      end += 2;
    }
    while (end > from && !tokens.get(end - 1).isWord() && !tokens.get(end - 1).is(")")) {
      end--;
    }
    return words(from, end);
  }

  /** Whether the sentence has stated an event, a relation or an objective already. */
  boolean stated(Discourse discourse) {
    for (int i = discourse.drafts.size() - 1; i >= 0; i--) {
      Draft draft = discourse.drafts.get(i);
      if (!draft.evidence.equals(sentence)) {
        break;
      }
      Kind kind = draft.type.kind();
      if (kind == Kind.EVENT
          || kind == Kind.OBJECTIVE
          || (kind == Kind.RELATION && draft.type != FactType.PartOf)) {
        return true;
      }
    }
    return false;
  }
}
