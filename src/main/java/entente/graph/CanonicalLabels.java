package entente.graph;

import entente.vocab.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/**
 * Labels of blank nodes by RDF Dataset Canonicalization (RDFC-1.0, W3C Recommendation of 2024,
 * section 4): {@code c14n0}, {@code c14n1} … Two datasets that differ in the labels of blank nodes
 * only get the same ones.
 */
final class CanonicalLabels {
  /**
   * Section 7.1 warns of datasets made to be slow; those of the project need a handful of steps.
   */
  private static final int MOST_STEPS = 100_000;

  /** Gives labels in the order in which they are asked for (section 4.5). */
  private static final class Issuer {
    private final String prefix;
    private final Map<Node, String> issued = new LinkedHashMap<>();

    Issuer(String prefix) {
      this.prefix = prefix;
    }

    Issuer(Issuer other) {
      this.prefix = other.prefix;
      this.issued.putAll(other.issued);
    }

    String issue(Node node) {
      return issued.computeIfAbsent(node, k -> prefix + issued.size());
    }
  }

  /** The hash of a node and the labels that were given on the way. */
  private record Hashed(String hash, Issuer issuer) {}

  private final Map<Node, List<Quad>> quads = new HashMap<>();
  private final Map<Node, String> firstDegree = new HashMap<>();
  private final Issuer canonical = new Issuer("c14n");
  private int steps;

  CanonicalLabels(Collection<Quad> dataset) {
    for (Quad quad : dataset) {
      for (Node node : components(quad)) {
        if (node.isBlank()) {
          List<Quad> of = quads.computeIfAbsent(node, k -> new ArrayList<>());
          if (of.isEmpty() || !of.get(of.size() - 1).equals(quad)) {
            of.add(quad);
          }
        }
      }
    }
  }

  private static List<Node> components(Quad quad) {
    return List.of(quad.getSubject(), quad.getObject(), quad.getGraph());
  }

  /** Blank node → label, without {@code _:} (section 4.4). */
  Map<Node, String> labels() {
    Map<String, List<Node>> byHash = new TreeMap<>();
    for (Node node : quads.keySet()) {
      byHash.computeIfAbsent(firstDegree(node), k -> new ArrayList<>()).add(node);
    }
    for (List<Node> nodes : byHash.values()) {
      if (nodes.size() == 1) {
        canonical.issue(nodes.get(0));
      }
    }
    for (List<Node> nodes : byHash.values()) {
      if (nodes.size() == 1) {
        continue;
      }
      List<Hashed> paths = new ArrayList<>();
      for (Node node : nodes) {
        if (!canonical.issued.containsKey(node)) {
          Issuer temporary = new Issuer("b");
          temporary.issue(node);
          paths.add(nDegree(node, temporary));
        }
      }
      paths.sort((one, other) -> one.hash.compareTo(other.hash));
      for (Hashed path : paths) {
        path.issuer.issued.keySet().forEach(canonical::issue);
      }
    }
    return canonical.issued;
  }

  private List<Quad> quads(Node node) {
    return quads.getOrDefault(node, List.of());
  }

  /** Section 4.6. */
  private String firstDegree(Node node) {
    String known = firstDegree.get(node);
    if (known != null) {
      return known;
    }
    List<String> lines = new ArrayList<>();
    for (Quad quad : quads(node)) {
      Map<Node, String> labels = new HashMap<>();
      for (Node component : components(quad)) {
        labels.put(component, component.equals(node) ? "a" : "z");
      }
      lines.add(SortedQuads.line(quad, labels));
    }
    Collections.sort(lines);
    String hash = Ids.sha256(String.join("", lines));
    firstDegree.put(node, hash);
    return hash;
  }

  /** Section 4.7. */
  private String related(Node related, Quad quad, Issuer issuer, String position) {
    StringBuilder input = new StringBuilder(position);
    if (!position.equals("g")) {
      input.append('<').append(quad.getPredicate().getURI()).append('>');
    }
    String label = label(related, issuer);
    input.append(label == null ? firstDegree(related) : "_:" + label);
    return Ids.sha256(input.toString());
  }

  private @Nullable String label(Node node, Issuer issuer) {
    String label = canonical.issued.get(node);
    return label == null ? issuer.issued.get(node) : label;
  }

  /** Section 4.8. */
  private Hashed nDegree(Node node, Issuer given) {
    if (++steps > MOST_STEPS) {
      throw new IllegalArgumentException("too many blank nodes look alike");
    }
    Map<String, List<Node>> relatives = new TreeMap<>();
    for (Quad quad : quads(node)) {
      for (int i = 0; i < 3; i++) {
        Node component = components(quad).get(i);
        if (component.isBlank() && !component.equals(node)) {
          String hash = related(component, quad, given, "sog".substring(i, i + 1));
          relatives.computeIfAbsent(hash, k -> new ArrayList<>()).add(component);
        }
      }
    }
    StringBuilder data = new StringBuilder();
    Issuer issuer = given;
    for (Map.Entry<String, List<Node>> entry : relatives.entrySet()) {
      data.append(entry.getKey());
      Hashed chosen = null;
      for (List<Node> order : orders(entry.getValue())) {
        Hashed path = path(order, issuer, chosen == null ? null : chosen.hash);
        if (path != null && (chosen == null || path.hash.compareTo(chosen.hash) < 0)) {
          chosen = path;
        }
      }
      Hashed best = Objects.requireNonNull(chosen);
      data.append(best.hash);
      issuer = best.issuer;
    }
    return new Hashed(Ids.sha256(data.toString()), issuer);
  }

  /** The path for one order of equal relatives; null if it cannot beat the best one so far. */
  private @Nullable Hashed path(List<Node> order, Issuer issuer, @Nullable String best) {
    Issuer copy = new Issuer(issuer);
    StringBuilder path = new StringBuilder();
    List<Node> open = new ArrayList<>();
    for (Node relative : order) {
      String label = canonical.issued.get(relative);
      if (label == null) {
        if (!copy.issued.containsKey(relative)) {
          open.add(relative);
        }
        label = copy.issue(relative);
      }
      path.append("_:").append(label);
      if (isWorse(path, best)) {
        return null;
      }
    }
    for (Node relative : open) {
      Hashed result = nDegree(relative, copy);
      path.append("_:").append(copy.issue(relative)).append('<').append(result.hash).append('>');
      copy = result.issuer;
      if (isWorse(path, best)) {
        return null;
      }
    }
    return new Hashed(path.toString(), copy);
  }

  private static boolean isWorse(StringBuilder path, @Nullable String best) {
    return best != null && path.length() >= best.length() && path.toString().compareTo(best) > 0;
  }

  /** All orders of the nodes. */
  private List<List<Node>> orders(List<Node> nodes) {
    if (nodes.size() <= 1) {
      return List.of(nodes);
    }
    List<List<Node>> orders = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      List<Node> rest = new ArrayList<>(nodes);
      Node first = rest.remove(i);
      for (List<Node> tail : orders(rest)) {
        if (++steps > MOST_STEPS) {
          throw new IllegalArgumentException("too many blank nodes look alike");
        }
        List<Node> order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        orders.add(order);
      }
    }
    return orders;
  }
}
