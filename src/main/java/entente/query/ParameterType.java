package entente.query;

import entente.vocab.Ids;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * What the value of a parameter is: an IRI, a thing of one of the graph's kinds (given by IRI,
 * prefixed name, label or acronym), or a literal.
 */
public enum ParameterType {
  /** Any IRI. */
  IRI,
  /** Any thing that has a label. */
  THING,
  ACTOR,
  PERSON,
  PLACE,
  TOPIC,
  MECHANISM,
  INSTRUMENT,
  EVENT,
  UNDERTAKING,
  DOCUMENT,
  /** A status, statement type or other concept of the reference data. */
  CONCEPT,
  STRING,
  INTEGER,
  /** {@code YYYY-MM-DD}. */
  DATE,
  BOOLEAN;

  /** The name in headers and messages: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that name. */
  static Optional<ParameterType> of(String id) {
    return Arrays.stream(values()).filter(t -> t.id().equals(id)).findFirst();
  }

  /** All names. */
  static List<String> ids() {
    return Arrays.stream(values()).map(ParameterType::id).collect(Collectors.toList());
  }

  /** Whether a value may be given by the label of a thing. */
  public boolean named() {
    return switch (this) {
      case IRI, STRING, INTEGER, DATE, BOOLEAN -> false;
      default -> true;
    };
  }

  /** What the IRIs of such things begin with; the empty string if they may be any. */
  String namespace() {
    return named() && this != THING ? Ids.thing(id(), "") : "";
  }

  /** The literal that the text stands for, or empty if it is none of this type. */
  Optional<Node> literal(String text) {
    return switch (this) {
      case STRING -> Optional.of(NodeFactory.createLiteralString(text));
      case INTEGER ->
          text.matches("[+-]?[0-9]{1,18}")
              ? Optional.of(NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger))
              : Optional.empty();
      case DATE ->
          isDate(text)
              ? Optional.of(NodeFactory.createLiteralDT(text, XSDDatatype.XSDdate))
              : Optional.empty();
      case BOOLEAN ->
          text.equals("true") || text.equals("false")
              ? Optional.of(NodeFactory.createLiteralDT(text, XSDDatatype.XSDboolean))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** What a value must look like, for messages. */
  String expectation() {
    return switch (this) {
      case IRI -> "an IRI or a prefixed name";
      case STRING -> "text";
      case INTEGER -> "a whole number, e.g. 2023";
      case DATE -> "a date, e.g. 2024-04-30";
      case BOOLEAN -> "true or false";
      default -> "the name, acronym or IRI of a thing of kind " + id();
    };
  }

  private static boolean isDate(String text) {
    try {
      return text.matches("\\d{4}-\\d\\d-\\d\\d") && LocalDate.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
