package entente.cli;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code entente completion}: a script that completes commands and options in the shell. */
@Command(
    name = "completion",
    description = "Prints a script that completes commands and options in bash and zsh.",
    optionListHeading = "%nOptions:%n",
    footer = {"", "Example:", "  source <(entente completion)"})
final class CompletionCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Override
  public Integer call() {
    String script = AutoComplete.bash("entente", main.commandLine());
    new Output(main.console(), null)
        .write(out -> out.write((script + "\n").getBytes(StandardCharsets.UTF_8)));
    return ExitCode.DONE;
  }
}
