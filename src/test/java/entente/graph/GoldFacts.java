package entente.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import entente.extract.Certainty;
import entente.extract.Extraction;
import entente.extract.Fact;
import entente.extract.FactType;
import entente.extract.Sentence;
import entente.extract.Span;
import entente.source.Home;
import entente.source.Metadata;
import entente.source.SourceDocument;
import entente.vocab.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gold facts of the development corpus, as if they had been extracted. */
public final class GoldFacts {
  public static final Home HOME =
      new Home(Path.of(System.getProperty("entente.home", System.getProperty("user.dir"))));
  private static final Path CORPUS = HOME.root().resolve("src/test/resources/corpus");

  private GoldFacts() {}

  /** All plain text documents, sorted by name. */
  static List<Extraction> all() {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".txt"))
          .sorted()
          .map(f -> read(f.substring(0, f.length() - 4)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first source alone. */
  public static Extraction firstSource() {
    return read("asia-pacific");
  }

  /** One plain text document. */
  static Extraction read(String slug) {
    try {
      byte[] bytes = Files.readAllBytes(CORPUS.resolve(slug + ".txt"));
      String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
      JsonObject meta =
          JsonParser.parseString(Files.readString(CORPUS.resolve(slug + ".meta.json")))
              .getAsJsonObject();
      String published = string(meta, "published");
      SourceDocument document =
          new SourceDocument(
              slug,
              slug + ".txt",
              text,
              true,
              Ids.sha256(bytes),
              new Metadata(
                  string(meta, "title"),
                  string(meta, "series"),
                  string(meta, "url"),
                  string(meta, "publisher"),
                  published == null ? null : LocalDate.parse(published),
                  string(meta, "language"),
                  string(meta, "licence"),
                  string(meta, "note")));
      List<Fact> facts = new ArrayList<>();
      for (String line : Files.readAllLines(CORPUS.resolve(slug + ".gold.jsonl"))) {
        if (!line.isBlank()) {
          facts.add(fact(JsonParser.parseString(line).getAsJsonObject(), text));
        }
      }
      return new Extraction(document, facts, sentences(text, facts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The evidence spans as used sentences, every other line as out of scope. */
  private static List<Sentence> sentences(String text, List<Fact> facts) {
    Set<Span> spans = new TreeSet<>();
    for (Fact fact : facts) {
      spans.add(fact.evidence());
      spans.addAll(fact.evidenceAlso());
    }
    Set<Span> used = new HashSet<>(spans);
    int start = 0;
    for (String line : text.split("\n", -1)) {
      Span span = new Span(start, start + line.length());
      if (!line.isBlank() && spans.stream().noneMatch(span::overlaps)) {
        spans.add(span);
      }
      start += line.length() + 1;
    }
    List<Sentence> sentences = new ArrayList<>();
    for (Span span : spans) {
      sentences.add(
          new Sentence(
              sentences.size(),
              span,
              "",
              used.contains(span) ? Sentence.Use.USED : Sentence.Use.OUT_OF_SCOPE,
              List.of()));
    }
    return sentences;
  }

  private static Fact fact(JsonObject json, String text) {
    Set<String> inferred = new TreeSet<>(list(json, "inferred"));
    List<Span> also = new ArrayList<>();
    if (json.has("evidenceAlso")) {
      for (JsonElement element : json.getAsJsonArray("evidenceAlso")) {
        also.add(span(element.getAsJsonObject(), text));
      }
    }
    String kind = json.get("kind").getAsString();
    String type = json.get("type").getAsString();
    return new Fact(
        json.get("id").getAsString(),
        Arrays.stream(FactType.values())
            .filter(t -> t.kind().id().equals(kind) && t.id().equals(type))
            .findFirst()
            .orElseThrow(),
        json.get("label").getAsString(),
        list(json, "parties"),
        list(json, "bodies"),
        list(json, "persons"),
        list(json, "topics"),
        string(json, "date"),
        string(json, "dateText"),
        string(json, "status"),
        string(json, "place"),
        json.get("ordinal").isJsonNull() ? null : Integer.valueOf(json.get("ordinal").getAsInt()),
        string(json, "of"),
        null,
        string(json, "frequency"),
        span(json, text),
        also,
        string(json, "section"),
        inferred,
        inferred.isEmpty() ? Certainty.EXPLICIT : Certainty.INFERRED,
        "gold");
  }

  private static Span span(JsonObject json, String text) {
    int start = text.offsetByCodePoints(0, json.get("start").getAsInt());
    return new Span(start, text.offsetByCodePoints(0, json.get("end").getAsInt()));
  }

  private static List<String> list(JsonObject json, String key) {
    List<String> values = new ArrayList<>();
    JsonArray array = json.has(key) ? json.getAsJsonArray(key) : new JsonArray();
    array.forEach(e -> values.add(e.getAsString()));
    return values;
  }

  private static @Nullable String string(JsonObject json, String key) {
    JsonElement value = json.get(key);
    return value == null || value.isJsonNull() ? null : value.getAsString();
  }
}
