package entente.cli;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente evaluate}: how well facts are found, measured with annotated documents. */
@Command(
    name = "evaluate",
    description = {
      "Compares the facts that are extracted from documents, or those of a folder of predictions,",
      "with gold facts: precision, recall, slots, violated negatives; in all, by kind and document."
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {
      "",
      "Exit code 1 if a document could not be read; its gold facts count as missed.",
      "",
      "Examples:",
      "  entente evaluate --gold src/test/resources/corpus",
      "  entente evaluate --gold src/test/resources/corpus '0[1-6]-*' -f markdown",
      "  entente evaluate --gold src/test/resources/corpus --pred predictions -o figures.json",
      "  entente evaluate --gold src/test/resources/corpus --leave-one-out"
    })
final class EvaluateCommand implements Callable<Integer> {
  static final List<String> FORMATS = List.of("table", "markdown", "json");

  @Parameters(
      arity = "0..*",
      paramLabel = "DOCUMENT",
      description = "Only these documents: names without ending, * and ? stand for anything.")
  private List<String> documents = new ArrayList<>();

  @Option(
      names = "--gold",
      paramLabel = "DIR",
      required = true,
      description = {
        "The folder with X.gold.jsonl and, if there is one, X.neg.jsonl",
        "beside the document X.txt and its X.meta.json."
      })
  private Path gold;

  @Option(
      names = "--pred",
      paramLabel = "DIR",
      description = "Take the facts from X.jsonl in this folder instead of extracting them.")
  private @Nullable Path predictions;

  @Option(
      names = "--names",
      paramLabel = "FILE",
      description = "Further names for one thing (JSON, as in aliases.json of the corpus).")
  private List<Path> names = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "table (default), markdown, or json (with the pairs that were matched).")
  private @Nullable String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file; its ending tells the format.")
  private @Nullable Path output;

  @Option(
      names = "--leave-one-out",
      description = {
        "Instead: how far the recall of core facts falls in each document without the rules and",
        "the entries of lists.txt, heads.tsv and verbs.txt that no other of the documents uses."
      })
  private boolean leaveOneOut;

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    if (leaveOneOut && predictions != null) {
      throw new ProblemException(
          Problem.error(
              Place.of("--leave-one-out"),
              Code.USAGE,
              "predictions of a folder use no rules",
              "leave out --pred"));
    }
    String chosen = Formats.choose("evaluate", FORMATS, format, output);
    return new Evaluating(main, gold, predictions, names)
        .run(documents, leaveOneOut, chosen, new Output(main.console(), output));
  }
}
