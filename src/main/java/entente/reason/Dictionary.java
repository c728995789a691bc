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

  /** Open addressing: the hash (upper half) and the number + 1 (lower half). */
  private long[] slots = new long[4096];

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
    long slot = slots[slot(node, spread(node))];
    return slot == 0 ? NONE : (int) slot - 1;
  }

  /** The number of a term, which gets one if it has none yet. */
  int encode(Node node) {
    int hash = spread(node);
    int at = slot(node, hash);
    if (slots[at] != 0) {
      return (int) slots[at] - 1;
    }
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, size * 2);
    }
    nodes[size] = node;
    size++;
    slots[at] = ((long) hash << 32) | size;
    if (size * 2L > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private int slot(Node node, int hash) {
    int mask = slots.length - 1;
    int at = hash & mask;
    while (slots[at] != 0
        && ((int) (slots[at] >>> 32) != hash || !nodes[(int) slots[at] - 1].equals(node))) {
      at = (at + 1) & mask;
    }
    return at;
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
    long[] wider = new long[slots.length * 2];
    int mask = wider.length - 1;
    for (long slot : slots) {
      if (slot != 0) {
        int at = (int) (slot >>> 32) & mask;
        while (wider[at] != 0) {
          at = (at + 1) & mask;
        }
        wider[at] = slot;
      }
    }
    slots = wider;
  }

  private static int spread(Node node) {
    int hash = node.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
