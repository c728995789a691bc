package entente.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code entente serve}: pages and a SPARQL endpoint over the current release. */
@Command(
    name = "serve",
    description = {
      "Serves the current release: pages at /, SPARQL at /sparql. Nothing can be changed through it.",
      "A release that 'entente build' makes meanwhile is taken over without a pause.",
      "If the project's own store has no release yet, one is built first."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  entente serve",
      "  entente serve --port 8080 --host 0.0.0.0 --public-url https://graph.example.org/"
    })
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "3030",
      description = "Port to listen at; 0 takes any free one (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = "localhost",
      description = "Name or address to listen at (default: ${DEFAULT-VALUE}).")
  String host;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Address under which people reach the server.")
  @Nullable URI publicUrl;

  @Option(
      names = "--query-time",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Durations.class,
      description = "How long one query may run (default: ${DEFAULT-VALUE}).")
  Duration queryTime;

  @Option(
      names = "--row-limit",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many rows one answer may have (default: ${DEFAULT-VALUE}).")
  int rowLimit;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of documents, to say whether they are newer than the release.")
  @Nullable Path data;

  @Mixin StoreOptions store;

  @ParentCommand Main main;

  @Override
  public Integer call() throws InterruptedException {
    return new Serving(main, this).run();
  }
}
