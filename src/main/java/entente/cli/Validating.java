package entente.cli;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.problem.Severity;
import entente.store.OpenRelease;
import entente.store.ReleaseStore;
import entente.validate.Finding;
import entente.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/** The work of {@link ValidateCommand}. */
final class Validating {
  private Validating() {}

  static int run(Main main, Path store, List<Path> files) {
    Validator validator = Validator.load(main.home());
    List<Finding> findings;
    if (files.isEmpty()) {
      try (OpenRelease release = new ReleaseStore(store).open()) {
        findings = validator.validate(release.dataset());
      }
    } else {
      findings = validator.validate(read(files));
    }
    new Output(main.console(), null)
        .write(
            out -> {
              for (Finding finding : findings) {
                out.write((finding + "\n").getBytes(StandardCharsets.UTF_8));
              }
            });
    long errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    if (!main.quiet()) {
      main.console()
          .say(
              "%d errors, %d other findings, %d shapes"
                  .formatted(errors, findings.size() - errors, validator.shapes().size()));
    }
    return errors > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
  }

  private static DatasetGraph read(List<Path> files) {
    DatasetGraph dataset = DatasetGraphFactory.create();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      Lang language = RDFLanguages.filenameToLang(file.toString());
      if (!Files.isRegularFile(file)) {
        problems.add(
            Problem.error(
                Place.of(file), Code.FILE_NOT_FOUND, "there is no such file", "check the name"));
      } else if (language == null) {
        problems.add(
            Problem.error(
                Place.of(file),
                Code.FORMAT_UNKNOWN,
                "the ending of the name stands for no RDF format",
                "use .ttl, .trig, .nt, .nq, .jsonld or .rdf"));
      } else {
        try {
          RDFParser.source(file)
              .lang(language)
              .errorHandler(new Handler(file, problems))
              .parse(dataset);
        } catch (RiotException e) {
          if (problems.isEmpty()) {
            problems.add(Handler.problem(file, String.valueOf(e.getMessage()), -1, -1));
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return dataset;
  }

  /** Collects what the parser says, with the file that it does not name. */
  private record Handler(Path file, List<Problem> problems) implements ErrorHandler {
    @Override
    public void warning(String message, long line, long column) {
      // Doubtful IRIs and literals: the shapes and the lint speak of what matters.
    }

    @Override
    public void error(String message, long line, long column) {
      fatal(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      problems.add(problem(file, message, line, column));
      throw new RiotException(message);
    }

    static Problem problem(Path file, String message, long line, long column) {
      Place place =
          line < 1
              ? Place.of(file)
              : new Place(file.toString(), (int) line, (int) Math.max(0, column));
      return Problem.error(place, Code.RDF_SYNTAX, message, "correct the file");
    }
  }
}
