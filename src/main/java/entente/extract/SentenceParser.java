package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Office;
import entente.extract.Chunk.Ordinal;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Person;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.Plain;
import entente.extract.Chunk.Relative;
import entente.extract.Chunk.When;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sentence: tokens become chunks, from names and dates over persons and phrases to verb
 * groups. Each step works on a table from tokens to chunks and may cover what an earlier one found.
 */
final class SentenceParser {
  /**
   * What earlier sentences give to the parser.
   *
   * @param acronyms defined in this document, with the head noun of what they stand for
   * @param bodies names of bodies that are not in the reference data, by acronym
   */
  record Context(
      Dates dates, Map<String, Heads.Head> acronyms, Map<String, Name> bodies, int lastYear) {}

  private static final Set<String> DASH_OR_SLASH = Set.of("-", "/");
  private static final int MAX_MODIFIERS = 9;

  private final Lexicon lexicon;

  SentenceParser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The chunks of the sentence, in order; they cover every token. */
  List<Chunk> parse(String text, List<Token> tokens, Context context) {
    return new Pass(text, tokens, context).parse();
  }

  private final class Pass {
    private final String text;
    private final List<Token> tokens;
    private final Context context;
    private final @Nullable Chunk[] at;
    private int lastYear;

    Pass(String text, List<Token> tokens, Context context) {
      this.text = text;
      this.tokens = tokens;
      this.context = context;
      this.at = new Chunk[tokens.size()];
      this.lastYear = context.lastYear();
    }

    List<Chunk> parse() {
      namesAndDates();
      openBodies();
      List<Office> offices = offices();
      persons(offices);
      phrases();
      new VerbReader().read();
      List<Chunk> chunks = new ArrayList<>();
      for (int i = 0; i < tokens.size(); ) {
        Chunk chunk = at[i];
        if (chunk == null) {
          chunk = new Plain(i, i + 1, tokens.get(i).lower());
        }
        chunks.add(chunk);
        i = chunk.to();
      }
      return chunks;
    }

    // ------------------------------------------------------------ words

    private String word(int i) {
      return i >= 0 && i < tokens.size() ? tokens.get(i).lower() : "";
    }

    private boolean capital(int i) {
      return i >= 0 && i < tokens.size() && tokens.get(i).isCapital();
    }

    private boolean in(String list, int i) {
      return lexicon.lists().has(list, word(i));
    }

    private @Nullable Chunk chunk(int i) {
      return i >= 0 && i < at.length ? at[i] : null;
    }

