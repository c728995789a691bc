package entente.graph;

import entente.extract.FactType;
import entente.graph.Reference.Sort;
import entente.vocab.Ent;
import entente.vocab.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Names in slots → IRIs: of the reference data where it knows the thing, else of a new thing (an
 * open topic, a person, an actor or place that the reference data lacks). Nothing is ever dropped.
 */
final class NameResolver {
  /** A thing that only the documents name. */
  record Open(String iri, String label, Resource type, @Nullable String actsFor) {}

  private record Name(
      String kind, String key, String slug, String label, Resource type, @Nullable String polity) {}

  private static final Set<String> GROUPS =
      Set.of(
          "countries",
          "states",
          "companies",
          "firms",
          "industry",
          "industries",
          "businesses",
          "partners",
          "economies",
          "members",
          "governments",
          "associations",
          "universities",
          "researchers",
          "stakeholders",
          "operators");
  private static final Set<String> PUBLIC =
      Set.of(
          "ministry",
          "department",
          "agency",
          "commission",
          "office",
          "directorate",
          "secretariat",
          "government",
          "authority",
          "service",
          "cabinet",
          "bureau",
          "administration",
          "delegation",
          "embassy",
          "parliament");

  private final Reference reference;
  private final Mint mint;
  private final Map<String, Name> open = new TreeMap<>();
  private final Map<String, String> polityOfOpen = new HashMap<>();
  private final Map<String, Map<String, String>> polityOfPerson = new HashMap<>();

  /** Gives IRIs to all names in the mentions. */
  NameResolver(Reference reference, Mint mint, List<Mention> mentions) {
    this.reference = reference;
    this.mint = mint;
    for (Mention mention : mentions) {
      if (mention.fact().type() == FactType.HoldsOffice) {
        for (String person : mention.fact().persons()) {
          for (String party : mention.fact().parties()) {
            polityOfPerson
                .computeIfAbsent(mention.document(), k -> new HashMap<>())
                .merge(Names.normal(person), party, (a, b) -> a.compareTo(b) <= 0 ? a : b);
          }
        }
      }
    }
    List<Mint.Ask> asks = new ArrayList<>();
    for (Mention mention : mentions) {
      for (Name name : opens(mention)) {
        Name known = open.get(name.key);
        if (known == null) {
          asks.add(Mint.Ask.of(name.kind, name.key, name.slug));
        }
        if (known == null || name.label.compareTo(known.label) < 0) {
          open.put(name.key, name);
        }
      }
    }
    mint.give(asks);
    for (Name name : open.values()) {
      if (name.polity != null) {
        polityOfOpen.put(mint.iri(name.key), name.polity);
      }
    }
  }

  private List<Name> opens(Mention mention) {
    List<Name> names = new ArrayList<>();
    mention.fact().parties().forEach(n -> add(names, party(n), partyName(n)));
    Collection<String> polities = partiesKnown(mention);
    mention
        .fact()
        .bodies()
        .forEach(n -> add(names, reference.findActor(n, polities), bodyName(n, polities)));
    mention.fact().persons().forEach(n -> names.add(personName(n, mention)));
    mention.fact().topics().forEach(n -> add(names, reference.find(Sort.TOPIC, n), topicName(n)));
    String place = mention.fact().place();
    if (place != null) {
      add(names, reference.find(Sort.PLACE, place), placeName(place));
    }
    return names;
  }

  private static void add(List<Name> names, Optional<String> known, Name name) {
    if (known.isEmpty()) {
      names.add(name);
    }
  }

  private Optional<String> party(String name) {
    return reference.findActor(name, List.of());
  }

  private List<String> partiesKnown(Mention mention) {
    return mention.fact().parties().stream().flatMap(n -> party(n).stream()).toList();
  }

  private Name partyName(String name) {
    return actorName(name, null);
  }

  private Name bodyName(String name, Collection<String> polities) {
    String polity = null;
    for (String part : Reference.bracketParts(name)) {
      Optional<String> found = reference.find(Sort.ACTOR, part).filter(reference::isPolity);
      polity = found.orElse(polity);
    }
    if (polity == null && isPublic(name)) {
      Set<String> countries = new LinkedHashSet<>();
      for (String candidate : polities) {
        String side = reference.side(candidate);
        if (reference.isA(side, Ent.CountryOrEconomy)) {
          countries.add(side);
        }
      }
      polity = countries.size() == 1 ? countries.iterator().next() : null;
    }
    return actorName(name, polity);
  }

