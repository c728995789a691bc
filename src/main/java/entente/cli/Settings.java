package entente.cli;

import entente.problem.Code;
import entente.problem.Nearest;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The values of settings that the environment and {@code entente.properties} give. */
final class Settings implements IDefaultValueProvider {
  /** The name of the file, in the project's folder. */
  static final String FILE = "entente.properties";

  private static final List<String> KEYS =
      Arrays.stream(Setting.values()).map(Setting::key).toList();

  private final Map<Setting, Value> values;
  private final List<Problem> warnings;

  private Settings(Map<Setting, Value> values, List<Problem> warnings) {
    this.values = values;
    this.warnings = warnings;
  }

  /**
   * A value and where it came from.
   *
   * @param origin the name of the variable, or file and line
   */
  record Value(String text, String origin) {}

  /**
   * Reads the settings.
   *
   * @param home the project's folder
   * @throws ProblemException with all values that are no such values
   */
  static Settings load(Path home, Map<String, String> environment) {
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    List<Problem> warnings = new ArrayList<>();
    List<Problem> errors = new ArrayList<>();
    readFile(home.resolve(FILE), values, warnings, errors);
    for (Setting setting : Setting.values()) {
      String text = environment.get(setting.variable());
      if (text != null && !text.isBlank()) {
        put(setting, new Value(text.strip(), setting.variable()), values, errors);
      }
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(errors);
    }
    return new Settings(values, List.copyOf(warnings));
  }

  private static void readFile(
      Path file, Map<Setting, Value> values, List<Problem> warnings, List<Problem> errors) {
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      errors.add(
          Problem.error(
              Place.of(file),
              Code.SETTING_INVALID,
              "the settings cannot be read: " + e.getMessage(),
              "make it a UTF-8 text file"));
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      Properties line = new Properties();
      try {
        line.load(new StringReader(lines.get(i)));
      } catch (IOException | IllegalArgumentException e) {
        errors.add(
            Problem.error(
                new Place(file.toString(), i + 1, 0),
                Code.SETTING_INVALID,
                "the line cannot be read: " + e.getMessage(),
                "write key=value"));
      }
      for (String key : line.stringPropertyNames()) {
        Optional<Setting> setting = Setting.of(key);
        String text = line.getProperty(key).strip();
        if (setting.isEmpty()) {
          warnings.add(
              Problem.warning(
                  new Place(file.toString(), i + 1, 0),
                  Code.SETTING_INVALID,
                  "there is no setting '" + key + "'",
                  Nearest.hint(key, KEYS, "known are " + String.join(", ", KEYS))));
        } else if (!text.isEmpty()) {
          put(setting.get(), new Value(text, file + ":" + (i + 1)), values, errors);
        }
      }
    }
  }

  private static void put(
      Setting setting, Value value, Map<Setting, Value> values, List<Problem> errors) {
    try {
      setting.check(value.text());
      values.put(setting, value);
    } catch (IllegalArgumentException e) {
      errors.add(
          Problem.error(
              Place.of(value.origin()),
              Code.SETTING_INVALID,
              "the setting '%s' is '%s'; expected %s"
                  .formatted(setting.key(), value.text(), e.getMessage()),
              "correct it"));
    }
  }

  /** The value of a setting, if the environment or the file gives one. */
  Optional<Value> find(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** Keys of the file that mean nothing. */
  List<Problem> warnings() {
    return warnings;
  }

  /** Gives picocli the value of an option that is not on the command line. */
  @Override
  public String defaultValue(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      Optional<Value> value = Setting.of(option.longestName().substring(2)).flatMap(this::find);
      if (value.isPresent()) {
        return value.get().text();
      }
    }
    // Null means to picocli: the default of the option itself.
    return argument.defaultValue();
  }
}
