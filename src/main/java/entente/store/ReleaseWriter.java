package entente.store;

import entente.problem.ProblemException;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.system.progress.MonitorOutputs;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes releases into a store, alone: it holds the store's lock until it is closed. */
public final class ReleaseWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseWriter.class);

  /** What an empty database takes on the disk, with some room to spare. */
  private static final long EMPTY_DATABASE = 16L * 1024 * 1024;

  private final ReleaseStore store;
  private final ProcessLock lock;

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
   * Makes a release and makes it current.
   *
   * @param keep how many releases stay, this one among them
   * @throws ProblemException if there is no space, or the store cannot be written; what was current
   *     before stays so
   */
  public Publication publish(ReleaseDraft draft, int keep) {
    if (keep < 1) {
      throw new IllegalArgumentException("at least one release is kept: " + keep);
    }
    // Never a folder that was used before: TDB2 knows databases by their names.
    Path staging =
        store
            .folder()
            .resolve(
                ReleaseStore.BUILDING + ProcessHandle.current().pid() + "-" + System.nanoTime());
    try {
      Files.createDirectories(staging);
      Publication publication = publish(draft, staging);
      store.prune(keep);
      return publication;
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
    } finally {
      deleteQuietly(staging);
    }
  }

  private Publication publish(ReleaseDraft draft, Path staging) throws IOException {
    Path database = staging.resolve(Release.DATABASE);
    Path content = staging.resolve("content.nq");
    requireSpace(staging, EMPTY_DATABASE);
    // The database is loaded while the quads are sorted; what it still needs comes at the end.
    CompletableFuture<List<String>> description = new CompletableFuture<>();
    CompletableFuture<Void> loading =
        CompletableFuture.runAsync(() -> load(draft.dataset(), description, database));
    Release release;
    long lines;
    try {
      String digits = writeContent(draft, content);
      Optional<Release> current = currentIfSound();
      if (current.isPresent() && current.get().content().equals(digits)) {
        return new Publication(renewed(current.get(), draft), false);
      }
      int number = store.nextNumber();
      release =
          new Release(
              Release.id(number, digits),
              number,
              digits,
              staging,
              Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS),
              draft.ontology(),
              draft.inputs(),
              draft.sources(),
              draft.counts());
      List<String> own = draft.description().lines(digits);
      description.complete(own);
      lines = merge(content, own, release.quads());
    } finally {
      // If nothing came of it, the loader is told to stop; it must be done with its files anyway.
      boolean wanted = !description.completeExceptionally(new IllegalStateException("given up"));
      join(loading, wanted);
    }
    Files.delete(content);
    check(release, lines);
    Files.writeString(Release.manifest(staging), Manifest.write(release));
    Folders.force(staging);
    Path folder = store.releases().resolve(release.id());
    Folders.rename(staging, folder);
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

  private static String writeContent(ReleaseDraft draft, Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream out =
          new DigestOutputStream(
              new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), digest)) {
        draft.content().write(out);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Merges the release's description into the sorted content and packs both. The packed file has no
   * time stamp: equal lines give equal bytes.
   *
   * @return how many different lines there are
   */
  private static long merge(Path content, List<String> description, Path packed)
      throws IOException {
    long lines = 0;
    String last = "";
    try (BufferedReader sorted = Files.newBufferedReader(content);
        Writer out =
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(packed), 1 << 16),
                StandardCharsets.UTF_8)) {
      Iterator<String> own = description.stream().sorted(ReleaseWriter::order).iterator();
      String left = sorted.readLine();
      String right = own.hasNext() ? own.next() : null;
      while (left != null || right != null) {
        boolean takeLeft = right == null || (left != null && order(left, right) <= 0);
        String line = takeLeft ? left : right;
        if (takeLeft) {
          left = sorted.readLine();
        } else {
          right = own.hasNext() ? own.next() : null;
        }
        if (line != null && !line.isEmpty() && !line.equals(last)) {
          out.write(line);
          out.write('\n');
          lines++;
          last = line;
        }
      }
    }
    return lines;
  }

  /** By code point, as the content is sorted: UTF-8 keeps that order, UTF-16 does not. */
  private static int order(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static void join(CompletableFuture<Void> work, boolean wanted) {
    try {
      work.join();
    } catch (CompletionException e) {
      if (!wanted) {
        LOG.debug("the loader was stopped", e);
        return;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void load(
      DatasetGraph dataset, CompletableFuture<List<String>> description, Path folder) {
    Location location = Location.create(folder.toAbsolutePath().toString());
    DatasetGraph database = DatabaseMgr.connectDatasetGraph(location);
    try {
      // The loaders of many threads wait for ever when one of these fails, e.g. on a full disk.
      DataLoader loader = LoaderFactory.sequentialLoader(database, MonitorOutputs.nullOutput());
      loader.startBulk();
      try {
        StreamRDF target = loader.stream();
        dataset.find().forEachRemaining(quad -> send(quad, target));
        RDFParser.fromString(String.join("\n", description.join()), Lang.NQUADS).parse(target);
        loader.finishBulk();
      } catch (RuntimeException | Error e) {
        loader.finishException(e instanceof Exception known ? known : new IOException(e));
        throw e;
      }
    } finally {
      TDBInternal.expel(database, true);
    }
  }

  private static void send(Quad quad, StreamRDF target) {
    if (quad.isDefaultGraph()) {
      target.triple(quad.asTriple());
    } else {
      target.quad(quad);
    }
  }

  /** A release that lost a quad on its way into the database must never become current. */
  private static void check(Release release, long lines) {
    DatasetGraph dataset = Connections.open(release.database());
    try {
      long found = Txn.calculateRead(dataset, () -> count(dataset.find()));
      if (found != lines) {
        throw new IllegalStateException(
            "the database holds " + found + " quads of " + lines + " that were loaded");
      }
    } finally {
      Connections.close(release.database());
    }
  }

  private static long count(Iterator<Quad> quads) {
    long count = 0;
    while (quads.hasNext()) {
      quads.next();
      count++;
    }
    return count;
  }

  private static void deleteQuietly(Path staging) {
    try {
      Folders.delete(staging);
    } catch (IOException e) {
      LOG.warn(
          "{} could not be deleted; the next build will try again: {}", staging, e.getMessage());
    }
  }

  /** Gives up the store's lock. */
  @Override
  public void close() {
    lock.close();
  }
}
