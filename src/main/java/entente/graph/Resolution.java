package entente.graph;

import entente.graph.Claims.Field;
import entente.graph.Claims.Value;
import entente.vocab.Ent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/**
 * What is stated once all documents are heard. Plain triples add up. Of a date the most precise one
 * counts; the newest document decides the status; of several labels the most frequent one is the
 * label and the others are alternatives. Contradictions are listed.
 */
final class Resolution {
  /** The later, the further something has come: decides between documents of one day. */
  private static final List<String> PROGRESS =
      List.of(
          "proposed",
          "planned",
          "under-negotiation",
          "postponed",
          "concluded",
          "held",
          "in-force",
          "ongoing",
          "cancelled",
          "ended");

  private static final Map<String, String> GAPS =
      Map.of(
          "instrument", "No document names its parties.",
          "mechanism", "No document names its parties.",
          "line", "No document names its parties.",
          "commitment", "No document says whose it is.",
          "effect", "No document says what it is expected of.",
          "post", "No document says whose post it is.");

  private static final Set<Node> SUBJECT_ANCHORS =
      Set.of(
          Ent.directParty.asNode(),
          Ent.signedBy.asNode(),
          Ent.officeOf.asNode(),
          Ent.maintainedBy.asNode(),
          ORG.postIn.asNode());

  private static final Set<String> ANCHORED_AS_OBJECTS = Set.of("commitment", "effect");

  private static final Set<Node> OBJECT_ANCHORS =
      Set.of(
          Ent.decides.asNode(),
          Ent.concerns.asNode(),
          Ent.confirms.asNode(),
          Ent.hasObjective.asNode(),
          Ent.hasExpectedEffect.asNode());

  private final Claims claims;
  private final Reference reference;
  private final List<Disagreement> disagreements = new ArrayList<>();

  Resolution(Claims claims, Reference reference) {
    this.claims = claims;
    this.reference = reference;
  }

  /** The triples of {@code graph/stated}. */
  Set<Triple> stated() {
    Set<Triple> stated = new HashSet<>();
    claims.plain().values().forEach(stated::addAll);
    Map<String, Map<Field, List<Value>>> byThing = new TreeMap<>();
    for (Value value : claims.values()) {
      byThing
          .computeIfAbsent(value.thing(), k -> new TreeMap<>())
          .computeIfAbsent(value.field(), k -> new ArrayList<>())
          .add(value);
    }
    byThing.forEach((thing, fields) -> resolve(thing, fields, stated));
    places();
    gaps(stated);
    return stated;
  }

  /** Says of things that would hang in the air that no document tells what they belong to. */
  private static void gaps(Set<Triple> stated) {
    Set<String> anchored = new HashSet<>();
    Set<String> things = new TreeSet<>();
    for (Triple triple : stated) {
      Node property = triple.getPredicate();
      String subject = triple.getSubject().getURI();
      if (property.equals(RDF.type.asNode())) {
        things.add(subject);
      } else if (SUBJECT_ANCHORS.contains(property)) {
        anchored.add(subject);
      } else if (OBJECT_ANCHORS.contains(property)
          && ANCHORED_AS_OBJECTS.contains(kind(triple.getObject().getURI()))) {
        anchored.add(triple.getObject().getURI());
      }
    }
    for (String thing : things) {
      String reason = GAPS.get(kind(thing));
      if (reason != null && !anchored.contains(thing)) {
        stated.add(
            Triple.create(Claims.iri(thing), Ent.missingReason.asNode(), Claims.label(reason)));
      }
    }
  }

