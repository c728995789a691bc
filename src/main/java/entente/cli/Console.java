package entente.cli;

import entente.problem.Problem;
import entente.problem.Severity;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command reads and writes.
 *
 * @param out for results; unlike {@link System#out} it reports when nobody reads any more
 * @param err for everything else
 * @param terminal whether results are read by a person at a terminal
 * @param width columns of the terminal, 0 if unknown
 * @param colour whether talk may be coloured
 */
record Console(
    InputStream in,
    OutputStream out,
    PrintStream err,
    boolean terminal,
    int width,
    boolean colour) {
  /** The streams of this process. The start script says what it knows of the terminal. */
  static Console ofProcess(Map<String, String> environment) {
    String terminals = environment.getOrDefault("ENTENTE_TERMINAL", "");
    boolean terminal = terminals.contains("out");
    boolean talk = terminals.contains("err");
    boolean colour =
        talk
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    String columns = environment.getOrDefault("COLUMNS", "");
    return new Console(
        System.in,
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 15),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        terminal,
        columns.matches("[1-9]\\d{0,4}") ? Integer.parseInt(columns) : 0,
        colour);
  }

  /** Prints a line of talk. */
  void say(String line) {
    err.println(line);
  }

  /** Prints problems, each on a line. */
  void report(List<Problem> problems) {
    problems.forEach(this::report);
  }

  /** Prints a problem on a line. */
  void report(Problem problem) {
    String line = problem.toString();
    if (colour) {
      String word = problem.severity().name().toLowerCase(Locale.ROOT);
      String code = problem.severity() == Severity.ERROR ? "31" : "33";
      String mark = ": " + word + " ";
      int at = line.indexOf(mark, problem.place().toString().length());
      line =
          line.substring(0, at + 2)
              + "\u001B["
              + code
              + ";1m"
              + word
              + "\u001B[0m"
              + line.substring(at + 2 + word.length());
    }
    err.println(line);
  }
}
