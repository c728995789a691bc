package entente.cli;

import entente.query.Prefixes;
import java.io.OutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.Context;

/** Writes graphs with the project's prefixes, as a stream: however many there are. */
final class RdfOutput {
  private RdfOutput() {}

  /** All graphs ({@code trig}, {@code jsonld}) or the default graph ({@code ttl}). */
  static void write(DatasetGraph dataset, String format, OutputStream out) {
    switch (format) {
      case "trig" -> trig(dataset, out);
      case "ttl" -> turtle(dataset.getDefaultGraph(), out);
      case "jsonld" ->
          org.apache.jena.riot.RDFWriter.source(dataset)
              .format(RDFFormat.JSONLD11_PLAIN)
              .output(out);
      default -> throw new IllegalArgumentException("not a format of graphs: " + format);
    }
  }

  /** All graphs as TriG, in blocks of one subject. */
  static void trig(DatasetGraph dataset, OutputStream out) {
    StreamRDF stream = stream(RDFFormat.TRIG_BLOCKS, out);
    StreamRDFOps.sendQuadsToStream(dataset.find(), stream);
    stream.finish();
  }

  private static void turtle(Graph graph, OutputStream out) {
    StreamRDF stream = stream(RDFFormat.TURTLE_BLOCKS, out);
    StreamRDFOps.sendTriplesToStream(graph.find(), stream);
    stream.finish();
  }

  private static StreamRDF stream(RDFFormat format, OutputStream out) {
    StreamRDF stream = StreamRDFWriter.getWriterStream(out, format, new Context());
    stream.start();
    Prefixes.map().forEach(stream::prefix);
    return stream;
  }
}
