package entente.cli;

import entente.problem.Code;
import entente.problem.Nearest;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.source.Home;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The program {@code entente}: its commands, what they share, and how failures end it. Starts fast:
 * nothing here or in the commands' own fields loads the graph libraries before a command runs.
 */
@Command(
    name = "entente",
    description = {
      "Turns prose about the EU's digital cooperation into a graph that answers questions,"
          + " every statement with its sentence.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  entente serve                          build the graph if need be, and serve it",
      "  entente extract page.txt               what would this page yield?",
      "  entente ask                            which questions are there?",
      "",
      "Exit codes: 0 done, 1 done with findings, 2 wrong usage or input, 3 our bug,",
      "4 the environment (no space, port used …)."
    },
    subcommands = {
      ServeCommand.class,
      BuildCommand.class,
      ExtractCommand.class,
      AddCommand.class,
      CoverageCommand.class,
      EvaluateCommand.class,
      QueryCommand.class,
      AskCommand.class,
      ValidateCommand.class,
      ExportCommand.class,
      ConfigCommand.class,
      CompletionCommand.class
    })
public final class Main implements Runnable {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The project's folder (default: where the program was started).")
  private @Nullable Path home;

  @Option(
      names = "--trace",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of failures.")
  private boolean trace;

  @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Say nothing but problems.")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // Read by picocli.
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // Read by picocli.
  private boolean version;

  private final Console console;
  private final Map<String, String> environment;
  private final boolean ownsProcess;
  private @Nullable Settings settings;

  /** The program with the given streams and environment, within another process. */
  Main(Console console, Map<String, String> environment) {
    this(console, environment, false);
  }

  private Main(Console console, Map<String, String> environment, boolean ownsProcess) {
    this.console = console;
    this.environment = environment;
    this.ownsProcess = ownsProcess;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    System.exit(new Main(Console.ofProcess(environment), environment, true).run(arguments));
  }

  /** Runs a command; the exit code. */
  int run(String... arguments) {
    CommandLine line = commandLine();
    try {
      Settings loaded = Settings.load(homeOf(arguments), environment);
      settings = loaded;
      eachCommand(line, c -> c.setDefaultValueProvider(loaded));
      int code = line.execute(arguments);
      console.out().flush();
      return code;
    } catch (IOException e) {
      return Output.isClosedPipe(e) ? ExitCode.DONE : failed(e);
    } catch (RuntimeException | Error e) {
      return failed(e);
    }
  }

  /** The command line's grammar. */
  CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    eachCommand(line, this::configure);
    line.setExecutionStrategy(this::execute);
    line.setParameterExceptionHandler(this::wrongUsage);
    line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    line.getCommandSpec().versionProvider(() -> new String[] {"entente " + version()});
    line.setOut(
        new PrintWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8), true));
    line.setErr(
        new PrintWriter(new OutputStreamWriter(console.err(), StandardCharsets.UTF_8), true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return line;
  }

  private void configure(CommandLine line) {
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(
        console.width() == 0 ? 100 : Math.max(80, Math.min(100, console.width())));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpLongOptionsMaxWidth(28);
  }

  private static void eachCommand(CommandLine line, Consumer<CommandLine> action) {
    action.accept(line);
    line.getSubcommands().values().forEach(sub -> eachCommand(sub, action));
  }

  private int execute(CommandLine.ParseResult parsed) {
    Settings loaded = settings;
    if (loaded != null && parsed.hasSubcommand() && !quiet) {
      console.report(loaded.warnings());
    }
    String command = parsed.hasSubcommand() ? parsed.subcommand().commandSpec().name() : "";
    configureLogging(command.equals("serve") || command.equals("build"));
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Before the first logger is made. A level that was set from outside stays. */
  private void configureLogging(boolean talkative) {
    String level = "org.slf4j.simpleLogger.defaultLogLevel";
    if (ownsProcess && System.getProperty(level) == null) {
      System.setProperty(level, "warn");
      System.setProperty(
          "org.slf4j.simpleLogger.log.entente", talkative && !quiet ? "info" : "warn");
    }
  }

  /** Without a command the program shows its help. */
  @Override
  public void run() {
    commandLine().usage(console.err());
    throw new ProblemException(
        Problem.error(
            Place.of("entente"), Code.USAGE, "a command is missing", "name one of those above"));
  }

  private int wrongUsage(CommandLine.ParameterException failure, String[] arguments) {
    CommandLine line = failure.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    String message = String.valueOf(failure.getMessage());
    String next = "see '" + command + " --help'";
    if (failure instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().isEmpty() ? "" : unmatched.getUnmatched().get(0);
      if (word.startsWith("-")) {
        message = "there is no option '" + word + "'";
        next = Nearest.hint(word, options(line), next);
      } else if (line.getSubcommands().isEmpty()) {
        message = "the argument '" + word + "' is one too many";
      } else {
        message = "there is no command '" + word + "'";
        next = Nearest.hint(word, line.getSubcommands().keySet(), next);
      }
    } else {
      message =
          message
              .replaceFirst("^Missing required parameters?:? ", "missing: ")
              .replaceFirst("^Missing required options?:? ", "missing: ")
              .replaceFirst("^Invalid value for ", "wrong value for ")
              .replaceFirst("^Unknown option: ", "there is no option ");
    }
    console.report(Problem.error(Place.of(command), Code.USAGE, message.replace('\n', ' '), next));
    if (trace) {
      failure.printStackTrace(console.err());
    }
    return ExitCode.USAGE;
  }

  private static List<String> options(CommandLine line) {
    return line.getCommandSpec().options().stream().map(o -> o.longestName()).toList();
  }

  private int failed(Throwable failure) {
    int code;
    if (failure instanceof ProblemException known) {
      console.report(known.problems());
      code = ExitCode.of(known.problems());
    } else if (Output.isClosedPipe(failure)) {
      return ExitCode.DONE;
    } else if (failure instanceof OutOfMemoryError) {
      code =
          report(
              Code.OUT_OF_MEMORY,
              "the memory is not enough (" + failure.getMessage() + ")",
              "give more with JAVA_OPTS=-Xmx2g");
    } else {
      String message = String.valueOf(failure.getMessage());
      code =
          report(
              Code.INTERNAL,
              "unexpected "
                  + failure.getClass().getSimpleName()
                  + ": "
                  + message.lines().findFirst().orElse(""),
              "this is a fault of the program: please report it with the output of --trace");
    }
    if (trace) {
      failure.printStackTrace(console.err());
    }
    return code;
  }

  private int report(Code code, String message, String nextStep) {
    console.report(Problem.error(Place.of("entente"), code, message, nextStep));
    return ExitCode.of(code);
  }

  /** The project's folder, before the command line is parsed: the settings' file lies in it. */
  private Path homeOf(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--home=")) {
        return Path.of(arguments[i].substring("--home=".length()));
      }
      if (arguments[i].equals("--home") && i + 1 < arguments.length) {
        return Path.of(arguments[i + 1]);
      }
    }
    return Path.of(environment.getOrDefault(Setting.HOME.variable(), ""));
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }

  Console console() {
    return console;
  }

  /** The project's folder. */
  Home home() {
    Path given = home;
    return new Home(given == null ? Path.of("") : given);
  }

  /** Whether talk is unwanted. */
  boolean quiet() {
    return quiet;
  }

  /** What the environment and the file of settings say. */
  Settings settings() {
    Settings loaded = settings;
    if (loaded == null) {
      throw new IllegalStateException("the settings are read before a command runs");
    }
    return loaded;
  }
}
