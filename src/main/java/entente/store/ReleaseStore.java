package entente.store;

import entente.problem.Code;
import entente.problem.Nearest;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of releases:
 *
 * <pre>
 * current             the id of the current release, one line
 * releases/ID/        one folder for each release, never written again
 * building-…          a release in the making; what a killed build leaves behind
 * deleted-…           a release on its way out
 * build.lock          held by the build that is under way
 * </pre>
 *
 * <p>A release becomes current by replacing the file {@code current} in one step, after all its
 * files are on the disk. Whenever a build is stopped, by whatever means, the release that was
 * current before stays so; the next build clears away what is left.
 */
public final class ReleaseStore {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseStore.class);

  static final String BUILDING = "building-";
  static final String DELETED = "deleted-";

  private final Path folder;

  /** A store in the folder, which need not exist yet. */
  public ReleaseStore(Path folder) {
    this.folder = folder;
  }

  /** The store's folder. */
  public Path folder() {
    return folder;
  }

  Path releases() {
    return folder.resolve("releases");
  }

  Path currentFile() {
    return folder.resolve("current");
  }

  /**
   * The current release, if there is one.
   *
   * @throws ProblemException if the store names a release that is missing or damaged
   */
  public Optional<Release> current() {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    String id;
    try {
      id = Files.readString(currentFile()).strip();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw damaged(currentFile(), "cannot be read: " + e.getMessage(), e);
    }
    if (!id.matches("\\d{4,}-[0-9a-f]{12}")) {
      throw damaged(currentFile(), "'" + id + "' is no identifier of a release", null);
    }
    return Optional.of(read(releases().resolve(id)));
  }

  /**
   * The current release.
   *
   * @throws ProblemException if there is none
   */
  public Release requireCurrent() {
    return current()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.error(
                        Place.of(folder),
                        Code.STORE_MISSING,
                        "there is no release in this store",
                        "make one with 'entente build'")));
  }

  /** The releases that are kept, oldest first. Damaged ones are left out and logged. */
  public List<Release> list() {
    List<Release> list = new ArrayList<>();
    for (Path release : folders()) {
      try {
        list.add(Manifest.read(release));
      } catch (IOException e) {
        LOG.warn("{} was left out: {}", release, e.getMessage());
      }
    }
    return list;
  }

  /**
   * The release of that id.
   *
   * @throws ProblemException if it is not kept here
   */
  public Release get(String id) {
    List<String> known = folders().stream().map(f -> String.valueOf(f.getFileName())).toList();
    if (!known.contains(id)) {
      throw new ProblemException(
          Problem.error(
              Place.of(folder),
              Code.RELEASE_UNKNOWN,
              "there is no release '" + id + "' in this store",
              Nearest.hint(
                  id,
                  known,
                  known.isEmpty() ? "make one" : "known are " + String.join(", ", known))));
    }
    return read(releases().resolve(id));
  }

  /**
   * Opens the current release.
   *
   * @throws ProblemException if there is none, or it cannot be opened
   */
  public OpenRelease open() {
    Release release = requireCurrent();
    try {
      return open(release);
    } catch (ProblemException e) {
      // Between the two steps a build may have published another and dropped this one.
      Release now = requireCurrent();
      if (now.id().equals(release.id())) {
        throw e;
      }
      return open(now);
    }
  }

  /**
   * Opens a release for reading. Many processes may do so at the same time.
   *
   * @throws ProblemException if it is gone, damaged, or locked by a program that could write
   */
  public OpenRelease open(Release release) {
    if (!Files.isDirectory(release.database())) {
      throw damaged(release.folder(), "its database is missing", null);
    }
    OpenRelease open = new OpenRelease(release, Connections.open(release.database()));
    if (!Files.isRegularFile(Release.manifest(release.folder()))) {
      open.close();
      throw damaged(release.folder(), "it was deleted meanwhile", null);
    }
    return open;
  }

  /**
   * Begins to write: takes the store's lock and clears away what a stopped build left.
   *
   * @throws ProblemException if another build is under way, or the folder cannot be written
   */
  public ReleaseWriter writer() {
    ProcessLock lock;
    try {
      Files.createDirectories(releases());
      lock = ProcessLock.exclusive(lockFile()).orElse(null);
    } catch (IOException e) {
      throw StoreProblems.of(folder, e);
    }
    if (lock == null) {
      OptionalLong holder = ProcessLock.holder(lockFile());
      throw new ProblemException(
          Problem.error(
              Place.of(folder),
              Code.STORE_LOCKED,
              "another build is under way in this store"
                  + (holder.isPresent() ? ", process " + holder.getAsLong() : ""),
              "wait for it to end"));
    }
    try {
      clear();
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw StoreProblems.of(folder, e);
    }
    return new ReleaseWriter(this, lock);
  }

  private Path lockFile() {
    return folder.resolve("build.lock");
  }

  private void clear() throws IOException {
    for (Path left : entries(folder)) {
      String name = String.valueOf(left.getFileName());
      if (name.startsWith(BUILDING) || name.startsWith(DELETED)) {
        LOG.info("cleared away {}, left by a build that was stopped", left);
        Folders.delete(left);
      }
    }
  }

  /**
   * Deletes all but the newest releases; never the current one, never one that a process has open.
   *
   * @param keep how many stay, at least 1
   */
  void prune(int keep) throws IOException {
    List<Path> folders = folders();
    String current = Files.readString(currentFile()).strip();
    for (Path old : folders.subList(0, Math.max(0, folders.size() - keep))) {
      String id = String.valueOf(old.getFileName());
      if (id.equals(current)) {
        continue;
      }
      Path database = old.resolve(Release.DATABASE);
      if (!Files.isDirectory(database)) {
        Folders.delete(old);
        continue;
      }
      Optional<ProcessLock> unused = ProcessLock.exclusive(Connections.lockFile(database));
      if (unused.isEmpty()) {
        LOG.info("release {} stays: it is in use", id);
        continue;
      }
      Path gone = folder.resolve(DELETED + id);
      try {
        Folders.rename(old, gone);
      } finally {
        unused.get().close();
      }
      Folders.delete(gone);
    }
  }

  /** The number of the next release. */
  int nextNumber() {
    return folders().stream()
            .mapToInt(f -> Integer.parseInt(String.valueOf(f.getFileName()).split("-", 2)[0]))
            .max()
            .orElse(0)
        + 1;
  }

  private List<Path> folders() {
    if (!Files.isDirectory(releases())) {
      return List.of();
    }
    try {
      return entries(releases()).stream()
          .filter(f -> String.valueOf(f.getFileName()).matches("\\d{4,8}-[0-9a-f]{12}"))
          .sorted(
              Comparator.comparingInt(
                  f -> Integer.parseInt(String.valueOf(f.getFileName()).split("-", 2)[0])))
          .toList();
    } catch (IOException e) {
      throw StoreProblems.of(folder, e);
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static Release read(Path release) {
    try {
      return Manifest.read(release);
    } catch (IOException e) {
      throw damaged(release, String.valueOf(e.getMessage()), e);
    }
  }

  private static ProblemException damaged(Path place, String message, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.error(
            Place.of(place),
            Code.RELEASE_DAMAGED,
            "the release is damaged: " + message,
            "make a new one with 'entente build'"),
        cause);
  }
}
