package entente.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer until it is complete, so that its status and headers are true: a query that runs
 * into a limit never ends as half an answer with status 200. The first megabyte stays in memory,
 * the rest goes to a temporary file.
 */
final class Spool extends OutputStream {
  private static final int IN_MEMORY = 1024 * 1024;

  private final int limit;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream(8192);
  private @Nullable Path file;
  private @Nullable OutputStream fileOut;
  private long size;

  /**
   * An empty spool.
   *
   * @param limit bytes it may hold
   */
  Spool(int limit) {
    this.limit = limit;
  }

  /** How many bytes it holds. */
  long size() {
    return size;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    size += length;
    if (size > limit) {
      throw new HttpProblem(
          400,
          "the answer is larger than %,d bytes, the limit of this server; ask for less, e.g. with"
                  .formatted(limit)
              + " LIMIT and OFFSET");
    }
    if (fileOut == null && size > IN_MEMORY) {
      Path created = Files.createTempFile("entente-answer", ".tmp");
      file = created;
      OutputStream opened = Files.newOutputStream(created);
      fileOut = opened;
      memory.writeTo(opened);
      memory.reset();
    }
    OutputStream target = fileOut == null ? memory : fileOut;
    target.write(bytes, offset, length);
  }

  /** Copies what it holds. */
  void copyTo(OutputStream out) throws IOException {
    if (fileOut != null && file != null) {
      fileOut.flush();
      Files.copy(file, out);
    } else {
      memory.writeTo(out);
    }
  }

  /** Forgets what it holds. */
  @Override
  public void close() throws IOException {
    if (fileOut != null && file != null) {
      fileOut.close();
      Files.deleteIfExists(file);
    }
  }
}
