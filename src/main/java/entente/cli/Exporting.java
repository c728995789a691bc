package entente.cli;

import entente.store.OpenRelease;
import entente.store.Release;
import entente.store.ReleaseStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.jspecify.annotations.Nullable;

/** The work of {@link ExportCommand}. */
final class Exporting {
  private Exporting() {}

  static int run(Path folder, @Nullable String id, String format, boolean packed, Output output) {
    ReleaseStore store = new ReleaseStore(folder);
    Release release = id == null ? store.requireCurrent() : store.get(id);
    if (format.equals("nq")) {
      output.write(out -> quads(release.quads(), packed, out));
      return ExitCode.DONE;
    }
    try (OpenRelease open = store.open(release)) {
      DatasetGraph dataset = open.dataset();
      output.write(
          out -> {
            OutputStream sink = packed ? new GZIPOutputStream(out) : out;
            Txn.executeRead(dataset, () -> RdfOutput.write(dataset, format, sink));
            if (sink instanceof GZIPOutputStream gzip) {
              gzip.finish();
            }
          });
    }
    return ExitCode.DONE;
  }

  private static void quads(Path file, boolean packed, OutputStream out) throws IOException {
    if (packed) {
      Files.copy(file, out);
      return;
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      in.transferTo(out);
    }
  }
}
