package entente.source;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import entente.problem.Code;
import entente.problem.Nearest;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.problem.Severity;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sidecar {@code X.meta.json}: one JSON object whose values are strings or null. All
 * problems of the file are collected before it is refused.
 */
final class MetadataReader {
  /** The keys that are read. */
  private static final Set<String> USED =
      new TreeSet<>(
          List.of(
              "id",
              "title",
              "series",
              "url",
              "publisher",
              "published",
              "language",
              "licence",
              "note",
              "encoding"));

  /** Keys that are known but carry nothing for the graph. */
  private static final Set<String> UNUSED = Set.of("retrieved", "headers");

  private static final Pattern POSITION = Pattern.compile("line (\\d+) column (\\d+)");
  private static final Pattern PARTIAL_DATE = Pattern.compile("\\d{4}(-\\d{2})?");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

  private final String origin;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  private MetadataReader(String origin) {
    this.origin = origin;
  }

  /**
   * What a sidecar says.
   *
   * @param id the document's identifier, if the sidecar sets it
   * @param encoding the encoding of the document's file, if the sidecar declares it
   * @param notices what is worth knowing, none of it an error
   */
  record Sidecar(
      Metadata metadata, @Nullable String id, @Nullable String encoding, List<Problem> notices) {
    static final Sidecar NONE = new Sidecar(Metadata.NONE, null, null, List.of());
  }

  /**
   * Reads the text of a sidecar.
   *
   * @param origin its name in problems
   * @throws ProblemException if it is not such an object
   */
  static Sidecar read(String origin, String json) {
    return new MetadataReader(origin).read(json);
  }

  private Sidecar read(String json) {
    readObject(json);
    Metadata metadata =
        new Metadata(
            values.get("title"),
            values.get("series"),
            url(),
            values.get("publisher"),
            published(),
            language(),
            values.get("licence"),
            values.get("note"));
    String id = values.get("id");
    if (id != null && !id.matches(SourceDocument.ID)) {
      wrong("id", "lower-case letters, digits, hyphens and full stops");
    }
    String encoding = values.get("encoding");
    if (encoding != null && !TextDecoder.ENCODINGS.containsKey(encoding.toLowerCase(Locale.ROOT))) {
      wrong(
          "encoding", "one of " + String.join(", ", new TreeSet<>(TextDecoder.ENCODINGS.keySet())));
    }
    if (problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
      throw new ProblemException(problems);
    }
    return new Sidecar(metadata, id, encoding, List.copyOf(problems));
  }

