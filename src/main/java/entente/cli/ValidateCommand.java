package entente.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente validate}: the shapes and the term lint over a release or files. */
@Command(
    name = "validate",
    description = {
      "Checks the current release, or RDF files, against the shapes and the ontology's terms.",
      "Prints a finding a line; exit code 1 if there is one of severity error."
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {"", "Examples:", "  entente validate", "  entente validate corrections.trig"})
final class ValidateCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "RDF files (.ttl, .trig, .nt, .nq, .jsonld, .rdf; also .gz).")
  private List<Path> files = new ArrayList<>();

  @Mixin private StoreOptions store;

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    return Validating.run(main, store.folder(main.home()), files);
  }
}
