package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Office;
import entente.extract.Chunk.Ordinal;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Person;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.Relative;
import entente.extract.Chunk.When;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads phrases with a head noun: series, instruments, programmes, meetings, posts. */
final class PhraseReader extends ParserStep {
  private static final Set<String> DASH_OR_SLASH = Set.of("-", "/");
  private static final int MAX_MODIFIERS = 9;

  private final TailReader tails;

  PhraseReader(ChunkTable table) {
    super(table);
    this.tails = new TailReader(table);
  }

  void read() {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      Heads.Hit hit = headAt(i);
      if (hit == null || inName(i, hit.to())) {
        continue;
      }
      if (i == 0 && word(0).equals("meeting") && word(1).matches("in|on|at|for")) {
        continue; // "Meeting in July, the ministers …"
      }
      // A head noun right before another one only modifies it: "Digital Partnership Council".
      if (hit.to() < tokens.size() && isModified(hit.to(), hit.head())) {
        continue;
      }
      int enclosing = enclosingHead(i, hit.to());
      if (enclosing >= 0) {
        continue;
      }
      Phrase phrase = phrase(i, hit);
      if (phrase != null) {
        put(phrase);
        i = Math.min(i, phrase.from());
      }
    }
  }

  private Heads.@Nullable Hit headAt(int i) {
    Heads.Hit hit = lexicon.heads().at(tokens, i);
    if (hit != null
        && Set.of(Heads.Category.OFFICE, Heads.Category.BODY).contains(hit.head().kind())) {
      return null;
    }
    Heads.Head acronym = context.acronyms().get(tokens.get(i).text());
    if (acronym != null) {
      return new Heads.Hit(
          i + 1,
          new Heads.Head(
              List.of(tokens.get(i).lower()),
              false,
              acronym.kind(),
              acronym.type(),
              tokens.get(i).text()));
    }
    return hit;
  }

  private boolean inName(int from, int to) {
    Chunk chunk = chunk(from);
    if (chunk instanceof Named named) {
      boolean inside = named.from() >= from && named.to() <= to;
      return named.name().kind() == Name.Kind.TOPIC
          ? named.to() > to
          : !inside || (named.from() == from && named.to() == to);
    }
    return chunk instanceof Person
        || chunk instanceof Office
        || chunk instanceof Phrase
        || chunk instanceof When;
  }

  private boolean isModified(int next, Heads.Head head) {
    Chunk after = chunk(next);
    if (after instanceof Phrase phrase && phrase.headFrom() == next && phrase.nameFrom() >= next) {
      return head.kind() != Heads.Category.OCCASION;
    }
    return after instanceof Phrase phrase && phrase.nameFrom() < next;
  }

  private @Nullable Phrase phrase(int headFrom, Heads.Hit hit) {
    Heads.Head head = hit.head();
    int headTo = hit.to();
    int i = headFrom;
    String article = "";
    List<Name> prefix = new ArrayList<>();
    Integer ordinal = null;
    boolean next = false;
    String frequency = null;
    Dates.Value when = null;
    Phrase inner = null;
    int nameFrom = headFrom;
    int modifiers = 0;
    boolean open = true;
    while (open && i > 0 && modifiers < MAX_MODIFIERS) {
      int k = i - 1;
      String word = word(k);
      Chunk chunk = chunk(k);
      if (chunk instanceof Ordinal o) {
        ordinal = o.value();
        i = k;
      } else if (chunk instanceof When w && ordinal == null && !w.value().open()) {
        if (nameFrom == headFrom
            && prefix.isEmpty()
            && Set.of("the", "this", "their", "a").contains(word(w.from() - 1))) {
          when = w.value();
          i = w.from();
        } else {
          open = false;
        }
      } else if (in("next", k)) {
        next = true;
        i = k;
      } else if (lexicon.lists().has("annual", word)) {
        frequency = "annual";
        i = k;
      } else if (lexicon.lists().has("biennial", word)) {
        frequency = "biennial";
        i = k;
      } else if (in("articles", k)) {
        article = word;
        i = k;
        open = false;
      } else if (word.equals("'")
          && k > 0
          && chunk(k - 1) == null
          && tokens.get(k - 1).isWord()
          && word(k - 1).endsWith("s")) {
        nameFrom = k - 1;
        i = k - 1;
        modifiers++;
      } else if (word.equals("'s") || (word.equals("'") && chunk(k - 1) instanceof Named)) {
        if (chunk(k - 1) instanceof Named named && named.name().isActor()) {
          prefix.add(0, named.name());
          i = named.from();
          article = "the";
          if (word(i - 1).equals("the")) {
            i--;
          }
        } else if (chunk(k - 1) instanceof Phrase owner && owner.to() == k) {
          inner = owner;
          i = owner.from();
        } else if (k > 0 && lexicon.heads().at(tokens, k - 1) != null) {
          // officials' meeting
          nameFrom = k - 1;
          i = k - 1;
          modifiers++;
          continue;
        } else if (k > 0 && tokens.get(k - 1).isWord() && !capital(k - 1)) {
          nameFrom = k - 1;
          i = k - 1;
          modifiers++;
          continue;
        } else if (context.acronyms().containsKey(tokens.get(Math.max(0, k - 1)).text())) {
          nameFrom = k - 1;
          i = k - 1;
          modifiers++;
          continue;
        }
        open = false;
      } else if (chunk instanceof Named named && named.name().isActor()) {
        if (named.name().kind() == Name.Kind.BODY
            && prefix.isEmpty()
            && !lexicon.isInternational(named.name().label())
            && !named.name().exact()) {
          open = false;
        } else if (!prefix.isEmpty() && !joinsPrefix(named.to(), i)) {
          open = false;
        } else {
          prefix.add(0, named.name());
          i = named.from();
          nameFrom = i;
          if (DASH_OR_SLASH.contains(word(i - 1))
              && chunk(i - 2) instanceof Named other
              && other.name().isActor()) {
            i--;
          } else if (word(i - 1).equals("and")
              && chunk(i - 2) instanceof Named other
              && other.name().isActor()
              && tokens.get(i - 1).text().equals("&")) {
            i--;
          } else {
            open =
                Set.of("articles", "ordinals", "next").stream()
                        .anyMatch(l -> in(l, named.from() - 1))
                    || lexicon.lists().has("annual", word(named.from() - 1))
                    || ordinal(named.from() - 1) > 0
                    || in("modifiers", named.from() - 1);
          }
        }
      } else if (chunk instanceof Named named && named.name().kind() == Name.Kind.TOPIC) {
        nameFrom = named.from();
        i = named.from();
        modifiers++;
      } else if (chunk instanceof Phrase
          || chunk instanceof Person
          || chunk instanceof Pair
          || chunk instanceof Relative
          || chunk instanceof Named) {
        open = false;
      } else if (word.equals(")")
          && head.kind() == Heads.Category.PROGRAMME
          && word(k - 2).equals("(")
          && capital(k - 1)) {
        nameFrom = k - 1;
        i = k - 1;
        open = false;
      } else if (word.equals("-") && i > 1 && (tokens.get(k - 1).isWord() || isSuspended(k))) {
        i = k;
        if (!(chunk(k - 1) instanceof Named)) {
          nameFrom = Math.min(nameFrom, k);
        }
      } else if (word.equals("and")
          && capital(k - 1)
          && capital(k + 1)
          && !in("starters", k - 1)
          && chunk(k - 1) == null
          && nameFrom == k + 1) {
        i = k;
        nameFrom = k;
      } else if ((word.equals("and") || word.equals(","))
          && chunk(k - 1) instanceof Named named
          && named.name().kind() == Name.Kind.TOPIC
          && chunk(k + 1) instanceof Named other
          && other.name().kind() == Name.Kind.TOPIC
          && capital(k - 1)
          && capital(k + 1)) {
        i = k;
        nameFrom = k;
      } else if (isModifier(k)) {
        nameFrom = k;
        i = k;
        modifiers++;
      } else {
        open = false;
      }
    }
    while (nameFrom < headFrom && prefix.isEmpty() && in("vague", nameFrom)) {
      nameFrom++;
    }
    // drop a hyphen or "and" left at the edge
    while (nameFrom < headFrom
        && (word(nameFrom).equals("-")
            || word(nameFrom).equals("and")
            || word(nameFrom).equals(","))) {
      nameFrom++;
    }
    int from = Math.min(i, nameFrom);
    while (from < nameFrom && Set.of("-", "and", ",").contains(word(from))) {
      from++;
    }
    if (head.kind() == Heads.Category.OCCASION && inner == null) {
      inner = compound(headFrom, nameFrom, article, prefix);
    }
    TailReader.Tail tail = tails.read(headTo, head);
    if (ordinal == null && head.kind() != Heads.Category.INSTRUMENT && word(tail.to).equals(",")) {
      int o = word(tail.to + 1).equals("the") ? tail.to + 2 : tail.to + 1;
      if (chunk(o) instanceof Ordinal number
          && (word(o + 1).equals(",")
              || (head.kind() == Heads.Category.OCCASION
                  && word(o + 1).equals("of")
                  && word(o + 2).equals("its")))) {
        ordinal = number.value();
      }
    }
    String core = core(nameFrom, headTo, prefix).replace(") ", " ");
    if (!tail.level.isEmpty()) {
      core = core + " " + tail.level;
    }
    Integer number = ordinal;
    if (inner == null) {
      inner = tail.inner;
    }
    String acronym = tail.acronym;
    if (acronym == null && head.exact() != null && context.acronyms().containsKey(head.exact())) {
      acronym = head.exact();
    }
    return new Phrase(
        from,
        tail.to,
        head,
        headFrom,
        headTo,
        nameFrom,
        core,
        article,
        prefix,
        tail.with,
        tail.subject,
        topics(nameFrom, headFrom, tail),
        acronym,
        number,
        next,
        frequency,
        when != null ? when : tail.when,
        inner);
  }

  private boolean isSuspended(int k) {
    return word(k - 1).equals("-");
  }

  private boolean joinsPrefix(int to, int i) {
    return i - to <= 1 && (i == to || DASH_OR_SLASH.contains(word(to)) || word(to).equals("and"));
  }

  /** A meeting of a series named right before it: "Digital Partnership Council meeting". */
  private @Nullable Phrase compound(int headFrom, int nameFrom, String article, List<Name> prefix) {
    for (int k = nameFrom; k < headFrom; k++) {
      Heads.Hit hit = headAt(k);
      if (hit != null
          && hit.head().kind() == Heads.Category.FORUM
          && hit.to() <= headFrom
          && enclosingHead(k, hit.to()) < 0) {
        boolean last = true;
        for (int m = hit.to(); m < headFrom; m++) {
          Heads.Hit later = headAt(m);
          last &= later == null || later.head().kind() != Heads.Category.FORUM;
        }
        if (last) {
          return new Phrase(
              nameFrom,
              hit.to(),
              hit.head(),
              k,
              hit.to(),
              nameFrom,
              core(nameFrom, hit.to(), prefix),
              article.isEmpty() ? "the" : article,
              prefix,
              List.of(),
              null,
              List.of(),
              context.acronyms().containsKey(tokens.get(k).text()) ? tokens.get(k).text() : null,
              null,
              false,
              null,
              null,
              null);
        }
      }
    }
    return null;
  }

  /** The words of a name without the polities in front. */
  private String core(int from, int to, List<Name> prefix) {
    int start = from;
    if (!prefix.isEmpty()) {
      while (start < to
          && ((chunk(start) instanceof Named named
                  && named.name().isActor()
                  && prefix.contains(named.name()))
              || DASH_OR_SLASH.contains(word(start))
              || word(start).equals("'s"))) {
        start = Math.max(start + 1, chunk(start) instanceof Named named ? named.to() : start + 1);
      }
    }
    return words(start, to);
  }

  private boolean isModifier(int k) {
    Token token = tokens.get(k);
    if (!token.isWord() || in("function", k) || in("auxiliaries", k) || in("adverbs", k)) {
      return false;
    }
    if (token.isNumber()) {
      return false;
    }
    if (chunk(k) != null) {
      return false;
    }
    if (k == 0 && in("starters", k)) {
      return false;
    }
    boolean plainVerb =
        !token.isCapital()
            && !lexicon.verbs().readings(token.lower()).isEmpty()
            && !in("modifiers", k);
    if (plainVerb) {
      boolean participle = token.lower().endsWith("ed") || token.lower().endsWith("ing");
      return participle
          && (in("articles", k - 1)
              || chunk(k - 1) instanceof Ordinal
              || in("modifiers", k - 1)
              || in("next", k - 1));
    }
    return !in("numbers", k);
  }

  private List<String> topics(int nameFrom, int headFrom, TailReader.Tail tail) {
    Set<String> topics = new LinkedHashSet<>();
    collectTopics(nameFrom, headFrom, topics);
    if (tail.subjectFrom >= 0) {
      collectTopics(tail.subjectFrom, tail.subjectTo, topics);
    }
    return List.copyOf(topics);
  }

  private void collectTopics(int from, int to, Set<String> topics) {
    for (int i = from; i < to; i++) {
      if (at[i] instanceof Named named && named.name().kind() == Name.Kind.TOPIC) {
        topics.add(named.name().label());
        i = named.to() - 1;
      }
    }
  }
}
