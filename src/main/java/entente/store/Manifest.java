package entente.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The file {@code release.json}: what is said of a release beside its graph. */
final class Manifest {
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private Manifest() {}

  static String write(Release release) {
    JsonObject json = new JsonObject();
    json.addProperty("id", release.id());
    json.addProperty("number", release.number());
    json.addProperty("content", release.content());
    json.addProperty("built", release.built().toString());
    json.addProperty("ontology", release.ontology());
    json.add("inputs", object(release.inputs().parts()));
    JsonArray sources = new JsonArray();
    release
        .sources()
        .forEach(
            (id, checksum) -> {
              JsonObject source = new JsonObject();
              source.addProperty("id", id);
              source.addProperty("sha256", checksum);
              sources.add(source);
            });
    json.add("sources", sources);
    JsonObject counts = new JsonObject();
    release.counts().forEach(counts::addProperty);
    json.add("counts", counts);
    return JSON.toJson(json) + "\n";
  }

  /**
   * Reads a release's folder.
   *
   * @throws IOException if it has no manifest, or one that is damaged
   */
  static Release read(Path folder) throws IOException {
    String text = Files.readString(Release.manifest(folder));
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      Map<String, String> sources = new LinkedHashMap<>();
      for (JsonElement source : json.getAsJsonArray("sources")) {
        sources.put(
            source.getAsJsonObject().get("id").getAsString(),
            source.getAsJsonObject().get("sha256").getAsString());
      }
      Map<String, Long> counts = new LinkedHashMap<>();
      json.getAsJsonObject("counts")
          .entrySet()
          .forEach(e -> counts.put(e.getKey(), e.getValue().getAsLong()));
      Map<String, String> inputs = new LinkedHashMap<>();
      json.getAsJsonObject("inputs")
          .entrySet()
          .forEach(e -> inputs.put(e.getKey(), e.getValue().getAsString()));
      return new Release(
          json.get("id").getAsString(),
          json.get("number").getAsInt(),
          json.get("content").getAsString(),
          folder,
          Instant.parse(json.get("built").getAsString()),
          json.get("ontology").getAsString(),
          new Inputs(inputs),
          sources,
          counts);
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | NullPointerException
        | ClassCastException
        | DateTimeException e) {
      throw new IOException(Release.manifest(folder) + " is damaged: " + e.getMessage(), e);
    }
  }

  private static JsonObject object(Map<String, String> values) {
    JsonObject json = new JsonObject();
    values.forEach(json::addProperty);
    return json;
  }
}
