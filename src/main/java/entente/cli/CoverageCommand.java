package entente.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente coverage}: which sentences gave facts, and why the others gave none. */
@Command(
    name = "coverage",
    description = {
      "Counts the sentences of documents that gave facts, and those that gave none, by reason;",
      "or lists the sentences of one reason."
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {
      "",
      "Exit code 1 if a document could not be read.",
      "",
      "Examples:",
      "  entente coverage",
      "  entente coverage page.txt release.txt -f json",
      "  entente coverage --sentences no-pattern"
    })
final class CoverageCommand implements Callable<Integer> {
  static final List<String> FORMATS = List.of("table", "tsv", "json");

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Documents or folders of documents (default: those of data/sources).")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--sentences",
      paramLabel = "REASON",
      description = {
        "List the sentences of this reason with their lines: used, heading, furniture, tail,",
        "quotation, garbled, hedged, out-of-scope, no-pattern, too-long."
      })
  private @Nullable String reason;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "table, tsv or json (default: a table on a terminal, else tsv).")
  private @Nullable String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file; its ending tells the format.")
  private @Nullable Path output;

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
    Output out = new Output(main.console(), output);
    List<String> formats = out.terminal() ? FORMATS : List.of("tsv", "table", "json");
    return new Covering(main, maxSize)
        .run(files, reason, Formats.choose("coverage", formats, format, output), out);
  }
}
