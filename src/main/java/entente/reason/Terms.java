package entente.reason;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** The terms of RDF, RDFS and OWL as numbers of one dictionary. */
final class Terms {
  private static final Map<String, String> PREFIXES =
      new TreeMap<>(
          Map.of(
              "owl", OWL2.NS,
              "rdf", RDF.getURI(),
              "rdfs", RDFS.getURI(),
              "xsd", "http://www.w3.org/2001/XMLSchema#",
              "skos", "http://www.w3.org/2004/02/skos/core#",
              "prov", "http://www.w3.org/ns/prov#",
              "org", "http://www.w3.org/ns/org#",
              "ent", "https://w3id.org/entente/ontology#"));

  /** Properties whose triples are axioms or parts of axioms. */
  private static final List<String> AXIOM_PROPERTIES =
      List.of(
          "allValuesFrom",
          "assertionProperty",
          "cardinality",
          "complementOf",
          "datatypeComplementOf",
          "disjointUnionOf",
          "disjointWith",
          "distinctMembers",
          "equivalentClass",
          "equivalentProperty",
          "hasKey",
          "hasSelf",
          "hasValue",
          "intersectionOf",
          "inverseOf",
          "maxCardinality",
          "maxQualifiedCardinality",
          "members",
          "minCardinality",
          "minQualifiedCardinality",
          "onClass",
          "onDataRange",
          "onDatatype",
          "onProperties",
          "onProperty",
          "oneOf",
          "propertyChainAxiom",
          "propertyDisjointWith",
          "qualifiedCardinality",
          "someValuesFrom",
          "sourceIndividual",
          "targetIndividual",
          "targetValue",
          "unionOf",
          "withRestrictions");

  /** Classes whose members are axioms, or terms that an axiom is about. */
  private static final List<String> AXIOM_CLASSES =
      List.of(
          "AllDifferent",
          "AllDisjointClasses",
          "AllDisjointProperties",
          "AnnotationProperty",
          "AsymmetricProperty",
          "Class",
          "DataRange",
          "DatatypeProperty",
          "FunctionalProperty",
          "InverseFunctionalProperty",
          "IrreflexiveProperty",
          "NegativePropertyAssertion",
          "ObjectProperty",
          "Ontology",
          "ReflexiveProperty",
          "Restriction",
          "SymmetricProperty",
          "TransitiveProperty");

  private final Dictionary dictionary;
  final int type;
  final int first;
  final int rest;
  final int nil;
  final int subClassOf;
  final int subPropertyOf;
  final int domain;
  final int range;
  final int sameAs;
  final int differentFrom;
  final int thing;
  final int nothing;

  private final BitSet axiomProperties = new BitSet();
  private final BitSet axiomClasses = new BitSet();

  Terms(Dictionary dictionary) {
    this.dictionary = dictionary;
    type = dictionary.encode(RDF.type.asNode());
    first = dictionary.encode(RDF.first.asNode());
    rest = dictionary.encode(RDF.rest.asNode());
    nil = dictionary.encode(RDF.nil.asNode());
    subClassOf = dictionary.encode(RDFS.subClassOf.asNode());
    subPropertyOf = dictionary.encode(RDFS.subPropertyOf.asNode());
    domain = dictionary.encode(RDFS.domain.asNode());
    range = dictionary.encode(RDFS.range.asNode());
    sameAs = dictionary.encode(OWL2.sameAs.asNode());
    differentFrom = dictionary.encode(OWL2.differentFrom.asNode());
    thing = dictionary.encode(OWL2.Thing.asNode());
    nothing = dictionary.encode(OWL2.Nothing.asNode());
    List.of(first, rest, subClassOf, subPropertyOf, domain, range).forEach(axiomProperties::set);
    AXIOM_PROPERTIES.forEach(name -> axiomProperties.set(owl(name)));
    AXIOM_CLASSES.forEach(name -> axiomClasses.set(owl(name)));
    axiomClasses.set(dictionary.encode(RDFS.Class.asNode()));
    axiomClasses.set(dictionary.encode(RDFS.Datatype.asNode()));
    axiomClasses.set(dictionary.encode(RDF.Property.asNode()));
    axiomClasses.set(dictionary.encode(RDF.List.asNode()));
  }

  /** The number of a term of OWL. */
  int owl(String name) {
    return dictionary.iri(OWL2.NS + name);
  }

  /** Whether a triple with this predicate and object is an axiom, or a part of one. */
  boolean isAxiom(int p, int o) {
    return axiomProperties.get(p) || (p == type && axiomClasses.get(o));
  }

  /** The IRI of a prefixed name in the prefixes that are known here. */
  static String iri(String prefixed) {
    int colon = prefixed.indexOf(':');
    String namespace = PREFIXES.get(prefixed.substring(0, colon));
    if (namespace == null) {
      throw new IllegalArgumentException("unknown prefix: " + prefixed);
    }
    return namespace + prefixed.substring(colon + 1);
  }

  /** The term as people write it: prefixed name, IRI in angle brackets, literal or {@code [ ]}. */
  static String name(Node node) {
    if (node.isBlank()) {
      return "[ ]";
    }
    if (!node.isURI()) {
      return node.toString();
    }
    String iri = node.getURI();
    for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
      if (iri.startsWith(prefix.getValue())) {
        return prefix.getKey() + ":" + iri.substring(prefix.getValue().length());
      }
    }
    return "<" + iri + ">";
  }
}