  private static String kind(String thing) {
    String name = NameResolver.shortIri(thing);
    int slash = name.indexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  /** The contradictions found by {@link #stated}, sorted by thing and property. */
  List<Disagreement> disagreements() {
    return disagreements.stream()
        .sorted(Comparator.comparing(Disagreement::thing).thenComparing(Disagreement::property))
        .toList();
  }

  private void resolve(String thing, Map<Field, List<Value>> fields, Set<Triple> stated) {
    boolean dated = fields.getOrDefault(Field.DATE, List.of()).stream().anyMatch(this::isDated);
    fields.forEach(
        (field, values) -> {
          switch (field) {
            case LABEL -> labels(thing, values, stated);
            case DATE -> stated.addAll(Claims.render(thing, field, date(thing, values)));
            case IN_FORCE -> {
              for (Triple triple : Claims.render(thing, field, date(thing, values))) {
                // Precision and wording are those of the date that is shown: the signature, if
                // told.
                if (!dated || !isWording(triple.getPredicate())) {
                  stated.add(triple);
                }
              }
            }
            case STATUS, FREQUENCY, ORDINAL ->
                stated.addAll(Claims.render(thing, field, newest(thing, field, values)));
          }
        });
  }

  private boolean isDated(Value value) {
    return ((DateBounds) value.value()).isDated();
  }

  private static boolean isWording(Node property) {
    return property.equals(Ent.edtf.asNode())
        || property.equals(Ent.dateText.asNode())
        || property.equals(Ent.datePrecision.asNode());
  }

  private void labels(String thing, List<Value> values, Set<Triple> stated) {
    Map<String, Set<String>> documents = new HashMap<>();
    for (Value value : values) {
      documents.computeIfAbsent((String) value.value(), k -> new TreeSet<>()).add(value.document());
    }
    List<String> labels =
        documents.keySet().stream()
            .sorted(
                Comparator.comparing(
                        (String label) -> -Objects.requireNonNull(documents.get(label)).size())
                    .thenComparing(String::length)
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    stated.addAll(Claims.render(thing, Field.LABEL, labels.get(0)));
    for (String other : labels.subList(1, labels.size())) {
      stated.add(Triple.create(Claims.iri(thing), SKOS.altLabel.asNode(), Claims.label(other)));
    }
  }

  private DateBounds date(String thing, List<Value> values) {
    List<Value> sorted =
        values.stream()
            .sorted(
                Comparator.comparing((Value v) -> !bounds(v).isDated())
                    .thenComparingLong(v -> bounds(v).days())
                    .thenComparing(Value::published, Comparator.reverseOrder())
                    .thenComparing(v -> !v.own())
                    .thenComparing(v -> String.valueOf(bounds(v).edtf()))
                    .thenComparing(v -> String.valueOf(bounds(v).text()))
                    .thenComparing(Value::document))
            .toList();
    DateBounds chosen = bounds(sorted.get(0));
    boolean contradicted =
        sorted.stream()
            .anyMatch(v -> bounds(v).isDated() && chosen.isDated() && !bounds(v).meets(chosen));
    if (contradicted) {
      disagree(
          thing,
          (sorted.get(0).field() == Field.DATE ? Ent.earliest : Ent.inForceEarliest).getURI(),
          String.valueOf(chosen.edtf()),
          sorted.stream()
              .map(v -> new Disagreement.Claim(String.valueOf(bounds(v).edtf()), v.passage()))
              .toList());
    }
    return chosen;
  }

  private static DateBounds bounds(Value value) {
    return (DateBounds) value.value();
  }

  private Object newest(String thing, Field field, List<Value> values) {
    List<Value> sorted =
        values.stream()
            .sorted(
                Comparator.comparing(Value::published, Comparator.reverseOrder())
                    .thenComparing(v -> !v.own())
                    .thenComparing(v -> field == Field.STATUS ? -progress(v) : 0)
                    .thenComparing(v -> String.valueOf(v.value()))
                    .thenComparing(Value::document))
            .toList();
    Value chosen = sorted.get(0);
    boolean contradicted =
        sorted.stream()
            .filter(v -> field != Field.STATUS || v.published().equals(chosen.published()))
            .anyMatch(v -> v.own() && !v.value().equals(chosen.value()));
    if (contradicted) {
      String property =
          (switch (field) {
                case STATUS -> Ent.status;
                case FREQUENCY -> Ent.frequency;
                default -> Ent.ordinal;
              })
              .getURI();
      disagree(
          thing,
          property,
          String.valueOf(chosen.value()),
          sorted.stream()
              .map(v -> new Disagreement.Claim(String.valueOf(v.value()), v.passage()))
              .toList());
    }
    return chosen.value();
  }

  private static int progress(Value value) {
    String text = String.valueOf(value.value());
    return PROGRESS.indexOf(text.substring(text.lastIndexOf("/status-") + "/status-".length()));
  }

  /** One event at two places, neither of which lies in the other. */
  private void places() {
    Map<String, Map<String, String>> places = new TreeMap<>();
    claims
        .plain()
        .forEach(
            (passage, triples) -> {
              for (Triple triple : triples) {
                if (triple.getPredicate().equals(Ent.heldAt.asNode())) {
                  places
                      .computeIfAbsent(triple.getSubject().getURI(), k -> new TreeMap<>())
                      .putIfAbsent(triple.getObject().getURI(), passage);
                }
              }
            });
    places.forEach(
        (thing, where) -> {
          boolean apart =
              where.keySet().stream()
                  .anyMatch(
                      one ->
                          where.keySet().stream()
                              .anyMatch(
                                  other ->
                                      !one.equals(other)
                                          && !reference.isLocatedIn(one, other)
                                          && !reference.isLocatedIn(other, one)));
          if (apart) {
            disagree(
                thing,
                Ent.heldAt.getURI(),
                where.keySet().stream().collect(Collectors.joining(" ")),
                where.entrySet().stream()
                    .map(e -> new Disagreement.Claim(e.getKey(), e.getValue()))
                    .toList());
          }
        });
  }

  private void disagree(
      String thing, String property, String chosen, List<Disagreement.Claim> all) {
    List<Disagreement.Claim> distinct = all.stream().distinct().toList();
    if (distinct.size() > 1) {
      disagreements.add(new Disagreement(thing, property, chosen, distinct));
    }
  }
}
