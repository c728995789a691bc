package entente.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code entente build}: a new release from all documents. */
@Command(
    name = "build",
    description = {
      "Builds the graph from all documents of data/sources/ and makes it the current release.",
      "If anything fails, the release that was current stays so."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  entente build",
      "  entente build --data my-data --db my-store --keep 2",
      "",
      "Exit code 1: documents were refused, or the release was not published because of errors."
    })
final class BuildCommand implements Callable<Integer> {
  @Mixin private StoreOptions store;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of documents and corrections (default: data/).")
  private @Nullable Path data;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many releases stay (default: ${DEFAULT-VALUE}).")
  private int keep;

  @Option(
      names = "--max-size",
      paramLabel = "SIZE",
      defaultValue = "50MB",
      converter = Sizes.class,
      description = "Refuse larger documents (default: ${DEFAULT-VALUE}).")
  private long maxSize;

  @Option(names = "--allow-errors", description = "Publish even if the shapes find errors.")
  private boolean allowErrors;

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    return new Building(main, store.folder(main.home()), maxSize).build(data, keep, allowErrors);
  }
}