  private void readObject(String json) {
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      reader.setStrictness(Strictness.STRICT);
      JsonToken first = reader.peek();
      if (first != JsonToken.BEGIN_OBJECT) {
        throw new ProblemException(
            problem(
                Severity.ERROR,
                new Place(origin, 1, 1),
                "expected an object { … }, found " + name(first)));
      }
      reader.beginObject();
      while (reader.hasNext()) {
        readMember(reader);
      }
      reader.endObject();
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new ProblemException(
            problem(Severity.ERROR, position(reader.toString()), "expected nothing after '}'"));
      }
    } catch (EOFException e) {
      throw new ProblemException(
          problem(
              Severity.ERROR,
              end(json),
              json.isBlank()
                  ? "the file is empty; expected an object { … }"
                  : "the text ends too early; expected '}'"),
          e);
    } catch (MalformedJsonException e) {
      throw new ProblemException(
          problem(
              Severity.ERROR,
              position(String.valueOf(e.getMessage())),
              "not JSON: " + expected(String.valueOf(e.getMessage()))),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readMember(JsonReader reader) throws IOException {
    String key = reader.nextName();
    Place after = position(reader.toString());
    Place place = new Place(origin, after.line(), Math.max(1, after.column() - key.length() - 2));
    JsonToken token = reader.peek();
    boolean used = USED.contains(key);
    if (!used) {
      reader.skipValue();
      if (!UNUSED.contains(key)) {
        problems.add(
            problem(
                Severity.INFO,
                place,
                "the key '" + key + "' is not known and was ignored",
                Nearest.hint(key, USED, "known are " + String.join(", ", USED))));
      }
      return;
    }
    if (places.putIfAbsent(key, place) != null) {
      problems.add(problem(Severity.ERROR, place, "the key '" + key + "' stands twice"));
    }
    if (token == JsonToken.STRING) {
      String value = reader.nextString().strip();
      if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
        problems.add(problem(Severity.ERROR, place, "'" + key + "' contains control characters"));
      } else if (!value.isEmpty()) {
        values.put(key, value);
      }
    } else {
      reader.skipValue();
      if (token != JsonToken.NULL) {
        problems.add(
            problem(
                Severity.ERROR,
                place,
                "'" + key + "' is " + name(token) + "; expected a string or null"));
      }
    }
  }

  private @Nullable String url() {
    String url = values.get("url");
    if (url == null) {
      return null;
    }
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below, for this case and the other.
    }
    wrong("url", "an address that begins with https:// or http://");
    return null;
  }

  private @Nullable LocalDate published() {
    String published = values.get("published");
    if (published == null) {
      return null;
    }
    try {
      return LocalDate.parse(published.length() > 10 ? day(published) : published);
    } catch (DateTimeParseException e) {
      if (PARTIAL_DATE.matcher(published).matches()) {
        problems.add(
            problem(
                Severity.WARNING,
                at("published"),
                "'published' is '" + published + "', which is no day, and was left out",
                "give the full day, as in 2024-03-26, if it is known"));
      } else {
        wrong("published", "a day as in 2024-03-26");
      }
      return null;
    }
  }

  /** The day of a time stamp such as {@code 2024-03-26T10:00:00Z}. */
  private static String day(String stamp) {
    char next = stamp.charAt(10);
    return next == 'T' || next == ' ' ? stamp.substring(0, 10) : stamp;
  }

  private @Nullable String language() {
    String language = values.get("language");
    if (language != null && !LANGUAGE.matcher(language).matches()) {
      wrong("language", "a language tag as in en or pt-BR");
      return null;
    }
    return language;
  }

  private void wrong(String key, String expected) {
    problems.add(
        problem(
            Severity.ERROR,
            at(key),
            "'" + key + "' is '" + values.get(key) + "'; expected " + expected));
  }

  private Place at(String key) {
    return places.getOrDefault(key, Place.of(origin));
  }

  private Problem problem(Severity severity, Place place, String message) {
    return problem(severity, place, message, "correct the metadata file");
  }

  private static Problem problem(Severity severity, Place place, String message, String nextStep) {
    return new Problem(place, severity, Code.METADATA_INVALID, message, nextStep);
  }

  private Place position(String message) {
    Matcher matcher = POSITION.matcher(message);
    return matcher.find()
        ? new Place(
            origin,
            Math.max(1, Integer.parseInt(matcher.group(1))),
            Math.max(1, Integer.parseInt(matcher.group(2))))
        : Place.of(origin);
  }

  private Place end(String json) {
    int line = 1 + (int) json.chars().filter(c -> c == '\n').count();
    return new Place(origin, line, json.length() - json.lastIndexOf('\n'));
  }

  /** What the parser says, without its advice to its programmers. */
  private static String expected(String message) {
    String plain = message.replaceAll("(?s) at line \\d+.*", "");
    return switch (plain) {
      case "Expected name" -> "expected a key in double quotes";
      case "Unterminated object" -> "expected ',' or '}'";
      case "Unterminated array" -> "expected ',' or ']'";
      case "Unterminated string" -> "expected a closing '\"'";
      case "Expected ':'" -> "expected ':' after the key";
      case "Expected value" -> "expected a value";
      default ->
          plain.contains("setStrictness")
              ? "expected a value, a ',' or a '}' (no comments, no single quotes, no comma after"
                  + " the last entry)"
              : plain.isEmpty() ? "the syntax is wrong" : plain;
    };
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case BEGIN_ARRAY -> "a list";
      case BEGIN_OBJECT -> "an object";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      default -> "something else";
    };
  }
}
