package entente.evaluate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Spoils lines of facts in the ways in which an extractor goes wrong, and in some in which only
 * broken input does: deletions, wrong and missing slots, duplicates, other types, other spellings.
 */
final class Perturbation {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
  private static final List<String> KINDS =
      List.of(
          "event", "agreement", "forum", "role", "programme", "relation", "objective", "nothing");
  private static final List<String> TYPES =
      List.of("Meeting", "summit", "Signing", "Conclusion", "Council", "Joint Statement", "Covers");
  private static final List<String> NAMES =
      List.of(
          "EU",
          "The Commission",
          "European Union",
          "Japan",
          "ROK",
          "DG Connect",
          "AI",
          "MeitY",
          "T. Breton",
          "Straße Ŵest",
          "Network (METI)",
          "high performance computing (HPC)");
  private static final List<String> DATES =
      List.of("1901-01-01", "2023", "2023–2024", "2024~", "2023/2023", "", "2023-07-03");

  private final Random random;

  Perturbation(long seed) {
    this.random = new Random(seed);
  }

  /** The lines, spoilt: about every second fact is changed in some way. */
  List<String> spoil(List<String> lines) {
    List<String> spoilt = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || random.nextInt(10) == 0) {
        continue;
      }
      JsonObject fact = JsonParser.parseString(line).getAsJsonObject();
      for (int changes = random.nextInt(3); changes > 0; changes--) {
        change(fact);
      }
      spoilt.add(GSON.toJson(fact));
      if (random.nextInt(8) == 0) {
        fact.addProperty("id", fact.get("id").getAsString() + "-again");
        change(fact);
        spoilt.add(GSON.toJson(fact));
      }
    }
    if (random.nextBoolean()) {
      Collections.shuffle(spoilt, random);
    }
    return spoilt;
  }

  private void change(JsonObject fact) {
    String list = any(List.of("parties", "bodies", "persons", "topics"));
    switch (random.nextInt(15)) {
      case 0 -> fact.addProperty("date", any(DATES));
      case 1 -> fact.add("date", JsonNull.INSTANCE);
      case 2 -> fact.addProperty("ordinal", any(List.of("2", "first", "", "3")));
      case 3 -> fact.addProperty("ordinal", random.nextInt(4));
      case 4 ->
          fact.addProperty("place", any(List.of("Brussels, Belgium", "Delhi", "", "in Seoul")));
      case 5 -> fact.addProperty("status", any(List.of("planned", "held", "ongoing", "")));
      case 6 -> fact.addProperty("type", any(TYPES));
      case 7 -> fact.addProperty("kind", any(KINDS));
      case 8 -> fact.add(list, new JsonArray());
      case 9 -> add(fact, list, any(NAMES));
      case 10 -> fact.addProperty(list, any(NAMES));
      case 11 -> {
        fact.add("start", JsonNull.INSTANCE);
        fact.remove("end");
      }
      case 12 -> shift(fact);
      case 13 -> fact.addProperty(any(List.of("label", "of")), shortened(fact));
      default -> fact.remove(any(List.of("label", "of", "evidence", "status", "place", "id0")));
    }
  }

  private static void add(JsonObject fact, String list, String name) {
    JsonArray names = new JsonArray();
    if (fact.has(list) && fact.get(list).isJsonArray()) {
      names.addAll(fact.getAsJsonArray(list));
    }
    names.add(name);
    fact.add(list, names);
  }

  private void shift(JsonObject fact) {
    if (fact.has("start") && fact.get("start").isJsonPrimitive() && fact.has("end")) {
      int by = random.nextInt(300) - 100;
      fact.add("start", new JsonPrimitive(fact.get("start").getAsInt() + by));
      fact.add("end", new JsonPrimitive(fact.get("end").getAsInt() + by * random.nextInt(9)));
    }
  }

  private String shortened(JsonObject fact) {
    String label =
        fact.has("label") && fact.get("label").isJsonPrimitive()
            ? fact.get("label").getAsString()
            : "Council";
    String[] words = label.split(" ");
    int from = random.nextInt(words.length);
    return String.join(" ", List.of(words).subList(from, words.length))
        + any(List.of("", "s", " (TTC)"));
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
