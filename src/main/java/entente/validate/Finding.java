package entente.validate;

import entente.problem.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One thing in the data that does not satisfy a check.
 *
 * @param severity an error stops a release, a warning does not
 * @param check IRI of the shape or check that is not satisfied
 * @param focus IRI of the thing that does not satisfy it, or {@code _:label} for a blank node
 * @param message what was demanded, as one sentence, with the offending value where there is one
 * @param passages IRIs of the passages that speak of the thing, in alphabetical order
 */
public record Finding(
    Severity severity, String check, String focus, String message, List<String> passages)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparing(Finding::check)
          .thenComparing(Finding::focus)
          .thenComparing(Finding::message);

  public Finding {
    if (check.isBlank() || focus.isBlank() || message.isBlank()) {
      throw new IllegalArgumentException(
          "a finding needs a check, a focus and a message: '%s', '%s', '%s'"
              .formatted(check, focus, message));
    }
    passages = passages.stream().sorted().distinct().toList();
  }

  /** Errors first, then by check, focus and message. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /** {@code focus: severity check: message}, on one line. */
  @Override
  public String toString() {
    return "%s: %s %s: %s"
        .formatted(
            focus,
            severity.name().toLowerCase(Locale.ROOT),
            check.substring(Math.max(check.lastIndexOf('/'), check.lastIndexOf('#')) + 1),
            message);
  }
}
