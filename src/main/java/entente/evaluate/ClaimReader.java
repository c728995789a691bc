package entente.evaluate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads gold facts, predictions, negatives and lists of names. Lines of facts may lack any key, and
 * where a list is expected one text counts as a list of one.
 */
public final class ClaimReader {
  private static final Set<String> CORE_KINDS =
      Set.of("event", "agreement", "forum", "role", "programme");
  private static final Set<String> CORE_RELATIONS =
      Set.of("WorksWith", "Dialogue", "Precedes", "Follows", "FormerName");

  /** Patterns of negatives are written for Python, whose classes are Unicode's. */
  private static final int PATTERN_FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;

  private ClaimReader() {}

  /** The lists of names that the protocol brings along. */
  public static NameForms nameForms() {
    return new NameForms(List.of(builtIn()));
  }

  /**
   * The lists of names that the protocol brings along, and those of the files.
   *
   * @throws ProblemException if a file cannot be read
   */
  public static NameForms nameForms(List<Path> files) {
    List<JsonObject> lists = new ArrayList<>(List.of(builtIn()));
    for (Path file : files) {
      try {
        lists.add(JsonParser.parseString(read(file)).getAsJsonObject());
      } catch (JsonParseException | IllegalStateException e) {
        throw invalid(
            Place.of(file), "not lists of names: " + e.getMessage(), "write a JSON object");
      }
    }
    return new NameForms(lists);
  }

