package entente.reason;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * Terms as numbers, from 0 without gaps, in the order of their first use. Two literals of the same
 * value have two numbers; {@link #valueTwin} tells that they belong together.
 */
final class Dictionary {
  /** No such term. */
  static final int NONE = -1;

  private Node[] nodes = new Node[1024];
  private int[] slots = new int[4096];
  private int size;
  private final Map<Object, Integer> byValue = new HashMap<>();

  /** How many terms there are; the next one gets this number. */
  int size() {
    return size;
  }

  /** The term of a number. */
  Node node(int id) {
    return nodes[id];
  }

  /** The number of a term, or {@link #NONE} if it was never used. */
  int find(Node node) {
    int mask = slots.length - 1;
    for (int at = spread(node) & mask; slots[at] != 0; at = (at + 1) & mask) {
      if (nodes[slots[at] - 1].equals(node)) {
        return slots[at] - 1;
      }
    }
    return NONE;
  }

  /** The number of a term, which gets one if it has none yet. */
  int encode(Node node) {
    int mask = slots.length - 1;
    int at = spread(node) & mask;
    while (slots[at] != 0) {
      if (nodes[slots[at] - 1].equals(node)) {
        return slots[at] - 1;
      }
      at = (at + 1) & mask;
    }
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, size * 2);
    }
    nodes[size] = node;
    slots[at] = size + 1;
    size++;
    if (size * 2 > slots.length) {
      rehash();
    }
    return size - 1;
  }

  /** The number of an IRI. */
  int iri(String iri) {
    return encode(NodeFactory.createURI(iri));
  }

  /**
   * The first literal with the same value as this one (dt-eq), which may be this one itself, or
   * {@link #NONE} if the term has no value of its own (an IRI, a plain string, an unknown or
   * ill-typed literal).
   */
  int valueTwin(int id) {
    Object value = Literals.value(nodes[id]);
    if (value == null) {
      return NONE;
    }
    if (value instanceof String text) {
      return encode(NodeFactory.createLiteralString(text));
    }
    Integer first = byValue.putIfAbsent(value, id);
    return first == null ? id : first;
  }

  /** The literal that has this value, or {@link #NONE}. */
  int findValue(@Nullable Object value) {
    Integer id = value == null ? null : byValue.get(value);
    return id == null ? NONE : id;
  }

  private void rehash() {
    int[] wider = new int[slots.length * 2];
    int mask = wider.length - 1;
    for (int id = 0; id < size; id++) {
      int at = spread(nodes[id]) & mask;
      while (wider[at] != 0) {
        at = (at + 1) & mask;
      }
      wider[at] = id + 1;
    }
    slots = wider;
  }

  private static int spread(Node node) {
    int hash = node.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
