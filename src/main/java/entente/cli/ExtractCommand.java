package entente.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente extract}: what a document would yield, without storing anything. */
@Command(
    name = "extract",
    description = "Prints the facts that a document states, without storing them.",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {
      "",
      "Examples:",
      "  entente extract page.txt",
      "  entente extract page.txt -f jsonl | head -1",
      "  entente extract page.txt --explain",
      "  curl -s https://example.org/page.txt | entente extract - --meta page.meta.json -f trig"
    })
final class ExtractCommand implements Callable<Integer> {
  static final List<String> FORMATS = List.of("list", "jsonl", "trig");

  @Parameters(
      paramLabel = "FILE",
      description = {
        "A text file (UTF-8; .txt, .md, also .gz), or - for standard input.",
        "Title, address and date of publication come from FILE's sidecar X.meta.json."
      })
  private String file;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "list (default), jsonl (one fact a line), or trig (the graphs).")
  private @Nullable String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file; its ending tells the format.")
  private @Nullable Path output;

  @Option(
      names = "--meta",
      paramLabel = "FILE",
      description = "The document's metadata (JSON), instead of a sidecar.")
  private @Nullable Path meta;

  @Option(
      names = "--max-size",
      paramLabel = "SIZE",
      defaultValue = "50MB",
      converter = Sizes.class,
      description = "Refuse larger documents (default: ${DEFAULT-VALUE}).")
  private long maxSize;

  @Option(
      names = "--explain",
      description = {
        "Instead: for each sentence its mentions, the rules that matched with the words in their",
        "slots, the facts, and what was skipped and why."
      })
  private boolean explain;

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    Output result = new Output(main.console(), output);
    if (explain) {
      Formats.choose("extract --explain", List.of("list"), format, output);
      return Extracting.explain(main.home(), main.console(), file, meta, maxSize, result);
    }
    return Extracting.run(
        main.home(),
        main.console(),
        file,
        meta,
        maxSize,
        Formats.choose("extract", FORMATS, format, output),
        result);
  }
}
