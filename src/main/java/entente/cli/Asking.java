package entente.cli;

import entente.problem.Code;
import entente.problem.Nearest;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.query.Answer;
import entente.query.Parameter;
import entente.query.QueryCatalog;
import entente.query.QueryFile;
import entente.query.QueryParser;
import entente.query.QueryRunner;
import entente.query.ResultFormat;
import entente.query.ThingNames;
import entente.store.OpenRelease;
import entente.store.ReleaseStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;

/** The work of {@link QueryCommand} and {@link AskCommand}. */
final class Asking {
  private static final int LARGEST_QUERY = 1024 * 1024;

  private final Main main;
  private final Console console;
  private final QueryOptions options;

  Asking(Main main, QueryOptions options) {
    this.main = main;
    this.console = main.console();
    this.options = options;
  }

  /** A query from a file, standard input, or the command line. */
  int query(@Nullable String file, @Nullable String text) {
    if ((file == null) == (text == null)) {
      throw usage(
          "query", "expected either a file or -q with a query", "see 'entente query --help'");
    }
    String source = text != null ? "-q" : String.valueOf(file);
    String written = text != null ? text : read(String.valueOf(file));
    ResultFormat format = format();
    Query query = new QueryParser().parse(source, written);
    return answer(runner -> query, format);
  }

  /** A question of the catalogue. */
  int ask(String name, List<String> values) {
    QueryFile question = QueryCatalog.load(main.home().queries()).get(name);
    Map<String, String> given = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals < 1) {
        problems.add(
            Problem.error(
                Place.of("ask " + name),
                Code.USAGE,
                "'" + value + "' is no value of a parameter; expected PARAMETER=VALUE",
                "see 'entente ask " + name + " --describe'"));
      } else if (given.put(value.substring(0, equals), value.substring(equals + 1)) != null) {
        problems.add(
            Problem.error(
                Place.of("ask " + name),
                Code.USAGE,
                "the parameter '" + value.substring(0, equals) + "' stands twice",
                "give it once"));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    ResultFormat format = format();
    return answer(runner -> question.bind(given, ThingNames.in(runner)), format);
  }

  /** All questions, for people or as TSV. */
  int list() {
    List<QueryFile> questions = QueryCatalog.load(main.home().queries()).queries();
    Output output = new Output(console, options.output);
    int longest = questions.stream().mapToInt(q -> q.name().length()).max().orElse(0);
    output.write(
        out -> {
          for (QueryFile question : questions) {
            String line =
                output.terminal()
                    ? ("%-" + (longest + 2) + "s%s%n")
                        .formatted(question.name(), question.question())
                    : question.name() + "\t" + question.question() + "\n";
            out.write(line.getBytes(StandardCharsets.UTF_8));
          }
        });
    return ExitCode.DONE;
  }

  /** What a question answers. */
  int describe(String name) {
    QueryFile question = QueryCatalog.load(main.home().queries()).get(name);
    StringBuilder text = new StringBuilder();
    text.append(question.question()).append('\n').append(question.why()).append('\n');
    for (Parameter parameter : question.parameters()) {
      text.append("\n  ").append(parameter.name()).append(": ").append(parameter.description());
    }
    text.append("\n\n").append(question.text());
    new Output(console, options.output)
        .write(out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    return ExitCode.DONE;
  }

  private int answer(Function<QueryRunner, Query> query, @Nullable ResultFormat format) {
    String url = options.url;
    if (url != null) {
      if (!url.matches("https?://[^\\s/]+\\S*")) {
        throw usage("--url", "'" + url + "' is no address of an endpoint", "begin with https://");
      }
      print(query, QueryRunner.at(url), format);
      return ExitCode.DONE;
    }
    try (OpenRelease release = new ReleaseStore(options.store.folder(main.home())).open()) {
      print(query, QueryRunner.over(release.dataset()), format);
    }
    return ExitCode.DONE;
  }

  private void print(
      Function<QueryRunner, Query> query, QueryRunner bare, @Nullable ResultFormat format) {
    if (options.rowLimit < 1) {
      throw usage("--row-limit", "'" + options.rowLimit + "' is no limit", "give at least 1");
    }
    QueryRunner runner = bare.withTimeLimit(options.queryTime).withRowLimit(options.rowLimit);
    Answer answer = runner.run(query.apply(runner));
    Output output = new Output(console, options.output);
    ResultFormat chosen = format == null ? ResultFormat.usual(answer, output.terminal()) : format;
    output.write(out -> chosen.write(answer, out, output.width()));
  }

  private @Nullable ResultFormat format() {
    String name = options.format;
    if (name != null) {
      return ResultFormat.of(name)
          .orElseThrow(
              () -> {
                List<String> known = Arrays.stream(ResultFormat.values()).map(f -> f.id()).toList();
                return new ProblemException(
                    Problem.error(
                        Place.of("-f"),
                        Code.FORMAT_UNSUITABLE,
                        "there is no format '" + name + "'",
                        Nearest.hint(name, known, "use one of " + String.join(", ", known))));
              });
    }
    Path output = options.output;
    return output == null ? null : ResultFormat.ofFileName(output.toString()).orElse(null);
  }

  private String read(String file) {
    byte[] bytes;
    try {
      if (file.equals("-")) {
        bytes = console.in().readNBytes(LARGEST_QUERY + 1);
      } else {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
          bytes = in.readNBytes(LARGEST_QUERY + 1);
        }
      }
      if (bytes.length > LARGEST_QUERY) {
        throw input(file, "is larger than 1 MB", "is this a query?", null);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw input(file, "does not exist", "check the name, or use -q for the query itself", e);
    } catch (CharacterCodingException e) {
      throw input(file, "is not UTF-8", "save it as UTF-8", e);
    } catch (IOException e) {
      throw input(file, "cannot be read: " + e.getMessage(), "check its permissions", e);
    }
  }

  private static ProblemException input(
      String file, String what, String next, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.error(Place.of(file), Code.INPUT_UNREADABLE, "the query's file " + what, next),
        cause);
  }

  private static ProblemException usage(String place, String message, String next) {
    return new ProblemException(Problem.error(Place.of(place), Code.USAGE, message, next));
  }
}
