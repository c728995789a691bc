package entente.graph;

import entente.graph.DateBounds.Precision;
import entente.vocab.Ent;
import entente.vocab.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/**
 * What the passages claim: plain triples, which simply add up, and values of which a thing has one
 * and which are resolved across documents.
 */
final class Claims {
  /** The values of which a thing has one. */
  enum Field {
    LABEL,
    STATUS,
    ORDINAL,
    FREQUENCY,
    DATE,
    IN_FORCE
  }

  /**
   * A claimed value.
   *
   * @param own whether the claim comes from a fact about the thing, not from a mention of it
   * @param value a {@link DateBounds}, a concept's IRI, an Integer or a label, as the field demands
   */
  record Value(
      String passage,
      String document,
      LocalDate published,
      String thing,
      Field field,
      boolean own,
      Object value) {}

  private final Map<String, Set<Triple>> plain = new TreeMap<>();
  private final List<Value> values = new ArrayList<>();
  private final Set<Value> seen = new HashSet<>();

  void triple(String passage, Triple triple) {
    plain.computeIfAbsent(passage, k -> new HashSet<>()).add(triple);
  }

  void value(Value value) {
    if (seen.add(value)) {
      values.add(value);
    }
  }

  /** Passage → its plain triples. */
  Map<String, Set<Triple>> plain() {
    return plain;
  }

  List<Value> values() {
    return values;
  }

  // ---- Values as triples

  static Triple triple(String subject, Property property, String object) {
    return Triple.create(iri(subject), property.asNode(), iri(object));
  }

  static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }

  static Node label(String text) {
    return NodeFactory.createLiteralLang(text, "en");
  }

  /** The triples that a value stands for. */
  static List<Triple> render(String subject, Field field, Object value) {
    return switch (field) {
      case LABEL ->
          List.of(Triple.create(iri(subject), RDFS.label.asNode(), label((String) value)));
      case STATUS -> List.of(triple(subject, Ent.status, (String) value));
      case FREQUENCY -> List.of(triple(subject, Ent.frequency, (String) value));
      case ORDINAL ->
          List.of(Triple.create(iri(subject), Ent.ordinal.asNode(), integer((Integer) value)));
      case DATE -> dates(subject, (DateBounds) value, false);
      case IN_FORCE -> dates(subject, (DateBounds) value, true);
    };
  }

  static Node integer(int number) {
    return NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger);
  }

  static Node string(String text) {
    return NodeFactory.createLiteralString(text);
  }

  static Node date(LocalDate date) {
    return NodeFactory.createLiteralDT(date.toString(), XSDDatatype.XSDdate);
  }

  private static List<Triple> dates(String subject, DateBounds bounds, boolean inForce) {
    List<Triple> triples = new ArrayList<>();
    day(triples, subject, inForce ? Ent.inForceEarliest : Ent.earliest, bounds.earliest());
    day(triples, subject, inForce ? Ent.inForceLatest : Ent.latest, bounds.latest());
    // An instrument "in force since 2007" entered into force in 2007.
    day(
        triples,
        subject,
        inForce ? Ent.inForceEarliest : Ent.sinceEarliest,
        bounds.sinceEarliest());
    day(triples, subject, inForce ? Ent.inForceLatest : Ent.sinceLatest, bounds.sinceLatest());
    day(triples, subject, Ent.untilEarliest, bounds.untilEarliest());
    day(triples, subject, Ent.untilLatest, bounds.untilLatest());
    Integer years = bounds.minimumYears();
    if (years != null) {
      triples.add(Triple.create(iri(subject), Ent.minimumYears.asNode(), integer(years)));
    }
    Precision precision = bounds.precision();
    if (precision != null) {
      triples.add(triple(subject, Ent.datePrecision, Ids.concept("precision-" + precision.id())));
    }
    if (bounds.edtf() != null) {
      triples.add(Triple.create(iri(subject), Ent.edtf.asNode(), string(bounds.edtf())));
    }
    if (bounds.text() != null) {
      triples.add(Triple.create(iri(subject), Ent.dateText.asNode(), string(bounds.text())));
    }
    return triples;
  }

  private static void day(
      List<Triple> triples, String subject, Property property, @Nullable LocalDate day) {
    if (day != null) {
      triples.add(Triple.create(iri(subject), property.asNode(), date(day)));
    }
  }
}
