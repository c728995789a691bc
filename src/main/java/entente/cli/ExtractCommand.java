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

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    return Extracting.run(
        main.home(),
        main.console(),
        file,
        meta,
        maxSize,
        Formats.choose("extract", FORMATS, format, output),
        new Output(main.console(), output));
  }
}
