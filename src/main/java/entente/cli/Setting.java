package entente.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings: each is a flag {@code --key}, an environment variable {@code ENTENTE_KEY} and a key
 * of the file {@code entente.properties}, in this order of rank.
 */
enum Setting {
  HOME(
      "home",
      "the folder that the program was started in",
      "the project's folder: ontology/, queries/, data/",
      Path::of),
  DATA(
      "data",
      "data/ in the project's folder",
      "folder of documents (sources/) and corrections (curated/)",
      Path::of),
  DB("db", ".entente/ in the project's folder", "folder of the releases", Path::of),
  KEEP("keep", "5", "how many releases stay in the store", v -> positive(v, 10_000)),
  ALLOW_HOST(
      "allow-host",
      "none",
      "hosts, with commas between them, that may be fetched from whatever their address",
      v -> v),
  MAX_SIZE("max-size", "50MB", "size above which a document is refused", Sizes::parse),
  HOST("host", "localhost", "name or address that the server listens at", v -> v),
  PORT("port", "3030", "port that the server listens at; 0 takes any free one", Setting::port),
  PUBLIC_URL("public-url", "", "address under which people reach the server", Setting::url),
  QUERY_TIME("query-time", "10s", "how long one query may run", Durations::parse),
  ROW_LIMIT(
      "row-limit", "100000", "how many rows one answer may have", v -> positive(v, 100_000_000));

  private final String key;
  private final String fallback;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
  private final Function<String, Object> parser;

  Setting(String key, String fallback, String description, Function<String, Object> parser) {
    this.key = key;
    this.fallback = fallback;
    this.description = description;
    this.parser = parser;
  }

  /** The setting with that key. */
  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
  }

  String key() {
    return key;
  }

  /** The name of its environment variable. */
  String variable() {
    return "ENTENTE_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** What holds when nobody says anything, in words. */
  String fallback() {
    return fallback;
  }

  String description() {
    return description;
  }

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException with what was expected
   */
  void check(String value) {
    Objects.requireNonNull(parser.apply(value));
  }

  private static Integer positive(String value, int most) {
    if (!value.matches("\\d{1,9}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException("a whole number from 1 to " + most);
    }
    return Integer.valueOf(value);
  }

  private static Integer port(String value) {
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException("a port from 0 to 65535");
    }
    return Integer.valueOf(value);
  }

  private static URI url(String value) {
    try {
      URI url = URI.create(value);
      if (url.getHost() != null && value.endsWith("/")) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Said below, for this case and the other.
    }
    throw new IllegalArgumentException(
        "an address that ends with a slash, as https://example.org/");
  }
}
