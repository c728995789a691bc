package entente.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import entente.vocab.Ent;
import entente.vocab.Ids;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The reference data can be trusted as vocabulary of the graph and as lexicon of the extraction.
 */
class ReferenceDataTest {
  private static final Path HOME =
      Path.of(System.getProperty("entente.home", System.getProperty("user.dir")));
  private static final Path FOLDER = HOME.resolve("ontology/reference");
  private static final Path CORPUS = HOME.resolve("src/test/resources/corpus");

  private static final Property ACTS_FOR = property("actsFor");
  private static final Property PLACE_OF = property("placeOf");
  private static final Property LOCATED_IN = property("locatedIn");
  private static final Property BASED_AT = property("basedAt");
  private static final Property ACCREDITED_TO = property("accreditedTo");
  private static final Property AUTHORITY_CODE = property("authorityCode");
  private static final Property DEMONYM = property("demonym");
  private static final Property MEMBER_OF =
      ResourceFactory.createProperty("http://www.w3.org/ns/org#memberOf");

  private static final Resource COUNTRY = resource("CountryOrEconomy");
  private static final Resource REGIONAL_ORGANISATION = resource("RegionalOrganisation");
  private static final Resource ACTOR_GROUP = resource("ActorGroup");
  private static final Resource PUBLIC_BODY = resource("PublicBody");
  private static final Resource MISSION = resource("DiplomaticMission");
  private static final Resource INTERNATIONAL_ORGANISATION = resource("InternationalOrganisation");
  private static final Resource NON_STATE_BODY = resource("NonStateBody");
  private static final Resource PLACE = resource("Place");
  private static final Resource TECHNOLOGY_TOPIC = resource("TechnologyTopic");
  private static final Resource POLICY_TOPIC = resource("PolicyTopic");
  private static final Resource SCHEME =
      ResourceFactory.createResource(Ids.thing("scheme", "topics"));

  private static Model data = ModelFactory.createDefaultModel();

  @BeforeAll
  static void readsEveryFile() {
    data = ModelFactory.createDefaultModel();
    for (String name :
        List.of(
            "countries",
            "groups",
            "eu-bodies",
            "organisations",
            "places",
            "countries-as-places",
            "topics")) {
      RDFDataMgr.read(data, FOLDER.resolve(name + ".ttl").toString());
    }
  }

  @Test
  void holdsEnoughEntriesOfEachKind() {
    assertThat(things(COUNTRY)).as("countries and economies").hasSize(246);
    assertThat(things(REGIONAL_ORGANISATION)).as("regional organisations").hasSizeGreaterThan(25);
    assertThat(things(ACTOR_GROUP)).as("groups").hasSizeGreaterThan(40);
    assertThat(things(PUBLIC_BODY)).as("public bodies").hasSizeGreaterThan(500);
    assertThat(things(MISSION)).as("EU delegations").hasSizeGreaterThan(120);
    assertThat(things(INTERNATIONAL_ORGANISATION))
        .as("international organisations")
        .hasSizeGreaterThan(60);
    assertThat(things(NON_STATE_BODY)).as("standards bodies, associations").hasSizeGreaterThan(80);
    assertThat(things(PLACE)).as("places").hasSizeGreaterThan(900);
    assertThat(topics(data)).as("topics").hasSizeBetween(250, 400);
    assertThat(polities(things(PUBLIC_BODY))).as("actors with a body").hasSizeGreaterThan(100);
  }

  @Test
  void namesEveryThingOnceInEnglish() {
    assertThat(badNames(data)).isEmpty();
  }

  @Test
  void noticesBadNames() {
    assertThat(badNames(with("actor:x a ent:CountryOrEconomy ; rdfs:label \"X\"@en .")))
        .anyMatch(finding -> finding.contains("prefLabel"));
    assertThat(badNames(with("actor:japan skos:altLabel \"Nippon\" .")))
        .anyMatch(finding -> finding.contains("Nippon"));
    assertThat(badNames(with("actor:japan rdfs:label \"Nippon\"@en .")))
        .anyMatch(finding -> finding.contains("actor/japan"));
  }

