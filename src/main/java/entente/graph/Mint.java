package entente.graph;

import entente.vocab.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gives IRIs to things: the one that the thing bears already, else a readable new one. Which IRI a
 * thing gets does not depend on the order in which things are asked for in one call.
 */
final class Mint {
  /**
   * A thing that needs an IRI.
   *
   * @param kind the kind in its IRI
   * @param keys its identity keys, at least one
   * @param slug the slug that it gets if no other thing has it
   * @param qualifier what is added to the slug where another thing has it, or the empty string
   */
  record Ask(String kind, NavigableSet<String> keys, String slug, String qualifier) {
    Ask {
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("a thing without a key: " + kind + "/" + slug);
      }
    }

    static Ask of(String kind, String key, String slug) {
      return new Ask(kind, new TreeSet<>(Set.of(key)), slug, "");
    }
  }

  private static final int LONGEST_SLUG = 90;

  private final Reference reference;
  private final Identifiers identifiers;
  private final Curated curated;
  private final Map<String, String> given = new TreeMap<>();
  private final Map<String, String> replaced = new TreeMap<>();
  private final Set<String> taken = new HashSet<>();

  Mint(Reference reference, Identifiers identifiers, Curated curated) {
    this.reference = reference;
    this.identifiers = identifiers;
    this.curated = curated;
    replaced.putAll(curated.replaced());
  }

  /** Gives an IRI to each; afterwards {@link #iri} finds it by any of the keys. */
  void give(Collection<Ask> asks) {
    List<Ask> sorted = new ArrayList<>(asks);
    sorted.sort(
        Comparator.comparing((Ask ask) -> ask.keys.first())
            .thenComparing(Ask::kind)
            .thenComparing(Ask::slug));
    Map<Ask, String> known = new HashMap<>();
    for (Ask ask : sorted) {
      NavigableSet<String> found = new TreeSet<>();
      for (String key : ask.keys) {
        identifiers.find(key).ifPresent(found::add);
      }
      if (!found.isEmpty() && taken.add(found.first())) {
        known.put(ask, found.first());
        for (String other : found.tailSet(found.first(), false)) {
          replaced.put(other, found.first());
        }
      }
    }
    for (Ask ask : sorted) {
      String iri = known.get(ask);
      if (iri == null) {
        iri = fresh(ask);
        taken.add(iri);
      }
      for (String key : ask.keys) {
        given.put(key, iri);
      }
    }
  }

  private String fresh(Ask ask) {
    String slug = shorten(Ids.slug(ask.slug));
    List<String> candidates = new ArrayList<>(List.of(slug));
    if (!ask.qualifier.isEmpty()) {
      candidates.add(slug + "-" + Ids.slug(ask.qualifier));
    }
    String hash = Ids.sha256(ask.keys.first());
    for (int digits = 6; digits <= hash.length(); digits += 2) {
      candidates.add(slug + "-" + hash.substring(0, digits));
    }
    for (String candidate : candidates) {
      String iri = Ids.thing(ask.kind, candidate);
      if (!taken.contains(iri) && !identifiers.knows(iri) && !reference.knows(iri)) {
        return iri;
      }
    }
    throw new IllegalStateException("no IRI is free for " + ask);
  }

  private static String shorten(String slug) {
    if (slug.length() <= LONGEST_SLUG) {
      return slug;
    }
    int cut = slug.lastIndexOf('-', LONGEST_SLUG);
    return slug.substring(0, cut > 0 ? cut : LONGEST_SLUG);
  }

  /** Whether a thing with this key has got an IRI. */
  boolean has(String key) {
    return given.containsKey(key);
  }

  /** The IRI of the thing with this key, after persons' decisions. */
  String iri(String key) {
    String iri = given.get(key);
    if (iri == null) {
      throw new IllegalStateException("no IRI was given for '" + key + "'");
    }
    return curated.canonical(iri);
  }

  /** Key → IRI of all things. */
  Map<String, String> given() {
    return given;
  }

  /** IRIs that another thing's IRI now stands for. */
  Map<String, String> replaced() {
    return replaced;
  }
}
