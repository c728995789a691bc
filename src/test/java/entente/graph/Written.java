package entente.graph;

import entente.vocab.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.jena.sparql.core.DatasetGraph;

/** Datasets as bytes, for tests that compare them. */
final class Written {
  private Written() {}

  static byte[] bytes(DatasetGraph dataset) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] line : SortedQuads.of(dataset)) {
      bytes.write(line);
    }
    return bytes.toByteArray();
  }

  static String sha256(DatasetGraph dataset) throws IOException {
    return Ids.sha256(bytes(dataset));
  }
}