  @Test
  void sharesNoNameBetweenThingsOfOneKind() {
    assertThat(sharedNames(data)).isEmpty();
  }

  @Test
  void noticesSharedNames() {
    assertThat(sharedNames(with("actor:india skos:altLabel \"Japan\"@en .")))
        .as("two countries")
        .anyMatch(finding -> finding.startsWith("japan:"));
    assertThat(sharedNames(with("actor:meti skos:altLabel \"MIC\"@en .")))
        .as("two ministries of one country")
        .anyMatch(finding -> finding.startsWith("mic:"));
    assertThat(sharedNames(with("actor:meity skos:hiddenLabel \"Cabinet Office (Japan)\"@en .")))
        .as("the label of another body")
        .anyMatch(finding -> finding.startsWith("cabinet office japan:"));
    assertThat(sharedNames(with("topic:6g skos:hiddenLabel \"artificial-intelligence\"@en .")))
        .as("two topics, but for a hyphen")
        .anyMatch(finding -> finding.startsWith("artificial intelligence:"));
  }

  @Test
  void sharesNoDemonym() {
    assertThat(sharedDemonyms(data)).isEmpty();
  }

  @Test
  void noticesSharedDemonyms() {
    assertThat(sharedDemonyms(with("actor:north-korea ent:demonym \"Korean\"@en .")))
        .anyMatch(finding -> finding.startsWith("korean:"));
  }

  @Test
  void keepsWordsAndTopicsOutOfTheNamesOfActors() {
    assertThat(ambiguousNames(data)).isEmpty();
  }

  @Test
  void noticesAcronymsThatAreTopicsOrInstruments() {
    assertThat(ambiguousNames(with("actor:meti skos:altLabel \"ICT\"@en .")))
        .anyMatch(finding -> finding.startsWith("ict:"));
    assertThat(ambiguousNames(with("actor:meti skos:altLabel \"TTC\"@en .")))
        .anyMatch(finding -> finding.startsWith("ttc:"));
  }

  @Test
  void leadsEveryBodyToAPolity() {
    assertThat(bodiesWithoutPolity(data)).isEmpty();
  }

  @Test
  void noticesBodiesWithoutPolity() {
    assertThat(bodiesWithoutPolity(with("actor:x a ent:PublicBody .")))
        .containsExactly(Ids.thing("actor", "x"));
    assertThat(
            bodiesWithoutPolity(
                with(
                    """
                    actor:x a ent:PublicBody ; ent:actsFor actor:y .
                    actor:y a ent:PublicBody ; ent:actsFor actor:x .
                    """)))
        .containsExactly(Ids.thing("actor", "x"), Ids.thing("actor", "y"));
  }

  @Test
  void saysWhereEveryDelegationAndPlaceBelongs() {
    assertThat(misplaced(data)).isEmpty();
  }

  @Test
  void noticesThingsOutOfPlace() {
    assertThat(misplaced(with("place:x a ent:Place ."))).containsExactly(Ids.thing("place", "x"));
    assertThat(misplaced(with("actor:x a ent:DiplomaticMission .")))
        .containsExactly(Ids.thing("actor", "x"));
  }

  @Test
  void refersOnlyToThingsThatExist() {
    assertThat(danglingReferences(data)).isEmpty();
  }

  @Test
  void noticesDanglingReferences() {
    assertThat(danglingReferences(with("actor:japan org:memberOf actor:g8 .")))
        .containsExactly(Ids.thing("actor", "g8"));
  }

  @Test
  void ordersTopicsWithoutCycles() {
    assertThat(topicsOutOfOrder(data)).isEmpty();
  }

  @Test
  void noticesLooseAndCircularTopics() {
    assertThat(topicsOutOfOrder(with("topic:x a ent:PolicyTopic .")))
        .anyMatch(finding -> finding.contains("topic/x"));
    assertThat(topicsOutOfOrder(with("topic:computing skos:broader topic:quantum-computing .")))
        .anyMatch(finding -> finding.contains("topic/computing"));
  }

