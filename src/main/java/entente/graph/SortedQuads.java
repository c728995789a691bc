package entente.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * N-Quads in canonical form (RDF 1.1 N-Quads with the escapes of RDFC-1.0), one line for each quad,
 * sorted by code point: two equal datasets are equal byte for byte. Blank nodes are labelled by
 * what hangs on them, so that they do not depend on how the data were read. Held as sorted terms
 * and a row of numbers for each quad, so that it can be written more than once.
 */
public final class SortedQuads implements Iterable<byte[]> {
  /** Stands first and for the graph of the default graph, which is not written. */
  private static final byte[] NO_TERM = {};

  /** A quad as the ranks of its terms. */
  private record Row(long subjectPredicate, long objectGraph) implements Comparable<Row> {
    Row(int subject, int predicate, int object, int graph) {
      this((long) subject << 32 | predicate, (long) object << 32 | graph);
    }

    @Override
    public int compareTo(Row other) {
      int order = Long.compare(subjectPredicate, other.subjectPredicate);
      return order != 0 ? order : Long.compare(objectGraph, other.objectGraph);
    }
  }

  private final List<byte[]> terms = new ArrayList<>();
  private final List<Row> rows;

  private SortedQuads(Collection<Quad> quads) {
    // Lines compare as their terms do, one after the other: no term holds a space outside of a
    // literal, and whatever may follow a term (space, '@', '^') stands after the space.
    Map<Node, Integer> ranks = ranks(quads);
    List<Row> all = new ArrayList<>(quads.size());
    for (Quad quad : quads) {
      all.add(
          new Row(
              rank(ranks, quad.getSubject()),
              rank(ranks, quad.getPredicate()),
              rank(ranks, quad.getObject()),
              quad.isDefaultGraph() ? 0 : rank(ranks, quad.getGraph())));
    }
    Collections.sort(all);
    rows = new ArrayList<>(all.size());
    Row last = null;
    for (Row row : all) {
      if (!row.equals(last)) {
        rows.add(row);
      }
      last = row;
    }
  }

  /**
   * The quads of a dataset as it is now.
   *
   * @throws IllegalArgumentException if too many blank nodes look alike to label them in sensible
   *     time
   */
  public static SortedQuads of(DatasetGraph dataset) {
    List<Quad> quads = new ArrayList<>();
    dataset.find().forEachRemaining(quads::add);
    return new SortedQuads(quads);
  }

  /** The lines in UTF-8, each with its line end. */
  @Override
  public Iterator<byte[]> iterator() {
    Iterator<Row> each = rows.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public byte[] next() {
        return line(each.next());
      }
    };
  }

  /** Reads lines into a dataset. */
  public static void read(java.io.InputStream in, DatasetGraph target) {
    RDFParser.source(in).lang(Lang.NQUADS).parse(target);
  }

  private Map<Node, Integer> ranks(Collection<Quad> quads) {
    Map<Node, String> labels = new CanonicalLabels(quads).labels();
    Map<Node, byte[]> written = new HashMap<>();
    for (Quad quad : quads) {
      write(quad.getSubject(), labels, written);
      write(quad.getPredicate(), labels, written);
      write(quad.getObject(), labels, written);
      if (!quad.isDefaultGraph()) {
        write(quad.getGraph(), labels, written);
      }
    }
    List<Map.Entry<Node, byte[]>> sorted = new ArrayList<>(written.entrySet());
    sorted.sort(Map.Entry.comparingByValue(Arrays::compareUnsigned)); // UTF-8 sorts as code points
    Map<Node, Integer> ranks = new HashMap<>();
    byte[] last = NO_TERM;
    terms.add(NO_TERM);
    for (Map.Entry<Node, byte[]> entry : sorted) {
      if (!Arrays.equals(entry.getValue(), last)) {
        last = entry.getValue();
        terms.add(last);
      }
      ranks.put(entry.getKey(), terms.size() - 1);
    }
    return ranks;
  }

  private static void write(Node node, Map<Node, String> labels, Map<Node, byte[]> written) {
    if (!written.containsKey(node)) {
      StringBuilder term = new StringBuilder();
      append(term, node, labels);
      written.put(node, term.append(' ').toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static int rank(Map<Node, Integer> ranks, Node node) {
    return Objects.requireNonNull(ranks.get(node));
  }

  private byte[] line(Row row) {
    byte[] subject = terms.get((int) (row.subjectPredicate >>> 32));
    byte[] predicate = terms.get((int) row.subjectPredicate);
    byte[] object = terms.get((int) (row.objectGraph >>> 32));
    byte[] graph = terms.get((int) row.objectGraph);
    byte[] line = new byte[subject.length + predicate.length + object.length + graph.length + 2];
    int at = 0;
    for (byte[] term : List.of(subject, predicate, object, graph)) {
      System.arraycopy(term, 0, line, at, term.length);
      at += term.length;
    }
    line[at] = '.';
    line[at + 1] = '\n';
    return line;
  }

  static String line(Quad quad, Map<Node, String> labels) {
    StringBuilder line = new StringBuilder();
    append(line, quad.getSubject(), labels);
    append(line.append(' '), quad.getPredicate(), labels);
    append(line.append(' '), quad.getObject(), labels);
    if (!quad.isDefaultGraph()) {
      append(line.append(' '), quad.getGraph(), labels);
    }
    return line.append(" .\n").toString();
  }

  private static void append(StringBuilder line, Node node, Map<Node, String> labels) {
    if (node.isURI()) {
      line.append('<');
      escape(line, node.getURI(), true);
      line.append('>');
    } else if (node.isBlank()) {
      line.append("_:").append(labels.get(node));
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
        if (c <= ' ' || ("<>\"{}|\\^`".indexOf(c) >= 0)) {
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
}
