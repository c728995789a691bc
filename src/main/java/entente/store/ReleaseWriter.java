package entente.store;

import entente.problem.ProblemException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes releases into a store, alone: it holds the store's lock until it is closed. */
public final class ReleaseWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseWriter.class);

  /** What an empty database takes on the disk, with some room to spare. */
  private static final long EMPTY_DATABASE = 16L * 1024 * 1024;

  private final ReleaseStore store;
  private final ProcessLock lock;
  private @Nullable Staging staging;

  ReleaseWriter(ReleaseStore store, ProcessLock lock) {
    this.store = store;
    this.lock = lock;
  }

  /**
   * What came of a publication.
   *
   * @param release the release that is current now
   * @param changed false if the content is that of the release which was current before: then that
   *     one stays, and only the fingerprint of its inputs is renewed
   */
  public record Publication(Release release, boolean changed) {}

  /**
   * Begins to load a graph of the release to come, while the caller goes on. The graph must not
   * change until the release is published.
   *
   * @param known whether the graph is a part of the default graph, too
   * @throws ProblemException if there is no space, or the store cannot be written
   */
  public void load(Node name, Graph graph, boolean known) {
    guarded(
        () -> {
          staging().load(name, graph, known);
          return true;
        });
  }

  /**
   * Makes a release and makes it current. What {@link #load} was not asked to load is loaded now.
   *
   * @param keep how many releases stay, this one among them
   * @throws ProblemException if there is no space, or the store cannot be written; what was current
   *     before stays so
   */
  public Publication publish(ReleaseDraft draft, int keep) {
    if (keep < 1) {
      throw new IllegalArgumentException("at least one release is kept: " + keep);
    }
    return guarded(
        () -> {
          Publication publication = publish(draft, staging());
          store.prune(keep);
          discard();
          return publication;
        });
  }

  /** A step in which the file system may fail; then nothing of the release to come stays. */
  private <T> T guarded(Callable<T> step) {
    boolean done = false;
    try {
      T result = step.call();
      done = true;
      return result;
    } catch (IOException e) {
      throw StoreProblems.of(store.folder(), e);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException | InternalError e) {
      // TDB2 wraps failures of the file system; a full disk under a mapped file is an error.
      Optional<ProblemException> known = StoreProblems.known(store.folder(), e);
      if (known.isPresent()) {
        throw known.get();
      }
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("no step throws this", e);
    } finally {
      if (!done) {
        discard();
      }
    }
  }

  private Staging staging() throws IOException {
    if (staging == null) {
      // Never a folder that was used before: TDB2 knows databases by their names.
      Path folder =
          store
              .folder()
              .resolve(
                  ReleaseStore.BUILDING + ProcessHandle.current().pid() + "-" + System.nanoTime());
      Files.createDirectories(folder);
      try {
        requireSpace(folder, EMPTY_DATABASE);
      } catch (ProblemException | IOException e) {
        deleteQuietly(folder);
        throw e;
      }
      staging = new Staging(folder);
    }
    return staging;
  }

  private void discard() {
    if (staging != null) {
      staging.close();
      deleteQuietly(staging.folder());
      staging = null;
    }
  }

  private Publication publish(ReleaseDraft draft, Staging staging) throws IOException {
    staging.loadRest(draft.dataset());
    String digits = digits(draft.content());
    Optional<Release> current = currentIfSound();
    if (current.isPresent() && current.get().content().equals(digits)) {
      return new Publication(renewed(current.get(), draft), false);
    }
    int number = store.nextNumber();
    Release release =
        new Release(
            Release.id(number, digits),
            number,
            digits,
            staging.folder(),
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS),
            draft.ontology(),
            draft.inputs(),
            draft.sources(),
            draft.counts());
    List<String> own = draft.description().lines(digits);
    staging.load(own);
    staging.pack();
    long lines = write(draft.content(), own, release.quads());
    staging.finish(lines);
    Files.writeString(Release.manifest(staging.folder()), Manifest.write(release));
    Folders.force(staging.folder());
    Path folder = store.releases().resolve(release.id());
    Folders.rename(staging.folder(), folder);
    Folders.replace(store.currentFile(), release.id() + "\n");
    return new Publication(Manifest.read(folder), true);
  }

  private void requireSpace(Path staging, long bytes) throws IOException {
    if (Files.getFileStore(staging).getUsableSpace() < bytes) {
      throw StoreProblems.full(store.folder(), null);
    }
  }

  private Optional<Release> currentIfSound() {
    try {
      return store.current().filter(r -> Files.isDirectory(r.database()));
    } catch (ProblemException e) {
      LOG.warn("{}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Release renewed(Release release, ReleaseDraft draft) throws IOException {
    if (release.inputs().equals(draft.inputs())) {
      return release;
    }
    Release renewed =
        new Release(
            release.id(),
            release.number(),
            release.content(),
            release.folder(),
            release.built(),
            draft.ontology(),
            draft.inputs(),
            draft.sources(),
            draft.counts());
    Folders.replace(Release.manifest(release.folder()), Manifest.write(renewed));
    return renewed;
  }

  private static String digits(Iterable<byte[]> content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      content.forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Writes the sorted content with the release's description merged into it, packed. The packed
   * file has no time stamp: equal lines give equal bytes.
   *
   * @return how many different lines there are
   */
  private static long write(Iterable<byte[]> content, List<String> description, Path packed)
      throws IOException {
    long lines = 0;
    byte[] last = {};
    try (OutputStream out =
        new BufferedOutputStream(
            new GZIPOutputStream(Files.newOutputStream(packed), 1 << 16), 1 << 16)) {
      Iterator<byte[]> left = content.iterator();
      Iterator<byte[]> right =
          description.stream()
              .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
              .sorted(Arrays::compareUnsigned)
              .iterator();
      byte[] fromLeft = nextOrNull(left);
      byte[] fromRight = nextOrNull(right);
      while (fromLeft != null || fromRight != null) {
        byte[] line;
        if (fromLeft != null
            && (fromRight == null || Arrays.compareUnsigned(fromLeft, fromRight) <= 0)) {
          line = fromLeft;
          fromLeft = nextOrNull(left);
        } else {
          line = fromRight;
          fromRight = nextOrNull(right);
        }
        if (!Arrays.equals(line, last)) {
          out.write(line);
          lines++;
          last = line;
        }
      }
    }
    return lines;
  }

  private static byte @Nullable [] nextOrNull(Iterator<byte[]> lines) {
    return lines.hasNext() ? lines.next() : null;
  }

  private static void deleteQuietly(Path staging) {
    try {
      Folders.delete(staging);
    } catch (IOException e) {
      LOG.warn(
          "{} could not be deleted; the next build will try again: {}", staging, e.getMessage());
    }
  }

  /** Drops what was not published and gives up the store's lock. */
  @Override
  public void close() {
    discard();
    lock.close();
  }
}
