package entente.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente query}: any SPARQL query. */
@Command(
    name = "query",
    description = "Asks the graph a SPARQL query. The project's prefixes need not be declared.",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {
      "",
      "Examples:",
      "  entente query -q 'SELECT ?m ?day WHERE { ?m a ent:Meeting ; ent:earliest ?day }'",
      "  entente query question.rq -o answer.csv",
      "  entente query - --url https://query.wikidata.org/sparql < question.rq"
    })
final class QueryCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A file with the query, or - for standard input.")
  private @Nullable String file;

  @Option(
      names = {"-q", "--text"},
      paramLabel = "TEXT",
      description = "The query itself.")
  private @Nullable String text;

  @Mixin private QueryOptions options;

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    return new Asking(main, options).query(file, text);
  }
}