  private static JsonObject builtIn() {
    try (InputStream in = ClaimReader.class.getResourceAsStream("aliases.json")) {
      if (in == null) {
        throw new IllegalStateException("missing resource: aliases.json");
      }
      return JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The facts of a file of predictions.
   *
   * @throws ProblemException if the file cannot be read, with all lines that are no facts
   */
  static List<Claim> claims(Path file) {
    return claims(file.toString(), read(file));
  }

  /** The facts of lines of JSON. */
  static List<Claim> claims(String origin, String lines) {
    return lines(origin, lines, ClaimReader::claim);
  }

  /** The gold facts of a file. */
  static List<GoldFact> gold(Path file) {
    return lines(file.toString(), read(file), ClaimReader::goldFact);
  }

  /** The negatives of a file. */
  static List<Negative> negatives(Path file) {
    return lines(file.toString(), read(file), ClaimReader::negative);
  }

  private static String read(Path file) {
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(file),
              Files.exists(file) ? Code.FILE_UNREADABLE : Code.FILE_NOT_FOUND,
              "the file cannot be read: "
                  + e.getClass().getSimpleName().replace("Exception", "")
                  + " "
                  + e.getMessage(),
              "check its name, its permissions and that it is UTF-8"),
          e);
    }
  }

  private static <T> List<T> lines(String origin, String text, Function<JsonObject, T> reader) {
    List<T> facts = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].isBlank()) {
        continue;
      }
      try {
        facts.add(reader.apply(JsonParser.parseString(lines[i]).getAsJsonObject()));
      } catch (JsonParseException
          | IllegalStateException
          | IllegalArgumentException
          | ClassCastException e) {
        problems.add(
            Problem.error(
                new Place(origin, i + 1, 0),
                Code.FACTS_INVALID,
                "not a line of facts: " + e.getMessage(),
                "write one JSON object on one line"));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return facts;
  }

  private static ProblemException invalid(Place place, String message, String next) {
    return new ProblemException(Problem.error(place, Code.FACTS_INVALID, message, next));
  }

  // -------------------------------------------------------------- facts

  private static Claim claim(JsonObject json) {
    Map<ValueSlot, String> values = new EnumMap<>(ValueSlot.class);
    for (ValueSlot slot : ValueSlot.values()) {
      String value = text(json.get(slot.id()));
      if (value != null) {
        values.put(slot, value);
      }
    }
    Map<ListSlot, List<String>> lists = new EnumMap<>(ListSlot.class);
    for (ListSlot slot : ListSlot.values()) {
      lists.put(slot, list(json.get(slot.id())));
    }
    List<Passage> passages = new ArrayList<>(List.of(passage(json)));
    for (JsonElement also : elements(json.get("evidenceAlso"))) {
      if (also.isJsonObject()) {
        passages.add(passage(also.getAsJsonObject()));
      }
    }
    return new Claim(
        text(json.get("id")),
        text(json.get("kind")),
        text(json.get("type")),
        text(json.get("label")),
        text(json.get("section")),
        values,
        lists,
        passages);
  }

  private static Passage passage(JsonObject json) {
    return new Passage(
        integer(json.get("start")), integer(json.get("end")), text(json.get("evidence")));
  }

  private static GoldFact goldFact(JsonObject json) {
    Claim claim = claim(json);
    Map<ValueSlot, List<@Nullable String>> values = new EnumMap<>(ValueSlot.class);
    for (ValueSlot slot : ValueSlot.values()) {
      List<@Nullable String> also = new ArrayList<>();
      elements(json.get(slot.id() + "Also")).forEach(e -> also.add(text(e)));
      values.put(slot, also);
    }
    Map<ListSlot, List<List<String>>> lists = new EnumMap<>(ListSlot.class);
    for (ListSlot slot : ListSlot.values()) {
      lists.put(
          slot, elements(json.get(slot.id() + "Also")).stream().map(ClaimReader::list).toList());
    }
    List<GoldFact.KindAndType> alternatives = new ArrayList<>();
    for (JsonElement pair : elements(json.get("altKinds"))) {
      JsonArray kindAndType = pair.getAsJsonArray();
      alternatives.add(
          new GoldFact.KindAndType(text(kindAndType.get(0)), text(kindAndType.get(1))));
    }
    String tier = text(json.get("tier"));
    return new GoldFact(
        claim,
        tier == null || tier.isEmpty() ? tier(claim) : tier,
        isTrue(json.get("optional")),
        text(json.get("at")),
        list(json.get("typeAlso")),
        alternatives,
        values,
        lists);
  }

  /** {@code core} for what can be checked, {@code soft} for other relations and for objectives. */
  static String tier(Claim claim) {
    String kind = String.valueOf(claim.kind());
    boolean core =
        CORE_KINDS.contains(kind)
            || (kind.equals("relation") && CORE_RELATIONS.contains(String.valueOf(claim.type())));
    return core ? "core" : "soft";
  }

  // -------------------------------------------------------------- negatives

  private static Negative negative(JsonObject json) {
    JsonElement match = json.get("match");
    JsonObject conditions =
        match == null || match.isJsonNull() ? new JsonObject() : match.getAsJsonObject();
    return new Negative(
        text(json.get("id")), text(json.get("must_not")), passage(json), condition(conditions));
  }

  private static Negative.Condition condition(JsonObject match) {
    if (match.has("distinct")) {
      JsonObject distinct = match.getAsJsonObject("distinct");
      Integer most = integer(distinct.get("max"));
      return new Negative.TooManyNames(
          values(distinct.get("field").getAsString()),
          pattern(distinct.get("re"), 0),
          text(distinct.get("kind")),
          text(distinct.get("type")),
          most == null ? 1 : most);
    }
    List<Negative.Test> tests = new ArrayList<>();
    match.entrySet().forEach(e -> tests.add(test(e.getKey(), e.getValue())));
    return new Negative.OneFact(tests);
  }

  private static Negative.Test test(String key, JsonElement value) {
    return switch (key) {
      case "any" -> Negative.always();
      case "overlap" -> Negative.overlaps();
      case "from" -> Negative.startsAt(value.getAsInt());
      case "kind" -> Negative.among(Claim::kind, list(value));
      case "type" -> Negative.among(Claim::type, list(value));
      case "status" -> Negative.among(claim -> claim.value(ValueSlot.STATUS), list(value));
      case "section" -> Negative.inSection(value.getAsString());
      case "parties_any" -> Negative.anyParty(list(value));
      case "parties_all" -> Negative.allParties(list(value));
      case "parties_count_min" -> Negative.parties(value.getAsInt());
      case "ordinal" -> Negative.ordinal(value.getAsInt());
      case "date_present" -> Negative.present(ValueSlot.DATE, value.getAsBoolean());
      case "place_present" -> Negative.present(ValueSlot.PLACE, value.getAsBoolean());
      case "date_re" -> Negative.finds(pattern(value, 0), values("date", ""));
      case "place_re" ->
          Negative.finds(pattern(value, Pattern.CASE_INSENSITIVE), values("place", ""));
      case "label_re" ->
          Negative.finds(
              pattern(value, 0),
              claim -> List.of(orEmpty(claim.label()) + " " + orEmpty(claim.value(ValueSlot.OF))));
      case "text_re" -> Negative.finds(pattern(value, 0), claim -> List.of(everything(claim)));
      case "bodies_re", "persons_re", "topics_re" ->
          Negative.finds(pattern(value, 0), values(key.substring(0, key.length() - 3)));
      default -> Negative.never();
    };
  }

  private static Pattern pattern(JsonElement value, int flags) {
    try {
      return Pattern.compile(value.getAsString(), PATTERN_FLAGS | flags);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription() + " in '" + e.getPattern() + "'", e);
    }
  }

  /** The values that the claim has for the key of a slot. */
  private static Function<Claim, List<String>> values(String key) {
    return claim ->
        values(key, null).apply(claim).stream().filter(value -> !value.isEmpty()).toList();
  }

  private static Function<Claim, List<String>> values(String key, @Nullable String otherwise) {
    for (ListSlot slot : ListSlot.values()) {
      if (slot.id().equals(key)) {
        return claim -> claim.list(slot);
      }
    }
    Function<Claim, @Nullable String> one =
        switch (key) {
          case "id" -> Claim::id;
          case "kind" -> Claim::kind;
          case "type" -> Claim::type;
          case "label" -> Claim::label;
          case "section" -> Claim::section;
          case "evidence" -> claim -> claim.evidence().words();
          default -> value(key);
        };
    return claim -> {
      String value = one.apply(claim);
      return value != null ? List.of(value) : otherwise != null ? List.of(otherwise) : List.of();
    };
  }

  private static Function<Claim, @Nullable String> value(String key) {
    for (ValueSlot slot : ValueSlot.values()) {
      if (slot.id().equals(key)) {
        return claim -> claim.value(slot);
      }
    }
    throw new IllegalArgumentException("a fact has no slot '" + key + "'");
  }

  /** All that a claim says, for patterns; what is missing reads {@code None}, as in Python. */
  private static String everything(Claim claim) {
    List<String> parts = new ArrayList<>();
    parts.add(orNone(claim.label()));
    parts.add(orNone(claim.value(ValueSlot.OF)));
    parts.add(orNone(claim.value(ValueSlot.DATE)));
    parts.add(orNone(claim.evidence().words()));
    parts.addAll(claim.list(ListSlot.PARTIES));
    parts.addAll(claim.list(ListSlot.BODIES));
    parts.addAll(claim.list(ListSlot.PERSONS));
    return String.join(" | ", parts);
  }

  private static String orNone(@Nullable String text) {
    return text == null ? "None" : text;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  // -------------------------------------------------------------- JSON

  private static boolean isNull(@Nullable JsonElement value) {
    return value == null || value.isJsonNull();
  }

  private static @Nullable String text(@Nullable JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return null;
    }
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  private static boolean isTrue(@Nullable JsonElement value) {
    return value != null && value.isJsonPrimitive() && value.getAsBoolean();
  }

  private static @Nullable Integer integer(@Nullable JsonElement value) {
    return value instanceof JsonPrimitive number
            && number.isNumber()
            && number.getAsString().matches("-?\\d{1,9}")
        ? Integer.valueOf(number.getAsInt())
        : null;
  }

  private static List<JsonElement> elements(@Nullable JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return List.of();
    }
    return value.isJsonArray() ? value.getAsJsonArray().asList() : List.of(value);
  }

  /** The non-empty texts of a list, or the text alone. */
  private static List<String> list(@Nullable JsonElement value) {
    List<String> list = new ArrayList<>();
    for (JsonElement element : elements(value)) {
      String text = isNull(element) ? null : text(element);
      if (text != null && !text.isEmpty()) {
        list.add(text);
      }
    }
    return list;
  }
}
