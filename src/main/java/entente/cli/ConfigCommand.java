package entente.cli;

import entente.source.Home;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code entente config}: the settings, their values, and where each came from. */
@Command(
    name = "config",
    description = {
      "Prints each setting, its value, and where that came from.",
      "A flag outranks an environment variable, that outranks entente.properties in the",
      "project's folder, that outranks the default."
    },
    optionListHeading = "%nOptions:%n",
    footer = {"", "Example:", "  ENTENTE_PORT=8080 entente config"})
final class ConfigCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Override
  public Integer call() {
    Output output = new Output(main.console(), null);
    String format = output.terminal() ? "%-12s %-40s %s%n" : "%s\t%s\t%s\n";
    StringBuilder text = new StringBuilder();
    for (Setting setting : Setting.values()) {
      Settings.Value value =
          main.settings()
              .find(setting)
              .orElseGet(() -> new Settings.Value(fallback(setting), "default"));
      text.append(format.formatted(setting.key(), value.text(), value.origin()));
    }
    output.write(out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    return ExitCode.DONE;
  }

  private String fallback(Setting setting) {
    Home home = main.home();
    return switch (setting) {
      case HOME -> home.root().toString();
      case DATA -> home.data().toString();
      case DB -> home.store().toString();
      default -> setting.fallback();
    };
  }
}
