package entente.extract;

import entente.problem.ProblemException;
import entente.source.RdfFiles;
import entente.vocab.Ids;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * What the extractor knows of the world and of words: the names of the reference data, the closed
 * lists, the head nouns and the verbs.
 */
final class Lexicon {
  private static final String ENT = "https://w3id.org/entente/ontology#";
  private static final Property ACTS_FOR = ResourceFactory.createProperty(ENT, "actsFor");
  private static final Property PLACE_OF = ResourceFactory.createProperty(ENT, "placeOf");
  private static final Property DEMONYM = ResourceFactory.createProperty(ENT, "demonym");
  private static final Resource EUROPEAN_UNION =
      ResourceFactory.createResource(Ids.thing("actor", "european-union"));
  private static final Set<String> POLITIES = Set.of("CountryOrEconomy", "RegionalOrganisation");
  private static final Set<String> BODIES =
      Set.of(
          "PublicBody",
          "DiplomaticMission",
          "InternationalOrganisation",
          "NonStateBody",
          "Organisation");
  private static final Set<String> TOPICS = Set.of("TechnologyTopic", "PolicyTopic", "Topic");

  private final Names names;
  private final Kinds kinds;
  private final WordLists lists;
  private final Heads heads;
  private final Verbs verbs;

  /** Labels of bodies and groups by what they are as parties. */
  private record Kinds(
      Set<String> internationals, Set<String> nonState, Set<String> groups, Set<String> members) {}

  private Lexicon(Names names, Kinds kinds, WordLists lists, Heads heads, Verbs verbs) {
    this.names = names;
    this.kinds = kinds;
    this.lists = lists;
    this.heads = heads;
    this.verbs = verbs;
  }

