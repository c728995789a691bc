package entente.query;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIs;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.engine.binding.Binding;
import org.jspecify.annotations.Nullable;

/**
 * The things that a name may mean: by label, then by acronym, code or other name, then by a form
 * that is kept for matching only. Case, accents of dashes and runs of space do not matter.
 */
public final class ThingNames {
  private static final String NAMES =
      """
      PREFIX ent:  <https://w3id.org/entente/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      SELECT DISTINCT ?thing ?label ?form ?rank WHERE {
        VALUES (?property ?rank) {
          (rdfs:label 0) (skos:prefLabel 0)
          (skos:altLabel 1) (skos:notation 1)
          (ent:authorityCode 1) (ent:isoAlpha2 1) (ent:isoAlpha3 1)
          (skos:hiddenLabel 2)
        }
        ?thing ?property ?form ; rdfs:label ?label .
        FILTER(STRSTARTS(STR(?thing), "https://w3id.org/entente/id/"))
      }
      ORDER BY ?thing ?rank ?form
      """;

  /** A name of a thing; a lower rank is a better name. */
  private record Name(Node thing, String label, String form, int rank) {}

  private final @Nullable QueryRunner runner;
  private @Nullable List<Name> names;

  private ThingNames(@Nullable QueryRunner runner) {
    this.runner = runner;
  }

  /** Knows no names: things must be given by IRI or prefixed name. */
  public static ThingNames none() {
    return new ThingNames(null);
  }

  /** Looks names up in a dataset; reads them once, when first needed. */
  public static ThingNames in(QueryRunner runner) {
    return new ThingNames(runner);
  }

  /**
   * The thing that a person means.
   *
   * @param type which kind of thing
   * @param text an IRI, with or without angle brackets, a prefixed name, or a name
   * @param place what problems name as their place
   * @param prefixes of the query; the project's prefixes are always known
   * @return empty if the text cannot be a value of this type
   * @throws ProblemException if no thing or several things bear the name
   */
  Optional<Node> find(ParameterType type, String text, Place place, PrefixMapping prefixes) {
    Optional<Node> iri = iri(text, prefixes);
    if (iri.isPresent()) {
      if (!iri.get().getURI().startsWith(type.namespace())) {
        throw new ProblemException(
            Problem.error(
                place,
                Code.QUERY_VALUE_INVALID,
                "'" + text + "' is not a thing of kind " + type.id(),
                "give " + type.expectation()));
      }
      return iri;
    }
    if (!type.named()) {
      return Optional.empty();
    }
    return Optional.of(byName(type, text, place));
  }

  private static Optional<Node> iri(String text, PrefixMapping prefixes) {
    String bare =
        text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    if (bare.matches("(https?|urn):\\S+") && IRIs.check(bare)) {
      return Optional.of(NodeFactory.createURI(bare));
    }
    int colon = text.indexOf(':');
    if (colon < 0 || text.contains(" ")) {
      return Optional.empty();
    }
    String prefix = text.substring(0, colon);
    String namespace = prefixes.getNsPrefixURI(prefix);
    if (namespace == null) {
      namespace = Prefixes.map().get(prefix);
    }
    return namespace == null
        ? Optional.empty()
        : Optional.of(NodeFactory.createURI(namespace + text.substring(colon + 1)));
  }

  private Node byName(ParameterType type, String text, Place place) {
    String wanted = normal(text);
    List<Name> ofType =
        names().stream()
            .filter(n -> n.thing().getURI().startsWith(type.namespace()))
            .collect(Collectors.toList());
    List<Name> exact = ofType.stream().filter(n -> n.form().equals(text)).toList();
    List<Name> hits =
        best(
            exact.isEmpty()
                ? ofType.stream().filter(n -> normal(n.form()).equals(wanted)).toList()
                : exact);
    Map<Node, String> things = new LinkedHashMap<>();
    hits.forEach(n -> things.put(n.thing(), n.label()));
    if (things.size() == 1) {
      return things.keySet().iterator().next();
    }
    if (things.isEmpty()) {
      throw new ProblemException(
          Problem.error(
              place,
              Code.QUERY_VALUE_UNKNOWN,
              "nothing of kind " + type.id() + " is called '" + text + "'",
              NearestNames.advice(text, suggestions(ofType), "give " + type.expectation())));
    }
    throw new ProblemException(
        Problem.error(
            place,
            Code.QUERY_VALUE_AMBIGUOUS,
            "'" + text + "' may be any of " + things.size() + " things of kind " + type.id(),
            things.entrySet().stream()
                .limit(5)
                .map(e -> Prefixes.shorten(e.getKey()) + " (" + e.getValue() + ")")
                .collect(Collectors.joining(", ", "give one of ", ""))));
  }

  private static Collection<String> suggestions(List<Name> names) {
    return names.stream().filter(n -> n.rank() < 2).map(Name::form).toList();
  }

  private static List<Name> best(List<Name> names) {
    TreeMap<Integer, List<Name>> byRank =
        names.stream()
            .collect(Collectors.groupingBy(Name::rank, TreeMap::new, Collectors.toList()));
    return byRank.isEmpty() ? List.of() : byRank.firstEntry().getValue();
  }

  private static String normal(String name) {
    return name.strip()
        .replaceAll("[‐‑‒–—−]", "-")
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }

  private List<Name> names() {
    if (names == null) {
      names = runner == null ? List.of() : read(runner);
    }
    return names;
  }

  private static List<Name> read(QueryRunner runner) {
    List<Name> names = new ArrayList<>();
    Answer.Table table = (Answer.Table) runner.run(QueryFactory.create(NAMES));
    for (Binding row : table.rows()) {
      names.add(
          new Name(
              row.get("thing"),
              row.get("label").getLiteralLexicalForm(),
              row.get("form").getLiteralLexicalForm(),
              ((Number) row.get("rank").getLiteralValue()).intValue()));
    }
    return names;
  }
}
