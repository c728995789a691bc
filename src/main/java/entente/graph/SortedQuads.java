package entente.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
   * @throws IllegalArgumentException if too many blank nodes look alike to label them in sensible
   *     time
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
    Map<Node, String> labels = new CanonicalLabels(quads).labels();
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
}