  /**
   * Reads the reference data and the word lists.
   *
   * @param reference the folder of the reference data's Turtle files
   * @throws ProblemException if a file can't be read or parsed
   */
  static Lexicon load(Path reference, RdfFiles files) {
    Model model = ModelFactory.createDefaultModel();
    files.graphs(reference).values().forEach(graph -> GraphUtil.addInto(model.getGraph(), graph));
    Kinds kinds = new Kinds(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    Names names = names(model, kinds);
    return new Lexicon(
        names,
        kinds,
        WordLists.load("lists.txt"),
        Heads.load("heads.tsv"),
        Verbs.load("verbs.txt"));
  }

  /** The same words, with a record of those that are found. */
  Lexicon recording(Usage usage) {
    return new Lexicon(
        names, kinds, lists.recording(usage), heads.recording(usage), verbs.recording(usage));
  }

  /** The words without these entries; names stay. */
  Lexicon without(Set<Entry> entries) {
    return new Lexicon(
        names, kinds, lists.without(entries), heads.without(entries), verbs.without(entries));
  }

  Names names() {
    return names;
  }

  WordLists lists() {
    return lists;
  }

  Heads heads() {
    return heads;
  }

  Verbs verbs() {
    return verbs;
  }

  /** Whether the body of this label is an international organisation, a party in its own right. */
  boolean isInternational(String label) {
    return kinds.internationals.contains(label);
  }

  /** Whether the body is an association or firm, which acts for itself and not for its state. */
  boolean isNonState(String label) {
    return kinds.nonState.contains(label)
        || label.matches(
            ".*\\b(Association|Alliance|Federation|Chamber|Consortium|Companies)\\b.*");
  }

  /** Whether the country is a member of the European Union, and so on its side. */
  boolean isMemberState(String label) {
    return kinds.members.contains(label);
  }

  /** Whether the label is of a group that is named only collectively, such as a region. */
  boolean isGroup(String label) {
    return kinds.groups.contains(label);
  }

  /** Whether the party can be the only one of a thing: an international organisation, the G7. */
  boolean isSelfStanding(String label) {
    return kinds.internationals.contains(label)
        || lists.has("self-standing", label.toLowerCase(Locale.ROOT));
  }

  /** Whether a body outside the reference data bears "European" in its name. */
  boolean isEuropean(String label) {
    return label.startsWith("European ")
        || lists.has("european-bodies", label.toLowerCase(Locale.ROOT));
  }

  private static Names names(Model model, Kinds kinds) {
    Names names = new Names();
    Map<Resource, String> labels = new HashMap<>();
    model
        .listStatements(null, RDFS.label, (RDFNode) null)
        .forEachRemaining(
            s ->
                labels.merge(s.getSubject(), s.getString(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
    for (Resource thing :
        labels.keySet().stream().sorted((a, b) -> a.getURI().compareTo(b.getURI())).toList()) {
      Set<String> types = new HashSet<>();
      thing
          .listProperties(RDF.type)
          .forEachRemaining(s -> types.add(s.getResource().getLocalName()));
      Name.Kind kind = kind(types);
      String label = labels.getOrDefault(thing, "");
      if (kind == null || !thing.getURI().startsWith(Ids.BASE)) {
        continue;
      }
      String polity =
          switch (kind) {
            case POLITY, GROUP -> label;
            case BODY -> polityOf(thing, labels, 0);
            case PLACE ->
                thing.hasProperty(PLACE_OF)
                    ? labels.getOrDefault(thing.getProperty(PLACE_OF).getResource(), "")
                    : "";
            case TOPIC -> "";
          };
      if (types.contains("InternationalOrganisation")) {
        kinds.internationals.add(label);
      }
      if (types.contains("NonStateBody")) {
        kinds.nonState.add(label);
      }
      if (types.contains("ActorGroup")) {
        kinds.groups.add(label);
      }
      if (thing.hasProperty(ORG.memberOf, EUROPEAN_UNION)) {
        kinds.members.add(label);
      }
      for (Property property :
          List.of(RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)) {
        thing
            .listProperties(property)
            .forEachRemaining(
                s -> {
                  String form = s.getString();
                  names.add(form, new Name(kind, label, polity, false, isAcronym(form)));
                  String bare = form.replaceAll("\\s*\\([^)]*\\)\\s*$", "");
                  if (!bare.equals(form) && !bare.isBlank()) {
                    names.add(bare, new Name(kind, label, polity, false, isAcronym(bare)));
                  }
                });
      }
      thing
          .listProperties(DEMONYM)
          .forEachRemaining(
              s -> names.add(s.getString(), new Name(kind, label, polity, true, false)));
    }
    return names;
  }

  private static Name.@org.jspecify.annotations.Nullable Kind kind(Set<String> types) {
    if (types.stream().anyMatch(POLITIES::contains)) {
      return Name.Kind.POLITY;
    }
    if (types.contains("ActorGroup")) {
      return Name.Kind.GROUP;
    }
    if (types.stream().anyMatch(BODIES::contains)) {
      return Name.Kind.BODY;
    }
    if (types.contains("Place")) {
      return Name.Kind.PLACE;
    }
    return types.stream().anyMatch(TOPICS::contains) ? Name.Kind.TOPIC : null;
  }

  private static String polityOf(Resource body, Map<Resource, String> labels, int depth) {
    if (depth > 5 || !body.hasProperty(ACTS_FOR)) {
      return "";
    }
    Resource whole =
        body.listProperties(ACTS_FOR).mapWith(s -> s.getResource()).toList().stream()
            .min((a, b) -> a.getURI().compareTo(b.getURI()))
            .orElseThrow();
    boolean polity =
        whole
            .listProperties(RDF.type)
            .filterKeep(s -> POLITIES.contains(s.getResource().getLocalName()))
            .hasNext();
    return polity ? labels.getOrDefault(whole, "") : polityOf(whole, labels, depth + 1);
  }

  /** An acronym must be written as it is: {@code US} is no {@code us}, {@code IT} no {@code it}. */
  private static boolean isAcronym(String form) {
    String letters = form.replaceAll("[^\\p{L}]", "");
    return !letters.isEmpty()
        && letters.length() <= 10
        && !form.contains(" ")
        && letters.chars().filter(Character::isUpperCase).count() * 2 >= letters.length()
        && letters.length() >= 2
        && !letters.toLowerCase(Locale.ROOT).equals(letters);
  }
}
