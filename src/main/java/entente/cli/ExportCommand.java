package entente.cli;

import entente.problem.Code;
import entente.problem.Nearest;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code entente export}: a release as a file. */
@Command(
    name = "export",
    description = "Writes a release as RDF.",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  entente export -o entente.nq.gz       all graphs, sorted, packed",
      "  entente export -f ttl | less          what is known, without the evidence"
    })
final class ExportCommand implements Callable<Integer> {
  static final List<String> FORMATS = List.of("nq", "trig", "ttl", "jsonld");

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = {
        "nq (all graphs, sorted; default), trig, jsonld (all graphs),",
        "or ttl (the default graph: what is known)."
      })
  private @Nullable String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file; its ending tells the format, with .gz it is packed.")
  private @Nullable Path output;

  @Option(
      names = "--release",
      paramLabel = "ID",
      description = "Another release than the current one.")
  private @Nullable String release;

  @Mixin private StoreOptions store;

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    String name = output == null ? "" : output.toString();
    boolean packed = name.endsWith(".gz");
    return Exporting.run(
        store.folder(main.home()),
        release,
        format(packed ? name.substring(0, name.length() - 3) : name),
        packed,
        new Output(main.console(), output));
  }

  private String format(String fileName) {
    String name = format;
    if (name == null) {
      String ending = fileName.replaceFirst(".*\\.", "");
      return FORMATS.contains(ending) ? ending : "nq";
    }
    if (!FORMATS.contains(name)) {
      throw new ProblemException(
          Problem.error(
              Place.of("-f"),
              Code.FORMAT_UNSUITABLE,
              "there is no format '" + name + "' for export",
              Nearest.hint(name, FORMATS, "use one of " + String.join(", ", FORMATS))));
    }
    return name;
  }
}
