package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Office;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Person;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.Plain;
import entente.extract.Chunk.Relative;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import entente.extract.Rule.Element;
import entente.extract.Rule.MentionClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches rules against the chunks of a sentence. From its anchor a rule looks left and right for
 * its elements; a gap takes the nearest fitting chunk and stops at the edge of the clause. So the
 * work is linear in the length of the sentence for each rule.
 */
final class RuleMatcher {
  /**
   * A rule matched.
   *
   * @param anchor index of the anchor's chunk
   * @param slots the chunks bound to each slot, in reading order
   * @param end index after the last chunk that the match used
   */
  record Match(Rule rule, int anchor, Map<String, List<Chunk>> slots, int start, int end) {
    /**
     * The chunks of a slot; the actors of a thing are in "agent" and, named as its sides, in
     * "side".
     */
    List<Chunk> slot(String name) {
      List<Chunk> chunks = slots.getOrDefault(name, List.of());
      if (name.equals("agent") && slots.containsKey("side")) {
        List<Chunk> all = new ArrayList<>(chunks);
        all.addAll(slots.getOrDefault("side", List.of()));
        return all;
      }
      return chunks;
    }
  }

  private static final Set<String> SEPARATORS =
      Set.of(
          ",", "and", "or", "the", "its", "their", "both", "&", "as", "well", "a", "an", "(", ")",
          "'s", "one", "another", "-", "also");
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "with",
          "of",
          "in",
          "for",
          "to",
          "on",
          "at",
          "from",
          "since",
          "until",
          "than",
          "by",
          "between",
          "under",
          "through",
          "within",
          "into",
          "towards",
          "against",
          "about",
          "like",
          "alongside",
          "including",
          "after",
          "before",
          "during",
          "across");
  private static final Set<String> ASIDES =
      Set.of(
          "ms",
          "mr",
          "dr",
          "by",
          "society",
          "body",
          "association",
          "organisation",
          "organization",
          "agency",
          "company",
          "regulator",
          "bodies",
          "organisations");
  private static final Set<String> PRONOUNS = Set.of("it", "this", "these");

  private final List<Chunk> chunks;
  private final @Nullable MentionClass focus;

  /**
   * @param focus what "it" stands for, or null
   */
  RuleMatcher(List<Chunk> chunks, @Nullable MentionClass focus) {
    this.chunks = chunks;
    this.focus = focus;
  }

  /** All matches of the rule, in the order of their anchors. */
  List<Match> matches(Rule rule) {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      Match match = match(rule, i);
      if (match != null) {
        matches.add(match);
      }
    }
    return matches;
  }

  private @Nullable Match match(Rule rule, int anchor) {
    if (!isAnchor(rule.anchor(), anchor)) {
      return null;
    }
    Map<String, List<Chunk>> slots = new LinkedHashMap<>();
    int start = anchor;
    int end = anchor + 1;
    if (rule.anchor() instanceof Element.Mention mention) {
      Found found = right(mention, anchor);
      if (found == null) {
        return null;
      }
      slots.put(mention.slot(), found.chunks);
      end = found.to;
    }
    // leftwards; the subject of a verb right after "and" stands before the verb of the first half
    boolean coordinated =
        anchor > 1
            && chunks.get(anchor) instanceof VerbGroup
            && chunks.get(anchor - 1) instanceof Plain and
            && (and.lower().equals("and") || and.lower().equals("but"));
    boolean gap = false;
    boolean wide = false;
    for (int e = rule.left().size() - 1; e >= 0; e--) {
      Element element = rule.left().get(e);
      if (element instanceof Element.Gap g) {
        wide = (gap && wide) || g.wide() || coordinated;
        gap = true;
        continue;
      }
      int found = seekLeft(element, start - 1, gap, wide);
      if (found < 0) {
        if (isOptional(element)) {
          continue;
        }
        return null;
      }
      if (element instanceof Element.Mention mention) {
        Found list = left(mention, found);
        slots.computeIfAbsent(mention.slot(), s -> new ArrayList<>()).addAll(0, list.chunks);
        start = list.from;
      } else {
        start = found;
      }
      gap = false;
    }
    gap = false;
    for (Element element : rule.right()) {
      if (element instanceof Element.Gap g) {
        wide = (gap && wide) || g.wide();
        gap = true;
        continue;
      }
      int found = seekRight(element, end, gap, wide);
      if (found < 0) {
        if (isOptional(element)) {
          continue;
        }
        return null;
      }
      if (element instanceof Element.Mention mention) {
        Found list = right(mention, found);
        if (list == null) {
          return null;
        }
        slots.computeIfAbsent(mention.slot(), s -> new ArrayList<>()).addAll(list.chunks);
        end = list.to;
      } else {
        end = found + 1;
      }
      gap = false;
    }
    return new Match(rule, anchor, slots, start, end);
  }

  private static boolean isOptional(Element element) {
    return (element instanceof Element.Mention m && m.optional())
        || (element instanceof Element.Words w && w.optional());
  }

  private boolean isAnchor(Element element, int i) {
    Chunk chunk = chunks.get(i);
    if (element instanceof Element.Verb verb) {
      return chunk instanceof VerbGroup group
          && group.isA(verb.classes())
          && hasForm(group, verb.forms());
    }
    if (element instanceof Element.Words words) {
      return chunk instanceof Plain plain && words.words().contains(plain.lower());
    }
    return !(chunk instanceof Plain)
        && element instanceof Element.Mention mention
        && isOf(chunk, i, mention.classes(), false);
  }

  private static boolean hasForm(VerbGroup group, Set<String> forms) {
    for (String form : forms) {
      boolean has =
          switch (form) {
            case "active" -> !group.passive() && !group.gerund();
            case "passive" -> group.passive() || group.participle();
            case "participle" -> group.participle();
            case "gerund" -> group.gerund();
            case "bare" -> group.mode() == Chunk.Mode.BARE;
            case "finite" -> !group.gerund() && group.mode() != Chunk.Mode.BARE;
            case "agreed" -> group.mode() == Chunk.Mode.AGREED;
            case "aimed" -> group.mode() == Chunk.Mode.AIMED;
            case "planned" -> group.mode() == Chunk.Mode.PLANNED;
            default -> throw new IllegalArgumentException(form);
          };
      if (!has) {
        return false;
      }
    }
    return true;
  }

  /** Whether a gap may not pass this chunk. */
  private static boolean isBarrier(Chunk chunk, boolean wide) {
    if (chunk instanceof Plain plain && (plain.lower().equals(";") || plain.lower().equals("?"))) {
      return true;
    }
    if (wide) {
      return false;
    }
    return chunk instanceof Relative
        || (chunk instanceof VerbGroup group && !group.gerund() && group.mode() != Chunk.Mode.BARE);
  }

  private int seekLeft(Element element, int from, boolean gap, boolean wide) {
    for (int i = from; i >= 0; i--) {
      Chunk chunk = chunks.get(i);
      int aside = gap ? asideStart(i) : -1;
      if (aside >= 0) {
        i = aside;
        continue;
      }
      if (fits(element, i, true)) {
        return i;
      }
      if ((!gap && !isTransparent(chunk)) || isBarrier(chunk, wide)) {
        return -1;
      }
    }
    return -1;
  }

  /**
   * Where an aside begins that ends with the comma at {@code end}: a relative clause or a
   * participle between two commas. -1 if there is none.
   */
  private int asideStart(int end) {
    if (!isComma(end)) {
      return -1;
    }
    for (int i = end - 1; i > 0; i--) {
      if (isComma(i) && i + 1 < chunks.size()) {
        Chunk first = chunks.get(i + 1);
        if (first instanceof Relative
            || (first instanceof VerbGroup v && (v.participle() || v.gerund()))) {
          return i;
        }
      }
      if (chunks.get(i) instanceof Plain p && p.lower().equals(";")) {
        return -1;
      }
    }
    return -1;
  }

  private boolean isComma(int i) {
    return chunks.get(i) instanceof Plain plain && plain.lower().equals(",");
  }

  private int seekRight(Element element, int from, boolean gap, boolean wide) {
    for (int i = from; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      if (fits(element, i, false)) {
        return i;
      }
      if ((!gap && !isTransparent(chunk)) || isBarrier(chunk, wide)) {
        return -1;
      }
    }
    return -1;
  }

  /** Articles and the like never stand between two elements. */
  private static boolean isTransparent(Chunk chunk) {
    return chunk instanceof Plain plain
        && Set.of(
                "the", "a", "an", "its", "their", "also", "\"", "both", "then", "jointly", "today")
            .contains(plain.lower());
  }

  private boolean fits(Element element, int i, boolean leftwards) {
    Chunk chunk = chunks.get(i);
    if (element instanceof Element.Words words) {
      return (chunk instanceof Plain plain && words.words().contains(plain.lower()))
          || (chunk instanceof Relative relative && words.words().contains(relative.lower()));
    }
    if (element instanceof Element.Verb verb) {
      return chunk instanceof VerbGroup group
          && group.isA(verb.classes())
          && hasForm(group, verb.forms());
    }
    if (!(element instanceof Element.Mention mention)) {
      return false;
    }
    boolean subject =
        (mention.slot().equals("agent") || mention.slot().equals("meeting")) && leftwards;
    if (chunk instanceof Relative) {
      Chunk antecedent = antecedent(i);
      return leftwards
          && antecedent != null
          && isOf(antecedent, chunks.indexOf(antecedent), mention.classes(), false);
    }
    return isOf(chunk, i, mention.classes(), subject);
  }

  /** What a relative pronoun stands for: the mention before it. */
  private @Nullable Chunk antecedent(int relative) {
    for (int i = relative - 1; i >= 0 && i >= relative - 4; i--) {
      Chunk chunk = chunks.get(i);
      if (chunk instanceof Phrase
          || (chunk instanceof Named named && named.name().kind() != Name.Kind.TOPIC)
          || chunk instanceof Person) {
        return chunk;
      }
      if (chunk instanceof VerbGroup) {
        return null;
      }
    }
    return null;
  }

  private boolean isOf(Chunk chunk, int i, Set<MentionClass> classes, boolean subject) {
    for (MentionClass c : classes) {
      if (isOf(chunk, i, c, subject)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOf(Chunk chunk, int i, MentionClass c, boolean subject) {
    if (chunk instanceof Plain plain && PRONOUNS.contains(plain.lower()) && focus != null) {
      boolean alone =
          (i + 1 < chunks.size() && chunks.get(i + 1) instanceof VerbGroup)
              || (plain.lower().equals("it") && i > 0 && chunks.get(i - 1) instanceof VerbGroup);
      return alone && (c == focus || (c == MentionClass.MEETING && focus == MentionClass.FORUM));
    }
    boolean actor =
        chunk instanceof Named named
            && !named.name().demonym()
            && !named.possessive()
            && (named.name().kind() == Name.Kind.POLITY
                || named.name().kind() == Name.Kind.GROUP
                || named.name().kind() == Name.Kind.BODY);
    if (subject
        && (actor || chunk instanceof Person || chunk instanceof Phrase)
        && afterPreposition(i)) {
      return false;
    }
    return switch (c) {
      case ACTOR -> actor || chunk instanceof Person || chunk instanceof Pair;
      case PARTY ->
          (actor && chunk instanceof Named n && n.name().kind() != Name.Kind.BODY)
              || chunk instanceof Pair;
      case BODY -> actor && chunk instanceof Named n && n.name().kind() == Name.Kind.BODY;
      case PERSON -> chunk instanceof Person;
      case FORUM -> chunk instanceof Phrase p && p.is(Heads.Category.FORUM);
      case INSTRUMENT -> chunk instanceof Phrase p && p.is(Heads.Category.INSTRUMENT);
      case PROGRAMME -> chunk instanceof Phrase p && p.is(Heads.Category.PROGRAMME);
      case OCCASION -> chunk instanceof Phrase p && p.is(Heads.Category.OCCASION);
      case MEETING ->
          chunk instanceof Phrase p
              && (p.is(Heads.Category.OCCASION)
                  || (p.is(Heads.Category.FORUM)
                      && (p.ordinal() != null || p.next() || p.when() != null)));
      case POST -> chunk instanceof Phrase p && p.is(Heads.Category.POST);
      case TOPIC -> chunk instanceof Named n && n.name().kind() == Name.Kind.TOPIC;
      case DATE -> chunk instanceof When;
      case PLACE ->
          chunk instanceof Named n
              && (n.name().kind() == Name.Kind.PLACE
                  || (n.name().kind() == Name.Kind.POLITY
                      && !n.name().demonym()
                      && i > 0
                      && chunks.get(i - 1) instanceof Plain p
                      && p.lower().equals("in")));
      case OFFICE -> chunk instanceof Office;
      case PAIR -> chunk instanceof Pair;
      case PART -> chunk instanceof Named n && n.whole() != null;
      case ORDINAL -> chunk instanceof Chunk.Ordinal;
    };
  }

  private boolean afterPreposition(int i) {
    int k = i - 1;
    while (k >= 0
        && chunks.get(k) instanceof Plain plain
        && Set.of("the", "its", "their", "both").contains(plain.lower())) {
      k--;
    }
    if (k >= 0 && chunks.get(k) instanceof Plain plain && PREPOSITIONS.contains(plain.lower())) {
      return true;
    }
    // the second of two: "between X and Y"
    return k >= 1
        && chunks.get(k) instanceof Plain plain
        && plain.lower().equals("and")
        && chunks.get(k - 1) instanceof Named
        && afterPreposition(k - 1);
  }

  private record Found(List<Chunk> chunks, int from, int to) {}

  private @Nullable Found right(Element.Mention mention, int first) {
    List<Chunk> list = new ArrayList<>();
    list.add(resolve(first));
    int to = first + 1;
    if (mention.many()) {
      int i = to;
      while (i < chunks.size()) {
        Chunk chunk = chunks.get(i);
        boolean ofAgain =
            chunk instanceof Plain of
                && of.lower().equals("of")
                && chunks.get(i - 1) instanceof Plain and
                && and.lower().equals("and");
        if ((chunk instanceof Plain plain && SEPARATORS.contains(plain.lower()))
            || isAside(i)
            || ofAgain) {
          i++;
        } else if (isOf(chunk, i, mention.classes(), false)) {
          list.add(chunk);
          i++;
          to = i;
        } else {
          break;
        }
      }
    }
    return new Found(list, first, to);
  }

  /**
   * Words that may stand inside a list of actors without ending it: an office, a group's member.
   */
  private boolean isAside(int i) {
    return (chunks.get(i) instanceof Plain plain && ASIDES.contains(plain.lower()))
        || (chunks.get(i) instanceof Named n
            && n.name().demonym()
            && i + 1 < chunks.size()
            && chunks.get(i + 1) instanceof Plain p
            && ASIDES.contains(p.lower()));
  }

  private Found left(Element.Mention mention, int first) {
    List<Chunk> list = new ArrayList<>();
    list.add(resolve(first));
    int from = first;
    if (mention.many() && !(chunks.get(first) instanceof Relative)) {
      int i = first - 1;
      boolean joined = false;
      while (i >= 0) {
        Chunk chunk = chunks.get(i);
        if (isAside(i)) {
          i--;
        } else if (chunk instanceof Plain plain && SEPARATORS.contains(plain.lower())) {
          joined |= Set.of("and", ",", "&", "or").contains(plain.lower());
          i--;
        } else if (chunk instanceof Plain of
            && of.lower().equals("of")
            && i > 0
            && chunks.get(i - 1) instanceof Plain and
            && and.lower().equals("and")) {
          i--;
        } else if (joined && isOf(chunk, i, mention.classes(), false)) {
          list.add(0, chunk);
          from = i;
          i--;
        } else {
          break;
        }
      }
    }
    return new Found(list, from, first + 1);
  }

  private Chunk resolve(int i) {
    Chunk chunk = chunks.get(i);
    if (chunk instanceof Relative) {
      Chunk antecedent = antecedent(i);
      return antecedent == null ? chunk : antecedent;
    }
    return chunk;
  }
}
