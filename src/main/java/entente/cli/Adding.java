package entente.cli;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.problem.Severity;
import entente.source.Home;
import entente.source.SourceFolder;
import entente.source.SourceReader;
import entente.source.WebFetcher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The work of {@link AddCommand}. */
final class Adding {
  private final Home home;
  private final Console console;
  private final AddCommand options;

  Adding(Home home, Console console, AddCommand options) {
    this.home = home;
    this.console = console;
    this.options = options;
  }

  /** Adds all documents; prints where each one now is. */
  int run() {
    if (options.documents.size() > 1 && (options.id != null || options.meta != null)) {
      throw new ProblemException(
          Problem.error(
              Place.of("entente add"),
              Code.USAGE,
              "--id and --meta are for one document, and there are " + options.documents.size(),
              "add them one by one"));
    }
    List<Problem> problems = new ArrayList<>();
    SourceReader reader = new SourceReader(options.maxSize, problems::add);
    Path data = options.data == null ? home.data() : options.data;
    SourceFolder folder = new SourceFolder(data, reader);
    StringBuilder done = new StringBuilder();
    int stored = 0;
    for (String document : expanded()) {
      try {
        SourceFolder.Added added = add(folder, document);
        done.append(added.file()).append(added.added() ? "" : " (was there already)").append('\n');
        stored++;
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    new Output(console, null)
        .write(out -> out.write(done.toString().getBytes(StandardCharsets.UTF_8)));
    console.report(problems);
    boolean errors = problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    return !errors ? ExitCode.DONE : stored > 0 ? ExitCode.FINDINGS : ExitCode.of(problems);
  }

  /** The documents, of folders all that are in them. */
  private List<String> expanded() {
    List<String> all = new ArrayList<>();
    for (String document : options.documents) {
      if (!WebFetcher.isAddress(document) && Files.isDirectory(Path.of(document))) {
        SourceReader.files(Path.of(document)).forEach(file -> all.add(file.toString()));
      } else {
        all.add(document);
      }
    }
    return all;
  }

  private SourceFolder.Added add(SourceFolder folder, String document) {
    return WebFetcher.isAddress(document)
        ? folder.add(
            new WebFetcher(options.maxSize, options.allowed.hosts(), Clock.systemUTC())
                .fetch(document),
            options.id,
            options.meta)
        : folder.add(Path.of(document), options.id, options.meta);
  }
}
