package entente.cli;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Where a command's result goes: standard output, or a file that is complete or not there. */
final class Output {
  private final Console console;
  private final @Nullable Path file;

  Output(Console console, @Nullable Path file) {
    this.console = console;
    this.file = file;
  }

  /** Writes a result. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Whether a person reads the result at a terminal. */
  boolean terminal() {
    return file == null && console.terminal();
  }

  /** Columns of that terminal, 0 if there is none or they are unknown. */
  int width() {
    return terminal() ? console.width() : 0;
  }

  /**
   * Writes the result. When nobody reads standard output any more ({@code | head}), the work is
   * done.
   *
   * @throws ProblemException if it cannot be written
   */
  void write(Writing writing) {
    if (file == null) {
      try {
        writing.to(console.out());
        console.out().flush();
      } catch (IOException e) {
        if (isClosedPipe(e)) {
          return;
        }
        throw unwritable("standard output", e);
      }
      return;
    }
    Path target = file;
    boolean ordinary = !Files.exists(target) || Files.isRegularFile(target);
    Path written = ordinary ? target.resolveSibling(target.getFileName() + ".part") : target;
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written))) {
        writing.to(out);
      }
      if (ordinary) {
        Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw unwritable(target.toString(), e);
    } finally {
      if (ordinary) {
        deleteQuietly(written);
      }
    }
  }

  private static void deleteQuietly(Path written) {
    try {
      Files.deleteIfExists(written);
    } catch (IOException e) {
      // The failure that brought us here is the one to report.
    }
  }

  static boolean isClosedPipe(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = String.valueOf(t.getMessage());
      if (t instanceof IOException
          && (message.contains("Broken pipe") || message.contains("Stream closed"))) {
        return true;
      }
    }
    return false;
  }

  private static ProblemException unwritable(String place, IOException cause) {
    return new ProblemException(
        Problem.error(
            Place.of(place),
            Code.OUTPUT_UNWRITABLE,
            "the result cannot be written: "
                + cause.getClass().getSimpleName().replace("Exception", "")
                + " "
                + cause.getMessage(),
            "check the folder, its permissions and the space on the disk"),
        cause);
  }
}
