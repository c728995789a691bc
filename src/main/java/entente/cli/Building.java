package entente.cli;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.source.SourceReader;
import entente.store.ReleaseBuilder;
import entente.store.ReleaseStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The work of {@link BuildCommand}. */
final class Building {
  private final Main main;
  private final Path folder;
  private final long maxSize;

  Building(Main main, Path folder, long maxSize) {
    this.main = main;
    this.folder = folder;
    this.maxSize = maxSize;
  }

  /**
   * Builds a release; prints its id.
   *
   * @param data the data folder, or null for the project's own
   */
  int build(@Nullable Path data, int keep, boolean allowErrors) {
    if (keep < 1) {
      throw new ProblemException(
          Problem.error(
              Place.of("--keep"),
              Code.USAGE,
              "'" + keep + "' releases cannot be kept",
              "keep at least 1"));
    }
    ReleaseBuilder.Built built =
        new ReleaseBuilder(
                main.home(),
                new ReleaseStore(folder),
                new SourceReader(maxSize, main.console()::report))
            .build(data == null ? main.home().data() : data, keep, allowErrors);
    main.console().report(built.problems());
    if (main.console().terminal() || !main.quiet()) {
      built.findings().forEach(finding -> main.console().say(finding.toString()));
    }
    new Output(main.console(), null)
        .write(
            out ->
                out.write(
                    (built.release().id() + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    return built.hasFindings() ? ExitCode.FINDINGS : ExitCode.DONE;
  }
}
