package entente.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente add}: takes documents into the data folder. */
@Command(
    name = "add",
    description = {
      "Copies documents and their metadata into the data folder; 'entente build' takes them in.",
      "Of a page of the web the bytes, the time and the server's headers are kept."
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {
      "",
      "Examples:",
      "  entente add statement.pdf",
      "  entente add page.html --id japan-2024 --data my-data",
      "  entente add https://example.org/policies/japan",
      "",
      "Nothing is overwritten. Exit code 1: some documents were refused."
    })
final class AddCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE|URL",
      arity = "1..*",
      description = "Documents, with their sidecars X.meta.json, or addresses of pages.")
  List<String> documents;

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: data/).")
  @Nullable Path data;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "The name of the document, if there is only one.")
  @Nullable String id;

  @Option(
      names = "--meta",
      paramLabel = "FILE",
      description = "The metadata (JSON) of the document, if there is only one.")
  @Nullable Path meta;

  @Option(
      names = "--max-size",
      paramLabel = "SIZE",
      defaultValue = "50MB",
      converter = Sizes.class,
      description = "Refuse larger documents (default: ${DEFAULT-VALUE}).")
  long maxSize;

  @Mixin AllowedHosts allowed = new AllowedHosts();

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    return new Adding(main.home(), main.console(), this).run();
  }
}
