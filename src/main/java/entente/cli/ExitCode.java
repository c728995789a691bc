package entente.cli;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Severity;
import java.util.List;

/** How the process ends, for scripts that call it. */
final class ExitCode {
  /** The work is done. */
  static final int DONE = 0;

  /** The work is done, and there is something to look at: violations, refused documents. */
  static final int FINDINGS = 1;

  /** Wrong usage, or input that cannot be used. */
  static final int USAGE = 2;

  /** A fault of the program. */
  static final int INTERNAL = 3;

  /** The environment: no space, not writable, port used, no network, another build under way. */
  static final int ENVIRONMENT = 4;

  private ExitCode() {}

  /** What problems that stopped the work mean: the gravest of them counts. */
  static int of(List<Problem> problems) {
    boolean environment = false;
    boolean usage = false;
    for (Problem problem : problems) {
      if (problem.severity() != Severity.ERROR) {
        continue;
      }
      switch (of(problem.code())) {
        case INTERNAL -> {
          return INTERNAL;
        }
        case ENVIRONMENT -> environment = true;
        case USAGE -> usage = true;
        default -> {
          // Findings: what remains if nothing else is said.
        }
      }
    }
    return environment ? ENVIRONMENT : usage ? USAGE : FINDINGS;
  }

  /** What one problem means if it stops the work. */
  static int of(Code code) {
    return switch (code) {
      case RELEASE_REFUSED -> FINDINGS;
      case INTERNAL -> INTERNAL;
      case STORE_LOCKED,
          STORE_UNWRITABLE,
          STORE_FULL,
          RELEASE_IN_USE,
          QUERY_ENDPOINT,
          URL_FAILED,
          FOLDER_UNWRITABLE,
          PORT_USED,
          PORT_FORBIDDEN,
          HOST_UNKNOWN,
          SERVER_FAILED,
          OUTPUT_UNWRITABLE,
          OUT_OF_MEMORY ->
          ENVIRONMENT;
      default -> USAGE;
    };
  }
}
