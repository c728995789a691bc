package entente.cli;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente extract}: what a document would yield, without storing anything. */
@Command(
    name = "extract",
    description = "Prints the facts that documents state, without storing them.",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {
      "",
      "Examples:",
      "  entente extract page.html",
      "  entente extract statement.pdf -f jsonl | head -1",
      "  entente extract downloads/ -f jsonl -o facts/",
      "  entente extract https://example.org/policies/japan",
      "  entente extract page.html --explain",
      "  curl -s https://example.org/page.txt | entente extract - --meta page.meta.json -f trig",
      "",
      "Exit code 1: some documents were refused."
    })
final class ExtractCommand implements Callable<Integer> {
  static final List<String> FORMATS = List.of("list", "jsonl", "trig");

  @Parameters(
      paramLabel = "FILE|DIR|URL",
      arity = "1..*",
      description = {
        "Documents (plain text, Markdown, HTML, PDF, Word; also .gz), folders of them, addresses"
            + " of pages, or - for standard input.",
        "Title, address and date of publication come from a sidecar X.meta.json, else from the"
            + " document itself."
      })
  List<String> documents;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "list (default), jsonl (one fact a line), or trig (the graphs).")
  private @Nullable String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = {
        "Write to this file; its ending tells the format.",
        "If it is a folder: a file for each document."
      })
  @Nullable Path output;

  @Option(
      names = "--meta",
      paramLabel = "FILE",
      description = "The document's metadata (JSON), instead of a sidecar.")
  @Nullable Path meta;

  @Option(
      names = "--max-size",
      paramLabel = "SIZE",
      defaultValue = "50MB",
      converter = Sizes.class,
      description = "Refuse larger documents (default: ${DEFAULT-VALUE}).")
  long maxSize;

  @Mixin AllowedHosts allowed = new AllowedHosts();

  @Option(
      names = "--explain",
      description = {
        "Instead: for each sentence its mentions, the rules that matched with the words in their",
        "slots, the facts, and what was skipped and why."
      })
  boolean explain;

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    if (documents.size() > 1 && meta != null) {
      throw new ProblemException(
          Problem.error(
              Place.of("--meta"),
              Code.USAGE,
              "the metadata are for one document, and there are " + documents.size(),
              "put a sidecar X.meta.json beside each document"));
    }
    String chosen =
        explain
            ? Formats.choose("extract --explain", List.of("list"), format, output)
            : Formats.choose("extract", FORMATS, format, output);
    return new Extracting(main.home(), main.console(), this, chosen).run();
  }
}
