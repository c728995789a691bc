package entente.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A lock on a file that other processes respect and that ends with the process, however that ends.
 *
 * <p>The operating system keeps such locks per process, not per channel: closing any channel to the
 * file gives up all of them. So the locks of this process are counted here, and a file is opened
 * only by the first holder and closed by the last.
 */
final class ProcessLock implements AutoCloseable {
  /** The locks of this process, by the file's real path. Guarded by itself. */
  private static final Map<Path, Held> HELD = new HashMap<>();

  private static final class Held {
    final FileChannel channel;
    final boolean shared;
    int holders = 1;

    Held(FileChannel channel, boolean shared) {
      this.channel = channel;
      this.shared = shared;
    }
  }

  private final Path file;
  private boolean open = true;

  private ProcessLock(Path file) {
    this.file = file;
  }

  /** A lock that others can share, unless somebody holds the file for itself. */
  static Optional<ProcessLock> shared(Path file) throws IOException {
    return acquire(file, true);
  }

  /** A lock for oneself alone, unless anybody holds the file. Writes the process id into it. */
  static Optional<ProcessLock> exclusive(Path file) throws IOException {
    return acquire(file, false);
  }

  private static Optional<ProcessLock> acquire(Path file, boolean shared) throws IOException {
    synchronized (HELD) {
      if (!Files.exists(file)) {
        Files.write(file, new byte[0], StandardOpenOption.CREATE);
      }
      Path real = file.toRealPath();
      Held held = HELD.get(real);
      if (held != null) {
        if (!shared || !held.shared) {
          return Optional.empty();
        }
        held.holders++;
        return Optional.of(new ProcessLock(real));
      }
      FileChannel channel =
          FileChannel.open(real, StandardOpenOption.READ, StandardOpenOption.WRITE);
      boolean locked = false;
      try {
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
        locked = lock != null;
        if (!locked) {
          return Optional.empty();
        }
        if (!shared) {
          channel.truncate(0);
          channel.write(
              ByteBuffer.wrap(
                  (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
        HELD.put(real, new Held(channel, shared));
        return Optional.of(new ProcessLock(real));
      } finally {
        if (!locked) {
          channel.close();
        }
      }
    }
  }

  /** The process that wrote its id into the lock file, if any did. */
  static OptionalLong holder(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
      return text.matches("\\d{1,18}")
          ? OptionalLong.of(Long.parseLong(text))
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void close() {
    synchronized (HELD) {
      if (!open) {
        return;
      }
      open = false;
      Held held = HELD.get(file);
      if (held == null) {
        throw new IllegalStateException("a lock that nobody counted: " + file);
      }
      held.holders--;
      if (held.holders == 0) {
        HELD.remove(file);
        try {
          held.channel.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
