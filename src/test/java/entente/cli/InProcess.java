package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the program within the test's own process. */
final class InProcess {
  static final Path HOME = Path.of(System.getProperty("entente.home", "")).toAbsolutePath();

  private InProcess() {}

  record Run(int code, String out, String err) {}

  static Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(), out, new PrintStream(err, true, UTF_8), false, 0, false);
    Map<String, String> environment = Map.of("ENTENTE_HOME", HOME.toString());
    int code = new Main(console, environment).run(arguments);
    return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  static Run run(String command, String option, String value, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(command, option, value));
    all.addAll(arguments);
    return run(all.toArray(String[]::new));
  }
}
