package entente.extract;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facts as JSON Lines, in the schema of the annotation guide: one object on one line; offsets count
 * Unicode code points and are null where the text is not the file itself (HTML).
 */
public final class FactJson {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private FactJson() {}

  /** Writes one line for each fact of the extraction. */
  public static void write(Extraction extraction, Appendable out) throws IOException {
    write(extraction, false, out);
  }

  /**
   * Writes one line for each fact of the extraction.
   *
   * @param named whether each line says first which document it is of
   */
  public static void write(Extraction extraction, boolean named, Appendable out)
      throws IOException {
    for (Fact fact : extraction.facts()) {
      out.append(line(extraction, named, fact)).append('\n');
    }
  }

  private static String line(Extraction extraction, boolean named, Fact fact) {
    String text = extraction.document().text();
    boolean offsets = extraction.document().offsetsInFile();
    JsonObject json = new JsonObject();
    if (named) {
      json.addProperty("document", extraction.document().id());
    }
    json.addProperty("id", fact.id());
    json.addProperty("kind", fact.type().kind().id());
    json.addProperty("type", fact.type().id());
    json.addProperty("label", fact.label());
    json.add("parties", array(fact.parties()));
    json.add("bodies", array(fact.bodies()));
    json.add("persons", array(fact.persons()));
    json.add("topics", array(fact.topics()));
    json.add("date", string(fact.date()));
    optional(json, "dateText", fact.dateText());
    json.add("status", string(fact.status()));
    json.add("place", string(fact.place()));
    json.add(
        "ordinal", fact.ordinal() == null ? JsonNull.INSTANCE : new JsonPrimitive(fact.ordinal()));
    json.add("of", string(fact.of()));
    optional(json, "frequency", fact.frequency());
    json.addProperty("evidence", fact.evidence().of(text));
    if (!fact.evidenceAlso().isEmpty()) {
      JsonArray also = new JsonArray();
      for (Span span : fact.evidenceAlso()) {
        JsonObject passage = new JsonObject();
        passage.addProperty("evidence", span.of(text));
        passage.add("start", offset(text, span.start(), offsets));
        passage.add("end", offset(text, span.end(), offsets));
        also.add(passage);
      }
      json.add("evidenceAlso", also);
    }
    json.add("section", string(fact.section()));
    json.add("start", offset(text, fact.evidence().start(), offsets));
    json.add("end", offset(text, fact.evidence().end(), offsets));
    json.addProperty("tier", fact.type().core() ? "core" : "soft");
    if (!fact.inferred().isEmpty()) {
      json.add("inferred", array(List.copyOf(fact.inferred())));
    }
    json.addProperty("certainty", fact.certainty().name().toLowerCase(Locale.ROOT));
    json.addProperty("rule", fact.rule());
    return GSON.toJson(json);
  }

  private static JsonElement offset(String text, int index, boolean offsets) {
    return offsets ? new JsonPrimitive(text.codePointCount(0, index)) : JsonNull.INSTANCE;
  }

  private static JsonArray array(List<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  private static JsonElement string(@Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }

  private static void optional(JsonObject json, String key, @Nullable String value) {
    if (value != null) {
      json.addProperty(key, value);
    }
  }

  /**
   * Reads facts of a document from JSON Lines.
   *
   * @param source what to call the input in problems
   * @param lines one fact each; blank lines are skipped
   * @param text the document's text, to find evidence in and to turn offsets into spans
   * @throws ProblemException if a line is no fact, with all such lines
   */
  public static List<Fact> read(String source, List<String> lines, String text) {
    List<Problem> problems = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    Map<String, String> idByLabel = new HashMap<>();
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).isBlank()) {
          continue;
        }
        try {
          JsonObject json = JsonParser.parseString(lines.get(i)).getAsJsonObject();
          if (pass == 0) {
            String label = text(json, "label");
            String id = text(json, "id");
            if (label != null && id != null) {
              idByLabel.putIfAbsent(label, id);
            }
          } else {
            facts.add(fact(json, text, idByLabel));
          }
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException e) {
          if (pass == 0) {
            continue;
          }
          problems.add(
              Problem.error(
                  new Place(source, i + 1, 0),
                  Code.RULE_SYNTAX,
                  "not a fact: " + e.getMessage(),
                  "write one JSON object on one line"));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return facts;
  }

  private static Fact fact(JsonObject json, String text, Map<String, String> idByLabel) {
    String id = required(json, "id");
    FactType type = type(required(json, "kind"), required(json, "type"));
    String of = text(json, "of");
    Set<String> inferred = new LinkedHashSet<>(list(json, "inferred"));
    List<Span> also = new ArrayList<>();
    if (json.has("evidenceAlso")) {
      for (JsonElement element : json.getAsJsonArray("evidenceAlso")) {
        also.add(span(element.getAsJsonObject(), text));
      }
    }
    String certainty = text(json, "certainty");
    String rule = text(json, "rule");
    return new Fact(
        id,
        type,
        required(json, "label"),
        list(json, "parties"),
        list(json, "bodies"),
        list(json, "persons"),
        list(json, "topics"),
        text(json, "date"),
        text(json, "dateText"),
        text(json, "status"),
        text(json, "place"),
        json.has("ordinal") && !json.get("ordinal").isJsonNull()
            ? Integer.valueOf(json.get("ordinal").getAsInt())
            : null,
        of,
        of == null ? null : idByLabel.get(of),
        text(json, "frequency"),
        span(json, text),
        also,
        text(json, "section"),
        inferred,
        certainty == null
            ? inferred.isEmpty() ? Certainty.EXPLICIT : Certainty.INFERRED
            : Certainty.valueOf(certainty.toUpperCase(Locale.ROOT)),
        rule == null ? "gold" : rule);
  }

  private static FactType type(String kind, String type) {
    return Arrays.stream(FactType.values())
        .filter(t -> t.kind().id().equals(kind) && t.id().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such type: " + kind + "/" + type));
  }

  private static Span span(JsonObject json, String text) {
    JsonElement start = json.get("start");
    JsonElement end = json.get("end");
    if (start != null && end != null && !start.isJsonNull() && !end.isJsonNull()) {
      return new Span(
          text.offsetByCodePoints(0, start.getAsInt()), text.offsetByCodePoints(0, end.getAsInt()));
    }
    String evidence = required(json, "evidence");
    int at = text.indexOf(evidence);
    if (at < 0) {
      throw new IllegalArgumentException("the text does not contain '" + evidence + "'");
    }
    return new Span(at, at + evidence.length());
  }

  private static @Nullable String text(JsonObject json, String key) {
    JsonElement value = json.get(key);
    return value == null || value.isJsonNull() ? null : value.getAsString();
  }

  private static String required(JsonObject json, String key) {
    String value = text(json, key);
    if (value == null) {
      throw new IllegalArgumentException("'" + key + "' is missing");
    }
    return value;
  }

  private static List<String> list(JsonObject json, String key) {
    List<String> list = new ArrayList<>();
    JsonElement value = json.get(key);
    if (value != null && value.isJsonArray()) {
      value.getAsJsonArray().forEach(e -> list.add(e.getAsString()));
    }
    return list;
  }
}
