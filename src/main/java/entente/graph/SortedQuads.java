package entente.graph;

import entente.vocab.Ids;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * N-Quads in canonical form (RDF 1.1 N-Quads with the escapes of RDFC-1.0), one line for each quad,
 * sorted by code point: two equal datasets are equal byte for byte. Blank nodes are labelled by
 * what hangs on them, so that they do not depend on how the data were read; data in which blank
 * nodes form a ring are refused.
 */
public final class SortedQuads {
  private SortedQuads() {}

  /**
   * Writes a dataset. The stream is left open.
   *
   * @throws IllegalArgumentException if blank nodes hang on each other in a ring
   */
  public static void write(DatasetGraph dataset, OutputStream out) throws IOException {
    Iterator<Quad> quads = dataset.find();
    List<Quad> all = new ArrayList<>();
    quads.forEachRemaining(all::add);
    for (byte[] line : lines(all)) {
      out.write(line);
    }
    out.flush();
  }

  /** Reads what {@link #write} wrote. */
  public static void read(java.io.InputStream in, DatasetGraph target) {
    RDFParser.source(in).lang(Lang.NQUADS).parse(target);
  }

  private static List<byte[]> lines(Collection<Quad> quads) {
    BlankLabels labels = new BlankLabels(quads);
    List<byte[]> lines = new ArrayList<>(quads.size());
    for (Quad quad : quads) {
      lines.add(line(quad, labels).getBytes(StandardCharsets.UTF_8));
    }
    lines.sort(Arrays::compareUnsigned); // UTF-8 bytes sort as code points do
    List<byte[]> once = new ArrayList<>(lines.size());
    byte[] previous = new byte[0];
    for (byte[] line : lines) {
      if (!Arrays.equals(line, previous)) {
        once.add(line);
      }
      previous = line;
    }
    return once;
  }

  private static String line(Quad quad, BlankLabels labels) {
    StringBuilder line = new StringBuilder();
    append(line, quad.getSubject(), labels);
    append(line.append(' '), quad.getPredicate(), labels);
    append(line.append(' '), quad.getObject(), labels);
    if (!quad.isDefaultGraph()) {
      append(line.append(' '), quad.getGraph(), labels);
    }
    return line.append(" .\n").toString();
  }

  private static void append(StringBuilder line, Node node, BlankLabels labels) {
    if (node.isURI()) {
      line.append('<');
      escape(line, node.getURI(), true);
      line.append('>');
    } else if (node.isBlank()) {
      line.append("_:").append(labels.of(node));
    } else if (node.isLiteral()) {
      line.append('"');
      escape(line, node.getLiteralLexicalForm(), false);
      line.append('"');
      String language = node.getLiteralLanguage();
      if (!language.isEmpty()) {
        line.append('@').append(language);
      } else if (!node.getLiteralDatatypeURI().equals("http://www.w3.org/2001/XMLSchema#string")) {
        line.append("^^<");
        escape(line, node.getLiteralDatatypeURI(), true);
        line.append('>');
      }
    } else {
      throw new IllegalArgumentException("not a term of RDF 1.1: " + node);
    }
  }

  private static void escape(StringBuilder line, String text, boolean iri) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (iri) {
        if (c <= ' ' || "<>\"{}|\\^`".indexOf(c) >= 0) {
          line.append("\\u%04X".formatted((int) c));
        } else {
          line.append(c);
        }
        continue;
      }
      switch (c) {
        case '\b' -> line.append("\\b");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\f' -> line.append("\\f");
        case '\r' -> line.append("\\r");
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        default -> {
          if (c < ' ' || c == 0x7F) {
            line.append("\\u%04X".formatted((int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
  }

  /** Labels for blank nodes: a hash of the tree that hangs on the node and of what it hangs on. */
  private static final class BlankLabels {
    private final Map<Node, List<Quad>> down = new HashMap<>();
    private final Map<Node, List<Quad>> up = new HashMap<>();
    private final Map<Node, String> trees = new HashMap<>();
    private final Map<Node, String> labels = new HashMap<>();

    BlankLabels(Collection<Quad> quads) {
      for (Quad quad : quads) {
        if (quad.getSubject().isBlank()) {
          down.computeIfAbsent(quad.getSubject(), k -> new ArrayList<>()).add(quad);
        }
        if (quad.getObject().isBlank()) {
          up.computeIfAbsent(quad.getObject(), k -> new ArrayList<>()).add(quad);
        }
      }
      Map<String, List<Node>> byHash = new TreeMap<>();
      Map<Node, String> places = new HashMap<>();
      List<Node> nodes = new ArrayList<>(down.keySet());
      up.keySet().stream().filter(n -> !down.containsKey(n)).forEach(nodes::add);
      for (Node node : nodes) {
        byHash.computeIfAbsent(place(node, places, 0), k -> new ArrayList<>()).add(node);
      }
      byHash.forEach(
          (hash, same) -> {
            // Nodes with one hash stand in equal trees at one place: which is which does not
            // matter,
            // as long as a tree's nodes keep together.
            for (int i = 0; i < same.size(); i++) {
              labels.put(same.get(i), "b" + hash.substring(0, 16) + (i == 0 ? "" : "x" + i));
            }
          });
    }

    private String tree(Node node, int depth) {
      String known = trees.get(node);
      if (known != null) {
        return known;
      }
      if (depth > 10_000) {
        throw new IllegalArgumentException("blank nodes hang on each other in a ring");
      }
      List<String> parts = new ArrayList<>();
      for (Quad quad : down.getOrDefault(node, List.of())) {
        StringBuilder part = new StringBuilder();
        part.append(quad.getGraph()).append(' ').append(quad.getPredicate()).append(' ');
        Node object = quad.getObject();
        part.append(object.isBlank() ? tree(object, depth + 1) : object.toString());
        parts.add(part.toString());
      }
      parts.sort(Comparator.naturalOrder());
      String hash = Ids.sha256(String.join("\n", parts));
      trees.put(node, hash);
      return hash;
    }

    /** The tree below the node, and the place of the node above. */
    private String place(Node node, Map<Node, String> places, int depth) {
      String known = places.get(node);
      if (known != null) {
        return known;
      }
      if (depth > 10_000) {
        throw new IllegalArgumentException("blank nodes hang on each other in a ring");
      }
      List<String> parts = new ArrayList<>(List.of(tree(node, 0)));
      for (Quad quad : up.getOrDefault(node, List.of())) {
        Node subject = quad.getSubject();
        parts.add(
            quad.getGraph()
                + " "
                + quad.getPredicate()
                + " "
                + (subject.isBlank() ? place(subject, places, depth + 1) : subject.toString()));
      }
      parts.subList(1, parts.size()).sort(Comparator.naturalOrder());
      String hash = Ids.sha256(String.join("\n", parts));
      places.put(node, hash);
      return hash;
    }

    String of(Node node) {
      String label = labels.get(node);
      if (label == null) {
        throw new IllegalStateException("a blank node without label: " + node);
      }
      return label;
    }
  }
}
