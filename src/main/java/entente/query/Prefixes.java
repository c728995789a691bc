package entente.query;

import entente.vocab.Ids;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;

/**
 * The prefixes that the project uses in query files, output and values of parameters. Each kind of
 * thing has its own ({@code actor:japan}), so that names stay short.
 */
public final class Prefixes {
  /** The namespace of the ontology's terms. */
  public static final String ENT = Ids.BASE + "ontology#";

  private static final List<String> KINDS =
      List.of(
          "actor",
          "commitment",
          "concept",
          "document",
          "effect",
          "event",
          "instrument",
          "line",
          "mechanism",
          "nameuse",
          "part",
          "passage",
          "person",
          "place",
          "post",
          "role",
          "scheme",
          "statement",
          "topic",
          "undertaking");

  private static final Map<String, String> ALL = all();
  private static final PrefixMap MAP = PrefixMapFactory.create(ALL);

  private Prefixes() {}

  private static Map<String, String> all() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("ent", ENT);
    prefixes.put("graph", Ids.BASE + "graph/");
    KINDS.forEach(kind -> prefixes.put(kind, Ids.BASE + "id/" + kind + "/"));
    prefixes.put("dct", "http://purl.org/dc/terms/");
    prefixes.put("foaf", "http://xmlns.com/foaf/0.1/");
    prefixes.put("oa", "http://www.w3.org/ns/oa#");
    prefixes.put("org", "http://www.w3.org/ns/org#");
    prefixes.put("owl", "http://www.w3.org/2002/07/owl#");
    prefixes.put("prov", "http://www.w3.org/ns/prov#");
    prefixes.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    prefixes.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    prefixes.put("schema", "https://schema.org/");
    prefixes.put("skos", "http://www.w3.org/2004/02/skos/core#");
    prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    return Collections.unmodifiableMap(prefixes);
  }

  /** Prefix to namespace, in the order in which they are best declared. */
  public static Map<String, String> map() {
    return ALL;
  }

  /** The IRI as {@code prefix:name} where that is a legal prefixed name, else {@code <iri>}. */
  public static String shorten(Node iri) {
    String name = MAP.abbreviate(iri.getURI());
    return name == null ? "<" + iri.getURI() + ">" : name;
  }
}
