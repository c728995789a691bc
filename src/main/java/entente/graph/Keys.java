package entente.graph;

import entente.graph.Reference.Sort;
import entente.vocab.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Identity keys and slugs out of names: what is left of a name when its parties are taken away. */
final class Keys {
  /** Short forms of polities in readable IRIs; all others stand there by the slug of their IRI. */
  private static final Map<String, String> SHORT =
      Map.of(
          Ids.thing("actor", "european-union"), "eu",
          Ids.thing("actor", "united-states"), "us",
          Ids.thing("actor", "united-kingdom"), "uk",
          Ids.thing("actor", "south-korea"), "korea");

  private static final int MOST_PARTIES = 3;
  private static final int MOST_WORDS = 9;
  private static final int LONGEST_TOPIC = 8;

  /** An acronym in brackets, such as (TTC): it says nothing that the name does not say. */
  private static final Pattern ACRONYM =
      Pattern.compile("\\((?=[^()]*\\p{Lu}[^()]*\\p{Lu})[\\p{L}\\p{N}&-]{2,12}\\)");

  private final Reference reference;

  Keys(Reference reference) {
    this.reference = reference;
  }

  /** The name's words in order, without acronym in brackets, parties and their demonyms. */
  List<String> words(String label, Collection<String> sides) {
    String plain = ACRONYM.matcher(label).replaceAll(" ");
    List<String> words =
        Names.words(Names.normal(plain.replaceAll("(?i)task ?force", "task force")));
    List<String> left = Names.without(words, forms(sides));
    return left.stream().allMatch(Names::isFiller) ? words : left;
  }

  private List<List<String>> forms(Collection<String> sides) {
    List<List<String>> forms = new ArrayList<>();
    for (String side : sides) {
      Set<String> all = new TreeSet<>(reference.names(side));
      if (side.equals(Ids.thing("actor", "european-union"))) {
        all.addAll(reference.names(Ids.thing("actor", "european-commission")));
      }
      all.forEach(form -> forms.add(Names.words(form)));
    }
    return forms;
  }

  /**
   * The name as a set of words in which two names of one thing agree: parties, fillers and plural
   * taken away, topics by their label. Sorted, joined by spaces.
   */
  String bag(String label, Collection<String> sides) {
    List<String> words = words(label, sides);
    Set<String> bag = new TreeSet<>();
    int i = 0;
    while (i < words.size()) {
      int length = Math.min(LONGEST_TOPIC, words.size() - i);
      Optional<String> topic = Optional.empty();
      while (length > 0 && topic.isEmpty()) {
        topic = reference.topicNamed(String.join(" ", words.subList(i, i + length)));
        if (topic.isEmpty()) {
          length--;
        }
      }
      if (topic.isPresent()) {
        bag.add(Names.singular(topic.get().substring(topic.get().lastIndexOf('/') + 1)));
        i += length;
      } else {
        if (!Names.isFiller(words.get(i))) {
          bag.add(Names.singular(words.get(i)));
        }
        i++;
      }
    }
    if (bag.isEmpty()) {
      bag.addAll(words);
    }
    return String.join(" ", bag);
  }

  /** The parties in short, for the beginning of a slug: the EU first; empty for one or too many. */
  String prefix(Collection<String> sides) {
    if (sides.size() < 2 || sides.size() > MOST_PARTIES) {
      return "";
    }
    List<String> names = new ArrayList<>(sides.stream().map(Keys::shortName).sorted().toList());
    if (names.remove("eu")) {
      names.add(0, "eu");
    }
    return String.join(" ", names) + " ";
  }

  /** The slug of one polity or body. */
  static String shortName(String iri) {
    return SHORT.getOrDefault(iri, iri.substring(iri.lastIndexOf('/') + 1));
  }

  /** The parties and the name's own words, for a slug. */
  String slug(String label, Collection<String> sides) {
    String name = String.join(" ", words(label, sides));
    name =
        name.replaceAll("\\b(memorandum|memoranda) of (cooperation|understanding)\\b", "memorandum")
            .replaceAll("\\b(moc|mou)\\b", "memorandum");
    Set<String> words = new LinkedHashSet<>();
    for (String word : Names.words(name)) {
      if (!Names.isFiller(word) || word.equals("joint")) {
        words.add(word);
      }
    }
    String own = String.join(" ", words.stream().limit(MOST_WORDS).toList());
    return Ids.slug((prefix(sides) + own).toLowerCase(Locale.ROOT));
  }

  /** The IRIs without the base, sorted and joined by plus signs. */
  static String join(Collection<String> iris) {
    return String.join("+", iris.stream().map(NameResolver::shortIri).sorted().distinct().toList());
  }

  /** The reference actor of that name, for facts that hang on a body. */
  Optional<String> actor(String name, Collection<String> polities) {
    return reference.findActor(name, polities);
  }

  /** Whether the name is that of a place of the reference data. */
  boolean isPlace(String name) {
    return reference.find(Sort.PLACE, name).isPresent();
  }
}
