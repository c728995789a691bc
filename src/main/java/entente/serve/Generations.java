package entente.serve;

import java.util.function.Function;
import org.apache.jena.system.Txn;

/**
 * The release that is served now, and those that requests still read. A request keeps the release
 * that was current when it began, so a switch drops nothing; a release that another has replaced is
 * given up with its last reader.
 */
final class Generations implements AutoCloseable {
  private static final class Generation {
    private final ServedRelease release;
    private int readers;
    private boolean retired;

    private Generation(ServedRelease release) {
      this.release = release;
    }
  }

  private final Object lock = new Object();
  private Generation current;

  Generations(ServedRelease first) {
    this.current = new Generation(first);
  }

  /** The identifier of the current release. */
  String currentId() {
    synchronized (lock) {
      return current.release.id();
    }
  }

  /** Does some work in one read transaction on the release that is current when it begins. */
  <T> T read(Function<ServedRelease, T> work) {
    Generation pinned = pin();
    try {
      ServedRelease release = pinned.release;
      return Txn.calculateRead(release.dataset(), () -> work.apply(release));
    } finally {
      unpin(pinned);
    }
  }

  /** Makes another release the current one. Requests that are under way finish on theirs. */
  void switchTo(ServedRelease next) {
    retire(new Generation(next));
  }

  /** Gives up the current release once nobody reads it. */
  @Override
  public void close() {
    synchronized (lock) {
      if (current.retired) {
        return;
      }
      current.retired = true;
      giveUpIfUnused(current);
    }
  }

  private void retire(Generation next) {
    synchronized (lock) {
      Generation previous = current;
      current = next;
      previous.retired = true;
      giveUpIfUnused(previous);
    }
  }

  private Generation pin() {
    synchronized (lock) {
      current.readers++;
      return current;
    }
  }

  private void unpin(Generation generation) {
    synchronized (lock) {
      generation.readers--;
      giveUpIfUnused(generation);
    }
  }

  private static void giveUpIfUnused(Generation generation) {
    if (generation.retired && generation.readers == 0) {
      generation.release.whenUnused().run();
    }
  }
}
