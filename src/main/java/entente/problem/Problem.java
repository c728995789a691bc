package entente.problem;

import java.util.Locale;

/**
 * One problem: place, severity, code, what is wrong (offending value in quotes, what was expected)
 * and one next step.
 *
 * @param message one sentence without full stop, e.g. {@code "the file has no text in it"}
 * @param nextStep what the user can do now, or the empty string
 */
public record Problem(Place place, Severity severity, Code code, String message, String nextStep) {
  public Problem {
    if (message.isBlank()) {
      throw new IllegalArgumentException("a problem needs a message: " + code);
    }
  }

  /** An error with a next step. */
  public static Problem error(Place place, Code code, String message, String nextStep) {
    return new Problem(place, Severity.ERROR, code, message, nextStep);
  }

  /** A warning with a next step. */
  public static Problem warning(Place place, Code code, String message, String nextStep) {
    return new Problem(place, Severity.WARNING, code, message, nextStep);
  }

  /** {@code place: severity code: message; next step}, on one line. */
  @Override
  public String toString() {
    return "%s: %s %s: %s%s"
        .formatted(
            place,
            severity.name().toLowerCase(Locale.ROOT),
            code.id(),
            message,
            nextStep.isEmpty() ? "" : "; " + nextStep);
  }
}
