package entente.store;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.TDB2StorageBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The databases of releases that this process has open.
 *
 * <p>TDB2 opens a database once per process and then keeps all other processes out. Releases are
 * never written after their publication, so that many processes may read one: they are opened
 * without TDB2's own lock, but under a shared lock on the same file, which keeps programs out that
 * could write, and tells the next build that the release is in use. TDB2 refuses to open a file
 * twice in one process, so openings are counted.
 */
final class Connections {
  /** Guarded by itself. */
  private static final Map<Path, Connection> OPEN = new HashMap<>();

  private static final class Connection {
    final DatasetGraphTDB dataset;
    final ProcessLock lock;
    int users = 1;

    Connection(DatasetGraphTDB dataset, ProcessLock lock) {
      this.dataset = dataset;
      this.lock = lock;
    }
  }

  private Connections() {}

  /** The file whose lock stands for the use of a database; TDB2's programs lock it, too. */
  static Path lockFile(Path database) {
    return database.resolve("tdb.lock");
  }

  /** The folder in a database folder that holds its files. */
  static Path storage(Path database) {
    return database.resolve("Data-0001");
  }

  /**
   * Opens a database for reading.
   *
   * @throws ProblemException if it is locked by a program that could write, or damaged
   */
  static DatasetGraph open(Path database) {
    synchronized (OPEN) {
      Path key = key(database);
      Connection known = OPEN.get(key);
      if (known != null) {
        known.users++;
        return known.dataset;
      }
      ProcessLock lock = lock(database);
      boolean opened = false;
      try {
        if (!Files.isRegularFile(storage(key).resolve("SPO.bpt"))) {
          throw damaged(database, "its database is incomplete", null);
        }
        DatasetGraphTDB dataset =
            TDB2StorageBuilder.build(Location.create(storage(key).toString()));
        OPEN.put(key, new Connection(dataset, lock));
        opened = true;
        return dataset;
      } catch (ProblemException e) {
        throw e;
      } catch (RuntimeException e) {
        throw damaged(database, "its database cannot be opened: " + e.getMessage(), e);
      } finally {
        if (!opened) {
          lock.close();
        }
      }
    }
  }

  /** Gives up one use of a database; the last one closes it. */
  static void close(Path database) {
    synchronized (OPEN) {
      Path key = key(database);
      Connection connection = OPEN.get(key);
      if (connection == null) {
        throw new IllegalStateException("a database that nobody counted: " + database);
      }
      connection.users--;
      if (connection.users == 0) {
        OPEN.remove(key);
        connection.dataset.shutdown();
        connection.lock.close();
      }
    }
  }

  private static Path key(Path database) {
    return database.toAbsolutePath().normalize();
  }

  private static ProcessLock lock(Path database) {
    try {
      Optional<ProcessLock> lock = ProcessLock.shared(lockFile(database));
      if (lock.isPresent()) {
        return lock.get();
      }
    } catch (IOException e) {
      throw StoreProblems.of(database, e);
    }
    OptionalLong holder = ProcessLock.holder(lockFile(database));
    throw new ProblemException(
        Problem.error(
            Place.of(database),
            Code.RELEASE_IN_USE,
            "the release is locked by another program"
                + (holder.isPresent() ? ", process " + holder.getAsLong() : "")
                + "; expected readers only",
            "end that program: releases are never written to"));
  }

  private static ProblemException damaged(
      Path database, String message, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.error(
            Place.of(database),
            Code.RELEASE_DAMAGED,
            "the release is damaged: " + message,
            "make a new one with 'entente build'"),
        cause);
  }
}