  private static boolean isPublic(String name) {
    return Names.words(Names.normal(Names.withoutBrackets(name))).stream()
        .anyMatch(PUBLIC::contains);
  }

  private Name actorName(String name, @Nullable String polity) {
    String plain = Names.withoutBrackets(name);
    List<String> words = Names.words(Names.normal(plain));
    Resource type = Ent.Organisation;
    if (words.stream().anyMatch(GROUPS::contains)) {
      type = Ent.ActorGroup;
    } else if (isPublic(name) && polity != null) {
      type = Ent.PublicBody;
    }
    String owner = type.equals(Ent.PublicBody) ? polity : null;
    String key = "actor|" + Names.normal(name) + (owner == null ? "" : "|" + shortIri(owner));
    String slug = Ids.slug(plain) + (owner == null ? "" : "-" + lastPart(owner));
    return new Name("actor", key, slug, name, type, owner);
  }

  private Name personName(String name, Mention mention) {
    String normal = Names.normal(name);
    if (normal.contains(" ")) {
      return new Name("person", "person|" + normal, name, name, Ent.Person, null);
    }
    // A single name means someone only together with an office, else only within its document.
    String polity = polityOfPerson.getOrDefault(mention.document(), Map.of()).get(normal);
    String of = polity == null ? mention.document() : polity;
    return new Name(
        "person",
        "person|" + normal + "|" + Names.normal(of),
        name + " " + of,
        name,
        Ent.Person,
        null);
  }

  private static Name topicName(String name) {
    return new Name("topic", "topic|" + Names.normal(name), name, name, Ent.Topic, null);
  }

  private static Name placeName(String name) {
    return new Name("place", "place|" + Names.normal(name), name, name, Ent.Place, null);
  }

  /** IRIs of the parties, in the fact's order, each once. */
  List<String> parties(Mention mention) {
    return each(
        mention.fact().parties(), n -> party(n).orElseGet(() -> mint.iri(partyName(n).key)));
  }

  /** IRIs of the bodies. */
  List<String> bodies(Mention mention) {
    Collection<String> polities = partiesKnown(mention);
    return each(
        mention.fact().bodies(),
        n -> reference.findActor(n, polities).orElseGet(() -> mint.iri(bodyName(n, polities).key)));
  }

  /** IRIs of the persons. */
  List<String> persons(Mention mention) {
    return each(mention.fact().persons(), n -> mint.iri(personName(n, mention).key));
  }

  /** IRIs of the topics. */
  List<String> topics(Mention mention) {
    return each(
        mention.fact().topics(),
        n -> reference.find(Sort.TOPIC, n).orElseGet(() -> mint.iri(topicName(n).key)));
  }

  /** IRI of the place, or null. */
  @Nullable String place(Mention mention) {
    String name = mention.fact().place();
    return name == null
        ? null
        : reference.find(Sort.PLACE, name).orElseGet(() -> mint.iri(placeName(name).key));
  }

  /** IRI → name as written, for the things in the slots that the reference data lacks. */
  Map<String, String> written(Mention mention) {
    Map<String, String> written = new TreeMap<>();
    opens(mention).forEach(name -> written.putIfAbsent(mint.iri(name.key), name.label));
    return written;
  }

  private static List<String> each(
      List<String> names, java.util.function.Function<String, String> resolve) {
    Set<String> iris = new LinkedHashSet<>();
    names.forEach(n -> iris.add(resolve.apply(n)));
    return List.copyOf(iris);
  }

  /** What is told of the things that only the documents name, by IRI. */
  Map<String, Open> open() {
    Map<String, Open> things = new TreeMap<>();
    open.forEach(
        (key, name) -> {
          String iri = mint.iri(key);
          things.putIfAbsent(iri, new Open(iri, name.label, name.type, name.polity));
        });
    return things;
  }

  /** The sides that the fact is between: of its parties, else of its bodies; sorted. */
  List<String> sides(Mention mention) {
    List<String> actors = parties(mention);
    return (actors.isEmpty() ? bodies(mention) : actors)
        .stream().map(this::side).distinct().sorted().toList();
  }

  /** The polity that an actor stands for in the end, or itself. */
  String side(String actor) {
    String polity = polityOfOpen.get(actor);
    return reference.side(polity == null ? actor : polity);
  }

  /** The IRI without the base and the word {@code id}. */
  static String shortIri(String iri) {
    String prefix = Ids.BASE + "id/";
    return iri.startsWith(prefix) ? iri.substring(prefix.length()) : iri;
  }

  private static String lastPart(String iri) {
    return iri.substring(iri.lastIndexOf('/') + 1);
  }
}
