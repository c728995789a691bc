package entente.store;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what a failure of the file system means for the store. */
final class StoreProblems {
  private StoreProblems() {}

  /** The problem behind a failure to write in the store. */
  static ProblemException of(Path folder, Throwable failure) {
    return known(folder, failure)
        .orElseGet(
            () -> unwritable(folder, String.valueOf(deepest(failure).getMessage()), failure));
  }

  /** The same, if the failure has to do with the file system at all. */
  static Optional<ProblemException> known(Path folder, Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = String.valueOf(t.getMessage());
      if (message.contains("No space left")
          || message.contains("Disk quota")
          || message.contains("File too large")
          // A page of a mapped file that the full disk has no room for.
          || (t instanceof InternalError && message.contains("unsafe memory access"))) {
        return Optional.of(full(folder, failure));
      }
      if (t instanceof AccessDeniedException) {
        return Optional.of(unwritable(folder, "access denied to " + message, failure));
      }
      if (t instanceof ReadOnlyFileSystemException || message.contains("Read-only file system")) {
        return Optional.of(unwritable(folder, "the file system is read-only", failure));
      }
      if (t instanceof FileAlreadyExistsException || message.contains("Not a directory")) {
        return Optional.of(
            unwritable(folder, "there is a file in place of the folder " + message, failure));
      }
      if (t instanceof IOException) {
        return Optional.of(unwritable(folder, message, failure));
      }
    }
    return Optional.empty();
  }

  /** There is no room for a release. */
  static ProblemException full(Path folder, @Nullable Throwable failure) {
    return new ProblemException(
        Problem.error(
            Place.of(folder),
            Code.STORE_FULL,
            "there is not enough space for a new release; the current one was left as it is",
            "free some space, or keep fewer releases with --keep"),
        failure);
  }

  private static ProblemException unwritable(Path folder, String reason, Throwable failure) {
    return new ProblemException(
        Problem.error(
            Place.of(folder),
            Code.STORE_UNWRITABLE,
            "the store cannot be written: " + reason,
            "make the folder writable, or name another with --db"),
        failure);
  }

  private static Throwable deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }
}
