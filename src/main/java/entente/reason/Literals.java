package entente.reason;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/**
 * The values of literals in the datatypes of OWL 2 RL: which literals are equal (dt-eq), which are
 * ill-typed and which lie in a datatype (dt-type2, dt-not-type).
 */
final class Literals {
  private static final String XSD = XSDDatatype.XSD + "#";
  private static final String PLAIN_LITERAL = RDF.getURI() + "PlainLiteral";
  private static final Set<String> TEXTS =
      Set.of("string", "normalizedString", "token", "language", "Name", "NCName", "NMTOKEN");
  private static final Set<String> INTEGERS =
      Set.of(
          "integer",
          "nonNegativeInteger",
          "nonPositiveInteger",
          "positiveInteger",
          "negativeInteger",
          "long",
          "int",
          "short",
          "byte",
          "unsignedLong",
          "unsignedInt",
          "unsignedShort",
          "unsignedByte");
  private static final Set<String> OTHERS =
      Set.of(
          "decimal",
          "float",
          "double",
          "boolean",
          "hexBinary",
          "base64Binary",
          "anyURI",
          "dateTime",
          "dateTimeStamp",
          "date",
          "time",
          "gYear",
          "gYearMonth",
          "gMonthDay",
          "gDay",
          "gMonth");

  private Literals() {}

  /** Whether the IRI names a datatype that is known here. */
  static boolean isDatatype(Node node) {
    if (!node.isURI()) {
      return false;
    }
    String iri = node.getURI();
    if (iri.startsWith(XSD)) {
      String name = iri.substring(XSD.length());
      return TEXTS.contains(name) || INTEGERS.contains(name) || OTHERS.contains(name);
    }
    return iri.equals(RDFS.Literal.getURI())
        || iri.equals(RDF.langString.getURI())
        || iri.equals(PLAIN_LITERAL)
        || iri.equals(OWL2.real.getURI())
        || iri.equals(OWL2.rational.getURI());
  }

  /** Whether the literal has a known datatype and no value in it, e.g. {@code "x"^^xsd:integer}. */
  static boolean isIllTyped(Node literal) {
    return isDatatype(datatypeOf(literal)) && !literal.getLiteral().isWellFormed();
  }

  /**
   * An object that is equal for literals of the same value: a number, boolean or typed lexical
   * form; a String for the types derived from xsd:string. Null for all others, whose terms are
   * their values.
   */
  static @Nullable Object value(Node node) {
    if (!node.isLiteral() || !node.getLiteral().isWellFormed()) {
      return null;
    }
    RDFDatatype datatype = node.getLiteralDatatype();
    String iri = datatype.getURI();
    if (datatype == XSDDatatype.XSDstring || !iri.startsWith(XSD)) {
      return null;
    }
    String name = iri.substring(XSD.length());
    String lexical = node.getLiteralLexicalForm();
    if (TEXTS.contains(name)) {
      return lexical;
    }
    String trimmed = lexical.strip();
    if (INTEGERS.contains(name) || name.equals("decimal")) {
      return decimal(new BigDecimal(trimmed));
    }
    return switch (name) {
      case "float" -> node.getLiteralValue();
      case "double" -> node.getLiteralValue();
      case "boolean" -> trimmed.equals("true") || trimmed.equals("1");
      case "hexBinary" -> new Moment("hexBinary " + trimmed.toUpperCase(Locale.ROOT));
      case "dateTime", "dateTimeStamp" -> new Moment(moment(trimmed));
      default -> OTHERS.contains(name) ? new Moment(name + " " + zone(trimmed)) : null;
    };
  }

  /** The number in the form that is equal for equal numbers. */
  static BigDecimal decimal(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  /** The number that a well-formed integer or decimal literal stands for, or null. */
  static @Nullable BigDecimal number(Node node) {
    return value(node) instanceof BigDecimal number ? number : null;
  }

  /** Whether the value of the well-formed literal lies in the datatype's value space. */
  static boolean isIn(Node literal, Node datatype) {
    if (!literal.getLiteral().isWellFormed()) {
      return false;
    }
    String iri = datatype.getURI();
    String own = literal.getLiteralDatatypeURI();
    if (iri.equals(own) || iri.equals(RDFS.Literal.getURI())) {
      return true;
    }
    BigDecimal number = number(literal);
    if (!iri.startsWith(XSD)) {
      if (iri.equals(OWL2.real.getURI()) || iri.equals(OWL2.rational.getURI())) {
        return number != null;
      }
      return iri.equals(PLAIN_LITERAL)
          && (own.equals(RDF.langString.getURI()) || isText(own))
          && literal.isLiteral();
    }
    String name = iri.substring(XSD.length());
    if (number != null) {
      return name.equals("decimal")
          || (INTEGERS.contains(name)
              && number.scale() <= 0
              && isLexical(name, number.toBigIntegerExact().toString()));
    }
    if (isText(own)) {
      return TEXTS.contains(name)
          && (name.equals("string") || isLexical(name, literal.getLiteralLexicalForm()));
    }
    if (name.equals("dateTime")) {
      return own.equals(XSD + "dateTimeStamp");
    }
    return name.equals("dateTimeStamp")
        && own.equals(XSD + "dateTime")
        && hasZone(literal.getLiteralLexicalForm().strip());
  }

  private static boolean isLexical(String datatype, String lexical) {
    RDFDatatype known = TypeMapper.getInstance().getTypeByName(XSD + datatype);
    return known != null && known.isValid(lexical);
  }

  private static boolean isText(String datatype) {
    return datatype.startsWith(XSD) && TEXTS.contains(datatype.substring(XSD.length()));
  }

  private static Node datatypeOf(Node literal) {
    return NodeFactory.createURI(literal.getLiteralDatatypeURI());
  }

  private static String moment(String lexical) {
    return zone(lexical)
        .replaceFirst("\\.0+(?=[Z+-]|$)", "")
        .replaceFirst("(\\.\\d*?)0+(?=[Z+-]|$)", "$1");
  }

  private static String zone(String lexical) {
    return lexical.replaceFirst("[+-]00:00$", "Z");
  }

  private static boolean hasZone(String lexical) {
    return lexical.endsWith("Z") || lexical.matches(".*[+-]\\d\\d:\\d\\d$");
  }

  /** A value that is told by its lexical form. */
  private record Moment(String lexical) {}
}
