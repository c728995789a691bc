package entente.cli;

import entente.problem.Code;
import entente.problem.Nearest;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The format of a command's result. */
final class Formats {
  private Formats() {}

  /**
   * The format that was named, else the one that the file's ending tells, else the first.
   *
   * @throws ProblemException if the command has no such format
   */
  static String choose(
      String command, List<String> formats, @Nullable String name, @Nullable Path output) {
    if (name == null) {
      String ending = output == null ? "" : output.toString().replaceFirst(".*\\.", "");
      String told = ending.equals("md") ? "markdown" : ending;
      return formats.contains(told) ? told : formats.get(0);
    }
    if (!formats.contains(name)) {
      throw new ProblemException(
          Problem.error(
              Place.of("-f"),
              Code.FORMAT_UNSUITABLE,
              "there is no format '" + name + "' for " + command,
              Nearest.hint(name, formats, "use one of " + String.join(", ", formats))));
    }
    return name;
  }
}