    private void put(Chunk chunk) {
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

    private String words(int from, int to) {
      return from >= to
          ? ""
          : text.substring(tokens.get(from).start(), tokens.get(to - 1).end())
              .replaceAll("\\s+", " ");
    }

    // ------------------------------------------------------------ names and dates

    private void namesAndDates() {
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

    /**
     * Among bodies of one name the one of the polity that is named beside it, else none of them.
     */
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

    /**
     * The first token of a head noun that reaches to the end of these tokens or beyond it, or -1.
     */
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
          List.of(
              "sides", "partners", "parties", "delegations", "leaders", "countries", "economies");
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
          Set.of("ministers", "leaders", "participants", "negotiators").contains(word)
              && (i == 0 || Set.of("the", ",", "both", "and", ";").contains(word(i - 1)));
      if (bare && (isVerb(i + 1) || in("adverbs", i + 1))) {
        return i + 1;
      }
      return i;
    }

    private boolean isVerb(int i) {
      return i < tokens.size()
          && (in("auxiliaries", i) || !lexicon.verbs().readings(word(i)).isEmpty());
    }

    private int ordinal(int i) {
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
      return word.matches("\\d{1,3}(st|nd|rd|th)")
          ? Integer.parseInt(word.replaceAll("\\D", ""))
          : 0;
    }

    // ------------------------------------------------------------ bodies with open names

    private void openBodies() {
      for (int i = 0; i < tokens.size(); i++) {
        Heads.Hit hit = lexicon.heads().at(tokens, i);
        if (hit == null || hit.head().kind() != Heads.Category.BODY || !capital(i)) {
          continue;
        }
        if (enclosingHead(i, hit.to()) >= 0) {
          continue; // "Digital Alliance"
        }
        Chunk old = chunk(i);
        if (old instanceof Named named
            && named.name().kind() == Name.Kind.BODY
            && (named.from() < i || named.to() > hit.to())) {
          bindAcronym(named);
          i = named.to() - 1;
          continue;
        }
        int to = nameEnd(hit.to());
        int from = i;
        String polity = "";
        // Korean Ministry of …, Japan's Digital Agency
        Chunk before = chunk(word(i - 1).equals("'s") ? i - 2 : i - 1);
        if (before instanceof Named named
            && named.name().isPolity()
            && named.name().kind() == Name.Kind.POLITY) {
          polity = named.name().label();
        }
        if (to == hit.to()) {
          // National Telecommunications Agency, Delegation in Tokyo
          while (from > 0
              && capital(from - 1)
              && chunk(from - 1) == null
              && !in("starters", from - 1)) {
            from--;
          }
        }
        if (from == i && to == hit.to()) {
          continue;
        }
        String label = words(from, to);
        if (word(to).equals("of")
            && chunk(to + 1 + (word(to + 1).equals("the") ? 1 : 0)) instanceof Named named
            && named.name().kind() == Name.Kind.POLITY) {
          polity = named.name().label();
        }
        Name name = new Name(Name.Kind.BODY, label, polity, false, false);
        Named body = new Named(from, to, name, word(to).equals("'s"));
        put(body);
        bindAcronym(body);
        i = to - 1;
      }
      for (Chunk chunk : distinct()) {
        if (chunk instanceof Named named && named.name().kind() == Name.Kind.BODY) {
          bindAcronym(named);
        } else if (chunk instanceof Named named
            && named.name().isPolity()
            && word(named.to()).equals("(")
            && chunk(named.to() + 1) instanceof Named same
            && same.name().label().equals(named.name().label())
            && word(same.to()).equals(")")) {
          put(
              new Named(
                  named.from(), same.to() + 1, named.name(), word(same.to() + 1).equals("'s")));
        }
      }
      delegations();
      absorb();
      wholes();
      groups();
    }

    /** A body takes the demonym before it: "Chinese Ministry of …". */
    private void absorb() {
      for (Chunk chunk : distinct()) {
        if (chunk instanceof Named body
            && body.name().kind() == Name.Kind.BODY
            && owner(body.from()) instanceof Named polity) {
          Name name = body.name().settled(List.of(polity.name().label()));
          if (name.polity().isEmpty()) {
            name = new Name(name.kind(), name.label(), polity.name().label(), false, name.exact());
          }
          put(new Named(polity.from(), body.to(), name, body.possessive()));
        }
      }
    }

    /** The polity right before a body: "Chinese", "China's", "Chinas". */
    private @Nullable Chunk owner(int i) {
      boolean possessive = word(i - 1).equals("'s");
      if (chunk(possessive ? i - 2 : i - 1) instanceof Named polity
          && polity.name().kind() == Name.Kind.POLITY) {
        boolean lost =
            polity.to() == i
                && polity.name().label().length() < tokens.get(polity.to() - 1).text().length()
                && tokens.get(polity.to() - 1).lower().endsWith("s");
        if (polity.name().demonym() || possessive || lost) {
          return polity;
        }
      }
      return null;
    }

    /** A body takes the body behind it that it is part of: "DG CONNECT of the Commission". */
    private void wholes() {
      for (int i = tokens.size() - 1; i >= 0; i--) {
        if (!(chunk(i) instanceof Named part)
            || part.name().kind() != Name.Kind.BODY
            || part.whole() != null) {
          continue;
        }
        int j = part.to();
        if (!Set.of("of", "within", "under").contains(word(j))) {
          continue;
        }
        j = word(j + 1).equals("the") ? j + 2 : j + 1;
        if (chunk(j) instanceof Named whole && whole.from() == j) {
          if (whole.name().kind() == Name.Kind.BODY) {
            put(new Named(part.from(), whole.to(), part.name(), whole.possessive(), whole.name()));
          } else if (whole.name().kind() == Name.Kind.POLITY && word(part.to()).equals("of")) {
            Name name = part.name().settled(List.of(whole.name().label()));
            put(
                new Named(
                    part.from(),
                    whole.to(),
                    name.polity().isEmpty()
                        ? new Name(
                            name.kind(), name.label(), whole.name().label(), false, name.exact())
                        : name,
                    whole.possessive()));
          }
        }
        i = Math.min(i, part.from());
      }
    }

    /** "South Korean and European companies", "16 Asian countries": actors named only together. */
    private void groups() {
      sides();
      for (Chunk chunk : distinct()) {
        // a group that the reference data knows, with another demonym before it
        if (chunk instanceof Named known
            && known.name().kind() == Name.Kind.GROUP
            && in("group-nouns", known.to() - 1)
            && word(known.from() - 1).equals("and")
            && chunk(known.from() - 2) instanceof Named first
            && first.name().demonym()) {
          put(
              new Named(
                  first.from(),
                  first.to(),
                  group(words(first.from(), first.to()) + " " + tokens.get(known.to() - 1).text()),
                  false));
        }
      }
      for (int i = 0; i < tokens.size(); i++) {
        if (!in("group-nouns", i)
            || !(chunk(i - 1) instanceof Named last)
            || !last.name().demonym()) {
          continue;
        }
        String noun = tokens.get(i).text();
        put(
            new Named(
                last.from(), i + 1, group(words(last.from(), last.to()) + " " + noun), false));
        int k = last.from() - 1;
        if (word(k).equals("and")
            && chunk(k - 1) instanceof Named first
            && first.name().demonym()) {
          put(
              new Named(
                  first.from(),
                  first.to(),
                  group(words(first.from(), first.to()) + " " + noun),
                  false));
        } else if (k >= 0 && tokens.get(k).isNumber()) {
          put(new Named(k, i + 1, group(words(k, i + 1)), false));
        }
      }
    }

    /** "the Korean and European delegations", "G7 ministers": the polities themselves. */
    private void sides() {
      for (int i = 1; i < tokens.size(); i++) {
        if (!in("side-nouns", i)
            || !(chunk(i - 1) instanceof Named last)
            || !last.name().isPolity()) {
          continue;
        }
        if ((!last.name().demonym() && !last.name().exact())
            || (lexicon.heads().at(tokens, i) != null && capital(i))) {
          continue;
        }
        put(new Named(last.from(), i + 1, last.name().plain(), false));
        int k = last.from() - 1;
        if (word(k).equals("and")
            && chunk(k - 1) instanceof Named first
            && first.name().isPolity()) {
          put(new Named(first.from(), first.to(), first.name().plain(), false));
        }
      }
    }

    private Name group(String label) {
      return new Name(Name.Kind.GROUP, label, label, false, false);
    }

    private Set<Chunk> distinct() {
      Set<Chunk> chunks = new LinkedHashSet<>();
      for (Chunk chunk : at) {
        if (chunk != null) {
          chunks.add(chunk);
        }
      }
      return chunks;
    }

    /** {@code … (MSIP)} after a body: the acronym belongs to the name and is remembered. */
    private void bindAcronym(Named body) {
      int i = body.to();
      if (word(i).equals("(")
          && chunk(i + 1) instanceof Named same
          && same.name().label().equals(body.name().label())
          && word(same.to()).equals(")")) {
        put(new Named(body.from(), same.to() + 1, body.name(), word(same.to() + 1).equals("'s")));
        return;
      }
      if (word(i).equals("(") && word(i + 2).equals(")") && i + 2 < tokens.size()) {
        String acronym = tokens.get(i + 1).text();
        if (acronym.matches("[\\p{Lu}\\d][\\p{L}\\d]{1,9}") && at[i] != body) {
          Chunk inner = chunk(i + 1);
          boolean other =
              inner instanceof Named named
                  && named.name().kind() == Name.Kind.BODY
                  && !named.name().label().equals(body.name().label());
          if (other
              && inner instanceof Named named
              && !named.name().isAmbiguous()
              && !body.name().isAmbiguous()
              && body.name().polity().isEmpty()) {
            put(new Named(body.from(), i + 3, named.name(), word(i + 3).equals("'s")));
            return;
          }
          if (other && inner instanceof Named named && body.name().isAmbiguous()) {
            put(new Named(body.from(), i + 3, named.name(), word(i + 3).equals("'s")));
            return;
          }
          context.bodies().put(acronym, body.name());
          put(new Named(body.from(), i + 3, body.name(), word(i + 3).equals("'s")));
        }
      }
    }

    /** The Ministry of A, B and C: the tokens of a name after its head noun. */
    private int nameEnd(int from) {
      if (!word(from).equals("of") && !word(from).equals("for")) {
        return from;
      }
      int i = word(from + 1).equals("the") ? from + 2 : from + 1;
      if (!capital(i) || (chunk(i) instanceof Named named && named.name().isPolity())) {
        return from;
      }
      int end = i;
      while (end < tokens.size()) {
        if (capital(end)
            && !(chunk(end) instanceof Named named
                && named.name().isPolity()
                && !named.name().demonym())) {
          end++;
        } else if (Set.of("and", ",").contains(word(end)) && capital(end + 1) && isListed(end)) {
          end++;
        } else if (Set.of("of", "for").contains(word(end))
            && capital(end + 1)
            && !(chunk(end + 1) instanceof Named named && named.name().kind() != Name.Kind.TOPIC)) {
          end++;
        } else if (word(end).equals("-")
            && capital(end + 1)
            && tokens.get(end).end() == tokens.get(end + 1).start()) {
          end++;
        } else {
          break;
        }
      }
      return end;
    }

    /**
     * Whether a comma or "and" goes on with the name: what follows is a single capitalised element
     * that belongs to a list closed by "and", and no new body, office or polity.
     */
    private boolean isListed(int i) {
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

    private boolean isPortfolioWord(int i) {
      return capital(i) && in("portfolio", i);
    }

    /** EU Delegation to/in X; the Delegation in X; an EU office in X. */
    private void delegations() {
      for (int i = 0; i < tokens.size(); i++) {
        boolean delegation = word(i).equals("delegation");
        if (!delegation && !word(i).equals("office")) {
          continue;
        }
        boolean eu =
            chunk(i - 1) instanceof Named named
                && (named.name().label().equals("European Union")
                    || named.name().label().equals("European Commission"));
        if (!Set.of("to", "in", "at").contains(word(i + 1))
            || (!eu && !(delegation && capital(i)))) {
          continue;
        }
        int j = word(i + 2).equals("the") ? i + 3 : i + 2;
        if (!(chunk(j) instanceof Named where) || where.name().kind() == Name.Kind.TOPIC) {
          continue;
        }
        Chunk inside = chunk(i);
        if (inside instanceof Named named
            && named.name().kind() == Name.Kind.BODY
            && named.to() > i + 1) {
          continue;
        }
        String label;
        if (delegation) {
          String country =
              where.name().kind() == Name.Kind.PLACE ? where.name().polity() : where.name().label();
          label =
              "EU Delegation to "
                  + (country.equals("United States") || country.equals("United Kingdom")
                      ? "the "
                      : "")
                  + country;
        } else {
          label = "EU office in " + where.name().label();
        }
        int from = eu ? i - 1 : i;
        Chunk start = chunk(from);
        put(
            new Named(
                start == null ? from : start.from(),
                where.to(),
                new Name(Name.Kind.BODY, label, "European Union", false, false),
                false));
      }
    }

    // ------------------------------------------------------------ offices and persons

    private List<Office> offices() {
      List<Office> offices = new ArrayList<>();
      for (int i = 0; i < tokens.size(); i++) {
        Heads.Hit hit = lexicon.heads().at(tokens, i);
        if (hit == null || hit.head().kind() != Heads.Category.OFFICE || !capital(i)) {
          continue;
        }
        Chunk inside = chunk(i);
        if (inside instanceof Named named
            && named.name().kind() != Name.Kind.TOPIC
            && named.to() > hit.to()) {
          i = hit.to() - 1;
          continue;
        }
        Office office = office(i, hit);
        offices.add(office);
        i = Math.max(office.to(), hit.to()) - 1;
      }
      return offices;
    }

    private Office office(int head, Heads.Hit hit) {
      String polity = null;
      String body = null;
      int from = head;
      // Commerce and Industry Minister, US President, European Commission President
      while (from > 0) {
        Chunk before = chunk(from - 1);
        if (before instanceof Named named && named.name().kind() == Name.Kind.POLITY) {
          polity = named.name().label();
          from = named.from();
          break;
        }
        if (before instanceof Named named
            && named.name().kind() == Name.Kind.BODY
            && before.to() == from) {
          body = named.name().label();
          polity = named.name().polity();
          from = named.from();
          break;
        }
        if (word(from - 1).equals("'s")
            && chunk(from - 2) instanceof Named named
            && named.name().isPolity()) {
          polity = named.name().label();
          from = named.from();
          break;
        }
        if (capital(from - 1) && isPortfolioWord(from - 1)) {
          from--;
        } else if (word(from - 1).equals("and") && isPortfolioWord(from - 2) && from < head) {
          from--;
        } else {
          break;
        }
      }
      int titleFrom = from;
      while (titleFrom < head
          && ((chunk(titleFrom) instanceof Named named && named.name().kind() != Name.Kind.TOPIC)
              || word(titleFrom).equals("'s"))) {
        titleFrom++;
      }
      int to = hit.to();
      boolean more = true;
      while (more) {
        more = false;
        int of = to;
        if (word(to).equals("in") && word(to + 1).equals("charge") && word(to + 2).equals("of")) {
          of = to + 2;
        } else if (word(to).equals("responsible") && word(to + 1).equals("for")) {
          of = to + 1;
        }
        if (!Set.of("of", "for").contains(word(of))) {
          break;
        }
        int j = word(of + 1).equals("the") ? of + 2 : of + 1;
        if (chunk(j) instanceof Named named
            && named.name().kind() != Name.Kind.TOPIC
            && named.name().kind() != Name.Kind.PLACE) {
          if (named.name().isPolity() && !named.name().demonym()) {
            polity = named.name().label();
            to = named.to();
          } else if (named.name().kind() == Name.Kind.BODY) {
            body = named.name().label();
            polity = polityOf(named.name());
            to = named.to();
          }
          break;
        }
        int end = portfolioEnd(j);
        if (end > j) {
          to = end;
          if (word(to).equals("(")
              && word(to + 2).equals(")")
              && chunk(to + 1) instanceof Named named
              && named.name().kind() == Name.Kind.BODY) {
            body = named.name().label();
            polity = polityOf(named.name());
            to += 3;
          }
          more = true;
        }
      }
      String title = words(titleFrom, to).replaceAll("\\s*\\([^)]*\\)$", "");
      if (hit.head().plural()) {
        title = singular(title);
      }
      return new Office(from, to, title, polity, body);
    }

    private @Nullable String polityOf(Name name) {
      return name.polity().isEmpty() || name.isAmbiguous() ? null : name.polity();
    }

    private String singular(String title) {
      return title
          .replaceAll(
              "\\b(Vice-President|President|Commissioner|Minister|Secretary|Director|Chair|Representative|Ambassador|Leader)s\\b",
              "$1")
          .replace("Secretaries", "Secretary");
    }

    private int portfolioEnd(int i) {
      int end = i;
      while (end < tokens.size()) {
        Chunk chunk = chunk(end);
        boolean actor =
            chunk instanceof Named named
                && named.name().kind() != Name.Kind.TOPIC
                && named.name().kind() != Name.Kind.PLACE;
        if (capital(end)
            && !actor
            && (end == i || isPortfolioWord(end) || (end > i && !isName(end)))) {
          end++;
        } else if (Set.of("and", ",").contains(word(end)) && end > i && isListed(end)) {
          end += word(end).equals(",") && word(end + 1).equals("and") ? 2 : 1;
        } else if (word(end).equals("-") && capital(end + 1) && end > i) {
          end++;
        } else {
          break;
        }
      }
      return end;
    }

    /** Whether a person's name seems to begin here: capitals that are no portfolio words. */
    private boolean isName(int i) {
      return capital(i) && !in("portfolio", i) && (capital(i + 1) || in("particles", i + 1));
    }

    private void persons(List<Office> offices) {
      Set<Integer> taken = new LinkedHashSet<>();
      for (Office office : offices) {
        boolean plural = isPlural(office);
        int after = skipTitles(office.to());
        int end = nameFrom(after);
        boolean titled = after > office.to();
        if (end > after && !taken.contains(after)) {
          person(office, after, end, taken);
          if (plural) {
            morePersons(office, end, taken);
          }
          continue;
        }
        int before = office.from();
        before = word(before - 1).equals("the") ? before - 1 : before;
        boolean bracket = word(before - 1).equals("(");
        if (word(before - 1).equals(",") || bracket) {
          int last = before - 1;
          int start = nameBackwards(last);
          if (start < last
              && !taken.contains(start)
              && last - start >= 2 - (titled(start) ? 1 : 0)) {
            person(office, start, last, taken);
            continue;
          }
        }
        if (word(office.to()).equals(",")) {
          int first = skipTitles(office.to() + 1);
          int stop = nameFrom(first);
          if (stop - first >= 2 && !taken.contains(first)) {
            person(office, first, stop, taken);
            if (plural) {
              morePersons(office, stop, taken);
            }
            continue;
          }
        }
        if (chunk(office.from()) == null || titled || !(chunk(office.from()) instanceof Person)) {
          put(office);
        }
      }
    }

    private boolean isPlural(Office office) {
      for (int i = office.from(); i < office.to(); i++) {
        Heads.Hit hit = lexicon.heads().at(tokens, i);
        if (hit != null && hit.head().kind() == Heads.Category.OFFICE) {
          return hit.head().plural();
        }
      }
      return false;
    }

    private void morePersons(Office office, int from, Set<Integer> taken) {
      int i = from;
      while (Set.of(",", "and").contains(word(i))) {
        int first = skipTitles(word(i).equals(",") && word(i + 1).equals("and") ? i + 2 : i + 1);
        int end = nameFrom(first);
        if (end <= first) {
          return;
        }
        boolean own = chunk(first) instanceof Office;
        if (own) {
          return;
        }
        person(
            new Office(first, first, office.title(), office.polity(), office.body()),
            first,
            end,
            taken);
        i = end;
      }
    }

    private void person(Office office, int from, int to, Set<Integer> taken) {
      for (int i = from; i < to; i++) {
        taken.add(i);
      }
      int start = Math.min(office.from(), from);
      int end = Math.max(office.to(), to);
      if (office.from() == office.to()) {
        start = from;
        end = to;
      }
      while (start > 0 && in("titles", start - 1)) {
        start--;
      }
      put(new Person(start, end, name(from, to), office));
    }

    private String name(int from, int to) {
      return words(from, to).replaceAll("\\s+,", ",");
    }

    private int skipTitles(int i) {
      int j = i;
      while (in("titles", j) || (word(j).equals(".") && j > i)) {
        j++;
      }
      return j;
    }

    private boolean titled(int i) {
      return in("titles", i - 1) || (word(i - 1).equals(".") && in("titles", i - 2));
    }

    /** The end of a person's name that begins here, or {@code i} if none does. */
    private int nameFrom(int i) {
      int j = i;
      int parts = 0;
      while (j < tokens.size() && parts < 6) {
        if (in("particles", j) && (capital(j + 1) || in("particles", j + 1))) {
          j++;
        } else if (isNamePart(j)) {
          j++;
          parts++;
          if (word(j).equals(".") && tokens.get(j - 1).text().length() == 1) {
            j++;
          }
          if (word(j).equals("-")
              && j + 1 < tokens.size()
              && tokens.get(j).end() == tokens.get(j + 1).start()
              && tokens.get(j + 1).isWord()) {
            j += 2;
          }
        } else {
          break;
        }
      }
      return parts > 0 ? j : i;
    }

    private boolean isNamePart(int i) {
      if (!capital(i) || in("starters", i) || in("titles", i) || Dates.month(tokens.get(i)) > 0) {
        return false;
      }
      Chunk chunk = chunk(i);
      if (chunk instanceof Named named
          && (named.name().kind() != Name.Kind.PLACE || named.to() > i + 1)) {
        return false;
      }
      Heads.Hit head = lexicon.heads().at(tokens, i);
      return !(chunk instanceof Office)
          && (head == null
              || !Set.of(Heads.Category.OFFICE, Heads.Category.FORUM, Heads.Category.BODY)
                  .contains(head.head().kind()));
    }

    /** The start of a person's name that ends before {@code end}. */
    private int nameBackwards(int end) {
      for (int i = Math.max(0, end - 7); i < end; i++) {
        if ((isNamePart(i) || in("particles", i)) && nameFrom(i) == end) {
          return i;
        }
      }
      return end;
    }

    // ------------------------------------------------------------ phrases

    private void phrases() {
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

    /** Whether a longer head noun to the left covers this one. */
    private int enclosingHead(int i, int to) {
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
      if (after instanceof Phrase phrase
          && phrase.headFrom() == next
          && phrase.nameFrom() >= next) {
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
      Tail tail = tail(headTo, head);
      if (ordinal == null
          && head.kind() != Heads.Category.INSTRUMENT
          && word(tail.to).equals(",")) {
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
    private @Nullable Phrase compound(
        int headFrom, int nameFrom, String article, List<Name> prefix) {
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

    // -------- what follows the head noun

    private static final class Tail {
      int to;
      List<Chunk> with = new ArrayList<>();
      @Nullable String subject;
      int subjectFrom = -1;
      int subjectTo = -1;
      @Nullable String acronym;
      Dates.@Nullable Value when;
      @Nullable Phrase inner;
      String level = "";
    }

    private Tail tail(int headTo, Heads.Head head) {
      Tail tail = new Tail();
      int i = headTo;
      boolean more = true;
      while (more) {
        more = false;
        String word = word(i);
        if (word.equals("(")) {
          int close = i + 1;
          while (close < tokens.size() && !word(close).equals(")") && close < i + 6) {
            close++;
          }
          if (word(close).equals(")")) {
            String inside = close == i + 2 ? tokens.get(i + 1).text() : "";
            if (inside.matches("(?=.*\\p{Lu}.*\\p{Lu})[\\p{L}\\d]{2,10}")) {
              tail.acronym = inside;
              i = close + 1;
              more = true;
            } else if ((close == i + 3 && word(i + 1).equals(".")) || word(i + 1).startsWith(".")) {
              i = close + 1;
              more = true;
            }
          }
        } else if (word.equals("with") || word.equals("between") || word.equals("among")) {
          Actors actors = actors(i + 1);
          if (!actors.list.isEmpty() && (word.equals("with") || actors.list.size() > 1)) {
            tail.with.addAll(actors.list);
            i = actors.to;
            more = true;
          }
        } else if (word.equals("of")) {
          int j = word(i + 1).matches("the|their|its|this|our|a|an") ? i + 2 : i + 1;
          Chunk after = chunk(i + 1) != null ? chunk(i + 1) : chunk(j);
          if (after instanceof Phrase phrase
              && phrase.from() <= j
              && head.kind() == Heads.Category.OCCASION) {
            tail.inner = phrase;
            i = phrase.to();
            more = true;
          } else if (after instanceof When when && !when.value().open()) {
            tail.when = when.value();
            i = when.to();
            more = true;
          } else if (head.type().equals("Summit")
              && word(i + 1).equals("the")
              && capital(i + 2)
              && chunk(i + 2) == null) {
            tail.level = words(i, i + 3);
            i += 3;
            more = true;
          } else {
            Actors actors = actors(i + 1);
            if (!actors.list.isEmpty() && head.kind() == Heads.Category.POST) {
              tail.with.addAll(actors.list);
              i = actors.to;
              more = true;
            } else if (!actors.list.isEmpty()
                && actors.list.stream()
                    .allMatch(
                        a ->
                            a instanceof Named n
                                && (n.name().isPolity()
                                    || lexicon.isInternational(n.name().label())))) {
              tail.with.addAll(actors.list);
              i = actors.to;
              more = true;
            } else if (tail.subject == null
                && head.kind() == Heads.Category.INSTRUMENT
                && !capital(i + 1)) {
              more = subject(i, tail);
              i = more ? tail.subjectTo : i;
            }
          }
        } else if (word.equals("to")
            && head.kind() == Heads.Category.INSTRUMENT
            && chunk(word(i + 1).equals("the") ? i + 2 : i + 1) instanceof Phrase whole
            && (whole.is(Heads.Category.INSTRUMENT) || whole.is(Heads.Category.PROGRAMME))) {
          tail.subject = words(i, whole.headTo());
          tail.with.addAll(whole.with());
          tail.inner = whole.is(Heads.Category.PROGRAMME) ? whole : null;
          i = whole.to();
          more = true;
        } else if (word.matches("called|named|titled|entitled")
            && head.kind() != Heads.Category.OCCASION
            && (capital(i + 1) || word(i + 1).equals("\""))) {
          int from = word(i + 1).equals("\"") ? i + 2 : i + 1;
          int end = from;
          while (capital(end) || (word(end).equals("-") && capital(end + 1))) {
            end++;
          }
          tail.level = words(from, end);
          i = word(end).equals("\"") ? end + 1 : end;
          more = end > from;
        } else if (word.equals(",")
            && in("about", i + 1)
            && !word(i + 1).equals("in")
            && tail.subject == null
            && head.kind() == Heads.Category.INSTRUMENT
            && subject(i + 1, tail)) {
          if (word(tail.subjectTo).equals(",")) {
            i = tail.subjectTo + 1;
            more = true;
          } else {
            tail.subject = null;
            tail.subjectFrom = -1;
          }
        } else if (in("about", i) && tail.subject == null) {
          if (subject(i, tail)) {
            i = tail.subjectTo;
            more = true;
          }
        } else if (word.equals("at") && word(i + 2).equals("level")) {
          tail.level = words(i, i + 3);
          i += 3;
          more = true;
        } else if (word.equals("at") && word(i + 1).equals("the") && word(i + 3).equals("level")) {
          tail.level = words(i, i + 4);
          i += 4;
          more = true;
        }
      }
      tail.to = i;
      return tail;
    }

    /** The topic phrase after "on", "for", "concerning". */
    private boolean subject(int preposition, Tail tail) {
      int from = preposition + 1;
      if (word(preposition).equals("in")
          && word(from).equals("the")
          && (word(from + 1).startsWith("field") || word(from + 1).startsWith("area"))) {
        from = word(from + 2).equals("of") ? from + 3 : from;
      } else if (word(preposition).equals("in")) {
        return false;
      }
      Chunk first = chunk(from);
      if (first instanceof When
          || first instanceof Pair
          || first instanceof Relative
          || first instanceof Person
          || word(from).equals("its")
          || word(from).equals("their")) {
        return false;
      }
      if (word(preposition).equals("for")
          && (first instanceof Ordinal
              || (first instanceof Named named && named.name().isActor())
              || (word(from).equals("the") && chunk(from + 1) instanceof Ordinal)
              || (in("articles", from) && !word(from).equals("the")))) {
        return false;
      }
      int i = from;
      while (i < tokens.size() && !stopsSubject(i, from)) {
        Chunk chunk = chunk(i);
        i = chunk == null ? i + 1 : chunk.to();
      }
      if (i == from) {
        return false;
      }
      tail.subject = words(from, i);
      tail.subjectFrom = from;
      tail.subjectTo = i;
      return true;
    }

    private boolean stopsSubject(int i, int from) {
      String word = word(i);
      Chunk chunk = chunk(i);
      if (chunk instanceof When
          || chunk instanceof Relative
          || chunk instanceof Pair
          || chunk instanceof Person) {
        return true;
      }
      if (chunk instanceof Phrase phrase && i > from) {
        return phrase.is(Heads.Category.FORUM)
            || phrase.is(Heads.Category.OCCASION)
            || phrase.is(Heads.Category.INSTRUMENT);
      }
      if (word.equals("of") && i > from) {
        Chunk of = chunk(word(i + 1).equals("the") ? i + 2 : i + 1);
        if (of instanceof When
            || of instanceof Named named && named.name().isActor() && !named.name().demonym()) {
          return true;
        }
      }
      if (word.equals(",") || word.equals("and") || word.equals("or")) {
        // goes on only with another subject: topic, or capitalised words that a list closes
        int j = word.equals(",") && word(i + 1).equals("and") ? i + 2 : i + 1;
        if (chunk(j) instanceof Named named && named.name().kind() == Name.Kind.TOPIC) {
          return false;
        }
        if (chunk(j) != null || isVerbHere(j)) {
          return true;
        }
        boolean content =
            tokens.size() > j && tokens.get(j).isWord() && !in("function", j) && !in("articles", j);
        return !content || (word.equals(",") && !listGoesOn(j));
      }
      if (word.equals("\"") || word.equals("'") || (word.equals("(") && !isAcronymBracket(i))) {
        return true;
      }
      if (word.equals("(") || word.equals(")")) {
        return false;
      }
      if (word.matches("[.;:!?]")) {
        return true;
      }
      if (Set.of(
              "in",
              "at",
              "by",
              "with",
              "between",
              "during",
              "from",
              "to",
              "on",
              "under",
              "alongside",
              "as",
              "until",
              "through",
              "where",
              "while",
              "among",
              "including",
              "notably",
              "following",
              "after",
              "before",
              "no",
              "not",
              "today",
              "yesterday")
          .contains(word)) {
        boolean goesOn =
            i > from
                && word.equals("in")
                && ((chunk(i + 1) instanceof Named named && named.name().kind() == Name.Kind.TOPIC)
                    || word(i + 1).endsWith("ing"));
        return !goesOn;
      }
      return isVerbHere(i);
    }

    private boolean isAcronymBracket(int i) {
      return word(i + 2).equals(")") && capital(i + 1);
    }

    private boolean listGoesOn(int j) {
      for (int k = j; k < Math.min(tokens.size(), j + 8); k++) {
        if (word(k).equals("and") || word(k).equals(",")) {
          return !word(k + 1).matches("the|a|an") && !isVerbHere(k + 1);
        }
        if (isVerbHere(k)
            || word(k).matches("[.;:()]")
            || (in("function", k) && !word(k).equals("of"))) {
          return false;
        }
      }
      return false;
    }

    private boolean isVerbHere(int i) {
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

    /**
     * A word that is a noun or a verb is a verb if an article follows: "offers the opportunity".
     */
    private boolean takesObject(int i) {
      return Set.of("the", "a", "an", "its", "their", "this").contains(word(i + 1))
          && !in("articles", i - 1)
          && !in("modifiers", i - 1)
          && !in("function", i - 1);
    }

    private record Actors(List<Chunk> list, int to) {}

    /**
     * A list of actors: "the EU and Japan", "A, B and C", "MIC and METI, as well as the Cabinet
     * Office".
     */
    private Actors actors(int start) {
      List<Chunk> list = new ArrayList<>();
      int i = start;
      int end = start;
      while (i < tokens.size()) {
        int j = i;
        while (word(j).matches("the|its|their|both")) {
          j++;
        }
        Chunk chunk = chunk(j);
        if (chunk instanceof Named named && named.name().isActor()) {
          if (named.name().demonym()) {
            break;
          }
          list.add(chunk);
          end = named.to();
          if (word(end).equals("(") && word(end + 2).equals(")") && capital(end + 1)) {
            end += 3;
          }
        } else {
          break;
        }
        if (word(end).equals(",") && word(end + 1).equals("as") && word(end + 2).equals("well")) {
          i = end + 4;
        } else if (word(end).equals(",") && word(end + 1).equals("and")) {
          i = end + 2;
        } else if (word(end).equals(",") || word(end).equals("and")) {
          i = end + 1;
        } else {
          break;
        }
      }
      return new Actors(list, list.isEmpty() ? start : end);
    }

    private List<String> topics(int nameFrom, int headFrom, Tail tail) {
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

    // ------------------------------------------------------------ verb groups

    private final class VerbReader {
      private boolean free(int i) {
        return i < tokens.size() && at[i] == null;
      }

      void read() {
        for (int i = 0; i < tokens.size(); ) {
          Chunk.VerbGroup group = free(i) ? group(i) : null;
          if (group != null) {
            put(group);
            i = group.to();
          } else {
            i++;
          }
        }
      }

      private Chunk.@Nullable VerbGroup group(int start) {
        int i = start;
        List<String> auxiliaries = new ArrayList<>();
        boolean negated = false;
        boolean to = false;
        while (free(i)) {
          String word = word(i);
          if (in("auxiliaries", i)) {
            auxiliaries.add(word);
            i++;
          } else if (word.equals("to")
              && (free(i + 1) && (isVerbHere(i + 1) || isBase(i + 1) || in("adverbs", i + 1)))) {
            to = true;
            i++;
          } else if ((in("adverbs", i) || word.endsWith("ly"))
              && (i > start || isVerbStart(i + 1))) {
            if (i == start && !isVerbStart(i + 1)) {
              return null;
            }
            i++;
          } else if (word.equals("not")
              || word.equals("never")
              || word.equals("n't")
              || (word.equals("no") && word(i + 1).equals("longer"))) {
            negated = true;
            i += word.equals("no") ? 2 : 1;
          } else {
            break;
          }
        }
        boolean headed = i > start;
        if (!auxiliaries.isEmpty() && in("predicates", i) && word(i + 1).equals("to") && free(i)) {
          return chain(start, i, word(i), auxiliaries, negated);
        }
        Match match = free(i) ? verb(i, auxiliaries, to, headed) : null;
        if (match == null) {
          if (auxiliaries.isEmpty()) {
            return null;
          }
          int end = i;
          while (end > start + 1 && !in("auxiliaries", end - 1)) {
            end--;
          }
          Chunk.Mode mode = mode(auxiliaries, negated, to, Verbs.Form.BASE);
          String lemma =
              auxiliaries.stream().anyMatch(lexicon.lists().list("be")::contains) ? "be" : "have";
          return new Chunk.VerbGroup(
              start,
              end,
              new Verbs.Verb(lemma, List.of(), Set.of(lemma)),
              mode,
              false,
              false,
              false,
              "");
        }
        Verbs.Verb verb = match.reading.verb();
        boolean passive =
            match.reading.form() == Verbs.Form.PARTICIPLE
                && auxiliaries.stream().anyMatch(lexicon.lists().list("be")::contains)
                && !word(match.to - 1).endsWith("ing");
        // be + going to / planning to
        int after = match.to;
        if (lexicon.lists().has("controls", verb.lemma()) && toVerb(after)) {
          return chainVerb(
              start, after, verb.lemma() + (passive ? ":passive" : ""), auxiliaries, negated);
        }
        boolean gerund = match.reading.form() == Verbs.Form.GERUND && auxiliaries.isEmpty();
        Chunk.Mode mode = mode(auxiliaries, negated, to, match.reading.form());
        boolean participle =
            auxiliaries.isEmpty()
                && !to
                && !negated
                && (match.reading.form() == Verbs.Form.PARTICIPLE
                    || match.reading.form() == Verbs.Form.PAST);
        return new Chunk.VerbGroup(start, match.to, verb, mode, passive, participle, gerund, "");
      }

      private boolean isVerbStart(int i) {
        return free(i)
            && (in("auxiliaries", i)
                || (!lexicon.verbs().readings(word(i)).isEmpty() && !in("verb-nouns", i))
                || in("adverbs", i));
      }

      private boolean isBase(int i) {
        return lexicon.verbs().readings(word(i)).stream()
            .anyMatch(r -> r.form() == Verbs.Form.BASE);
      }

      private boolean toVerb(int i) {
        int j = i;
        while (in("adverbs", j) || word(j).endsWith("ly")) {
          j++;
        }
        if (!word(j).equals("to")) {
          return false;
        }
        j++;
        while (in("adverbs", j) || word(j).endsWith("ly")) {
          j++;
        }
        return free(j) && (isBase(j) || word(j).equals("be") || word(j).equals("have"));
      }

      /** is due to …, are set to …, were ready to … */
      private Chunk.@Nullable VerbGroup chain(
          int start, int predicate, String control, List<String> auxiliaries, boolean negated) {
        return toVerb(predicate + 1)
            ? chainVerb(start, predicate + 1, control, auxiliaries, negated)
            : new Chunk.VerbGroup(
                start,
                predicate,
                new Verbs.Verb("be", List.of(), Set.of("be")),
                mode(auxiliaries, negated, false, Verbs.Form.BASE),
                false,
                false,
                false,
                "");
      }

      private Chunk.VerbGroup chainVerb(
          int start, int from, String control, List<String> auxiliaries, boolean negated) {
        Chunk.VerbGroup last = group(skipTo(from));
        Chunk.Mode outer = controlMode(control, auxiliaries);
        if (last == null) {
          return new Chunk.VerbGroup(
              start,
              from,
              new Verbs.Verb(control, List.of(), Set.of()),
              outer,
              false,
              false,
              false,
              "");
        }
        Chunk.Mode mode =
            negated || last.mode() == Chunk.Mode.NEGATED
                ? Chunk.Mode.NEGATED
                : last.mode() == Chunk.Mode.HEDGED ? Chunk.Mode.HEDGED : outer;
        String controls = last.control().isEmpty() ? control : control + " " + last.control();
        return new Chunk.VerbGroup(
            start, last.to(), last.verb(), mode, last.passive(), false, false, controls);
      }

      private int skipTo(int i) {
        int j = i;
        while (!word(j).equals("to")) {
          j++;
        }
        return j;
      }

      private Chunk.Mode controlMode(String control, List<String> auxiliaries) {
        String lemma = control.replace(":passive", "");
        WordLists lists = lexicon.lists();
        if (auxiliaries.stream().anyMatch(lists.list("hedges")::contains)) {
          return Chunk.Mode.HEDGED;
        }
        if (lists.has("controls-planned", lemma)
            && (control.endsWith(":passive") || !lists.has("controls-aimed", lemma))) {
          return Chunk.Mode.PLANNED;
        }
        if (lists.has("controls-aimed", lemma)) {
          return Chunk.Mode.AIMED;
        }
        if (lists.has("controls-agreed", lemma)) {
          return auxiliaries.stream().anyMatch(lists.list("will")::contains)
              ? Chunk.Mode.PLANNED
              : Chunk.Mode.AGREED;
        }
        if (lists.has("controls-proposed", lemma)) {
          return Chunk.Mode.PROPOSED;
        }
        if (lists.has("controls-hedged", lemma)) {
          return Chunk.Mode.HEDGED;
        }
        return mode(auxiliaries, false, false, Verbs.Form.PAST);
      }

      private Chunk.Mode mode(
          List<String> auxiliaries, boolean negated, boolean to, Verbs.Form form) {
        WordLists lists = lexicon.lists();
        if (negated) {
          return Chunk.Mode.NEGATED;
        }
        if (auxiliaries.stream().anyMatch(lists.list("hedges")::contains)) {
          return Chunk.Mode.HEDGED;
        }
        boolean be = auxiliaries.stream().anyMatch(lists.list("be")::contains);
        if (auxiliaries.stream().anyMatch(lists.list("will")::contains)
            || (to && be && !auxiliaries.get(0).equals("be"))) {
          return Chunk.Mode.PLANNED;
        }
        if (to || (form == Verbs.Form.GERUND && auxiliaries.isEmpty())) {
          return Chunk.Mode.BARE;
        }
        if (auxiliaries.isEmpty()) {
          return form == Verbs.Form.PAST || form == Verbs.Form.PARTICIPLE
              ? Chunk.Mode.PAST
              : Chunk.Mode.PRESENT;
        }
        String first = auxiliaries.get(0);
        if (Set.of("was", "were", "had", "has", "have", "having", "did").contains(first)) {
          return (first.equals("has") || first.equals("have"))
                  && auxiliaries.size() == 1
                  && form == Verbs.Form.BASE
              ? Chunk.Mode.PRESENT
              : Chunk.Mode.PAST;
        }
        return Chunk.Mode.PRESENT;
      }

      private record Match(Verbs.Reading reading, int to) {}

      private @Nullable Match verb(int i, List<String> auxiliaries, boolean to, boolean headed) {
        int start = i;
        if (word(i).equals("co") && word(i + 1).equals("-")) {
          start = i + 2;
        }
        if ((capital(start) && !headed && start > 0) || inCompound(i, start)) {
          return null;
        }
        List<Verbs.Reading> readings = new ArrayList<>();
        String form = word(start);
        for (Verbs.Reading reading : lexicon.verbs().readings(start > i ? "co-" + form : form)) {
          readings.add(reading);
        }
        boolean afterBe = auxiliaries.stream().anyMatch(lexicon.lists().list("be")::contains);
        boolean afterHave =
            auxiliaries.stream().anyMatch(Set.of("has", "have", "had", "having")::contains);
        boolean modal =
            to
                || auxiliaries.stream()
                    .anyMatch(
                        a ->
                            lexicon.lists().has("hedges", a)
                                || lexicon.lists().has("will", a)
                                || a.equals("did")
                                || a.equals("do")
                                || a.equals("does"));
        Match best = null;
        for (Verbs.Reading reading : readings) {
          int end = particleEnd(start + 1, reading.verb().particle());
          if (end < 0) {
            continue;
          }
          boolean fits =
              switch (reading.form()) {
                case PARTICIPLE ->
                    afterBe || afterHave || !headed || (auxiliaries.isEmpty() && !to);
                case PAST -> auxiliaries.isEmpty() && !to;
                case BASE ->
                    (modal && !afterBeOnly(auxiliaries))
                        || (!headed && finiteHere(i))
                        || (headed && auxiliaries.isEmpty() && !to && finiteHere(i));
                case THIRD -> auxiliaries.isEmpty() && !to && finiteHere(i);
                case GERUND -> afterBe || (auxiliaries.isEmpty() && !to && gerundHere(i));
              };
          if (!fits
              || ((reading.form() == Verbs.Form.PAST || reading.form() == Verbs.Form.PARTICIPLE)
                  && auxiliaries.isEmpty()
                  && isAdjective(i, end))) {
            continue;
          }
          boolean participle = (afterBe || afterHave) && reading.form() == Verbs.Form.PARTICIPLE;
          boolean past = !modal && reading.form() == Verbs.Form.PAST && auxiliaries.isEmpty();
          if (best == null || end > best.to) {
            best = new Match(reading, end);
          } else if (end == best.to
              && best.reading.verb().equals(reading.verb())
              && (participle || (past && best.reading.form() == Verbs.Form.BASE))) {
            best = new Match(reading, end);
          }
        }
        return best;
      }

      /** Part of a word with hyphens, such as "end-to-end". */
      private boolean inCompound(int i, int verb) {
        boolean before =
            word(i - 1).equals("-") && tokens.get(i - 1).end() == tokens.get(i).start();
        boolean after =
            word(verb + 1).equals("-")
                && tokens.get(verb).end() == tokens.get(verb + 1).start()
                && verb + 2 < tokens.size()
                && tokens.get(verb + 1).end() == tokens.get(verb + 2).start();
        return before || after;
      }

      private boolean afterBeOnly(List<String> auxiliaries) {
        return !auxiliaries.isEmpty() && auxiliaries.get(auxiliaries.size() - 1).equals("be");
      }

      /** Whether a present form can be a finite verb here, and not a noun. */
      private boolean finiteHere(int i) {
        if (in("auxiliaries", i + 1) || (word(i).equals("co") && in("auxiliaries", i + 3))) {
          return false; // "Co-chairs were …"
        }
        if (in("verb-nouns", i)
            && word(i - 1).equals(",")
            && word(i + 1).matches("with|on|together|in|under|closely")) {
          return true;
        }
        if (in("verb-nouns", i)
            && word(i + 1).equals("in")
            && chunk(i + 2) instanceof When
            && chunk(i - 1) != null) {
          return true; // "opens in March"
        }
        if (in("verb-nouns", i)) {
          Chunk before = chunk(i - 1);
          return takesObject(i) && before != null
              || before instanceof Relative
              || before instanceof Pair
              || in("adverbs", i - 1)
              || in("pronouns", i - 1)
              || (before instanceof Named named
                  && named.name().isActor()
                  && !named.name().demonym()
                  && !named.possessive()
                  && !word(named.from() - 1).equals("with")
                  && !word(named.from() - 1).equals("-"))
              || before instanceof Phrase
              || before instanceof Person;
        }
        return !in("articles", i - 1)
            && !in("modifiers", i - 1)
            && !word(i - 1).matches("of|for|in|on|at|with|by|from|as|'s");
      }

      private boolean gerundHere(int i) {
        return !in("articles", i - 1)
            && !in("modifiers", i - 1)
            && !(chunk(i - 1) instanceof Ordinal)
            && !word(i - 1).equals("'s");
      }

      /** A participle between an article and a noun is an adjective. */
      private boolean isAdjective(int i, int to) {
        return (in("articles", i - 1)
                || (in("modifiers", i - 1) && !word(i - 1).equals("joint"))
                || chunk(i - 1) instanceof Ordinal)
            && to < tokens.size()
            && tokens.get(to).isWord()
            && !in("function", to);
      }

      private int particleEnd(int i, List<String> particle) {
        if (particle.isEmpty()) {
          return i;
        }
        // "set up", "come into force", "set a council up" is not read
        for (int k = 0; k < particle.size(); k++) {
          if (!word(i + k).equals(particle.get(k))) {
            return -1;
          }
          if (at[i + k] != null && !(at[i + k] instanceof Plain)) {
            return -1;
          }
        }
        return i + particle.size();
      }
    }
  }
}
