package entente.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente ask}: a question by its name. */
@Command(
    name = "ask",
    description = {
      "Asks one of the questions of the folder queries/ by its name.",
      "Without a name it lists them."
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {
      "",
      "Examples:",
      "  entente ask",
      "  entente ask NAME --describe",
      "  entente ask NAME partner=Japan -o answer.csv"
    })
final class AskCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The question's name.")
  private @Nullable String name;

  @Parameters(
      index = "1..*",
      paramLabel = "PARAMETER=VALUE",
      description = "Values of its parameters; things by name, acronym or IRI.")
  private List<String> values = new ArrayList<>();

  @Option(
      names = "--describe",
      description = "Say what the question answers and which parameters it has.")
  private boolean describe;

  @Mixin private QueryOptions options;

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    Asking asking = new Asking(main, options);
    String question = name;
    if (question == null) {
      return asking.list();
    }
    return describe ? asking.describe(question) : asking.ask(question, values);
  }
}
