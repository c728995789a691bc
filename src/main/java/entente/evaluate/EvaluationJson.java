package entente.evaluate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** An evaluation as JSON, with the keys of the corpus' own scorer. */
public final class EvaluationJson {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();

  private EvaluationJson() {}

  /** Writes the figures of all documents, then of each. */
  public static void write(Evaluation evaluation, Appendable out) throws IOException {
    GSON.toJson(json(evaluation), out);
    out.append('\n');
  }

  static JsonObject json(Evaluation evaluation) {
    JsonArray violated = new JsonArray();
    JsonObject documents = new JsonObject();
    JsonArray missing = new JsonArray();
    for (DocumentScore document : evaluation.documents()) {
      for (Violation violation : document.violations()) {
        JsonObject json = violation(violation);
        json.addProperty("document", document.document());
        violated.add(json);
      }
      documents.add(document.document(), document(document));
      if (!document.hasPredictions()) {
        missing.add(document.document());
      }
    }
    JsonObject json = new JsonObject();
    json.add("groups", groups(evaluation.groups()));
    json.add("negatives", negatives(evaluation.negatives(), violated));
    json.add("macroF1core", number(evaluation.meanCoreF1()));
    json.add("documents", documents);
    json.add("missingPredictions", missing);
    return json;
  }

  private static JsonObject document(DocumentScore document) {
    JsonArray violated = new JsonArray();
    document.violations().forEach(violation -> violated.add(violation(violation)));
    JsonArray pairs = new JsonArray();
    for (Pair pair : document.pairs()) {
      JsonObject json = new JsonObject();
      json.add("gold", string(pair.gold()));
      json.add("pred", string(pair.predicted()));
      json.add("wrong", array(pair.wrong()));
      json.addProperty("full", pair.allSlots());
      pairs.add(json);
    }
    JsonObject json = new JsonObject();
    json.add("groups", groups(document.groups()));
    json.add("negatives", negatives(document.negatives(), violated));
    json.add("pairs", pairs);
    return json;
  }

  private static JsonObject negatives(int total, JsonArray violated) {
    JsonObject json = new JsonObject();
    json.addProperty("total", total);
    json.add("violated", violated);
    return json;
  }

  private static JsonObject violation(Violation violation) {
    JsonObject json = new JsonObject();
    json.add("neg", string(violation.negative()));
    json.add("must_not", string(violation.mustNot()));
    json.add("preds", array(violation.by()));
    return json;
  }

  private static JsonObject groups(Map<String, Figures> groups) {
    JsonObject json = new JsonObject();
    groups.forEach((name, figures) -> json.add(name, figures(figures)));
    return json;
  }

  private static JsonObject figures(Figures figures) {
    Score facts = figures.facts();
    JsonObject json = new JsonObject();
    json.addProperty("gold", facts.gold());
    json.addProperty("pred", facts.predicted());
    json.addProperty("matched", facts.right());
    json.addProperty("duplicates", figures.duplicates());
    ratios(json, facts);
    json.add("allSlots", allSlots(figures.allSlotsScore()));
    json.add("allSlotsEuCollapsed", allSlots(figures.allSlotsOneEuropeScore()));
    JsonObject slots = new JsonObject();
    for (ListSlot slot : ListSlot.values()) {
      Score score = figures.list(slot);
      JsonObject list = new JsonObject();
      list.addProperty("tp", score.right());
      list.addProperty("pred", score.predicted());
      list.addProperty("gold", score.gold());
      ratios(list, score);
      if (slot == ListSlot.PARTIES) {
        list.add("exact", number(Score.ratio(figures.parties(), facts.right())));
        list.add(
            "exactEuCollapsed", number(Score.ratio(figures.partiesOneEurope(), facts.right())));
      }
      slots.add(slot.id(), list);
    }
    for (ValueSlot slot : ValueSlot.values()) {
      ValueScore score = figures.value(slot);
      JsonObject value = new JsonObject();
      value.addProperty("right", score.right());
      value.addProperty("filled", score.filled());
      value.addProperty("gold", score.gold());
      value.addProperty("pred", score.predicted());
      value.add("accuracy", number(score.accuracy()));
      slots.add(slot.id(), value);
    }
    json.add("slots", slots);
    return json;
  }

  private static JsonObject allSlots(Score score) {
    JsonObject json = new JsonObject();
    json.addProperty("right", score.right());
    ratios(json, score);
    return json;
  }

  private static void ratios(JsonObject json, Score score) {
    json.add("P", number(score.precision()));
    json.add("R", number(score.recall()));
    json.add("F1", number(score.f1()));
  }

  private static JsonElement number(OptionalDouble value) {
    return value.isPresent() ? new JsonPrimitive(value.getAsDouble()) : JsonNull.INSTANCE;
  }

  private static JsonElement string(@Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }

  private static JsonArray array(List<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }
}