  @Test
  void givesEveryCountryACodeOfItsOwn() {
    Set<String> codes = new TreeSet<>();
    things(COUNTRY).forEach(country -> codes.add(country.getProperty(AUTHORITY_CODE).getString()));
    assertThat(codes).hasSize(246).contains("JPN", "KOR", "TWN", "XKX");
  }

  @Test
  void keepsTheNamesThatDocumentsUse() {
    assertThat(found("actor", "ROK")).isEqualTo("south-korea");
    assertThat(found("actor", "Republic of Korea")).isEqualTo("south-korea");
    assertThat(found("actor", "Taiwan")).isEqualTo("taiwan");
    assertThat(found("actor", "U.S.")).isEqualTo("united-states");
    assertThat(found("actor", "Ministry of Economics Trade and Industry")).isEqualTo("meti");
    assertThat(found("actor", "Ministry of Electronics and IT")).isEqualTo("meity");
    assertThat(found("actor", "EU Delegation in Delhi")).isEqualTo("eu-delegation-to-india");
    assertThat(found("actor", "DG Connect")).isEqualTo("dg-connect");
    assertThat(found("place", "PyeongChang")).isEqualTo("pyeongchang");
    assertThat(found("place", "India")).isEqualTo("india");
    assertThat(found("place", "Brasilia")).isEqualTo("brasilia");
    assertThat(found("topic", "supercomputing")).isEqualTo("high-performance-computing");
  }

  @Test
  void resolvesTheTopicsOfTheDevelopmentCorpus() throws IOException {
    Set<String> known = new HashSet<>();
    topics(data).forEach(topic -> names(topic).forEach(name -> known.add(normalised(name))));
    Set<String> wanted = corpusTopics();
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeIf(topic -> known.contains(normalised(topic)));
    double share = 1 - (double) missing.size() / wanted.size();
    assertThat(wanted).hasSizeGreaterThan(50);
    assertThat(share)
        .as(
            "share of %d topic names that resolve: %.3f; missing: %s",
            wanted.size(), share, missing)
        .isGreaterThanOrEqualTo(.95);
  }

  private static List<String> badNames(Model model) {
    List<String> findings = new ArrayList<>();
    for (Resource thing : model.listResourcesWithProperty(RDFS.label).toList()) {
      List<RDFNode> label = model.listObjectsOfProperty(thing, RDFS.label).toList();
      List<RDFNode> preferred = model.listObjectsOfProperty(thing, SKOS.prefLabel).toList();
      if (label.size() != 1 || !label.equals(preferred)) {
        findings.add(thing + " needs one rdfs:label and the same as skos:prefLabel");
      }
    }
    for (Property property :
        List.of(RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, DEMONYM)) {
      for (RDFNode name : model.listObjectsOfProperty(property).toList()) {
        String text = name.asLiteral().getString();
        if (!name.asLiteral().getLanguage().equals("en") || !text.equals(text.strip())) {
          findings.add("not a tidy English name: " + name);
        }
      }
    }
    return findings;
  }

  /**
   * Names that two things of one kind bear. Allowed are second names of public bodies that act for
   * different polities ("Ministry of Foreign Affairs") and of places in different countries.
   */
  private static List<String> sharedNames(Model model) {
    List<String> findings = new ArrayList<>();
    bearers(model)
        .forEach(
            (kind, byName) ->
                byName.forEach(
                    (name, things) -> {
                      if (things.size() > 1 && !allowed(name, things)) {
                        findings.add(name + ": " + things);
                      }
                    }));
    return findings;
  }

  private static boolean allowed(String name, Set<Resource> things) {
    boolean second =
        things.stream()
            .noneMatch(thing -> normalised(thing.getProperty(RDFS.label).getString()).equals(name));
    Set<Resource> owners = new HashSet<>();
    for (Resource thing : things) {
      if (thing.hasProperty(RDF.type, PUBLIC_BODY)) {
        owners.addAll(polities(List.of(thing)));
      } else if (thing.hasProperty(RDF.type, PLACE)) {
        owners.add(thing.getPropertyResourceValue(PLACE_OF));
      }
    }
    return second && owners.size() == things.size();
  }

