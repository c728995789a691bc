package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Ordinal;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Relative;
import entente.extract.Chunk.When;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads names of the reference data, dates, ordinals, pronouns and pairs. */
final class NameReader extends ParserStep {
  private int lastYear;

  NameReader(ChunkTable table) {
    super(table);
    this.lastYear = context.lastYear();
  }

  void read() {
    for (int i = 0; i < tokens.size(); ) {
      Chunk chunk = simple(i);
      if (chunk != null) {
        put(chunk);
        i = chunk.to();
      } else {
        i++;
      }
    }
  }

  private @Nullable Chunk simple(int i) {
    Token token = tokens.get(i);
    if (token.text().equals("Union") && word(i - 1).equals("the") && !word(i + 1).equals("of")) {
      return new Named(
          i,
          i + 1,
          new Name(Name.Kind.POLITY, "European Union", "European Union", false, false),
          word(i + 1).equals("'s"));
    }
    Names.Hit hit = token.isWord() ? lexicon.names().longest(tokens, i) : null;
    if (hit != null) {
      Named named = named(i, hit);
      if (named != null) {
        return named;
      }
    }
    if (token.isWord() && context.bodies().containsKey(token.text())) {
      Name name = context.bodies().get(token.text());
      if (name != null) {
        return new Named(i, i + 1, name, word(i + 1).equals("'s"));
      }
    }
    Dates.Hit date = token.isWord() ? context.dates().at(tokens, i, lastYear) : null;
    if (date != null) {
      String edtf = date.value().edtf();
      if (edtf != null && edtf.matches(".*\\d{4}.*")) {
        lastYear = Integer.parseInt(edtf.replaceFirst(".*?(\\d{4}).*", "$1"));
      }
      return new When(i, date.to(), date.value());
    }
    int pair = pair(i);
    if (pair > i) {
      return new Pair(i, pair);
    }
    if (in("relative", i)) {
      return new Relative(i, i + 1, token.lower());
    }
    int ordinal = ordinal(i);
    return ordinal > 0 ? new Ordinal(i, i + 1, ordinal) : null;
  }

  private @Nullable Named named(int i, Names.Hit hit) {
    boolean possessive =
        word(hit.to()).equals("'s")
            || (word(hit.to()).equals("'") && tokens.get(hit.to() - 1).lower().endsWith("s"));
    List<Name> names = hit.names();
    Name topic = first(names, Name.Kind.TOPIC);
    Name polity = first(names, Name.Kind.POLITY);
    Name place = first(names, Name.Kind.PLACE);
    Name best = names.get(0);
    if (topic != null && names.size() == 1) {
      if (word(hit.to() - 1).matches("cooperation|collaboration") && hit.to() > i + 1) {
        Names.Hit shorter = lexicon.names().longest(tokens, i, hit.to() - 1);
        if (shorter != null) {
          return named(i, shorter);
        }
      }
      int head = coveringHead(i, hit.to());
      if (head > i) {
        Names.Hit shorter = lexicon.names().longest(tokens, i, head);
        return shorter == null ? null : named(i, shorter);
      }
      if (head == i) {
        return null;
      }
    }
    if (polity != null && place != null) {
      best = Set.of("in", "at").contains(word(i - 1)) ? place : polity;
    } else if (polity != null) {
      best = polity;
    } else if (topic == null || names.size() > 1) {
      Name known = best;
      best = names.stream().filter(n -> n.kind() != Name.Kind.TOPIC).findFirst().orElse(known);
    }
    List<Name> bodies = names.stream().filter(n -> n.kind() == Name.Kind.BODY).toList();
    if (bodies.size() > 1) {
      best = ofPolity(bodies, i, hit.to());
    }
    return new Named(i, hit.to(), best, possessive);
  }

  /** Among bodies of one name the one of the polity that is named beside it, else none of them. */
  private Name ofPolity(List<Name> bodies, int from, int to) {
    Set<String> near = new LinkedHashSet<>();
    Chunk before = chunk(word(from - 1).equals("'s") ? from - 2 : from - 1);
    if (before instanceof Named named) {
      near.add(named.name().label());
    }
    for (int i = to; i < Math.min(to + 5, tokens.size()); i++) {
      Names.Hit hit = lexicon.names().longest(tokens, i);
      if (hit != null) {
        hit.names().forEach(n -> near.add(n.polity()));
        break;
      }
    }
    for (Name body : bodies) {
      if (near.contains(body.polity())) {
        return body;
      }
    }
    return Name.ambiguous(words(from, to), bodies);
  }

  private @Nullable Name first(List<Name> names, Name.Kind kind) {
    return names.stream().filter(n -> n.kind() == kind).findFirst().orElse(null);
  }

  /** The first token of a head noun that reaches to the end of these tokens or beyond it, or -1. */
  private int coveringHead(int from, int to) {
    for (int i = from; i < to; i++) {
      Heads.Hit head = lexicon.heads().at(tokens, i);
      if (head != null
          && head.to() >= to
          && head.head().kind() != Heads.Category.OFFICE
          && head.head().kind() != Heads.Category.BODY
          && !(head.head().plural() && head.head().kind() != Heads.Category.INSTRUMENT)) {
        return i;
      }
    }
    return -1;
  }

  private int pair(int i) {
    List<String> people =
        List.of("sides", "partners", "parties", "delegations", "leaders", "countries", "economies");
    String word = word(i);
    if (word.equals("both") || (word.equals("the") && word(i + 1).equals("two"))) {
      int j = word.equals("both") ? i + 1 : i + 2;
      j = word(j).equals("of") ? j + 1 : j;
      if (people.contains(word(j))) {
        return j + 1;
      }
      return word.equals("the") && (isVerb(j) || word(j).matches("[.,]")) ? i + 2 : i;
    }
    if (word.equals("the") && Set.of("partners", "parties", "sides").contains(word(i + 1))) {
      return i + 2;
    }
    if (word.equals("they") || word.equals("we")) {
      return i + 1;
    }
    if (word.equals("the") && word(i + 1).equals("country")) {
      return i + 2;
    }
    boolean bare =
        Set.of(
                    "ministers",
                    "leaders",
                    "participants",
                    "negotiators",
                    "delegates",
                    "officials",
                    "presidents")
                .contains(word)
            && (i == 0 || Set.of("the", ",", "both", "and", ";").contains(word(i - 1)));
    if (word.equals("co") && word(i + 1).equals("-") && word(i + 2).equals("chairs")) {
      boolean subject = (isVerb(i + 3) || in("adverbs", i + 3)) && !in("be", i + 3);
      return subject && !word(i - 1).equals("as") ? i + 3 : i;
    }
    if (bare && (isVerb(i + 1) || in("adverbs", i + 1))) {
      return i + 1;
    }
    return i;
  }

  private boolean isVerb(int i) {
    return i < tokens.size()
        && (in("auxiliaries", i) || !lexicon.verbs().readings(word(i)).isEmpty());
  }
}
