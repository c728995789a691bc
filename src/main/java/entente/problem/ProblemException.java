package entente.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Carries the problems that stopped a piece of work: at least one of them is an error. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** One problem without a cause. */
  public ProblemException(Problem problem) {
    this(List.of(problem), null);
  }

  /** One problem and what caused it. */
  public ProblemException(Problem problem, @Nullable Throwable cause) {
    this(List.of(problem), cause);
  }

  /** All problems of one piece of input. */
  public ProblemException(List<Problem> problems) {
    this(problems, null);
  }

  private ProblemException(List<Problem> problems, @Nullable Throwable cause) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), cause);
    this.problems = List.copyOf(problems);
  }

  /** The problems in the order in which they were found. */
  public List<Problem> problems() {
    return problems;
  }
}