  private static List<String> sharedDemonyms(Model model) {
    Map<String, Set<Resource>> bearers = new TreeMap<>();
    model
        .listStatements(null, DEMONYM, (RDFNode) null)
        .forEachRemaining(
            statement ->
                bearers
                    .computeIfAbsent(normalised(statement.getString()), key -> new HashSet<>())
                    .add(statement.getSubject()));
    return bearers.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .toList();
  }

  /** Names of actors that are also names of topics or of kinds of instruments and forums. */
  private static List<String> ambiguousNames(Model model) {
    Set<String> taken = new HashSet<>();
    topics(model).forEach(topic -> names(topic).forEach(name -> taken.add(normalised(name))));
    List.of("TTC", "DPC", "MoC", "MoU", "EPA", "FTA", "DTA", "SME", "R&D", "Council", "Union")
        .forEach(word -> taken.add(normalised(word)));
    List<String> findings = new ArrayList<>();
    bearers(model)
        .getOrDefault("actor", Map.of())
        .forEach(
            (name, things) -> {
              if (taken.contains(name)) {
                findings.add(name + ": " + things);
              }
            });
    return findings;
  }

  private static Set<String> bodiesWithoutPolity(Model model) {
    Set<String> findings = new TreeSet<>();
    for (Resource type : List.of(PUBLIC_BODY, MISSION)) {
      for (Resource body : model.listSubjectsWithProperty(RDF.type, type).toList()) {
        if (polities(List.of(body)).isEmpty()) {
          findings.add(body.getURI());
        }
      }
    }
    return findings;
  }

  private static Set<String> misplaced(Model model) {
    Set<String> findings = new TreeSet<>();
    for (Resource place : model.listSubjectsWithProperty(RDF.type, PLACE).toList()) {
      Resource owner = place.getPropertyResourceValue(PLACE_OF);
      if (owner == null || !owner.hasProperty(RDF.type, COUNTRY)) {
        findings.add(place.getURI());
      }
    }
    for (Resource mission : model.listSubjectsWithProperty(RDF.type, MISSION).toList()) {
      if (!mission.hasProperty(BASED_AT) || !mission.hasProperty(ACCREDITED_TO)) {
        findings.add(mission.getURI());
      }
    }
    return findings;
  }

  private static Set<String> danglingReferences(Model model) {
    Set<String> findings = new TreeSet<>();
    for (Property property :
        List.of(
            ACTS_FOR,
            PLACE_OF,
            LOCATED_IN,
            BASED_AT,
            ACCREDITED_TO,
            MEMBER_OF,
            SKOS.broader,
            SKOS.hasTopConcept)) {
      for (RDFNode target : model.listObjectsOfProperty(property).toList()) {
        if (!target.asResource().hasProperty(RDF.type)) {
          findings.add(target.asResource().getURI());
        }
      }
    }
    return findings;
  }

  private static Set<String> topicsOutOfOrder(Model model) {
    Set<String> findings = new TreeSet<>();
    for (Resource topic : topics(model)) {
      boolean top = model.contains(SCHEME, SKOS.hasTopConcept, topic);
      if (top != topic.hasProperty(SKOS.topConceptOf, SCHEME)) {
        findings.add(topic + " is a top concept in one direction only");
      }
      if (top == topic.hasProperty(SKOS.broader)) {
        findings.add(topic + " needs a broader topic or is a top concept, not both");
      }
      if (!topic.hasProperty(SKOS.inScheme, SCHEME) || !topic.hasProperty(SKOS.definition)) {
        findings.add(topic + " needs its scheme and a definition");
      }
      if (reachable(topic, SKOS.broader).contains(topic)) {
        findings.add(topic + " is broader than itself");
      }
    }
    return findings;
  }

