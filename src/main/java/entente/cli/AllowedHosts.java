package entente.cli;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that lets hosts be fetched from although they are not of the open internet. */
final class AllowedHosts {
  @Option(
      names = "--allow-host",
      paramLabel = "HOST",
      description = {
        "Hosts (HOST or HOST:PORT, with commas between them) that may be fetched from even if their"
            + " address is a private one; none by default."
      })
  private @Nullable String names;

  /** The names, none if nobody gave any. */
  List<String> hosts() {
    String given = names;
    return given == null
        ? List.of()
        : Arrays.stream(given.split(",", -1)).map(String::strip).filter(h -> !h.isEmpty()).toList();
  }
}