  /** The countries and regional organisations for which the bodies act in the end. */
  private static Set<Resource> polities(Iterable<Resource> bodies) {
    Set<Resource> polities = new HashSet<>();
    for (Resource body : bodies) {
      for (Resource actor : reachable(body, ACTS_FOR)) {
        if (actor.hasProperty(RDF.type, COUNTRY)
            || actor.hasProperty(RDF.type, REGIONAL_ORGANISATION)) {
          polities.add(actor);
        }
      }
    }
    return polities;
  }

  private static Set<Resource> reachable(Resource start, Property property) {
    Set<Resource> seen = new HashSet<>();
    List<Resource> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      Resource next = open.remove(open.size() - 1);
      next.listProperties(property)
          .forEachRemaining(
              statement -> {
                if (seen.add(statement.getResource())) {
                  open.add(statement.getResource());
                }
              });
    }
    return seen;
  }

  /** Kind of thing → normalised name → things that bear it. */
  private static Map<String, Map<String, Set<Resource>>> bearers(Model model) {
    Map<String, Map<String, Set<Resource>>> bearers = new TreeMap<>();
    for (Resource thing : model.listResourcesWithProperty(RDFS.label).toList()) {
      String kind = thing.getURI().substring(Ids.BASE.length()).split("/", -1)[1];
      for (String name : names(thing)) {
        bearers
            .computeIfAbsent(kind, key -> new TreeMap<>())
            .computeIfAbsent(normalised(name), key -> new HashSet<>())
            .add(thing);
      }
    }
    return bearers;
  }

  private static String found(String kind, String name) {
    Set<Resource> things =
        bearers(data).getOrDefault(kind, Map.of()).getOrDefault(normalised(name), Set.of());
    assertThat(things).as(name).hasSize(1);
    return things.iterator().next().getURI().substring(Ids.thing(kind, "").length());
  }

  private static List<String> names(Resource thing) {
    List<String> names = new ArrayList<>();
    for (Property property : List.of(RDFS.label, SKOS.altLabel, SKOS.hiddenLabel)) {
      thing.listProperties(property).forEachRemaining(name -> names.add(name.getString()));
    }
    return names;
  }

  private static List<Resource> things(Resource type) {
    return data.listSubjectsWithProperty(RDF.type, type).toList();
  }

  private static Set<Resource> topics(Model model) {
    Set<Resource> topics = new HashSet<>();
    for (Resource type : List.of(TECHNOLOGY_TOPIC, POLICY_TOPIC)) {
      topics.addAll(model.listSubjectsWithProperty(RDF.type, type).toList());
    }
    return topics;
  }

  private static Set<String> corpusTopics() throws IOException {
    Set<String> topics = new TreeSet<>();
    try (Stream<Path> files = Files.list(CORPUS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".gold.jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          if (!line.isBlank()) {
            for (String slot : List.of("topics", "topicsAlso")) {
              collect(JsonParser.parseString(line).getAsJsonObject().get(slot), topics);
            }
          }
        }
      }
    }
    return topics;
  }

  private static void collect(JsonElement element, Set<String> topics) {
    if (element == null || element.isJsonNull()) {
      return;
    }
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> collect(item, topics));
    } else {
      topics.add(element.getAsString());
    }
  }

  private static String normalised(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+|['’]", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}+*]+", " ")
        .strip()
        .replaceFirst("^the ", "");
  }

  /** The reference data with a planted mistake. */
  private static Model with(String turtle) {
    Model copy = ModelFactory.createDefaultModel().add(data);
    String prefixes =
        """
        @prefix actor: <https://w3id.org/entente/id/actor/> .
        @prefix place: <https://w3id.org/entente/id/place/> .
        @prefix topic: <https://w3id.org/entente/id/topic/> .
        @prefix ent: <https://w3id.org/entente/ontology#> .
        @prefix org: <http://www.w3.org/ns/org#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        """;
    copy.read(new StringReader(prefixes + turtle), null, "TURTLE");
    return copy;
  }

  private static Property property(String name) {
    return ResourceFactory.createProperty(Ent.NS + name);
  }

  private static Resource resource(String name) {
    return ResourceFactory.createResource(Ent.NS + name);
  }
}
